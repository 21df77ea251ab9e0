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
                "name": "heroin", "no_use": 4, "use": 0, "unknown": 1, "phase": "building",
                "phase_by": "calendar",
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
    Week 47 · Mon 16 to Fri 20 November · 4 of 5 days logged

      The middle of each scale's answers, day by day, and the week before:
             n  middle  MTWTF  range   week before
      Mood   4     5.5  ▅▄ ▆▅  4 to 7            5
      Sleep  3       –   ▅ ▅▅  6.5 h             –
      Too few answers for a middle: Sleep 3 nights. Not logged: Energy, Stress,
      Craving, Confidence

      Cravings  3 episodes, strongest 9 on Wednesday, about 33 minutes (2 timed); 2
                passed, 1 not said
      Went with conflict 2 on 2 days · social pressure 1 on 1 day
      Helped    talk 1 of 1, 1 not rated · delay 0 of 1
      Routines  evening walk 1 of 4 (1 skipped, 2 not recorded)
      Days      4 without use, 1 unknown, building recovery
      Look at   the situations that still bring cravings, routines
      Tue 17    Ask about the night shift
    --- exit 0
    ");
    assert_snapshot!(home.run("week --plain"), @"
    Week 47, Mon 16 to Fri 20 November, 4 of 5 days logged.
    Mood: 4 days logged, middle value 5.5, range 4 to 7, week before 5; Monday 6, Tuesday 4, Thursday 7, Friday 5.
    Energy: not logged.
    Stress: not logged.
    Sleep: 3 nights logged, too few for a middle value; Tuesday 6.5, Thursday 6.5, Friday 6.5.
    Craving: not logged.
    Confidence: not logged.
    Cravings: 3 episodes, strongest 9 on Wednesday, about 33 minutes (2 timed); 2 passed, 1 not said.
    Went with: conflict 2 on 2 days, social pressure 1 on 1 day.
    Helped: talk 1 of 1, 1 not rated, delay 0 of 1.
    Routines: evening walk 1 of 4 (1 skipped, 2 not recorded).
    Days: 4 without use, 1 unknown, building recovery.
    To look at in building recovery: the situations that still bring cravings, routines and monthly questionnaires.
    Note of Tuesday 17 November: Ask about the night shift.
    --- exit 0
    ");
    assert_snapshot!(home.run("week --format md"), @r"
    # Week 47: Mon 16 to Fri 20 November

    4 of 5 days logged. Self-reported; a day without an entry is unknown.

    The middle of each scale's answers, where there are at least four.

    | scale | n | middle | range | week before | by day |
    |---|--:|--:|---|--:|---|
    | Mood | 4 | 5.5 | 4 to 7 | 5 | 6, 4, –, 7, 5 |
    | Sleep | 3 | – | 6.5 h | – | –, 6.5, –, 6.5, 6.5 |

    - Too few answers for a middle: Sleep 3 nights
    - Not logged: Energy, Stress, Craving, Confidence
    - Cravings: 3 episodes, strongest 9 on Wednesday, about 33 minutes (2 timed); 2 passed, 1 not said
    - Went with: conflict 2 on 2 days; social pressure 1 on 1 day
    - Helped: talk 1 of 1, 1 not rated; delay 0 of 1
    - Routines: evening walk 1 of 4 (1 skipped, 2 not recorded)
    - Days: 4 without use, 1 unknown, building recovery

    ## Notes

    **Tuesday 17 November**, note:

    > Ask about\
    > the night shift

    To look at in building recovery: the situations that still bring cravings, routines and monthly questionnaires.
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
#[case::an_unknown_form("week --format pdf", 2)]
fn what_cannot_be_shown(#[case] line: &str, #[case] code: i32) {
    let said = ninety_days().run(line);
    assert_eq!((said.code, said.stdout.as_str()), (code, ""), "{said}");
}

#[test]
fn errors_say_what_to_do() {
    let home = ninety_days();
    assert_snapshot!(home.run("week 2026-47"), @r#"
    --- standard error
    error: "2026-47" is not a week; write it as 2026-W47 (weeks 01 to 52, 53 in long years)
    --- exit 2
    "#);
    assert_snapshot!(home.run("week 2026-W48"), @"
    --- standard error
    error: 2026-W48 has not begun
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
