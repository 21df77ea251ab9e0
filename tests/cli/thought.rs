//! `daymark thought`

use std::fmt::Write;

use serde_json::json;

use crate::asking::conversation;
use crate::entries::HOSTILE;
use crate::support::{Home, words};

const LINE: &str = "thought --situation 'a short mail' --thought 'I will lose this job' --feeling \
    scared,tired --before 8 --view 'he is short with all of us' --after 4";

#[test]
fn its_parts_are_kept() {
    let home = Home::with_journal();
    let answer = home.json(&words(LINE));
    assert_eq!(answer["what"], json!("a short mail"));
    assert_eq!((&answer["before"], &answer["after"]), (&json!(8), &json!(4)));
    assert_eq!(answer["feelings"], json!(["scared", "tired"]));
    let mut said = String::new();
    for line in [
        LINE,
        "log -n 1",
        "show last",
        "thought --problem 'rent is due' --options 'ask for a week' --step 'call her' --private",
        "log -n 1",
        "show last",
        "edit last --step 'write to her'",
        "search lose",
        "search rent",
    ] {
        writeln!(said, "$ daymark {line}\n{}\n", home.run(line)).unwrap();
    }
    insta::assert_snapshot!(said, @"
    $ daymark thought --situation 'a short mail' --thought 'I will lose this job' --feeling scared,tired --before 8 --view 'he is short with all of us' --after 4
    Saved a thought for Friday 20 November.
      8 of 10 · 4 afterwards · with feelings · with your words
      To undo: daymark undo
    --- exit 0

    $ daymark log -n 1
    2026-11-20 21:30  a33f  thought   8 of 10 · 4 afterwards · a short mail · I will lose this job · scared, tired · he is short with all of us
    --- standard error
    There are earlier entries; add --all to see them.
    --- exit 0

    $ daymark show last
    Thought of Friday 20 November at 21:30

      Feelings    scared, tired
      How strong  8 of 10
      Afterwards  4 of 10

      What happened:
        a short mail

      Thought:
        I will lose this job

      Another view:
        he is short with all of us

      Written Friday 20 November at 21:30
      Id a33f4491-dbaf-48fa-a45e-9b36f0498c2c
    --- exit 0

    $ daymark thought --problem 'rent is due' --options 'ask for a week' --step 'call her' --private
    Saved a thought for Friday 20 November.
      private
      To undo: daymark undo
    --- exit 0

    $ daymark log -n 1
    2026-11-20 21:30  bfba  thought   private
    --- standard error
    There are earlier entries; add --all to see them.
    --- exit 0

    $ daymark show last
    Thought of Friday 20 November at 21:30

      Problem:
        rent is due

      Options:
        ask for a week

      First step:
        call her

      Written Friday 20 November at 21:30
      Private: its words are shown here, in an export of all data, and
      nowhere else
      Id bfba802e-b80f-4520-a193-3620961e7b47
    --- exit 0

    $ daymark edit last --step 'write to her'
    Changed: thought of Friday 20 November at 21:30 (bfba).
      First step  changed
      To undo: daymark undo
    --- exit 0

    $ daymark search lose
    2026-11-20 21:30  a33f  thought   8 of 10 · 4 afterwards · a short mail · I will lose this job · scared, tired · he is short with all of us
    2026-11-20 21:30  3fed  thought   8 of 10 · 4 afterwards · a short mail · I will lose this job · scared, tired · he is short with all of us
    --- exit 0

    $ daymark search rent
    No entry has all of these words.
    --- exit 0
    ");
}

#[test]
fn what_cannot_be_taken_saves_nothing() {
    let home = Home::with_journal();
    let mut said = String::new();
    for line in [
        "thought",
        "thought --before 11 --thought x",
        "thought --thought ''",
        "thought --thought x --date tomorrow",
        "log",
    ] {
        writeln!(said, "$ daymark {line}\n{}\n", home.run(line)).unwrap();
    }
    insta::assert_snapshot!(said, @r#"
    $ daymark thought
    --- standard error
    error: --thought is missing, and nothing is asked here
    hint: give --thought, or run this on a terminal
    --- exit 2

    $ daymark thought --before 11 --thought x
    --- standard error
    error: --before: "11" does not fit; it takes whole numbers from 0 to 10
    hint: see: daymark thought --help
    --- exit 2

    $ daymark thought --thought ''
    --- standard error
    error: --thought: an empty text does not fit; it takes some words, at most 1 MiB (1,048,576 bytes)
    hint: see: daymark thought --help
    --- exit 2

    $ daymark thought --thought x --date tomorrow
    --- standard error
    error: 21 November 2026 is in the future; the current day is 20 November 2026
    hint: see: daymark thought --help
    --- exit 1

    $ daymark log
    There is no entry yet.
      To begin: daymark checkin
    --- exit 0
    "#);
}

#[test]
fn prompts_and_flags_give_the_same_journal() {
    let home = Home::with_journal();
    let answers = [
        ("What happened: ", "a short mail"),
        ("What went through your mind: ", "I will lose this job"),
        ("What you felt, parted by commas: ", "scared,tired"),
        ("How strong that was, 0 to 10: ", "8"),
        ("Another way to see it: ", "he is short with all of us"),
        ("How strong it is now, 0 to 10: ", "4"),
        ("Is there a problem to solve, which: ", ""),
    ];
    let (screen, code) = conversation(&home, &["thought"], &answers);
    assert_eq!(code, 0, "{screen}");
    let by_flags = Home::with_journal();
    by_flags.run(LINE);
    assert_eq!(home.run("export data").stdout, by_flags.run("export data").stdout);
}

#[test]
fn a_problem_asks_for_options_and_a_step() {
    let home = Home::with_journal();
    let answers = [
        ("What happened: ", ""),
        ("What went through your mind: ", ""),
        ("parted by commas: ", ""),
        ("0 to 10: ", ""),
        ("Another way to see it: ", ""),
        ("Is there a problem to solve, which: ", "rent is due"),
        ("What could be done: ", "ask for a week"),
        ("The one step that comes first: ", "call her"),
    ];
    let (screen, code) = conversation(&home, &["thought", "--private"], &answers);
    assert_eq!(code, 0, "{screen}");
    let stored = home.json(&words("show last"));
    let said = ["problem", "options", "step", "private"].map(|key| stored[key].clone());
    assert_eq!(json!(said), json!(["rent is due", "ask for a week", "call her", true]));
}

#[test]
fn a_copy_of_it_is_the_same() {
    let home = Home::with_journal();
    home.run(LINE);
    let words = HOSTILE.replace('\0', "");
    home.daymark(&["thought", "--thought", &words, "--private"]).assert().success();
    let copy = home.run("export data").stdout;
    let other = Home::with_empty_journal();
    let said = other.run_with_input("import - --from daymark --yes", copy.clone());
    assert_eq!(said.code, 0, "{said}");
    assert_eq!(other.run("export data").stdout, copy);
    let packet = home.run("packet --from 2026-11-01").stdout;
    assert!(!packet.contains("lose this job"), "{packet}");
    let packet = home.run("packet --from 2026-11-01 --include notes --yes").stdout;
    assert!(packet.contains("lose this job") && !packet.contains("nul"), "{packet}");
}

#[test]
fn it_can_be_undone_and_deleted_for_good() {
    let home = Home::with_journal();
    let before = home.run("export data").stdout;
    home.run(LINE);
    home.run("undo");
    assert_eq!(home.run("export data").stdout, before);
    home.run(LINE);
    home.run("delete last --forever --yes");
    let left: i64 = home
        .database()
        .query_row(
            "SELECT (SELECT count(*) FROM thought_record) + (SELECT count(*) FROM undo_cell
               WHERE value LIKE '%lose this job%')",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(left, 0);
    assert!(home.run("search lose").stdout.contains("No entry"), "{}", home.run("search lose"));
}
