use daymark::domain::focus_kind::{FocusKind, UseGoal};
use insta::assert_snapshot;
use rstest::rstest;
use serde_json::{Value, json};

use crate::history::ninety_days;
use crate::support::Home;

#[test]
fn ninety_days_agree_with_a_count_by_hand() {
    let streak = ninety_days().json(&["streak"]);
    assert_eq!((&streak["checkin_run"], &streak["checkin_longest"]), (&json!(2), &json!(31)));
    let focus = &streak["focuses"][0];
    let clocks = ["days_since_use", "days_in_recovery", "last_use"].map(|key| &focus[key]);
    assert_eq!(clocks, [&json!(30), &json!(90), &json!("2026-10-21")]);
    assert_eq!(focus["days"], json!({ "no_use": 72, "use": 3, "unknown": 15 }));
    let run = |confirmed: u32, unlogged: u32, from, to, current: bool, longest: bool| {
        json!({
            "attempt": 1, "days": confirmed + unlogged, "confirmed": confirmed,
            "unlogged": unlogged, "confirmed_late": 0, "from": from, "to": to, "current": current, "longest": longest,
        })
    };
    let runs = json!([
        run(28, 2, "2026-10-22", "2026-11-20", true, false),
        run(29, 12, "2026-09-10", "2026-10-20", false, true),
        run(15, 1, "2026-08-23", "2026-09-07", false, false),
    ]);
    assert_eq!(focus["runs"], runs);
    let returns = json!([
        { "day": "2026-09-08", "days": 3 },
        { "day": "2026-09-09", "days": 2 },
        { "day": "2026-10-21", "days": 1 },
    ]);
    assert_eq!(focus["return_days"], returns);
    assert_eq!(focus["lifetime"]["days"], focus["days"]);
    assert_eq!(focus["lifetime"]["percent_low"], json!(80.0));
}

#[test]
fn a_restart_keeps_every_run() {
    let home = ninety_days();
    let before = home.json(&["streak"])["focuses"][0].clone();
    assert_eq!(home.run("focus restart heroin --since 2026-11-10").code, 0);
    let after = home.json(&["streak"])["focuses"][0].clone();
    let runs = |of: &Value| of["runs"].as_array().unwrap().clone();
    assert_eq!(runs(&after)[2..], runs(&before)[1..]);
    let figures = |run: &Value| ["attempt", "from", "to", "confirmed"].map(|key| run[key].clone());
    assert_eq!(
        [figures(&runs(&after)[0]), figures(&runs(&after)[1])],
        [
            [json!(2), json!("2026-11-11"), json!("2026-11-20"), json!(8)],
            [json!(1), json!("2026-10-22"), json!("2026-11-09"), json!(19)],
        ]
    );
    assert_eq!((&after["days_in_recovery"], &after["days_since_use"]), (&json!(10), &json!(10)));
    // The start date itself is day 0 of the new attempt; over all attempts it still counts.
    assert_eq!(after["lifetime"]["days"], before["lifetime"]["days"]);
    assert_eq!(after["lifetime"]["longest_run"], before["lifetime"]["longest_run"]);
}

#[test]
fn pages_of_ninety_days() {
    let home = ninety_days();
    assert_snapshot!(home.run("streak"), @"
    Days and runs · Friday 20 November
      30 days since the last use you logged; 28 of them have an entry
      Last use      Wednesday 21 October, 30 days ago
      This time     72 of 75 logged days without use, since 22 August; 15
                    days have no answer
      Longest       41 days in a row, 29 logged: 10 September to 20 October
      After use     you logged a day without use 1 to 3 days later

          Aug Sep     Oct     Nov
      Mon   ■ ■ ■ ■ · ■ · ■ ■ ■ ■ ■ ■
      Tue   ■ ■ ◇ ■ ■ ■ · ■ ■ ■ ■ ■ ■
      Wed   ■ · ◇ ■ · ■ · ■ ◇ ■ ■ · ·
      Thu   ■ ■ · ■ ■ ■ · ■ ■ ■ ■ ■ ■
      Fri   ■ ■ ■ ■ · · · ■ ■ ■ ■ ■ ■
      Sat   ■ ■ ■ ■ ■ ■ · ■ ■ ■ ■ ■
      Sun ■ ■ ■ ■ ■ ■ · ■ ■ ■ ■ ■ ■
      ■ 72 without use   ◇ 3 of use   · 15 with no answer

      Check-ins     2 days in a row, the most so far was 31
      More: daymark streak --numbers
    --- exit 0
    ");
    assert_snapshot!(home.run("streak --plain"), @"
    Days and runs.
    Friday 20 November.
    heroin: 30 days since the last use you logged.
    heroin: 28 of these 30 days have an entry.
    The last day of use was Wednesday 21 October, 30 days ago.
    This time: 72 of 75 logged days without use, since 22 August.
    This time: 15 days have no answer.
    The longest run: 41 days in a row, 29 logged: 10 September to 20 October.
    After use: you logged a day without use 1 to 3 days later.
    Check-ins: 2 days in a row.
    Check-ins: the most so far was 31.
    More: daymark streak --numbers (two hyphens before numbers).
    --- exit 0
    ");
    assert_snapshot!(home.run_at("2026-11-21T09:00:00+01:00", "streak --plain --focus heroin"), @"
    Days and runs.
    Saturday 21 November.
    heroin: 31 days since the last use you logged.
    heroin: 28 of these 31 days have an entry.
    The last day of use was Wednesday 21 October, 31 days ago.
    This time: 72 of 75 logged days without use, since 22 August.
    This time: 15 days have no answer.
    The longest run: 41 days in a row, 29 logged: 10 September to 20 October.
    After use: you logged a day without use 1 to 3 days later.
    Check-ins: 2 days in a row.
    Check-ins: the most so far was 31.
    More: daymark streak --focus heroin --numbers (two hyphens before focus and numbers).
    --- exit 0
    ");
}

#[test]
fn several_focuses_and_one_of_them() {
    let home = ninety_days();
    home.add_focus("wine", FocusKind::Alcohol, UseGoal::Less, Some("2026-11-01"));
    home.add_focus("tea", FocusKind::Other, UseGoal::None, None);
    assert_eq!(home.run("used --focus wine --date 2026-11-05 --no-input").code, 0);
    let names = |words: &[&str]| -> Vec<Value> {
        let focuses = home.json(words)["focuses"].clone();
        focuses.as_array().unwrap().iter().map(|one| one["name"].clone()).collect()
    };
    assert_eq!(names(&["streak"]), ["heroin", "wine", "tea"]);
    assert_eq!(names(&["streak", "--focus", "WINE"]), ["wine"]);
    assert_snapshot!(home.run("streak --focus wine --plain"), @"
    Days and runs.
    Friday 20 November.
    1 day of use in 1 logged day.
    The last day of use was Thursday 5 November, 15 days ago.
    This time: 18 days have no answer.
    Check-ins: 2 days in a row.
    Check-ins: the most so far was 31.
    More: daymark streak --focus wine --numbers (two hyphens before focus and numbers).
    --- exit 0
    ");
    assert_eq!(home.run("focus archive wine").code, 0);
    assert_eq!(names(&["streak"]), ["heroin", "tea"]);
    assert_eq!(names(&["streak", "--focus", "wine"]), ["wine"]);
}

#[rstest]
#[case::no_such_focus("streak --focus wine", 1)]
#[case::more_words("streak heroin", 2)]
fn what_cannot_be_shown(#[case] line: &str, #[case] code: i32) {
    let said = ninety_days().run(line);
    assert_eq!((said.code, said.stdout.as_str()), (code, ""), "{said}");
}

#[test]
fn an_empty_journal() {
    assert_snapshot!(Home::with_empty_journal().run("streak"), @"
    Days and runs · Friday 20 November
      Check-ins     none yet
    --- exit 0
    ");
    assert_snapshot!(Home::with_journal().run("streak"), @"
    Days and runs · Friday 20 November
      81 days since your start date; no answer for 80 days yet
      Check-ins     none yet
      More: daymark streak --numbers
    --- exit 0
    ");
}

#[test]
fn an_attempt_of_nothing_but_use_is_said_in_words() {
    let home = Home::with_journal();
    home.run("focus restart heroin --since yesterday");
    home.run("checkin --used yes");
    let page = home.run("streak").stdout;
    assert!(page.contains("This time     1 day of use, since 19 November"), "{page}");
}
