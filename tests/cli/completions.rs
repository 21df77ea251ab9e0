//! `daymark completions`, and what is offered while a command is being typed.

use std::fs;
use std::io::{self, Write};
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::Path;
use std::process::Command;

use rexpect::session::{Options, spawn_with_options};
use rstest::rstest;

use crate::support::{Home, words};

const SHELLS: [&str; 5] = ["bash", "elvish", "fish", "powershell", "zsh"];

/// A journal with something of everything that has a name, put away or private too.
fn home() -> Home {
    let home = Home::with_journal();
    home.add_routine("evening walk", "day");
    home.add_routine("meeting", "mon,thu");
    home.add_routine("morning swim", "day");
    for line in [
        "routine archive swim",
        "routine edit walk --category exercise",
        "focus add wine --kind alcohol",
        "focus add tea --kind other",
        "focus archive tea",
        "milestones add 'hundred days' --after 100d",
        "milestones add 'the lease' --after 5m",
        "milestones archive lease",
        "checklist archive pets",
        "checklist add 'water the plants'",
        "craving 5 --tag 'payday,old music' --feeling lonely",
        "craving 6 --tag 'the secret' --feeling hidden --private",
        "checkin --feeling proud",
    ] {
        let said = home.run(line);
        assert_eq!(said.code, 0, "{line}: {said}");
    }
    home
}

/// What is offered for the last of these words, which may be empty; without what is said of it.
fn offered(home: &Home, words: &[&str]) -> Vec<String> {
    let words = [&["--", "daymark"], words].concat();
    let said = home.heard(home.daymark(&words).env("DAYMARK_COMPLETE", "fish"));
    assert_eq!((said.code, said.stderr.as_str()), (0, ""), "{words:?}");
    said.stdout.lines().map(|line| line.split('\t').next().unwrap().to_owned()).collect()
}

/// As [`offered`], for the words of a line with an empty one after it where it ends in a space.
fn offered_for(home: &Home, line: &str) -> Vec<String> {
    let mut words = words(line);
    words.extend(line.ends_with(' ').then_some(""));
    offered(home, &words)
}

/// What is typed, and what is offered for its last word.
const OFFERED: &[(&str, &[&str])] = &[
    ("rou", &["routine"]),
    ("routine s", &["show", "skip", "starters"]),
    ("relapse --fo", &["--focus"]),
    ("checkin --sl", &["--sleep"]),
    ("milestones ", &["list", "add", "archive"]),
    ("focus add wine --kind o", &["opioid-short", "opioid-long", "other"]),
    ("log --kind note,c", &["note,checkin", "note,craving"]),
    ("craving --situation con", &["conflict"]),
    ("craving --situation conflict,so", &["conflict,social_pressure"]),
    ("checkin --situation n", &["none"]),
    ("craving --coping ta", &["talk"]),
    ("craving --coping delay,talk:", &["delay,talk:helped", "delay,talk:partly", "delay,talk:no"]),
    ("craving --situation=con", &["--situation=conflict"]),
    ("checkin --used ", &["no", "yes", "skip"]),
    ("checkin --used no,wi", &["no,wine=no", "no,wine=yes", "no,wine=skip"]),
    ("edit last --clear mood,no", &["mood,note"]),
    ("help-now --region g", &["gb"]),
    ("stage set pre", &["precontemplation", "preparation"]),
    ("phase set su", &["sustained"]),
    ("packet --include notes,pl", &["notes,places", "notes,plan"]),
    ("config get day", &["day_end"]),
    ("completions ", &SHELLS),
    ("week --format ", &["text", "md", "html", "pdf", "json"]),
    ("checkin --date y", &["yesterday"]),
    ("trends --focus ", &["heroin", "wine"]),
    ("streak --focus HER", &["heroin"]),
    ("routine done ", &["evening walk", "meeting"]),
    ("routine done meeting eve", &["evening walk"]),
    ("checkin --did meeting,eve", &["meeting,evening walk"]),
    ("routine add x --category ", &["exercise"]),
    ("checklist done 'a p", &["a place to go: clinic or programme", "a packed bag"]),
    ("checklist done someone", &["someone for the children"]),
    ("milestones archive ", &["hundred days"]),
    ("craving --tag ", &["old music", "payday"]),
    ("checkin --feeling ", &["lonely", "proud"]),
    ("log --tag ", &["lonely", "old music", "payday", "proud"]),
    ("show ", &["last"]),
    ("focus add ", &[]),
    ("note add --note ", &[]),
    ("so", &[]),
    ("note --note --xx ", &[]),
];

#[test]
fn what_fits_is_offered() {
    let home = home();
    for (line, expected) in OFFERED {
        let mut offered = offered_for(&home, line);
        // Flags follow where nothing else is left.
        let flag_meant = line.contains(" --") && !line.ends_with(' ');
        offered.retain(|one| flag_meant || !one.starts_with('-'));
        assert_eq!(offered, *expected, "{line}");
    }
}

#[test]
fn files_and_directories_are_offered() {
    let home = Home::new();
    fs::create_dir(home.path("old copies")).unwrap();
    fs::write(home.path("old copies/one.json"), "").unwrap();
    fs::write(home.path("journal.json"), "").unwrap();
    fs::write(home.path("bad\u{1b}[2J\nname"), "").unwrap();
    assert_eq!(offered(&home, &["import", "j"]), ["journal.json"]);
    assert_eq!(offered(&home, &["import", "bad"]), Vec::<String>::new());
    assert_eq!(offered(&home, &["export", "data", "--output", "j"]), ["journal.json"]);
    assert_eq!(offered(&home, &["packet", "-o", "old copies/"]), ["old copies/one.json"]);
    assert_eq!(offered(&home, &["--journal", "o"]), ["old copies/"]);
    assert_eq!(offered(&home, &["--journal", "j"]), Vec::<String>::new());
    assert_eq!(offered(&home, &["import", "~/jour"]), ["~/journal.json"]);
}

#[test]
fn the_names_are_of_the_journal_that_is_named() {
    let home = home();
    home.run("demo 'another one'");
    let own = offered(&home, &["trends", "--focus", ""]);
    assert_eq!(own, ["heroin", "wine"]);
    for journal in [&["--journal", "another one"][..], &["--journal=another one"]] {
        let theirs = offered(&home, &[journal, &["trends", "--focus", ""]].concat());
        assert_eq!(theirs, ["heroin", "alcohol"]);
    }
    let words = ["--", "daymark", "trends", "--focus", ""];
    let mut command = home.daymark(&words);
    command.env("DAYMARK_COMPLETE", "fish").env("DAYMARK_JOURNAL", home.path("another one"));
    assert_eq!(home.heard(&mut command).stdout, "heroin\nalcohol\n");
}

/// Every file of a home with its mode, size and time of change. None is opened, which would end the
/// locks that this process has.
fn state(home: &Home) -> Vec<(String, u32, u64, i64)> {
    let one = |file: String| {
        let found = fs::symlink_metadata(home.path(&file)).unwrap();
        (file, found.mode(), found.len(), found.mtime_nsec())
    };
    home.files().into_iter().map(one).collect()
}

/// Connections that hold the journal.
type Held = Vec<rusqlite::Connection>;

fn damage(home: &Home, _: &mut Held) {
    let mut bytes = fs::read(home.place().database()).unwrap();
    for byte in &mut bytes {
        *byte ^= 0x55;
    }
    fs::write(home.place().database(), bytes).unwrap();
}

fn take_key(home: &Home, _: &mut Held) {
    fs::remove_file(home.place().key_file().unwrap()).unwrap();
}

fn keep_busy(home: &Home, held: &mut Held) {
    let conn = home.database();
    conn.execute_batch("BEGIN EXCLUSIVE").unwrap();
    held.push(conn);
}

fn write_meanwhile(home: &Home, held: &mut Held) {
    let conn = home.database();
    conn.execute_batch("BEGIN IMMEDIATE; UPDATE journal SET change_no = change_no + 1").unwrap();
    held.push(conn);
}

fn leave_rollback(home: &Home, _: &mut Held) {
    fs::write(home.path(".local/share/daymark/journal.db-journal"), "left").unwrap();
}

fn make_older(home: &Home, _: &mut Held) {
    home.database().execute_batch("PRAGMA user_version = 1").unwrap();
}

fn make_newer(home: &Home, _: &mut Held) {
    home.database().execute_batch("PRAGMA user_version = 99").unwrap();
}

fn lead_over_a_link(home: &Home, _: &mut Held) {
    let database = home.place().database();
    fs::rename(&database, home.path("elsewhere")).unwrap();
    symlink(home.path("elsewhere"), database).unwrap();
}

fn remove(home: &Home, _: &mut Held) {
    fs::remove_dir_all(home.place().dir()).unwrap();
}

#[rstest]
#[case::there_is_none(remove)]
#[case::it_is_damaged(damage)]
#[case::its_key_is_missing(take_key)]
#[case::it_is_busy(keep_busy)]
#[case::it_is_being_written(write_meanwhile)]
#[case::a_rollback_was_left(leave_rollback)]
#[case::it_is_older(make_older)]
#[case::it_is_newer(make_newer)]
#[case::it_is_a_link(lead_over_a_link)]
fn of_a_journal_that_cannot_be_read_at_once_nothing_is_offered(
    #[case] hinder: fn(&Home, &mut Held),
) {
    let home = Home::with_journal();
    home.run("craving 5 --tag payday");
    let mut held = Vec::new();
    hinder(&home, &mut held);
    let before = state(&home);
    assert_eq!(offered(&home, &["trends", "--focus", "h"]), Vec::<String>::new());
    assert_eq!(offered(&home, &["craving", "--tag", "p"]), Vec::<String>::new());
    assert_eq!(offered(&home, &["craving", "--situation", "con"]), ["conflict"]);
    assert_eq!(state(&home), before);
}

#[test]
fn nothing_is_changed_by_being_asked() {
    let home = home();
    let open = fs::Permissions::from_mode(0o755);
    fs::set_permissions(home.place().dir(), open).unwrap();
    let before = state(&home);
    assert_eq!(offered(&home, &["trends", "--focus", ""]), ["heroin", "wine"]);
    assert_eq!(offered(&home, &["craving", "--tag", "p"]), ["payday"]);
    assert_eq!(state(&home), before);
}

#[rstest]
#[case("bash", "daymark craving --tag ")]
#[case("fish", "")]
fn a_word_with_a_control_in_it_is_not_offered(#[case] shell: &str, #[case] line: &str) {
    let home = Home::with_journal();
    for tag in ["\u{1b}]0;x\u{7}", "two\nlines", "turned\u{202e}", "good"] {
        home.answer(&["craving", "5", "--tag", tag]);
    }
    let words = match shell {
        "bash" => vec!["--", line, ""],
        _ => vec!["--", "daymark", "craving", "--tag", ""],
    };
    let said = home.heard(home.daymark(&words).env("DAYMARK_COMPLETE", shell));
    assert_eq!((said.code, said.stdout.as_str(), said.stderr.as_str()), (0, "good\n", ""));
}

#[rstest]
#[case::no_words(&[], 0)]
#[case::a_verb(&["week"], 0)]
#[case::a_verb_after_the_sign(&["note", "--", "list"], 0)]
fn a_variable_alone_keeps_nobody_from_an_answer(#[case] words: &[&str], #[case] code: i32) {
    let home = Home::with_journal();
    let usual = home.heard(&mut home.daymark(words));
    let said = home.heard(home.daymark(words).env("DAYMARK_COMPLETE", "bash"));
    assert_eq!(said.code, code, "{said}");
    assert_eq!(said.stdout.is_empty(), usual.stdout.is_empty());
}

#[test]
fn each_shell_gets_a_script_that_asks_the_program() {
    for shell in SHELLS {
        let said = Home::new().run(&format!("completions {shell}"));
        assert_eq!((said.code, said.stderr.as_str()), (0, ""), "{shell}");
        assert!(said.stdout.contains("DAYMARK_COMPLETE"), "{shell}: {}", said.stdout);
        assert!(said.stdout.contains("daymark -- "), "{shell}: {}", said.stdout);
    }
}

#[test]
fn an_unknown_shell_is_refused_with_the_known_ones() {
    insta::assert_snapshot!(Home::new().run("completions bsh"), @r#"
    --- standard error
    error: "bsh" does not fit; it takes bash, elvish, fish, powershell, zsh
    hint: did you mean bash?
    --- exit 2
    "#);
}

/// What is typed before the key, and what the shell then passes on to the program.
const TYPED: [(&str, &[&str]); 10] = [
    ("rou", &["routine"]),
    ("routine done eve", &["routine", "done", "evening walk"]),
    (r"routine done evening\ w", &["routine", "done", "evening walk"]),
    ("routine done 'eve", &["routine", "done", "evening walk"]),
    ("routine done Ana", &["routine", "done", "Ana's \"$HOME\" walk"]),
    ("routine done \"Ana", &["routine", "done", "Ana's \"$HOME\" walk"]),
    ("craving --situation conflict,so", &["craving", "--situation", "conflict,social_pressure"]),
    ("craving --coping talk:he", &["craving", "--coping", "talk:helped"]),
    ("craving --situation=con", &["craving", "--situation=conflict"]),
    ("import my", &["import", "my copy.json"]),
];

#[rstest]
#[case::bash(&["bash", "--norc", "-i"])]
#[case::fish(&["fish", "--no-config", "-i"])]
#[case::zsh(&["zsh", "-f", "-i"])]
fn a_shell_types_the_rest(#[case] shell: &[&str]) {
    let name = shell[0];
    let places = ["/usr/bin", "/bin"].map(|dir| Path::new(dir).join(name));
    let Some(program) = places.into_iter().find(|place| place.exists()) else {
        writeln!(io::stderr(), "{name} is not here; what it types is not tried").unwrap();
        return;
    };
    let home = Home::with_journal();
    home.add_routine("evening walk", "day");
    home.add_routine("Ana's \"$HOME\" walk", "day");
    fs::write(home.path("my copy.json"), "").unwrap();
    fs::write(home.path("script"), home.answer(&["completions", name])).unwrap();
    // Asked what to offer it is the program; else it says what it was given.
    let real = env!("CARGO_BIN_EXE_daymark");
    let stand_in = format!(
        "#!/bin/sh\n[ -n \"$DAYMARK_COMPLETE\" ] && exec '{real}' \"$@\"\n\
         printf '%s\\n' \"$@\" > passed; echo ended\n"
    );
    fs::create_dir(home.path("bin")).unwrap();
    fs::write(home.path("bin/daymark"), stand_in).unwrap();
    fs::set_permissions(home.path("bin/daymark"), fs::Permissions::from_mode(0o755)).unwrap();

    let usual = home.program(&[]);
    let mut command = Command::new(program);
    command
        .args(&shell[1..])
        .env_clear()
        .envs(usual.get_envs().filter_map(|(name, value)| Some((name, value?))))
        .env("PATH", format!("{}:/usr/bin:/bin", home.path("bin").display()))
        .env("TERM", "dumb")
        .current_dir(home.path(""));
    let mut session = spawn_with_options(command, Options::new().timeout_ms(Some(20_000))).unwrap();
    session.send_line(". ./script; echo re''ady").unwrap();
    session.exp_string("ready").unwrap();
    for (typed, passed) in TYPED {
        session.send(&format!("daymark {typed}\t")).unwrap();
        session.send_line("").unwrap();
        session.exp_string("ended").unwrap();
        let given = fs::read_to_string(home.path("passed")).unwrap();
        assert_eq!(given.lines().collect::<Vec<_>>(), passed, "{typed}");
    }
}
