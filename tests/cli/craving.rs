//! `daymark craving`

use std::fmt::Write;

use rstest::rstest;
use serde_json::{Value, json};

use crate::support::Home;

/// Every field by its flag.
const ALL: [&str; 25] = [
    "craving",
    "--at",
    "14:30",
    "--intensity",
    "7",
    "--minutes",
    "20",
    "--situation",
    "conflict",
    "--tag",
    "payday",
    "--coping",
    "talk:helped,delay:no",
    "--after",
    "3",
    "--acted",
    "no",
    "--place",
    "the station",
    "--company",
    "S.",
    "--thought",
    "just once",
    "--feeling",
    "angry",
];

#[test]
fn its_strength_may_be_the_only_word() {
    let home = Home::with_journal();
    let short = home.json(&["craving", "7"]);
    let long = home.json(&["craving", "--intensity", "7"]);
    assert_eq!((&short["intensity"], &short["changed"]), (&json!(7), &json!(["intensity"])));
    assert_eq!((&short["intensity"], &short["at"]), (&long["intensity"], &long["at"]));
    let others = home.json(&["craving", "0", "--minutes", "5", "--at", "-1d 10:00"]);
    assert_eq!((&others["minutes"], &others["day"]), (&json!(5), &json!("2026-11-19")));
    for line in ["craving 7 --intensity 7", "craving 11", "craving -3", "craving 7 8", "craving x"]
    {
        assert_eq!(home.run(line).code, 2, "{line}");
    }
    assert_eq!(home.entries().len(), 3);
}

#[test]
fn its_strength_is_enough() {
    insta::assert_snapshot!(Home::with_journal().run("craving --intensity 7"), @"
    Saved: Friday 20 November, 21:30.
      7 of 10
      It is written down, and nothing more is needed now.
      To undo: daymark undo
    --- exit 0
    ");
}

#[test]
fn says_back_what_was_saved() {
    let home = Home::with_journal();
    let said = home.heard(home.daymark(&ALL).args(["--note", "words"]));
    insta::assert_snapshot!(said, @"
    Saved: Friday 20 November, 14:30.
      7 of 10 · 20 min · 3 afterwards · conflict · waiting (did not help) ·
      talking to someone (helped) · with feelings · with your words
      It is written down, and nothing more is needed now.
      To undo: daymark undo
    --- exit 0
    ");
}

#[test]
fn says_it_in_sentences() {
    let home = Home::with_journal();
    let said = home.heard(home.daymark(&ALL).args(["--plain", "--quiet", "--private"]));
    insta::assert_snapshot!(said, @"
    Saved: Friday 20 November, 14:30.
    7 of 10.
    20 minutes.
    3 afterwards.
    conflict.
    waiting (did not help).
    talking to someone (helped).
    private.
    It is written down, and nothing more is needed now.
    --- exit 0
    ");
}

#[test]
fn keeps_every_field() {
    let home = Home::with_journal();
    let answer = home.json(&ALL);
    assert_eq!(answer["changed"].as_array().unwrap().len(), 11);
    let Value::Object(mut stored) = serde_json::to_value(&home.entries()[0]).unwrap() else {
        panic!()
    };
    let focus = home.journal().focuses().unwrap()[0].id;
    assert_eq!(stored.remove("focus"), Some(json!(focus)));
    stored.retain(|key, _| !["id", "recorded_at", "updated_at"].contains(&key.as_str()));
    assert_eq!(
        Value::Object(stored),
        json!({
            "kind": "craving", "day": "2026-11-20", "at": "2026-11-20T14:30:00+01:00",
            "private": false, "note": null, "intensity": 7, "minutes": 20,
            "situations": ["conflict"], "place": "the station", "company": "S.",
            "thought": "just once", "feelings": ["angry"], "tags": ["payday"],
            "coping": [{"coping": "delay", "helped": "no"}, {"coping": "talk", "helped": "helped"}],
            "after": 3, "acted": "no",
        })
    );
}

#[rstest]
#[case::repeated("--coping talk --coping delay:partly")]
#[case::in_one("--coping talk,delay:partly")]
#[case::with_spaces("--coping 'talk, delay:partly'")]
fn ways_of_coping_come_in_one_list_or_several(#[case] flags: &str) {
    let home = Home::with_journal();
    assert_eq!(home.run(&format!("craving --intensity 5 {flags}")).code, 0);
    let stored = serde_json::to_value(&home.entries()[0]).unwrap();
    assert_eq!(
        stored["coping"],
        json!([{"coping": "delay", "helped": "partly"}, {"coping": "talk", "helped": null}])
    );
}

#[rstest]
#[case::now("2026-11-20T21:30:00+01:00", "now", "2026-11-20", "2026-11-20T21:30:00+01:00")]
#[case::after_midnight(
    "2026-11-21T01:30:00+01:00",
    "1h ago",
    "2026-11-20",
    "2026-11-21T00:30:00+01:00"
)]
#[case::across_the_day_end(
    "2026-11-21T05:00:00+01:00",
    "03:59",
    "2026-11-20",
    "2026-11-21T03:59:00+01:00"
)]
#[case::the_evening_before(
    "2026-11-21T01:30:00+01:00",
    "22:00",
    "2026-11-20",
    "2026-11-20T22:00:00+01:00"
)]
#[case::in_another_zone(
    "2026-11-20T21:30:00+01:00",
    "2026-11-20T01:30:00-05:00",
    "2026-11-19",
    "2026-11-20T01:30:00-05:00"
)]
fn its_day_is_that_of_its_time(
    #[case] now: &str,
    #[case] at: &str,
    #[case] day: &str,
    #[case] stored: &str,
) {
    let home = Home::with_journal();
    let said = home.run_at(now, &format!("craving --intensity 5 --at '{at}'"));
    assert_eq!(said.code, 0, "{said}");
    let entry = home.entries().pop().unwrap();
    assert_eq!((entry.day.to_string().as_str(), entry.at.to_string().as_str()), (day, stored));
}

#[test]
fn one_that_was_acted_on_offers_to_record_a_use_and_leaves_the_day_open() {
    let home = Home::with_journal();
    insta::assert_snapshot!(home.run("craving --intensity 9 --acted yes").stdout, @"
    Saved: Friday 20 November, 21:30.
      9 of 10
      It is written down, and nothing more is needed now.
      Someone to talk to, at any hour: daymark help-now
      To undo: daymark undo
      If you want to record a return to use: daymark used
    ");
    let answer =
        home.json(&["craving", "--intensity", "9", "--acted", "yes", "--at", "yesterday 20:00"]);
    assert_eq!(
        answer["offers"],
        json!([{"offer": "used", "command": "daymark used --date 2026-11-19"}])
    );
    let today = home.json(&["today"]);
    assert_eq!(today["focuses"][0]["days"]["use"], 0);
}

#[test]
fn what_cannot_be_taken_writes_nothing() {
    let home = Home::with_journal();
    let mut said = String::new();
    for line in [
        "craving",
        "craving --minutes 20 --no-input",
        "craving --intensity 11",
        "craving --intensity 5 --after -1",
        "craving --intensity 5 --minutes 1441",
        "craving --intensity 5 --situation conflikt",
        "craving --intensity 5 --coping tlak",
        "craving --intensity 5 --coping talk:perhaps",
        "craving --intensity 5 --acted maybe",
        "craving --intensity 5 --place 'a, b'",
        "craving --intensity 5 --at 23:00",
        "craving --intensity 5 --at soon",
        "craving --intensity 5 --note ''",
    ] {
        writeln!(said, "$ daymark {line}\n{}\n", home.run(line)).unwrap();
    }
    insta::assert_snapshot!(said);
    assert!(home.entries().is_empty());
}
