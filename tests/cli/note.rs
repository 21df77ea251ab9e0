//! `daymark note`

use std::fmt::Write;

use rstest::rstest;
use serde_json::Value;

use crate::support::Home;

fn words(home: &Home) -> String {
    home.entries().pop().unwrap().note.unwrap().into()
}

#[rstest]
#[case::as_an_argument("note add 'slept at last'")]
#[case::by_its_flag("note add --note 'slept at last'")]
#[case::without_a_verb("note 'slept at last'")]
#[case::without_a_verb_before_a_flag("note 'slept at last' --private")]
#[case::without_a_verb_after_a_global_flag("note --json 'slept at last'")]
#[case::from_standard_input_without_a_verb("note -")]
#[case::from_standard_input("note add -")]
#[case::from_standard_input_by_its_flag("note add --note -")]
fn words_come_in_every_way(#[case] line: &str) {
    let home = Home::with_journal();
    let said = home.run_with_input(line, "slept at last\n");
    assert_eq!(said.code, 0, "{said}");
    assert_eq!(words(&home), "slept at last");
}

#[test]
fn says_that_it_is_saved_and_not_what() {
    let home = Home::with_journal();
    insta::assert_snapshot!(home.run("note add 'slept at last'"), @"
    Saved a note for Friday 20 November.
      To undo: daymark undo
    --- exit 0
    ");
    insta::assert_snapshot!(home.run("note add words --date mon --private --plain"), @"
    Saved a note for Monday 16 November, private.
    To undo: daymark undo.
    --- exit 0
    ");
    insta::assert_snapshot!(home.run("note add words -q"), @"
    Saved a note for Friday 20 November.
    --- exit 0
    ");
}

#[test]
fn private_words_are_not_said_back() {
    let home = Home::with_journal();
    assert_eq!(home.json(&["note", "add", "one"])["note"], "one");
    let answer = home.json(&["note", "add", "two", "--private", "--date", "2026-11-18"]);
    assert_eq!((&answer["note"], answer["day"].as_str()), (&Value::Null, Some("2026-11-18")));
    assert!(home.entries().iter().any(|entry| entry.private && entry.note.is_some()));
}

#[rstest]
#[case::a_verb_after_two_hyphens("note -- add", "add")]
#[case::the_verb_of_another_noun("note skip", "skip")]
#[case::a_flag_after_two_hyphens("note -- --private", "--private")]
#[case::a_dash("note '- bread, milk'", "- bread, milk")]
#[case::a_number("note '-5 degrees'", "-5 degrees")]
#[case::a_dash_after_its_flag("note --note '- bread, milk'", "- bread, milk")]
#[case::a_dash_with_its_verb("note add '- bread, milk'", "- bread, milk")]
fn one_argument_is_the_note(#[case] line: &str, #[case] note: &str) {
    let home = Home::with_journal();
    assert_eq!(home.run(line).code, 0);
    assert_eq!(words(&home), note);
}

#[test]
fn several_words_are_no_verb_and_no_note() {
    let home = Home::with_journal();
    insta::assert_snapshot!(home.run("note delet x"), @r#"
    --- standard error
    error: "x" is not understood here
    hint: put the words in quotes: daymark note 'your words'
    --- exit 2
    "#);
    insta::assert_snapshot!(home.run("note --private add x"), @r#"
    --- standard error
    error: "add" must come before its own words and flags
    hint: begin with daymark note add, and write the rest after it
    --- exit 2
    "#);
    assert_eq!(home.entries(), []);
}

#[test]
fn a_note_that_starts_with_a_hyphen_is_joined_to_its_flag() {
    let home = Home::with_journal();
    assert_eq!(home.run("note add --note=-5,still.here").code, 0);
    assert_eq!(words(&home), "-5,still.here");
}

#[test]
fn the_editor_writes_it() {
    let home = Home::with_journal();
    let mut command = home.daymark(&["note", "add", "--note"]);
    let said = home.heard(command.env("EDITOR", "printf 'from the editor\\n' >"));
    assert_eq!(said.code, 0, "{said}");
    assert_eq!(words(&home), "from the editor");
}

#[test]
fn an_editor_left_empty_writes_nothing() {
    let home = Home::with_journal();
    let mut command = home.daymark(&["note", "add", "--note"]);
    insta::assert_snapshot!(home.heard(command.env("EDITOR", "true")), @"
    --- standard error
    The note was left empty; nothing was written.
    --- exit 0
    ");
    assert!(home.entries().is_empty());
}

#[test]
fn what_cannot_be_taken_writes_nothing() {
    let home = Home::with_journal();
    let mut said = String::new();
    for line in [
        "note add",
        "note add ''",
        "note add ' '",
        "note add one --note two",
        "note add words --date 2026-11-21",
        "note add --note --no-input",
        "note",
    ] {
        writeln!(said, "$ daymark {line}\n{}\n", home.run(line)).unwrap();
    }
    insta::assert_snapshot!(said);
    for input in [Vec::new(), b"\xff".to_vec(), vec![b'a'; (1 << 20) + 1]] {
        assert_eq!(home.run_with_input("note add -", input).code, 2);
    }
    assert!(home.entries().is_empty());
}

#[test]
fn notes_are_listed_and_a_list_is_no_note() {
    let home = Home::with_journal();
    home.run("note 'slept well'");
    home.run("checkin --mood 5");
    let said = home.run("note list");
    assert!(said.code == 0 && said.stdout.contains("slept well"), "{said}");
    assert!(!said.stdout.contains("check-in"), "{said}");
    assert_eq!(home.entries().len(), 2);
    home.run("note -- list");
    assert_eq!(home.entries().len(), 3);
    assert_eq!(home.run("note list -n 1").stdout.lines().count(), 1);
}
