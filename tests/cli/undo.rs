//! `daymark undo`

use rstest::rstest;

use crate::asking::talk;
use crate::support::Home;
use crate::terminal::{end, start, start_with};

#[test]
fn takes_back_the_newest_change_and_says_what_it_was() {
    let home = Home::with_journal();
    home.run_at("2026-11-19T20:03:00+01:00", "checkin --mood 6");
    home.run_at("2026-11-20T20:03:00+01:00", "checkin --mood 5");
    home.run("checkin --mood 4");
    insta::assert_snapshot!(home.run("undo"), @"
    Put back as it was: check-in of Friday 20 November (changed at 21:30).
    --- exit 0
    ");
    assert_eq!(home.json(&["show", "last"])["mood"], 5);
    insta::assert_snapshot!(home.run("undo 2"), @"
    Taken back: check-in of Friday 20 November (added at 20:03).
    Taken back: check-in of Thursday 19 November (added on Thursday 19
    November at 20:03).
    --- exit 0
    ");
    assert_eq!(home.run("log --kind checkin").stdout, "No entry fits that.\n");
}

#[test]
fn takes_back_as_many_as_there_are() {
    let home = Home::with_empty_journal();
    home.run("focus add 'my wine' --kind alcohol");
    insta::assert_snapshot!(home.run("undo 5"), @"
    Taken back: focus my wine (added at 21:30).
    --- standard error
    There is nothing more to take back.
    --- exit 0
    ");
    insta::assert_snapshot!(home.run("undo"), @"
    --- standard error
    error: there is no change to take back
    hint: changes can be taken back for 30 days
    --- exit 1
    ");
}

#[test]
fn json_names_each_change() {
    let home = Home::with_journal();
    home.run("checkin --mood 6");
    let answer = home.json(&["undo"]);
    insta::assert_snapshot!(format!("{answer:#}"), @r#"
    {
      "schema": "daymark.undo.v1",
      "undone": [
        {
          "at": "2026-11-20T21:30:00+01:00",
          "subject": "check-in of 2026-11-20",
          "verb": "add"
        }
      ]
    }
    "#);
}

#[rstest]
#[case::just_in_time("2026-12-20T21:30:00+01:00", 0)]
#[case::too_late("2026-12-20T21:30:01+01:00", 1)]
fn changes_are_kept_for_thirty_days_of_changes(#[case] now: &str, #[case] code: i32) {
    let home = Home::with_empty_journal();
    home.run("focus add wine --kind alcohol");
    home.run_at(now, "focus add tea --kind other");
    assert_eq!(home.run_at(now, "undo").code, 0);
    assert_eq!(home.run_at(now, "undo").code, code);
}

#[rstest]
#[case("undo 0")]
#[case("undo two")]
#[case("undo -1")]
fn steps_are_whole_numbers_from_one(#[case] line: &str) {
    assert_eq!(Home::with_journal().run(line).code, 2);
}

#[test]
fn what_another_place_wrote_is_told_by_the_clock_here() {
    let home = Home::with_empty_journal();
    home.run_at("2026-11-20T09:00:00-05:00", "focus add wine --kind alcohol");
    insta::assert_snapshot!(home.run("undo"), @"
    Taken back: focus wine (added at 15:00).
    --- exit 0
    ");
}

/// The clock runs ahead for one command, as when a battery is empty, and is then set right.
#[test]
fn a_clock_that_ran_ahead_drops_no_history() {
    let home = Home::with_empty_journal();
    home.run("focus add wine --kind alcohol");
    home.run("note add first");
    home.run_at("2031-01-01T12:00:00+01:00", "note add ahead");
    home.run("note add last");
    insta::assert_snapshot!(home.run("undo 9"), @"
    Taken back: note of Friday 20 November (added at 21:30).
    Taken back: note of Wednesday 1 January 2031 (added on Wednesday 1
    January 2031 at 12:00).
    Taken back: note of Friday 20 November (added at 21:30).
    Taken back: focus wine (added at 21:30).
    --- standard error
    There is nothing more to take back.
    --- exit 0
    ");
    assert!(home.entries().is_empty());
}

#[test]
fn a_clock_that_went_back_drops_no_history() {
    let home = Home::with_empty_journal();
    home.run("focus add wine --kind alcohol");
    home.run_at("2001-01-01T12:00:00+01:00", "note add behind");
    home.run("note add last");
    assert_eq!(home.run("undo 9").stdout.matches("Taken back: ").count(), 3);
}

#[test]
fn undo_under_a_clock_that_runs_ahead_takes_back_the_newest_change() {
    let home = Home::with_empty_journal();
    home.run("focus add wine --kind alcohol");
    home.run("note add first");
    assert_eq!(home.run_at("2031-01-01T12:00:00+01:00", "undo").code, 0);
    assert_eq!(home.run("undo").code, 0);
}

/// A conversation on a terminal that takes no codes.
fn asked(home: &Home, words: &[&str], answer: &str) -> String {
    let mut session = start_with(home, words, &[("TERM", "dumb")]);
    let screen = talk(&mut session, &[("(y/N): ", answer)]);
    let (rest, code) = end(session);
    format!("{}{rest}--- exit {code}", screen.replace("\r\n", "\n"))
}

#[test]
fn several_are_shown_and_asked_about_first() {
    let home = Home::with_empty_journal();
    for n in 1..=12 {
        home.run_at(&format!("2026-11-20T{:02}:00:00+01:00", 6 + n), &format!("note add {n}"));
    }
    insta::assert_snapshot!(asked(&home, &["undo", "30"], "n"), @"
    12 changes would be taken back, the newest first:
      note of Friday 20 November (added at 18:00)
      note of Friday 20 November (added at 17:00)
      note of Friday 20 November (added at 16:00)
      note of Friday 20 November (added at 15:00)
      note of Friday 20 November (added at 14:00)
      note of Friday 20 November (added at 13:00)
      note of Friday 20 November (added at 12:00)
      note of Friday 20 November (added at 11:00)
      note of Friday 20 November (added at 10:00)
      note of Friday 20 November (added at 09:00)
      and 2 more, back to Friday 20 November at 07:00
    Take these back (y/N): n
    Nothing was taken back.
    --- exit 0
    ");
    assert_eq!(home.entries().len(), 12);
    insta::assert_snapshot!(asked(&home, &["undo", "2"], "y"), @"
    2 changes would be taken back, the newest first:
      note of Friday 20 November (added at 18:00)
      note of Friday 20 November (added at 17:00)
    Take these back (y/N): y
    Taken back: note of Friday 20 November (added at 18:00).
    Taken back: note of Friday 20 November (added at 17:00).
    --- exit 0
    ");
    assert_eq!(home.entries().len(), 10);
    let (screen, code) = end(start(&home, &["undo", "2", "--yes"]));
    assert_eq!((home.entries().len(), code), (8, 0), "{screen}");
}
