//! Words that cannot be understood, and the forms in which errors are told.

use std::os::unix::ffi::OsStrExt;

use rstest::rstest;

use crate::support::Home;

#[test]
fn a_near_miss_is_told_what_is_near() {
    insta::assert_snapshot!(Home::new().run("--quite"), @r"
    --- standard error
    error: there is no --quite here
    hint: did you mean --quiet?
    --- exit 2
    ");
    insta::assert_snapshot!(Home::new().run("conifg list"), @r#"
    --- standard error
    error: there is no command "conifg"
    hint: did you mean config?
    --- exit 2
    "#);
    insta::assert_snapshot!(Home::new().run("chekin"), @r#"
    --- standard error
    error: there is no command "chekin"
    hint: did you mean checkin?
    --- exit 2
    "#);
}

#[test]
fn a_missing_word_is_named() {
    insta::assert_snapshot!(Home::new().run("config get"), @r"
    --- standard error
    error: KEY is missing
    hint: usage: daymark config get <KEY>
    --- exit 2
    ");
    insta::assert_snapshot!(Home::new().run("passphrase"), @r"
    --- standard error
    error: a word is missing; known: add, change, remove
    hint: usage: daymark passphrase [OPTIONS] <COMMAND>
    --- exit 2
    ");
}

#[rstest]
fn global_flags_may_stand_between_a_noun_and_its_verb(
    #[values(
        "phase --json show",
        "stage -q show",
        "balance --plain show",
        "milestones --json add x --after 9d",
        "review --json month",
        "note --no-input add x",
        "help-now --plain --region de"
    )]
    line: &str,
) {
    let said = Home::with_journal().run(line);
    assert_eq!((said.code, said.stderr.as_str()), (0, ""), "{said}");
}

#[rstest]
fn other_words_come_after_the_verb(
    #[values(
        "phase --focus heroin show",
        "stage --focus heroin set action",
        "balance --focus heroin add",
        "milestones --focus heroin add x --after 9d",
        "review 2026-10 month",
        "note x add",
        "help-now --region de remove Ana"
    )]
    line: &str,
) {
    let said = Home::with_journal().run(line);
    assert_eq!(said.code, 2, "{said}");
    assert!(said.stderr.contains("must come before its own words and flags"), "{said}");
}

#[test]
fn a_value_that_starts_with_a_hyphen_is_told_how_to_be_written() {
    let home = Home::with_journal();
    for (line, joined) in
        [("checkin --note '- tired'", "--note=-…"), ("used --what -x", "--what=-…")]
    {
        let said = home.run(line);
        assert_eq!((said.code, home.entries().len()), (2, 0), "{said}");
        assert!(said.stderr.contains(joined), "{said}");
    }
    assert!(!home.run("checkin --quiet --bogus").stderr.contains("=-…"));
    for line in ["checkin --note=-tired", "used --what=-x", "craving 7 --place=-north"] {
        assert_eq!(home.run(line).code, 0, "{line}");
    }
}

#[test]
fn an_unknown_value_is_told_the_known_ones() {
    insta::assert_snapshot!(Home::new().run("--color sometimes config list"), @r#"
    --- standard error
    error: --color: "sometimes" does not fit; it takes auto, always, never
    hint: see: daymark config list --help
    --- exit 2
    "#);
}

#[test]
fn json_gets_json_even_before_the_words_are_understood() {
    insta::assert_snapshot!(Home::new().run("--json --quite"), @r#"
    --- standard error
    {"schema":"daymark.error.v1","kind":"usage","message":"there is no --quite here","cause":null,"hint":"did you mean --quiet?"}
    --- exit 2
    "#);
    insta::assert_snapshot!(Home::new().run("config get day_ned --json"), @r#"
    --- standard error
    {"schema":"daymark.error.v1","kind":"usage","message":"there is no setting \"day_ned\"","cause":null,"hint":"did you mean day_end?"}
    --- exit 2
    "#);
}

#[rstest]
#[case::unknown_flag(&["--quite"], "usage")]
#[case::unknown_verb(&["chekcin"], "usage")]
#[case::a_mistake_in_the_settings(&["config", "list"], "settings")]
fn errors_keep_to_their_schema(#[case] words: &[&str], #[case] kind: &str) {
    let home = Home::new();
    home.write_config("config.toml", "day_end = 4");
    assert_eq!(home.json_error(words)["kind"], kind);
}

#[test]
fn json_as_a_value_is_not_the_flag() {
    let ran = Home::new().run("config get -- --json");
    assert!(ran.stderr.starts_with("error: "), "{}", ran.stderr);
}

#[test]
fn control_bytes_in_the_words_reach_no_terminal() {
    let ran = Home::new().run("config get \u{1b}]0;title\u{7}\u{1b}[31m");
    insta::assert_snapshot!(ran, @r#"
    --- standard error
    error: there is no setting "␛]0;title␇␛[31m"
    hint: see all of them with: daymark config list
    --- exit 2
    "#);
}

#[test]
fn words_in_another_encoding_are_an_error() {
    let home = Home::new();
    let mut command = home.daymark(&["config", "get"]);
    command.arg(std::ffi::OsStr::from_bytes(b"\xff\xfe"));
    insta::assert_snapshot!(home.heard(&mut command), @r"
    --- standard error
    error: invalid UTF-8 was detected in one or more arguments
    hint: usage: daymark config get [OPTIONS] <KEY>
    --- exit 2
    ");
}

/// Five thousand characters of an argument tell no more than sixty.
#[rstest]
#[case(&["{}"])]
#[case(&["--{}"])]
#[case(&["config", "get", "{}"])]
#[case(&["config", "set", "day_end", "{}"])]
#[case(&["checkin", "--mood", "{}"])]
#[case(&["checkin", "--mood={}"])]
#[case(&["checkin", "--date", "{}"])]
#[case(&["checkin", "--situation", "conflict,{}"])]
#[case(&["checkin", "--used", "{}"])]
#[case(&["craving", "--intensity", "5", "--coping", "{}"])]
#[case(&["craving", "--intensity", "5", "--at", "{}"])]
#[case(&["show", "{}"])]
#[case(&["week", "{}"])]
#[case(&["focus", "archive", "{}"])]
#[case(&["routine", "add", "walk", "--every", "{}"])]
#[case(&["import", "{}", "--from", "daymark"])]
fn a_long_argument_is_not_repeated_whole(
    #[case] words: &[&str],
    #[values("x", "é ", "\"'")] sign: &str,
) {
    let home = Home::with_journal();
    let long = sign.repeat(5_000 / sign.len());
    let words: Vec<String> = words.iter().map(|word| word.replace("{}", &long)).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let output = home.program(&words).output().unwrap();
    assert!(!output.status.success(), "{output:?}");
    assert!(output.stderr.len() < 2_000, "{} bytes: {words:?}", output.stderr.len());
}

#[rstest]
#[case("--quite")]
#[case("checkin --mood 12")]
#[case("checkin --mood twelve")]
#[case("show ffff")]
#[case("log --from 2026-11-19 --to 2026-11-18")]
#[case("edit last --note x --clear note")]
#[case("focus add heroin --kind other")]
#[case("import none.json --from daymark")]
fn every_error_says_what_to_do_next(#[case] line: &str) {
    let said = Home::with_journal().run(line);
    assert!(said.stderr.contains("\nhint: "), "{said}");
}

#[test]
fn a_verb_alone_is_looked_for_among_nouns() {
    let home = Home::with_journal();
    for (word, whole) in [("kit", "daymark med kit"), ("spoke", "daymark contact spoke")] {
        let said = home.run(word).stderr;
        assert!(said.contains(&format!("hint: did you mean: {whole}\n")), "{said}");
    }
    // Several nouns have it.
    assert!(!home.run("archive").stderr.contains("did you mean: "));
}
