use chrono::{MappedLocalTime, NaiveDateTime};
use daymark::domain::entry::checkin::{CheckIn, Used};
use daymark::domain::entry::craving::Craving;
use daymark::domain::entry::{Body, Entry};
use daymark::domain::focus_kind::{FocusKind, UseGoal};
use daymark::domain::rating::Ratings;
use daymark::domain::time::day::Day;
use daymark::domain::time::moment::Moment;
use daymark::domain::time::parse_date::Zone;
use daymark::sample::{Sample, SampleOptions};
use daymark::storage::WriteTxn;
use insta::assert_snapshot;
use rstest::rstest;
use serde_json::{Value, json};

use crate::history::ninety_days;
use crate::support::{Home, NOW, day};

/// An hour east of Greenwich, all year.
struct East;

impl Zone for East {
    fn at_local(&self, local: NaiveDateTime) -> MappedLocalTime<Moment> {
        let moment = Moment::from_parts(local.and_utc().timestamp() - 3600, 60);
        moment.map_or(MappedLocalTime::None, MappedLocalTime::Single)
    }

    fn at_instant(&self, seconds: i64) -> Option<Moment> {
        Moment::from_parts(seconds, 60)
    }
}

/// A home with three years of an invented journal: gaps, a new start, days of use.
pub(crate) fn three_years() -> Home {
    let home = Home::with_empty_journal();
    let now = Moment::try_from(NOW.to_owned()).unwrap();
    let options = SampleOptions { seed: 1, now, today: day("2026-11-20"), days: 1096, zone: &East };
    let sample = Sample::new(options).unwrap();
    home.change(|change| {
        sample.focuses().iter().try_for_each(|focus| change.add_focus(focus))?;
        sample.kept().medications.iter().try_for_each(|one| change.put(one))?;
        sample.kept().scales.iter().try_for_each(|one| change.put(one))?;
        for told in sample {
            told.entries.iter().try_for_each(|entry| change.add_entry(entry))?;
        }
        Ok(())
    });
    home
}

/// A home of someone who stopped on 16 November, with a check-in on each evening since, and a
/// craving at half past eleven on the evening before each.
pub(crate) fn withdrawal() -> Home {
    let home = Home::with_empty_journal();
    home.add_focus("heroin", FocusKind::OpioidShort, UseGoal::None, Some("2026-11-16"));
    let heroin = home.journal().focuses().unwrap()[0].id;
    home.change(|change| {
        for n in 0..5_u8 {
            let on = day("2026-11-16").plus(n.into());
            let mut checkin = CheckIn {
                ratings: Ratings { mood: (1 + n / 2).try_into().ok(), ..Ratings::default() },
                sleep_hours: (3.0 + f64::from(n) / 2.0).try_into().ok(),
                ..CheckIn::default()
            };
            checkin.set_used(heroin, Used::No);
            change.add_entry(&entry(change, on, "21:00", Body::CheckIn(checkin))?)?;
            let craving = Craving::of((9 - n).try_into().unwrap());
            change.add_entry(&entry(change, on.plus(-1), "23:30", Body::Craving(craving))?)?;
        }
        Ok(())
    });
    home
}

fn entry(
    change: &WriteTxn<'_>,
    day: Day,
    time: &str,
    body: Body,
) -> daymark::storage::Result<Entry> {
    Ok(Entry {
        id: change.new_id()?,
        day,
        at: format!("{day}T{time}:00+01:00").try_into().unwrap(),
        recorded_at: change.now(),
        updated_at: change.now(),
        private: false,
        note: None,
        body,
    })
}

fn series<'a>(trends: &'a Value, name: &str) -> &'a Value {
    trends["series"].as_array().unwrap().iter().find(|one| one["name"] == name).unwrap()
}

// The figures are those of SciPy 1.17.1 and of Python's statistics, worked out from the same days.
#[test]
fn four_weeks_agree_with_a_count_by_hand() {
    let trends = ninety_days().json(&["trends"]);
    let expected = json!({
        "from": "2026-10-24",
        "to": "2026-11-20",
        "window_days": 28,
        "coverage": { "logged": 26, "days": 28 },
        "weekdays": [1, 0, 2, 0, 0, 0, 0],
        "recent": [],
    });
    for (key, value) in expected.as_object().unwrap() {
        assert_eq!(&trends[key], value, "{key}");
    }
    let names: Vec<_> =
        trends["series"].as_array().unwrap().iter().map(|one| &one["name"]).collect();
    let in_order = ["mood", "energy", "stress", "sleep_hours", "craving", "confidence", "distress"];
    assert_eq!(names, in_order);

    let mood = series(&trends, "mood");
    let figures = ["n", "span_days", "median", "min", "max"].map(|key| &mood[key]);
    assert_eq!(figures, [&json!(26), &json!(28), &json!(5.0), &json!(3.0), &json!(8.0)]);
    let slope = ["sen_slope_per_day", "sen_low", "sen_high"].map(|key| &mood[key]);
    assert_eq!((slope, &mood["word"]), ([&json!(0.0); 3], &json!("no clear change")));
    assert!((mood["ewma"].as_f64().unwrap() - 5.584_118_458_221_806).abs() < 1e-12);
    let sleep = series(&trends, "sleep_hours");
    let missing = json!({ "values": 7, "days": 10 });
    assert_eq!(
        (&sleep["n"], &sleep["missing"], &sleep["word"]),
        (&json!(3), &missing, &Value::Null)
    );

    let hours = trends["hours"].as_array().unwrap();
    let at: Vec<_> = (0..24).filter(|hour| hours[*hour] != 0).collect();
    assert_eq!(at, [0, 18, 22]);
    assert_eq!(trends["associations"].as_array().unwrap().len(), 8);
    let conflict = &trends["situations"][0];
    assert_eq!((&conflict["situation"], &conflict["episodes"]), (&json!("conflict"), &json!(2)));
    assert_eq!(conflict["coping"], json!([trends["coping"][0]]));
    let talk = json!({
        "code": "talk", "tried": 2, "rated": 1, "helped": 1, "low": null, "high": null,
    });
    assert_eq!(trends["coping"][0], talk);

    let [now, before] = ["now", "before"].map(|key| &trends["periods"][0][key]);
    assert_eq!(trends["periods"].as_array().unwrap().len(), 1);
    assert_eq!(now["days"], json!({ "no_use": 26, "use": 0, "unknown": 2 }));
    assert_eq!(now["cravings"], json!({ "episodes": 3, "median_intensity": 6.0, "peak": 9 }));
    assert_eq!((&before["from"], &before["to"]), (&json!("2026-09-26"), &json!("2026-10-23")));
    assert_eq!(before["coverage"], json!({ "logged": 21, "days": 28 }));
    assert_eq!(before["days"], json!({ "no_use": 19, "use": 1, "unknown": 8 }));
    let mood = json!({ "name": "mood", "n": 21, "median": 5.0, "min": 5.0, "max": 5.0 });
    assert_eq!(before["series"][0], mood);
}

#[test]
fn a_slope_that_could_be_none_is_no_clear_change() {
    let trends = ninety_days().json(&["trends", "--window", "15d"]);
    let mood = series(&trends, "mood");
    let slope = mood["sen_slope_per_day"].as_f64().unwrap();
    assert!((slope - 0.105_555_555_555_555_56).abs() < 1e-12, "{slope}");
    assert!((mood["sen_high"].as_f64().unwrap() - 1.0 / 3.0).abs() < 1e-12);
    assert_eq!((&mood["sen_low"], &mood["word"]), (&json!(0.0), &json!("no clear change")));
    assert_eq!((&mood["n"], &mood["span_days"]), (&json!(13), &json!(15)));
}

#[test]
fn days_of_use_are_followed_to_the_next_day_without() {
    let trends = ninety_days().json(&["trends", "--window", "13w"]);
    let returns = json!([
        { "day": "2026-09-08", "days": 3 },
        { "day": "2026-09-09", "days": 2 },
        { "day": "2026-10-21", "days": 1 },
    ]);
    assert_eq!(trends["focus"]["return_days"], returns);
    assert_eq!(
        trends["periods"][0]["now"]["days"],
        json!({ "no_use": 72, "use": 3, "unknown": 15 })
    );
}

#[rstest]
#[case::phase("trends", ["2026-10-24", "2026-11-20"], 28, [26, 28])]
#[case::weeks("trends --window 2w", ["2026-11-07", "2026-11-20"], 14, [12, 14])]
#[case::year("trends --window 1y", ["2025-11-21", "2026-11-20"], 365, [75, 365])]
#[case::all("trends --window all", ["2026-08-23", "2026-11-20"], 90, [75, 90])]
#[case::days("trends --from 2026-09-06 --to 2026-09-12", ["2026-09-06", "2026-09-12"], 7, [5, 7])]
#[case::from_to_today("trends --from mon", ["2026-11-16", "2026-11-20"], 5, [4, 5])]
#[case::a_window_that_ended("trends --window 7d --to -2w", ["2026-10-31", "2026-11-06"], 7, [7, 7])]
#[case::all_up_to_a_day("trends --window all --to 2026-08-29", ["2026-08-23", "2026-08-29"], 7, [7, 7])]
#[case::all_before_anything("trends --window all --to 2026-01-01", ["2026-01-01", "2026-01-01"], 1, [0, 1])]
fn windows(
    #[case] line: &str,
    #[case] days: [&str; 2],
    #[case] length: u32,
    #[case] coverage: [u32; 2],
) {
    let words: Vec<_> = line.split(' ').collect();
    let trends = ninety_days().json(&words);
    assert_eq!(["from", "to"].map(|key| trends[key].as_str().unwrap()), days);
    assert_eq!(trends["window_days"], length);
    assert_eq!(trends["coverage"], json!({ "logged": coverage[0], "days": coverage[1] }));
}

#[test]
fn a_pending_day_is_in_no_count() {
    let home = ninety_days();
    let at = |line| -> Value {
        serde_json::from_str(&home.run_at("2026-11-21T09:00:00+01:00", line).stdout).unwrap()
    };
    let trends = at("trends --window 28d --json");
    assert_eq!((&trends["from"], &trends["to"]), (&json!("2026-10-25"), &json!("2026-11-21")));
    assert_eq!(trends["coverage"], json!({ "logged": 25, "days": 27 }));
    assert_eq!(
        trends["periods"][0]["now"]["days"],
        json!({ "no_use": 25, "use": 0, "unknown": 2 })
    );
    // A window that ended yesterday holds no open day.
    let trends = at("trends --window 28d --to yesterday --json");
    assert_eq!(trends["coverage"], json!({ "logged": 26, "days": 28 }));
}

#[test]
fn withdrawal_has_its_hours_and_no_word_of_a_trend() {
    let home = withdrawal();
    let trends = home.json(&["trends"]);
    assert_eq!(
        (&trends["window_days"], &trends["focus"]["phase"]),
        (&json!(3), &json!("withdrawal"))
    );
    let lengths: Vec<_> =
        trends["periods"].as_array().unwrap().iter().map(|one| &one["window_days"]).collect();
    assert_eq!(lengths, [3, 1]);
    // Half past eleven on 19 November is 22 hours ago, on 17 November 70.
    assert_eq!(
        trends["recent"],
        json!([
            { "hours": 24, "episodes": 1, "median_intensity": 5.0, "peak": 5 },
            { "hours": 72, "episodes": 3, "median_intensity": 6.0, "peak": 7 },
        ])
    );
    assert_snapshot!(home.run("trends"), @"
    Last 3 days · 3 of 3 days logged
      Lower tolerance until 14 December: daymark help-now
      Withdrawal takes its own course: no better or worse yet
      Few answers        mood 2, 2, 3 · sleep 4, 4.5, 5 h
      Cravings           1 in the last 24 hours, strength 5; 3 in the last
                         72 hours, usually 6, strongest 7
      Days               3 without use
      More: daymark trends --numbers
    --- exit 0
    ");
    assert_snapshot!(home.run("trends --plain --window 2w --numbers"), @"
    Trends.
    7 to 20 November.
    5 of 14 days logged.
    Withdrawal.
    Vomiting or diarrhoea, and nothing stays down: call for medical help.
    Pregnant and using opioids: do not stop suddenly; ask about methadone or buprenorphine.
    On clonidine or lofexidine: do not stop it suddenly; blood pressure can rebound.
    Lower tolerance until 14 December.
    Tolerance falls within days of not using: an old dose can kill.
    What to do in an overdose, and whom to call: daymark help-now.
    Under half of the days are logged, so only counts are shown.
    2 more logged days would be enough.
    Answers: Mood 5 days.
    Answers: Sleep 5 nights.
    Cravings: 1 in the last 24 hours, strength 5.
    Cravings: 3 in the last 72 hours, usually 6, strongest 7.
    Cravings by time of day: night 0, morning 0, afternoon 0, evening 5.
    Cravings by day of the week: Monday 1, Tuesday 1, Wednesday 1, Thursday 1, Friday 0, Saturday 0, Sunday 1.
    Days: 4 days without use.
    Worth watching in withdrawal: symptoms, the strongest craving, sleep, fluids and medication.
    --- exit 0
    ");
}

#[test]
fn the_trends_of_three_years() {
    let home = three_years();
    assert_snapshot!("three_years_words", home.run("trends"));
    assert_snapshot!("three_years_words_plain", home.run("trends --plain"));
    assert_snapshot!("three_years", home.run("trends --numbers"));
    assert_snapshot!("three_years_plain", home.run("trends --numbers --plain"));
    assert_snapshot!("three_years_year", home.run("trends --numbers --window 1y"));
    assert_snapshot!("three_years_all", home.run("trends --numbers --window all"));
    let all = home.json(&["trends", "--window", "all"]);
    assert_eq!((&all["from"], &all["window_days"]), (&json!("2023-11-20"), &json!(1097)));
    assert_eq!(series(&all, "craving")["word"], "falling");
    assert_eq!(all["focus"]["return_days"].as_array().unwrap().len(), 9);
    assert!(all["periods"][0]["before"].is_null());
    for window in ["1d", "7d", "28d", "13w", "400d", "401d", "10y"] {
        home.json(&["trends", "--window", window]);
    }
}

#[test]
fn another_focus_has_its_own_phase_and_days() {
    let home = three_years();
    let trends = home.json(&["trends", "--focus", "ALCOHOL", "--window", "28d"]);
    assert_eq!(
        (&trends["focus"]["name"], &trends["focus"]["goal"]),
        (&json!("alcohol"), &json!("less"))
    );
    assert!(home.run("trends --focus alcohol --plain").stdout.contains("\nalcohol: "));
}

#[test]
fn an_empty_journal() {
    let home = Home::with_empty_journal();
    assert_snapshot!(home.run("trends"), @"
    Last 7 days · 0 of 6 days logged
      No check-in on these days, so they count neither way
    --- exit 0
    ");
    let trends = home.json(&["trends", "--window", "all"]);
    assert_eq!((&trends["window_days"], &trends["focus"]), (&json!(1), &Value::Null));
    let nothing = ["n", "span_days", "median", "ewma", "word"].map(|key| &trends["series"][0][key]);
    assert_eq!(nothing, [&json!(0), &json!(0), &Value::Null, &Value::Null, &Value::Null]);
}

#[rstest]
#[case::no_length("trends --window 28", 2)]
#[case::two_windows("trends --window 28d --from mon", 2)]
#[case::unreadable("trends --from sometime", 2)]
#[case::the_future("trends --from tomorrow", 1)]
#[case::backwards("trends --from 2026-11-10 --to 2026-11-09", 1)]
#[case::no_such_focus("trends --focus wine", 1)]
fn what_cannot_be_shown(#[case] line: &str, #[case] code: i32) {
    let said = ninety_days().run(line);
    assert_eq!((said.code, said.stdout.as_str()), (code, ""), "{said}");
}

#[test]
fn errors_say_what_to_do() {
    let home = ninety_days();
    assert_snapshot!(home.run("trends --window 28"), @r#"
    --- standard error
    error: --window: "28" is not a length of time; write it as 28d, 13w, 1y or all
    hint: see: daymark trends --help
    --- exit 2
    "#);
    assert_snapshot!(home.run("trends --from 2026-11-10 --to 2026-11-09"), @"
    --- standard error
    error: 10 November 2026 is after 9 November 2026
    hint: give the earlier day to --from and the later one to --to
    --- exit 1
    ");
    assert_snapshot!(home.run("trends --focus heroine"), @r#"
    --- standard error
    error: there is no focus named "heroine"
    hint: did you mean "heroin"?
    --- exit 1
    "#);
    assert_snapshot!(Home::new().run("trends"), @"
    --- standard error
    error: there is no journal in ~/.local/share/daymark
    hint: start one with: daymark init
    --- exit 1
    ");
}

#[test]
fn while_a_focus_is_in_withdrawal_the_ratings_of_the_person_carry_no_trend() {
    let home = Home::with_journal();
    for day in 1..=20 {
        let mood = (day + 1) / 2;
        home.run(&format!("checkin --date 2026-11-{day:02} --mood {mood} --used no"));
    }
    let mood = |words: &[&str]| home.json(words)["series"][0]["word"].clone();
    let trends = ["trends", "--window", "28d"];
    assert_eq!(mood(&trends), "rising");
    home.run("focus add wine --kind alcohol --since 2026-11-18");
    assert_eq!((mood(&trends), mood(&["review", "month"])), (json!(null), json!(null)));
    assert!(
        home.run("trends --window 28d")
            .stdout
            .contains("Withdrawal takes its own course: no better or worse yet")
    );
    assert_eq!(home.json(&["review", "month"])["before"], json!(null));
    let one = ["trends", "--window", "28d", "--focus", "heroin"];
    assert_eq!(mood(&one), "rising");
}

#[test]
fn medication_and_symptoms_stand_beside_the_ratings() {
    let home = Home::with_journal();
    home.run(
        "med add buprenorphine --class buprenorphine --dose '8 mg' --every day --since 2026-11-16",
    );
    home.run("checkin --date mon --mood 5 --took buprenorphine");
    home.run("checkin --date tue --mood 6 --missed buprenorphine");
    home.run("symptoms --item sweating:3,sleep:4 --date mon");
    home.run("symptoms --item sweating:1,sleep:2 --date wed");
    let trends = home.json(&["trends", "--window", "7d"]);
    let one = &trends["medications"][0];
    assert_eq!((&one["due"], &one["taken"], &one["missed"]), (&json!(4), &json!(1), &json!(1)));
    let sums = json!({"days": 2, "lowest": 3, "highest": 7, "last": 3});
    assert_eq!(trends["symptoms"], sums);
    let of_years = home.json(&["trends", "--from", "2024-01-01"]);
    assert_eq!(of_years["symptoms"], sums);
    let page = crate::support::unwrapped(&home.run("trends --window 7d").stdout);
    assert!(page.contains("taken 1 of 4, 1 missed, 2 not recorded"), "{page}");
    assert!(page.contains("on 2 days, from 3 to 7 in all, last 3"), "{page}");
    let review = crate::support::unwrapped(&home.run("review").stdout);
    assert!(review.contains("buprenorphine taken 1 of 4"), "{review}");
}
