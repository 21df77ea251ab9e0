//! `daymark checkin --from`: a check-in for each day of a stretch.

use insta::assert_snapshot;
use rstest::rstest;
use serde_json::{Value, json};

use crate::support::Home;

/// The days of each status since the start date, and the check-ins of the runs that were late.
fn days(home: &Home) -> (Value, Vec<Value>) {
    let focus = &home.json(&["streak"])["focuses"][0];
    let runs = focus["runs"].as_array().unwrap().iter();
    (focus["days"].clone(), runs.map(|run| run["confirmed_late"].clone()).collect())
}

#[test]
fn fills_the_days_that_have_no_check_in() {
    let home = Home::with_journal();
    home.run("checkin --date 2026-11-10 --used no");
    home.run("checkin --date 2026-11-11 --mood 4");
    home.run("used --date 2026-11-12");
    let said = home.run("checkin --from 2026-11-09 --to 2026-11-14 --used no");
    assert_snapshot!(said, @"
    Saved for 3 days of 9 to 14 November.
      no use · marked as entered late · 2 days had a check-in and stay as
      they are · 1 day has a logged use and stays as it is
      To undo: daymark undo
    --- exit 0
    ");
    assert_eq!(days(&home).0, json!({ "no_use": 4, "use": 1, "unknown": 75 }));
    assert_snapshot!(home.run("checkin --from 2026-11-09 --to 2026-11-14 --used no"), @"
    Nothing to write for 9 to 14 November: no day of it is open.
      5 days had a check-in and stay as they are · 1 day has a logged use
      and stays as it is
    --- exit 0
    ");
    assert_snapshot!(home.run("undo"), @"
    Taken back: check-ins of Monday 9 November to Saturday 14 November
    (added at 21:30).
    --- exit 0
    ");
    assert_eq!(days(&home).0, json!({ "no_use": 1, "use": 1, "unknown": 78 }));
}

#[test]
fn says_it_in_sentences_and_as_json() {
    let home = Home::with_journal();
    home.run("checkin --date yesterday --mood 4");
    assert_snapshot!(home.run("in --from -3d --used heroin=skip --private --plain"), @"
    Saved for 2 days of 17 to 19 November.
    use not said.
    private.
    marked as entered late.
    1 day had a check-in and stays as it is.
    To undo: daymark undo.
    --- exit 0
    ");
    let answer = home.json(&["checkin", "--from", "-9d", "--to", "-4d", "--used", "no"]);
    assert_snapshot!(serde_json::to_string_pretty(&answer).unwrap(), @r#"
    {
      "card": null,
      "checked_in": 0,
      "from": "2026-11-11",
      "late": 6,
      "private": false,
      "result": "created",
      "schema": "daymark.checkin-stretch.v1",
      "to": "2026-11-16",
      "used": [
        {
          "amount": null,
          "focus": "heroin",
          "unit": null,
          "used": "no"
        }
      ],
      "used_on_record": 0,
      "written": 6
    }
    "#);
}

#[test]
fn a_stretch_of_use_shows_what_to_know_once() {
    let home = Home::with_journal();
    let said = home.run("checkin --from -5d --to -3d --used yes");
    assert_eq!(said.stderr.matches("old dose").count(), 1, "{said}");
    assert_eq!(days(&home).0["use"], 3);
}

#[test]
fn what_was_entered_late_is_told_apart() {
    let home = Home::with_journal();
    for day in ["2026-11-18", "2026-11-19"] {
        home.run_at(&format!("{day}T21:00:00+01:00"), "checkin --used no");
    }
    home.run("checkin --from 2026-11-14 --to 2026-11-19 --used no");
    assert_eq!(days(&home).1, [json!(4)]);
    assert_snapshot!(home.run("streak"), @"
    Days and runs · Friday 20 November
      81 days since your start date; 6 of them have an entry
      Late          4 of the 6 days logged were entered later

          Sep     Oct     Nov
      Mon   · · · · · · · · · · ■
      Tue · · · · · · · · · · · ■
      Wed · · · · · · · · · · · ■
      Thu · · · · · · · · · · · ■
      Fri · · · · · · · · · · · ○
      Sat · · · · · · · · · · ■
      Sun · · · · · · · · · · ■
      ■ 6 without use   · 74 with no answer   ○ today, still open

      Check-ins     6 days in a row, the most so far
      More: daymark streak --numbers
    --- exit 0
    ");
    assert_snapshot!(home.run("streak --numbers --plain"), @"
    Days and runs.
    Friday 20 November.
    Day 81.
    heroin: 81 days since your start date.
    heroin: 6 of these 81 days have an entry.
    heroin: today is still open.
    4 of the 6 days logged were entered later.
    This time: 81 days since Monday 31 August.
    This time: 6 of 6 logged days without use.
    This time: 74 days have no answer.
    This time: without use on 8 % to 100 % of all 80 days.
    Runs without use reported, the latest first:
    Since 1 September, 80 days: 6 logged, 74 not logged; 4 of the days logged entered later, the longest.
    Check-ins: 6 days in a row, the most so far.
    --- exit 0
    ");
}

#[rstest]
#[case::no_answer("checkin --from -3d", 2)]
#[case::of_one_day("checkin --from -3d --used no --mood 4", 2)]
#[case::with_words("checkin --from -3d --used no --note words", 2)]
#[case::no_first_day("checkin --to -3d --used no", 2)]
#[case::no_day("checkin --from someday --used no", 2)]
#[case::no_answer_of_any("checkin --from -3d --used perhaps", 2)]
#[case::ahead("checkin --from tomorrow --used no", 1)]
#[case::the_wrong_way_round("checkin --from -3d --to -5d --used no", 1)]
#[case::no_such_focus("checkin --from -3d --used tea=no", 1)]
fn what_is_no_stretch_writes_nothing(#[case] line: &str, #[case] code: i32) {
    let home = Home::with_journal();
    let said = home.run(line);
    assert_eq!((said.code, home.entries().len()), (code, 0), "{said}");
}

#[rstest]
#[case::up_to_yesterday("checkin --from -3d --used no", 3)]
#[case::today_too("checkin --from -3d --to today --used no", 4)]
#[case::no_later_than_today("checkin --from -3d --to 2027-01-01 --used no", 4)]
fn a_stretch_ends_yesterday_unless_it_is_said(#[case] line: &str, #[case] entries: usize) {
    let home = Home::with_journal();
    assert_eq!(home.run(line).code, 0);
    assert_eq!(home.entries().len(), entries);
}

#[test]
fn a_set_up_enters_the_days_since() {
    let home = Home::new();
    let init = "init --focus heroin --kind opioid-short --since 2026-11-01 --no-passphrase";
    let said = home.run(&format!("{init} --used no --json"));
    let answer: Value = serde_json::from_str(&said.stdout).unwrap();
    assert_eq!((&answer["days_without"], said.code), (&json!(18), 0), "{said}");
    assert_eq!(days(&home), (json!({ "no_use": 18, "use": 0, "unknown": 0 }), vec![json!(18)]));
}

#[rstest]
#[case("yes")]
#[case("skip")]
fn a_set_up_leaves_them_open_otherwise(#[case] used: &str) {
    let home = Home::new();
    let said = home.run(&format!(
        "init --focus tea --kind other --since 2026-11-01 --used {used} --no-passphrase"
    ));
    assert_eq!((said.code, home.entries().len()), (0, 0), "{said}");
}
