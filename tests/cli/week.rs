use daymark::domain::focus_kind::{FocusKind, UseGoal};
use insta::assert_snapshot;
use rstest::rstest;
use serde_json::{Value, json};

use crate::history::{WEEK, ninety_days};
use crate::support::Home;

#[test]
fn the_last_of_ninety_days_agrees_with_a_count_by_hand() {
    let week = ninety_days().json(&["week"]);
    let expected = json!({
        "week": WEEK,
        "from": "2026-11-16",
        "to": "2026-11-22",
        "days_elapsed": 5,
        "days_logged": 4,
        "situations": [
            { "code": "conflict", "episodes": 2, "days": 2 },
            { "code": "social_pressure", "episodes": 1, "days": 1 },
        ],
        "focuses": [
            {
                "name": "heroin", "amount": null, "no_use": 4, "use": 0, "unknown": 1, "phase": "building",
                "phase_by": "calendar", "kind": "opioid-short", "extra_care_until": null,
                "spent": null, "stopping_is_dangerous": false, "goal": "none", "next_limit": null,
            },
        ],
        // Friday's walk is not recorded yet: it is not counted.
        "routines": [{
            "name": "evening walk", "due": 4, "done": 1, "partial": 0, "skipped": 1,
            "unrecorded": 2, "extra": 0,
        }],
        "medications": [],
    });
    for (key, value) in expected.as_object().unwrap() {
        assert_eq!(&week[key], value, "{key}");
    }

    let mood = &week["scales"]["mood"];
    let figures = ["n", "median", "mean", "min", "max", "previous_median"].map(|key| &mood[key]);
    // 6 4 7 5 in this week, and 3 4 5 5 6 8 in the one before.
    assert_eq!(
        figures,
        [&json!(4), &json!(5.5), &json!(5.5), &json!(4.0), &json!(7.0), &json!(5.0)]
    );
    let sleep = &week["scales"]["sleep_hours"];
    let figures = ["n", "median", "mean", "min", "max"].map(|key| &sleep[key]);
    assert_eq!(figures, [&json!(3), &Value::Null, &Value::Null, &json!(6.5), &json!(6.5)]);

    let cravings = &week["cravings"];
    let figures = ["episodes", "median_intensity", "peak", "median_minutes"].map(|k| &cravings[k]);
    assert_eq!(figures, [&json!(3), &json!(6.0), &json!(9), &json!(32.5)]);
    assert_eq!(cravings["acted_on"], json!({ "no": 2, "yes": 0, "unsaid": 1 }));
    let hours: Vec<_> = cravings["by_hour"].as_array().unwrap().iter().collect();
    assert_eq!(
        (hours.len(), hours[0], hours[18], hours[22]),
        (24, &json!(1), &json!(1), &json!(1))
    );
    let wednesday = json!({ "day": "2026-11-18", "episodes": 2, "peak": 9 });
    assert_eq!((&cravings["daily"][2], cravings["daily"][5].is_null()), (&wednesday, true));

    let coping: Vec<_> = week["coping"].as_array().unwrap().iter().collect();
    let talk = json!({
        "code": "talk", "tried": 2, "rated": 1, "helped": 1, "low": null, "high": null,
    });
    assert_eq!((coping.len(), coping[0]), (2, &talk));
    let notes = week["notes"].as_array().unwrap();
    assert_eq!((notes.len(), &notes[0]["text"]), (1, &json!("Ask about\nthe night shift")));
}

#[rstest]
#[case("last", "2026-W46")]
#[case("-1w", "2026-W46")]
#[case("2026-11-15", "2026-W46")]
#[case("this", "2026-W47")]
#[case("fri", "2026-W47")]
fn a_week_has_more_names(#[case] words: &str, #[case] name: &str) {
    assert_eq!(Home::with_journal().json(&["week", words])["week"], name);
}

#[rstest]
#[case::with_a_use_told_twice("2026-W43", [6, 1, 0], 7)]
#[case::with_two_uses("2026-W37", [4, 2, 1], 5)]
#[case::without_an_entry("2026-W41", [1, 0, 6], 1)]
#[case::that_holds_the_start_date("2026-W34", [1, 0, 0], 1)]
#[case::before_the_start_date("2026-W33", [0, 0, 0], 0)]
fn an_earlier_week(#[case] name: &str, #[case] days: [u32; 3], #[case] logged: u32) {
    let week = ninety_days().json(&["week", name]);
    let focus = &week["focuses"][0];
    let found = ["no_use", "use", "unknown"].map(|key| &focus[key]);
    assert_eq!(found, days.map(|n| json!(n)).each_ref(), "{focus}");
    assert_eq!((&week["days_elapsed"], &week["days_logged"]), (&json!(7), &json!(logged)));
}

#[test]
fn the_page() {
    let home = ninety_days();
    assert_snapshot!(home.run("week"), @"
    Week 47 · 16 to 20 November 2026 · 4 of 5 days logged
      Mood        M 6 T 4   W - T 7   F 5    usually 5.5
      Sleep       M - T 6.5 W - T 6.5 F 6.5
      Cravings    3, the strongest 9 on Wednesday; 2 passed
      What was going on: conflict on 2 days · pressure from others on 1 day
      Helped      talking to someone 1 of 1 ·
                  waiting: tried once, no help yet
      Routines    evening walk 1 of 4 (1 skipped, 2 not recorded)
      Days        4 without use, 1 with no answer
      Tue 17      Ask about the night shift

      Printed on Friday 20 November 2026. This is not medical advice

      ______________________________________________________________________

      ______________________________________________________________________

      ______________________________________________________________________

      ______________________________________________________________________

      ______________________________________________________________________
    --- exit 0
    ");
    assert_snapshot!(home.run("week --numbers"), @"
    Week 47 · 16 to 20 November 2026 · 4 of 5 days logged

      What is usual, day by day:
             n  usually  MTWTF  range
      Mood   4      5.5  64-75  4 to 7
      Sleep  3        -  -7-77  6.5 h
      Too few answers to say what is usual: Sleep 3 nights. Not logged:
      Energy, Stress, Craving, Confidence

      Cravings  3 episodes, strongest 9 on Wednesday, about 33 minutes (2
                timed); 2 passed, 1 without an answer
      What was going on: conflict 2 on 2 days ·
                pressure from others 1 on 1 day
      Helped    talking to someone 1 of 1, 1 not rated ·
                waiting: tried once, no help yet
      Routines  evening walk 1 of 4 (1 skipped, 2 not recorded)
      Days      4 without use, 1 with no answer, building recovery
      Worth watching: the situations that still bring cravings, routines,
                monthly questionnaires
      Tue 17    Ask about the night shift

      Printed on Friday 20 November 2026. This is not medical advice

      ______________________________________________________________________

      ______________________________________________________________________

      ______________________________________________________________________

      ______________________________________________________________________

      ______________________________________________________________________
    --- exit 0
    ");
    assert_snapshot!(home.run("week --plain"), @"
    Week 47.
    16 to 20 November 2026.
    4 of 5 days logged.
    Mood: Monday 6, Tuesday 4, Thursday 7, Friday 5.
    Mood: usually 5.5.
    Sleep: Tuesday 6.5, Thursday 6.5, Friday 6.5.
    Sleep: 3 nights logged.
    Cravings: 3, the strongest 9 on Wednesday.
    Cravings: 2 passed.
    What was going on: conflict on 2 days.
    What was going on: pressure from others on 1 day.
    Helped: talking to someone 1 of 1.
    Helped: waiting: tried once, no help yet.
    Routines: evening walk 1 of 4 (1 skipped, 2 not recorded).
    Days: 4 days without use.
    Days: 1 day with no answer.
    Note of Tuesday 17 November: Ask about the night shift.
    Printed on Friday 20 November 2026.
    This is not medical advice.
    --- exit 0
    ");
    assert_snapshot!(home.run("week --format md"), @r"
    # Week 47: 16 to 20 November 2026

    4 of 5 days logged

    This is my own record; a day without an entry counts neither way.

    - **Mood:** usually 5.5, from 4 to 7 (4 days)

    Too few answers to say what is usual: Sleep 3 nights.

    Not logged: Energy, Stress, Craving, Confidence.

    **Day by day**

    | Day | Mood | Sleep |
    |---|---|---|
    | Mon 16 Nov | 6 | – |
    | Tue 17 Nov | 4 | 6.5 |
    | Wed 18 Nov | – | – |
    | Thu 19 Nov | 7 | 6.5 |
    | Fri 20 Nov | 5 | 6.5 |

    - **Cravings:** 3 episodes, strongest 9 on Wednesday, about 33 minutes (2 timed); 2 passed, 1 without an answer
    - **What was going on:** conflict 2 on 2 days · pressure from others 1 on 1 day
    - **Helped:** talking to someone 1 of 1, 1 not rated · waiting: tried once, no help yet
    - **Routines:** evening walk 1 of 4 (1 skipped, 2 not recorded)
    - **Days:** 4 without use, 1 with no answer, building recovery
    - **Worth watching:** the situations that still bring cravings, routines, monthly questionnaires

    ## Notes

    Tuesday 17 November, note:

    > Ask about\
    > the night shift

    Made on Friday 20 November 2026. This is not medical advice
    --- exit 0
    ");
    assert_eq!(home.run("week --format text").stdout, home.run("week").stdout);
    assert_eq!(home.run("week --format json").stdout, home.run("week --json").stdout);
}

#[test]
fn markdown_for_a_file_is_unicode_in_any_locale() {
    let home = ninety_days();
    let output = home.daymark(&["week", "--format", "md"]).env("LC_ALL", "C").output().unwrap();
    assert!(String::from_utf8(output.stdout).unwrap().contains('–'));
}

#[test]
fn weeks_may_start_on_sunday() {
    let home = ninety_days();
    home.write_config("config.toml", "week_start = \"sun\"\n");
    let week = home.json(&["week"]);
    let span = (&week["week"], &week["from"], &week["to"]);
    assert_eq!(span, (&json!(WEEK), &json!("2026-11-15"), &json!("2026-11-21")));
}

#[rstest]
#[case::unreadable("week 2026-47", 2)]
#[case::not_in_its_year("week 2025-W53", 2)]
#[case::not_begun("week 2026-W48", 1)]
#[case::two_forms("week --json --format md", 2)]
#[case::an_unknown_form("week --format docx", 2)]
fn what_cannot_be_shown(#[case] line: &str, #[case] code: i32) {
    let said = ninety_days().run(line);
    assert_eq!((said.code, said.stdout.as_str()), (code, ""), "{said}");
}

#[test]
fn errors_say_what_to_do() {
    let home = ninety_days();
    assert_snapshot!(home.run("week 2026-47"), @r#"
    --- standard error
    error: "2026-47" is not a week; write it as 2026-W47 (weeks 01 to 52, 53 in long years), last, -1w, or a day of it, like 2026-11-20
    hint: see: daymark week --help
    --- exit 2
    "#);
    assert_snapshot!(home.run("week 2026-W48"), @"
    --- standard error
    error: the week of 23 to 29 November 2026 has not begun
    hint: this week is 2026-W47
    --- exit 1
    ");
    assert_snapshot!(Home::new().run("week"), @"
    --- standard error
    error: there is no journal in ~/.local/share/daymark
    hint: start one with: daymark init
    --- exit 1
    ");
}

#[test]
fn withdrawal_compares_nothing_and_looks_at_the_last_hours() {
    let home = crate::trends::withdrawal();
    assert_snapshot!(home.run("week"), @"
    Week 47 · 16 to 20 November 2026 · 5 of 5 days logged
      Lower tolerance until 14 December
      In an overdose, call 911 US and Canada, 999 UK, 112 EU, 000 Australia,
      111 New Zealand, and give naloxone
      Mood        M 1 T 1   W 2 T 2   F 3  usually 2
      Sleep       M 3 T 3.5 W 4 T 4.5 F 5  usually 4 h
      Cravings    4, the strongest 8 on Monday; 1 in the last 24 hours, 3 in
                  the last 72
      Days        4 without use

      Printed on Friday 20 November 2026. This is not medical advice

      ______________________________________________________________________

      ______________________________________________________________________

      ______________________________________________________________________

      ______________________________________________________________________

      ______________________________________________________________________
    --- exit 0
    ");
    let week = home.json(&["week"]);
    assert_eq!(week["recent"], home.json(&["today"])["recent"]);
    assert_eq!((&week["compares"], &week["recent_days"]["logged"]), (&json!(false), &json!(3)));
    let past = home.json(&["week", "2026-W46"]);
    assert_eq!((&past["recent"], &past["recent_days"]), (&json!([]), &json!(null)));
}

#[test]
fn extra_care_looks_at_weeks_again() {
    let home = Home::with_empty_journal();
    home.add_focus("heroin", FocusKind::OpioidShort, UseGoal::None, Some("2026-01-01"));
    let week = || home.json(&["week"]);
    assert_eq!(
        (&week()["compares"], &week()["focuses"][0]["phase"]),
        (&json!(false), &json!("building"))
    );
    home.run("used --date 2026-10-23 --no-input");
    assert_eq!(week()["focuses"][0]["extra_care_until"], "2026-11-20");
    assert_eq!(week()["compares"], true);
    assert_eq!(home.json(&["week", "2026-W42"])["focuses"][0]["extra_care_until"], json!(null));
}
