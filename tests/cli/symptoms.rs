//! `daymark symptoms`

use std::fmt::Write;

use daymark::domain::focus_kind::{FocusKind, UseGoal};
use serde_json::json;

use crate::support::{Home, words};

#[test]
fn they_are_kept_with_their_course() {
    let home = Home::with_journal();
    let first =
        home.json(&words("symptoms --item sweating:4,aches:4,cramps:3,nausea:4 --date yesterday"));
    assert_eq!((&first["high"], &first["sum"]), (&json!(true), &json!(15)));
    let second = home.json(&words("symptoms --item sweating:2,aches:1"));
    assert_eq!((&second["high"], &second["sum"]), (&json!(false), &json!(3)));
    assert_eq!(second["symptoms"], json!({"sweating": 2, "aches": 1}));
    assert_eq!(
        second["course"],
        json!([{"day": "2026-11-19", "sum": 15}, {"day": "2026-11-20", "sum": 3}])
    );
    let mut said = String::new();
    for line in [
        "symptoms --item sleep:3,sweating:0 --at 15:00 --note 'no sleep'",
        "log",
        "show last",
        "edit last --item sleep:4",
        "search sleep",
    ] {
        writeln!(said, "$ daymark {line}\n{}\n", home.run(line)).unwrap();
    }
    insta::assert_snapshot!(said, @"
    $ daymark symptoms --item sleep:3,sweating:0 --at 15:00 --note 'no sleep'
    Saved the symptoms of Friday 20 November.
      Symptoms  trouble sleeping 3
      Together  3 of 8
      By day    Thursday 15 · Friday 3
      This is your own list and no clinical scale; it says nothing of how
      severe it is.
      The usual course: daymark phase
      To undo: daymark undo
    --- exit 0

    $ daymark log
    2026-11-20 21:30  a33f  symptoms  sweating 2 · aches 1
    2026-11-20 15:00  bfba  symptoms  trouble sleeping 3 · no sleep
    2026-11-19        3fed  symptoms  sweating 4 · aches 4 · nausea, vomiting or diarrhoea 4 · cramps 3 · added later
    --- exit 0

    $ daymark show last
    Symptoms of Friday 20 November at 15:00

      Focus     heroin
      Symptoms  trouble sleeping 3 (3 of 8)

      Note:
        no sleep

      Written Friday 20 November at 21:30
      Id bfba802e-b80f-4520-a193-3620961e7b47
    --- exit 0

    $ daymark edit last --item sleep:4
    Changed: symptoms of Friday 20 November at 15:00 (bfba).
      Symptoms  trouble sleeping 3 (3 of 8) → trouble sleeping 4 (4 of 4)
      To undo: daymark undo
    --- exit 0

    $ daymark search sleep
    2026-11-20 15:00  bfba  symptoms  trouble sleeping 4 · no sleep
    --- exit 0
    ");
}

#[test]
fn what_is_dangerous_is_answered_at_once() {
    let home = Home::with_journal();
    home.run("focus add gin --kind alcohol --since 2026-11-18");
    home.run("focus add speed --kind stimulant --since 2026-11-18");
    let seizure = home.run("symptoms --focus gin --item shaking:2,seizure:1");
    assert!(seizure.stderr.contains("A seizure, confusion"), "{seizure}");
    let none = home.run("symptoms --focus gin --item shaking:2,seizure:0");
    assert_eq!(none.stderr, "");
    let living = home.run("symptoms --focus speed --item not_wanting_to_live:1");
    assert!(living.stderr.contains("You can talk to someone now."), "{living}");
}

#[test]
fn what_cannot_be_taken_saves_nothing() {
    let home = Home::with_journal();
    let mut said = String::new();
    for line in [
        "symptoms",
        "symptoms --item sweating",
        "symptoms --item sweating:5",
        "symptoms --item joy:1",
        "symptoms --item fever:1",
        "symptoms --item aches:1,aches:2",
        "symptoms --item aches:1 --focus nobody",
        "symptoms --item aches:1 --date tomorrow",
        "log",
    ] {
        writeln!(said, "$ daymark {line}\n{}\n", home.run(line)).unwrap();
    }
    insta::assert_snapshot!(said, @r#"
    $ daymark symptoms
    --- standard error
    error: --item is missing, and nothing is asked here
    hint: give --item, or run this on a terminal
    --- exit 2

    $ daymark symptoms --item sweating
    --- standard error
    error: --item: "sweating" is not rated; write a symptom and 0 to 4, like sweating:2
    hint: see: daymark symptoms --help
    --- exit 2

    $ daymark symptoms --item sweating:5
    --- standard error
    error: --item: "sweating:5" is not rated; write a symptom and 0 to 4, like sweating:2
    hint: see: daymark symptoms --help
    --- exit 2

    $ daymark symptoms --item joy:1
    --- standard error
    error: --item: "joy" is not a symptom; known: sweating, yawning, runny_nose, aches, gooseflesh, hot_cold, cramps, nausea, twitching, restlessness, anxiety, sleep, shaking, heartbeat, headache, seeing_hearing, confusion, fever, seizure, low_mood, tiredness, appetite, dreams, not_wanting_to_live, irritability, concentration
    hint: see: daymark symptoms --help
    --- exit 2

    $ daymark symptoms --item fever:1
    --- standard error
    error: --item: fever is not on the list of opioid-short
    hint: it has: sweating, yawning, runny_nose, aches, gooseflesh, hot_cold, cramps, nausea, twitching, restlessness, anxiety, sleep
    --- exit 2

    $ daymark symptoms --item aches:1,aches:2
    --- standard error
    error: --item: aches is given twice
    hint: see: daymark symptoms --help
    --- exit 2

    $ daymark symptoms --item aches:1 --focus nobody
    --- standard error
    error: there is no focus named "nobody"; nothing was saved
    hint: see all of them with: daymark focus list --all
    --- exit 1

    $ daymark symptoms --item aches:1 --date tomorrow
    --- standard error
    error: 21 November 2026 is in the future; the current day is 20 November 2026
    hint: see: daymark symptoms --help
    --- exit 1

    $ daymark log
    There is no entry yet.
      To begin: daymark checkin
    --- exit 0
    "#);
}

#[test]
fn a_copy_of_them_is_the_same() {
    let home = Home::with_journal();
    home.run("symptoms --item sweating:2,aches:1 --note 'no sleep' --private");
    let copy = home.run("export data").stdout;
    let other = Home::with_empty_journal();
    let said = other.run_with_input("import - --from daymark --yes", copy.clone());
    assert_eq!(said.code, 0, "{said}");
    assert_eq!(other.run("export data").stdout, copy);
    let off = copy.replace("\"aches\":1", "\"aches\":7");
    let said = Home::with_empty_journal().run_with_input("import - --from daymark --yes", off);
    assert!(said.stderr.contains("aches is rated 7, and takes 0 to 4"), "{said}");
}

/// What is dangerous is answered too where it is only noticed afterwards.
#[test]
fn a_seizure_that_is_added_later_is_answered_at_once() {
    let home = Home::with_empty_journal();
    home.add_focus("wine", FocusKind::Alcohol, UseGoal::None, Some("2026-11-18"));
    home.run("symptoms --focus wine --item shaking:1");
    let said = home.run("edit last --item shaking:1,seizure:1");
    assert_eq!(said.code, 0, "{said}");
    assert!(said.stderr.contains("112"), "{said}");
    let again = home.run("edit last --note later");
    assert!(!again.stderr.contains("112"), "{again}");
}
