//! The day of an entry, whatever the clock shows.

use rstest::rstest;
use serde_json::Value;

use crate::support::Home;

/// The day of a check-in made at a time, with more words after it.
fn day_of(home: &Home, now: &str, words: &[&str]) -> String {
    let words = [&["checkin", "--mood", "6", "--json"], words].concat();
    let output = home.daymark(&words).env("DAYMARK_NOW", now).assert().success();
    let answer: Value = serde_json::from_slice(&output.get_output().stdout).unwrap();
    answer["day"].as_str().unwrap().to_owned()
}

#[rstest]
#[case::evening("2026-11-20T20:00:00+01:00", &[], "2026-11-20")]
#[case::at_night("2026-11-21T01:30:00+01:00", &[], "2026-11-20")]
#[case::as_the_day_ends("2026-11-21T03:59:59+01:00", &[], "2026-11-20")]
#[case::as_the_day_begins("2026-11-21T04:00:00+01:00", &[], "2026-11-21")]
#[case::yesterday_at_night("2026-11-21T01:30:00+01:00", &["--date", "yesterday"], "2026-11-19")]
#[case::a_date_wins("2026-11-21T01:30:00+01:00", &["--date", "2026-11-01"], "2026-11-01")]
#[case::a_weekday_at_night("2026-11-21T01:30:00+01:00", &["--date", "sat"], "2026-11-14")]
#[case::leap_day("2024-02-29T12:00:00Z", &[], "2024-02-29")]
#[case::after_leap_day("2024-03-01T01:00:00Z", &[], "2024-02-29")]
#[case::new_year("2027-01-01T02:00:00Z", &[], "2026-12-31")]
#[case::the_gap("2026-03-29T03:30:00+02:00[Europe/Berlin]", &[], "2026-03-28")]
#[case::before_the_fold("2026-10-25T02:30:00+02:00[Europe/Berlin]", &[], "2026-10-24")]
#[case::after_the_fold("2026-10-25T02:30:00+01:00[Europe/Berlin]", &[], "2026-10-24")]
#[case::far_east("2011-12-31T04:00:00+14:00[Pacific/Apia]", &[], "2011-12-31")]
#[case::the_day_before_apia_skipped_one("2011-12-31T03:00:00+14:00[Pacific/Apia]", &[], "2011-12-30")]
fn a_check_in_belongs_to_the_current_day(
    #[case] now: &str,
    #[case] words: &[&str],
    #[case] day: &str,
) {
    assert_eq!(day_of(&Home::with_journal(), now, words), day);
}

#[rstest]
#[case("00:00", "2026-11-21T00:00:00+01:00", "2026-11-21")]
#[case("00:00", "2026-11-20T23:59:59+01:00", "2026-11-20")]
#[case("12:00", "2026-11-21T11:59:00+01:00", "2026-11-20")]
#[case("12:00", "2026-11-21T12:00:00+01:00", "2026-11-21")]
fn the_end_of_the_day_can_be_set(#[case] end: &str, #[case] now: &str, #[case] day: &str) {
    let home = Home::with_journal();
    home.write_config("config.toml", &format!("day_end = \"{end}\"\n"));
    assert_eq!(day_of(&home, now, &[]), day);
}

#[rstest]
#[case::to_come("2026-11-21", 1)]
#[case::tomorrow("tomorrow", 1)]
#[case::no_such_day("2026-02-30", 2)]
#[case::another_form("20.11.2026", 2)]
#[case::no_day("whenever", 2)]
#[case::nothing("", 2)]
#[case::too_long_ago("1899-12-31", 2)]
fn a_day_that_cannot_be(#[case] date: &str, #[case] code: i32) {
    let home = Home::with_journal();
    let said = home.run(&format!("checkin --mood 6 --date '{date}'"));
    assert_eq!(said.code, code, "{said}");
    assert!(said.stderr.starts_with("error: ") && said.stdout.is_empty(), "{said}");
}

#[test]
fn an_override_of_the_clock_that_is_no_time_is_told() {
    let home = Home::with_journal();
    insta::assert_snapshot!(home.run_at("tomorrow", "today"), @r#"
    --- standard error
    error: DAYMARK_NOW is "tomorrow", which is not an RFC 3339 time with offset between 1900 and 9999, like 2026-11-20T20:00:00+01:00 or 2026-11-20T20:00:00+01:00[Europe/Berlin]
    hint: see: daymark today --help
    --- exit 2
    "#);
}

#[test]
fn without_the_override_the_clock_and_zone_are_the_systems() {
    let home = Home::with_journal();
    let mut command = home.daymark(&["today", "--json"]);
    command.env_remove("DAYMARK_NOW").env("TZ", "UTC");
    let answer: Value = serde_json::from_str(&home.heard(&mut command).stdout).unwrap();
    assert!(answer["today"].as_str().unwrap() > "2026-01-01", "{answer}");
}

#[rstest]
#[case::ends_at_midnight("00:00")]
#[case::ends_at_noon("12:00")]
fn another_end_of_the_day_makes_no_night_late(#[case] end: &str) {
    let home = Home::with_journal();
    for night in ["2026-11-18T01:30:00+01:00", "2026-11-19T03:59:00+01:00"] {
        assert_eq!(home.run_at(night, "craving --intensity 7").code, 0);
    }
    let before = home.run("log");
    home.write_config("config.toml", &format!("day_end = \"{end}\"\n"));
    assert_eq!(home.run("log").stdout, before.stdout);
    assert!(!before.stdout.contains("added later"), "{before}");
    let said = home.run("checkin --used no --date -3d --json");
    let late: Value = serde_json::from_str(&said.stdout).unwrap();
    assert_eq!(late["late"], true);
}

/// What a page says as JSON at a time.
fn page(home: &Home, now: &str, line: &str) -> Value {
    let said = home.run_at(now, &format!("{line} --json"));
    assert_eq!(said.code, 0, "{line}: {said}");
    serde_json::from_str(&said.stdout).unwrap()
}

#[test]
fn a_use_stays_on_every_page_when_the_local_day_goes_back() {
    let home = Home::with_journal();
    assert_eq!(home.run_at("2026-11-20T04:30:00+00:00", "used --overdose no").code, 0);
    let west = "2026-11-19T20:31:00-08:00";
    let today = page(&home, west, "today");
    let focus = &today["focuses"][0];
    assert_eq!((&today["today"], &today["entries_ahead"]), (&"2026-11-20".into(), &0.into()));
    assert_eq!((&focus["last_use"], &focus["days"]["use"]), (&"2026-11-20".into(), &1.into()));
    assert_eq!(focus["extra_care_until"], "2026-12-18");
    assert_eq!(page(&home, west, "week")["focuses"][0]["use"], 1);
    assert_eq!(page(&home, west, "streak")["focuses"][0]["days"]["use"], 1);
    assert_eq!(page(&home, west, "phase")["focuses"][0]["extra_care_until"], "2026-12-18");
    assert_eq!(page(&home, west, "review month")["now"]["days"]["use"], 1);
    assert_eq!(page(&home, west, "packet")["focuses"][0]["last_use"], "2026-11-20");
    assert_eq!(page(&home, west, "trends")["periods"][0]["now"]["days"]["use"], 1);
    assert_eq!(page(&home, west, "log")["entries"].as_array().unwrap().len(), 1);
    let said = home.run_at(west, "today");
    assert!(said.stdout.contains("The clock here still says Thursday 19 November"), "{said}");
}

#[test]
fn what_a_wrong_clock_wrote_ahead_is_counted_and_named() {
    let home = Home::with_journal();
    assert_eq!(home.run_at("2027-11-20T21:30:00+01:00", "used").code, 0);
    let today = home.json(&["today"]);
    assert_eq!((&today["today"], &today["entries_ahead"]), (&"2026-11-20".into(), &1.into()));
    assert_eq!(today["focuses"][0]["last_use"], Value::Null);
    assert_eq!(today["focuses"][0]["extra_care_until"], "2026-12-18");
    let said = home.run("today");
    assert!(said.stdout.contains("1 entry is dated ahead of the clock"), "{said}");
    assert_eq!(home.json(&["log"])["entries"].as_array().unwrap().len(), 1);
    assert_eq!(home.run("edit last --date today").code, 0);
    assert_eq!(home.json(&["today"])["entries_ahead"], 0);
}

#[test]
fn a_day_further_east_may_be_named_and_its_copy_reads_back() {
    let home = Home::with_journal();
    assert_eq!(home.run_at("2026-11-20T10:00:00+09:00", "craving --intensity 7").code, 0);
    let west = "2026-11-19T17:01:00-08:00";
    let checkin = page(&home, west, "checkin --used no --date 2026-11-20");
    assert_eq!(
        (&checkin["day"], &checkin["at"]),
        (&"2026-11-20".into(), &"2026-11-20T10:01:00+09:00".into())
    );
    assert_eq!(home.run_at(west, "checkin --used no --date 2026-11-21").code, 1);
    let copy = home.run_at(west, "export data --output copy.json");
    assert_eq!(copy.code, 0, "{copy}");
}
