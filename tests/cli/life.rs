//! `daymark life`

use std::fmt::Write;

use serde_json::json;

use crate::asking::conversation;
use crate::support::{Home, words};

#[test]
fn each_area_is_kept_beside_what_was_said_before() {
    let home = Home::with_journal();
    home.run("life --area housing:5,money:4 --date 2026-10-20");
    home.run("life --area housing:3 --date 2026-10-01");
    let answer = home.json(&words("life --area housing:6,work:7"));
    assert_eq!(answer["areas"], json!({"housing": 6, "work": 7}));
    let before = json!({"rating": 5, "day": "2026-10-20"});
    assert_eq!(answer["previous"]["housing"], before);
    assert_eq!(answer["previous"]["work"], json!(null));
    let mut said = String::new();
    for line in [
        "life --area housing:6,pain:2 --note 'a room of my own'",
        "life --area faith:9 --plain",
        "log -n 2",
        "show last",
        "edit last --area faith:8,friends:3",
        "search room",
    ] {
        writeln!(said, "$ daymark {line}\n{}\n", home.run(line)).unwrap();
    }
    insta::assert_snapshot!(said, @"
    $ daymark life --area housing:6,pain:2 --note 'a room of my own'
    Saved how things stand on Friday 20 November.
      Housing           6 (5 on Tuesday 20 October)
      Living with pain  2
      To undo: daymark undo
    --- exit 0

    $ daymark life --area faith:9 --plain
    Saved how things stand on Friday 20 November.
    Faith: 9.
    To undo: daymark undo.
    --- exit 0

    $ daymark log -n 2
    2026-11-20 21:30  3f5b  life      faith 9
    2026-11-20 21:30  c0ad  life      housing 6 · living with pain 2 · a room of my own
    --- standard error
    There are earlier entries; add --all to see them.
    --- exit 0

    $ daymark show last
    Life check of Friday 20 November at 21:30

      Areas     faith 9

      Written Friday 20 November at 21:30
      Id 3f5b9d43-6ec4-4e03-b552-67ceb5b476e3
    --- exit 0

    $ daymark edit last --area faith:8,friends:3
    Changed: life check of Friday 20 November at 21:30 (3f5b).
      Areas     faith 9 → friends 3, faith 8
      To undo: daymark undo
    --- exit 0

    $ daymark search room
    2026-11-20 21:30  c0ad  life      housing 6 · living with pain 2 · a room of my own
    --- exit 0
    ");
}

#[test]
fn what_cannot_be_taken_saves_nothing() {
    let home = Home::with_journal();
    let mut said = String::new();
    for line in [
        "life",
        "life --area housing",
        "life --area housing:11",
        "life --area garden:4",
        "life --area money:4,money:5",
        "life --area money:4 --date tomorrow",
        "log",
    ] {
        writeln!(said, "$ daymark {line}\n{}\n", home.run(line)).unwrap();
    }
    insta::assert_snapshot!(said, @r#"
    $ daymark life
    --- standard error
    error: --area is missing, and nothing is asked here
    hint: give --area, or run this on a terminal
    --- exit 2

    $ daymark life --area housing
    --- standard error
    error: --area: "housing" is not rated; write an area and 0 to 10, like housing:6
    hint: see: daymark life --help
    --- exit 2

    $ daymark life --area housing:11
    --- standard error
    error: --area: "11" does not fit; it takes whole numbers from 0 to 10
    hint: see: daymark life --help
    --- exit 2

    $ daymark life --area garden:4
    --- standard error
    error: --area: "garden" is not an area of life; known: housing, money, work, legal, family, friends, health, pain, purpose, faith
    hint: see: daymark life --help
    --- exit 2

    $ daymark life --area money:4,money:5
    --- standard error
    error: --area: money is given twice
    hint: see: daymark life --help
    --- exit 2

    $ daymark life --area money:4 --date tomorrow
    --- standard error
    error: 21 November 2026 is in the future; the current day is 20 November 2026
    hint: see: daymark life --help
    --- exit 1

    $ daymark log
    There is no entry yet.
      To begin: daymark checkin
    --- exit 0
    "#);
}

#[test]
fn it_is_asked_area_by_area() {
    let home = Home::with_journal();
    home.run("life --area money:4 --date 2026-10-20");
    let answers = [
        ("Housing, 0 to 10: ", "6"),
        ("Money, 0 to 10, 4 on Tuesday 20 October: ", "<"),
        ("Housing, 0 to 10 [6]: ", "7"),
        ("4 on Tuesday 20 October: ", "5"),
        ("Work or school, 0 to 10: ", ""),
        ("Legal matters, 0 to 10: ", ""),
        ("Family, 0 to 10: ", ""),
        ("Friends, 0 to 10: ", ""),
        ("Health, 0 to 10: ", ""),
        ("Living with pain, 0 to 10: ", "?"),
        ("Living with pain, 0 to 10: ", "10"),
        ("Purpose, 0 to 10: ", ""),
        ("Faith, 0 to 10: ", ""),
    ];
    let (screen, code) = conversation(&home, &["life"], &answers);
    assert_eq!(code, 0, "{screen}");
    let by_flags = Home::with_journal();
    by_flags.run("life --area money:4 --date 2026-10-20");
    by_flags.run("life --area housing:7,money:5,pain:10");
    assert_eq!(home.run("export data").stdout, by_flags.run("export data").stdout);
}

#[test]
fn a_copy_of_it_is_the_same() {
    let home = Home::with_journal();
    home.run("life --area housing:6,money:4 --note 'a room' --private");
    let copy = home.run("export data").stdout;
    let other = Home::with_empty_journal();
    let said = other.run_with_input("import - --from daymark --yes", copy.clone());
    assert_eq!(said.code, 0, "{said}");
    assert_eq!(other.run("export data").stdout, copy);
    let off = copy.replace("\"money\":4", "\"money\":14");
    let said = Home::with_empty_journal().run_with_input("import - --from daymark --yes", off);
    assert!(said.stderr.contains("whole numbers from 0 to 10"), "{said}");
    let none = copy.replace("{\"housing\":6,\"money\":4}", "{}");
    let said = Home::with_empty_journal().run_with_input("import - --from daymark --yes", none);
    assert!(said.stderr.contains("it rates no area"), "{said}");
}

#[test]
fn it_can_be_undone_and_deleted_for_good() {
    let home = Home::with_journal();
    let before = home.run("export data").stdout;
    home.run("life --area housing:6");
    home.run("undo");
    assert_eq!(home.run("export data").stdout, before);
    home.run("life --area housing:6");
    home.run("edit last --area housing:2 --date -3d");
    home.run("undo");
    assert_eq!(home.json(&words("show last"))["areas"], json!({"housing": 6}));
    home.run("delete last --forever --yes");
    let left: i64 =
        home.database().query_row("SELECT count(*) FROM life_area", [], |row| row.get(0)).unwrap();
    assert_eq!(left, 0);
    assert_eq!(home.json(&words("life --area housing:1"))["previous"], json!({}));
}

#[test]
fn today_says_when_the_next_is_due_to_those_who_make_them() {
    let home = Home::with_journal();
    assert_eq!(home.json(&["today"])["life_due_since"], json!(null));
    home.run("life --area housing:6 --date 2026-10-22");
    assert_eq!(home.json(&["today"])["life_due_since"], json!(null));
    home.run("edit last --date 2026-10-21");
    assert_eq!(home.json(&["today"])["life_due_since"], json!("2026-10-21"));
    let today = home.run("today").stdout;
    let line = "How things stand in your life, last said on Wednesday 21 October: daymark life";
    assert!(crate::support::unwrapped(&today).contains(line), "{today}");
    home.run("life --area housing:7");
    assert_eq!(home.json(&["today"])["life_due_since"], json!(null));
}
