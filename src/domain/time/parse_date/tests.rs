use chrono::{DateTime, TimeZone};
use chrono_tz::Tz;
use proptest::prelude::*;
use rstest::rstest;

use super::*;

impl Zone for Tz {
    fn at_local(&self, local: NaiveDateTime) -> MappedLocalTime<Moment> {
        self.from_local_datetime(&local).map(|time| Moment::new(time.fixed_offset()).unwrap())
    }

    fn at_instant(&self, seconds: i64) -> Option<Moment> {
        Moment::new(DateTime::from_timestamp(seconds, 0)?.with_timezone(self).fixed_offset())
    }
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn moment(text: &str) -> Moment {
    text.to_owned().try_into().unwrap()
}

fn clock(text: &str) -> NaiveTime {
    text.parse().unwrap()
}

/// What `--at` gives in a zone, with days that end at 04:00: the moment, or what is wrong with it.
fn at(text: &str, now: &str, zone: Tz) -> String {
    at_with(text, now, zone, "04:00:00")
}

fn at_with(text: &str, now: &str, zone: Tz, day_end: &str) -> String {
    match past_moment(text, moment(now), clock(day_end), &zone) {
        Ok(at) => at.to_string(),
        Err(bad) => format!("{bad} | {}", bad.hint().unwrap_or_default()),
    }
}

#[rstest]
#[case("2026-11-20", "2026-11-20")]
#[case("2026-02-28", "2026-02-28")]
#[case("2024-02-29", "2024-02-29")]
#[case("today", "2026-11-20")]
#[case(" Today ", "2026-11-20")]
#[case("yesterday", "2026-11-19")]
#[case("tomorrow", "2026-11-21")]
#[case("fri", "2026-11-20")]
#[case("Friday", "2026-11-20")]
#[case("thu", "2026-11-19")]
#[case("thurs", "2026-11-19")]
#[case("sat", "2026-11-14")]
#[case("SUN", "2026-11-15")]
#[case("-0d", "2026-11-20")]
#[case("-3d", "2026-11-17")]
#[case("-3 days", "2026-11-17")]
#[case("+3d", "2026-11-23")]
#[case("3 days ago", "2026-11-17")]
#[case("3d ago", "2026-11-17")]
#[case("1 day ago", "2026-11-19")]
#[case("-2w", "2026-11-06")]
#[case("1 week ago", "2026-11-13")]
#[case("20 days ago", "2026-10-31")]
#[case("-325d", "2025-12-30")]
fn days_count_from_the_current_day(#[case] words: &str, #[case] expected: &str) {
    assert_eq!(any_day(words, day("2026-11-20")), Ok(day(expected)));
}

#[rstest]
#[case::leap_day("2024-03-01", "yesterday", "2024-02-29")]
#[case::no_leap_day("2026-03-01", "yesterday", "2026-02-28")]
#[case::a_year_before_a_leap_day("2024-02-29", "-366d", "2023-02-28")]
#[case::new_year("2026-01-01", "yesterday", "2025-12-31")]
#[case::short_month("2026-05-01", "-1d", "2026-04-30")]
#[case::the_day_apia_skipped("2011-12-31", "yesterday", "2011-12-30")]
fn days_cross_months_and_years(#[case] today: &str, #[case] words: &str, #[case] expected: &str) {
    assert_eq!(any_day(words, day(today)), Ok(day(expected)));
}

#[rstest]
#[case("")]
#[case("fr")]
#[case("frid4y")]
#[case("fridayy")]
#[case("2026-02-29")]
#[case("2026-13-01")]
#[case("2026-1-1")]
#[case("20.11.2026")]
#[case("1899-12-31")]
#[case("-3")]
#[case("-3h")]
#[case("3 days")]
#[case("--3d")]
#[case("-123456d")]
#[case("-99999w")]
#[case("-3½d")]
#[case("٣ days ago")]
#[case("today 14:30")]
#[case("\u{1b}[31m")]
fn other_words_are_no_day(#[case] words: &str) {
    assert_eq!(any_day(words, day("2026-11-20")), Err(BadWhen::UnreadableDay(words.to_owned())));
}

#[rstest]
#[case("2026-11-21")]
#[case("tomorrow")]
#[case("+1d")]
fn a_day_that_is_to_come_is_named(#[case] words: &str) {
    let (day, today) = (day("2026-11-21"), day("2026-11-20"));
    assert_eq!(past_day(words, today), Err(BadWhen::FutureDay { day, today }));
    assert_eq!(past_day("2026-11-20", today), Ok(today));
}

/// The current day is Friday 20 November 2026, of week 47.
#[rstest]
#[case("2026-W46", "2026-W46")]
#[case("this", "2026-W47")]
#[case("last", "2026-W46")]
#[case(" Last ", "2026-W46")]
#[case("-1w", "2026-W46")]
#[case("-2 weeks", "2026-W45")]
#[case("2 weeks ago", "2026-W45")]
#[case("-53w", "2025-W46")]
#[case("today", "2026-W47")]
#[case("-5d", "2026-W46")]
#[case("sun", "2026-W46")]
#[case("2026-11-20", "2026-W47")]
#[case("2026-11-22", "2026-W47")]
#[case("2026-11-23", "2026-W48")]
#[case("2021-01-03", "2020-W53")]
fn weeks_count_from_this_one(#[case] words: &str, #[case] expected: &str) {
    let week = week(words, day("2026-11-20"), Weekday::Mon);
    assert_eq!(week.map(|week| week.to_string()), Ok(expected.to_owned()));
}

#[test]
fn the_week_of_a_day_begins_as_weeks_do() {
    let from = |words, start| week(words, day("2026-11-20"), start).unwrap().first();
    assert_eq!(from("2026-11-22", Weekday::Sun), day("2026-11-22"));
    assert_eq!(from("last", Weekday::Sun), day("2026-11-08"));
    assert_eq!(from("last", Weekday::Mon), day("2026-11-09"));
}

#[rstest]
fn other_words_are_no_week(
    #[values("", "-1", "-w", "1w", "2026-W54", "2026-11", "2026-11-31", "lastly", "--plain")]
    words: &str,
) {
    let read = week(words, day("2026-11-20"), Weekday::Mon);
    assert_eq!(read, Err(BadWeek(words.to_owned())));
}

/// Friday 20 November 2026, 20:00.
#[rstest]
#[case("now", "2026-11-20T20:00:00+01:00")]
#[case("14:30", "2026-11-20T14:30:00+01:00")]
#[case("20:00", "2026-11-20T20:00:00+01:00")]
#[case("9:05", "2026-11-20T09:05:00+01:00")]
#[case("14:30:15", "2026-11-20T14:30:15+01:00")]
#[case("2:30pm", "2026-11-20T14:30:00+01:00")]
#[case("2:30 PM", "2026-11-20T14:30:00+01:00")]
#[case("2pm", "2026-11-20T14:00:00+01:00")]
#[case("12am", "2026-11-20T00:00:00+01:00")]
#[case("12:15 pm", "2026-11-20T12:15:00+01:00")]
#[case("01:30", "2026-11-20T01:30:00+01:00")]
#[case("today 14:30", "2026-11-20T14:30:00+01:00")]
#[case("yesterday 22:00", "2026-11-19T22:00:00+01:00")]
#[case("Yesterday at 10pm", "2026-11-19T22:00:00+01:00")]
#[case("yesterday 01:30", "2026-11-20T01:30:00+01:00")]
#[case("2026-11-19 01:30", "2026-11-19T01:30:00+01:00")]
#[case("mon 08:15", "2026-11-16T08:15:00+01:00")]
#[case("friday 08:15", "2026-11-20T08:15:00+01:00")]
#[case("-3d 14:30", "2026-11-17T14:30:00+01:00")]
#[case("3 days ago 14:30", "2026-11-17T14:30:00+01:00")]
#[case("2026-11-20 14:30", "2026-11-20T14:30:00+01:00")]
#[case("2026-11-20T14:30", "2026-11-20T14:30:00+01:00")]
#[case("2026-07-01 14:30", "2026-07-01T14:30:00+02:00")]
#[case("2h ago", "2026-11-20T18:00:00+01:00")]
#[case("2 hours ago", "2026-11-20T18:00:00+01:00")]
#[case("20m ago", "2026-11-20T19:40:00+01:00")]
#[case("90 min ago", "2026-11-20T18:30:00+01:00")]
#[case("0m ago", "2026-11-20T20:00:00+01:00")]
#[case("2026-11-20T14:30:00+05:30", "2026-11-20T14:30:00+05:30")]
#[case("2026-11-20T13:30:00Z", "2026-11-20T13:30:00+00:00")]
#[case("2026-11-20 14:30:00+01:00", "2026-11-20T14:30:00+01:00")]
fn times_are_those_of_clock_and_calendar(#[case] words: &str, #[case] expected: &str) {
    assert_eq!(at(words, "2026-11-20T20:00:00+01:00", Tz::Europe__Berlin), expected);
}

#[rstest]
#[case("")]
#[case("14")]
#[case("1430")]
#[case("24:00")]
#[case("14:60")]
#[case("14:3")]
#[case("14:30:60")]
#[case("14:30:15:00")]
#[case("14:30pm")]
#[case("0:30am")]
#[case("13pm")]
#[case("pm")]
#[case("noon")]
#[case("yesterday")]
#[case("2026-02-29 14:30")]
#[case("2026-11-20t14:30x")]
#[case("3 days ago")]
#[case("2h")]
#[case("-2h")]
#[case("123456h ago")]
#[case("h ago")]
#[case("1899-12-31T23:59:59Z")]
#[case("someday 14:30")]
fn other_words_are_no_time(#[case] words: &str) {
    let (now, zone) = (moment("2026-11-20T20:00:00+01:00"), Tz::Europe__Berlin);
    assert_eq!(
        past_moment(words, now, clock("04:00:00"), &zone),
        Err(BadWhen::UnreadableTime(words.to_owned()))
    );
}

/// Saturday 21 November 2026, 01:30 at night: the current day is still Friday 20 November.
#[rstest]
#[case::just_past("01:00", "2026-11-21T01:00:00+01:00")]
#[case::this_evening("23:00", "2026-11-20T23:00:00+01:00")]
#[case::this_afternoon("14:30", "2026-11-20T14:30:00+01:00")]
#[case::when_the_day_began("04:00", "2026-11-20T04:00:00+01:00")]
#[case::today_is_the_current_day("today 22:00", "2026-11-20T22:00:00+01:00")]
#[case::today_past_midnight("today 00:30", "2026-11-21T00:30:00+01:00")]
#[case::yesterday_is_that_of_a_date("yesterday 22:00", "2026-11-19T22:00:00+01:00")]
#[case::a_night_still_to_come("fri 03:00", "2026-11-20T03:00:00+01:00")]
#[case::friday_evening("fri 22:00", "2026-11-20T22:00:00+01:00")]
#[case::still_to_come(
    "03:00",
    "2026-11-21 03:00 is in the future; it is 2026-11-21 01:30 now | \
     if it has passed already, write \"yesterday 03:00\""
)]
fn at_night_the_evening_is_just_past(#[case] words: &str, #[case] expected: &str) {
    assert_eq!(at(words, "2026-11-21T01:30:00+01:00", Tz::Europe__Berlin), expected);
}

#[rstest]
#[case::before_a_late_end(
    "23:00",
    "2026-11-21T11:00:00+01:00",
    "12:00:00",
    "2026-11-20T23:00:00+01:00"
)]
#[case::after_an_early_end(
    "23:00",
    "2026-11-21T01:30:00+01:00",
    "01:00:00",
    "2026-11-21 23:00 is in the future; it is 2026-11-21 01:30 now | \
     if it has passed already, write \"yesterday 23:00\""
)]
#[case::without_a_night(
    "23:00",
    "2026-11-21T00:00:00+01:00",
    "00:00:00",
    "2026-11-21 23:00 is in the future; it is 2026-11-21 00:00 now | \
     if it has passed already, write \"yesterday 23:00\""
)]
fn the_night_lasts_until_the_day_ends(
    #[case] words: &str,
    #[case] now: &str,
    #[case] day_end: &str,
    #[case] expected: &str,
) {
    assert_eq!(at_with(words, now, Tz::Europe__Berlin, day_end), expected);
}

#[rstest]
#[case::today("14:30", "2026-11-20 14:30", "yesterday 14:30")]
#[case::with_a_word("today 2:30pm", "2026-11-20 14:30", "yesterday 14:30")]
#[case::a_weekday("fri 14:30", "2026-11-20 14:30", "2026-11-13 14:30")]
#[case::a_date("2026-11-20 14:30", "2026-11-20 14:30", "")]
#[case::tomorrow("tomorrow 08:00", "2026-11-21 08:00", "")]
#[case::an_instant("2026-11-20T14:30:00+01:00", "2026-11-20 14:30", "")]
fn a_time_to_come_is_refused(#[case] words: &str, #[case] read: &str, #[case] instead: &str) {
    let now = moment("2026-11-20T12:00:00+01:00");
    let bad = past_moment(words, now, clock("04:00:00"), &Tz::Europe__Berlin).unwrap_err();
    assert_eq!(bad.to_string(), format!("{read} is in the future; it is 2026-11-20 12:00 now"));
    let hint =
        (!instead.is_empty()).then(|| format!("if it has passed already, write \"{instead}\""));
    assert_eq!(bad.hint(), hint);
    assert!(!bad.is_unreadable());
}

#[rstest]
#[case::berlin(Tz::Europe__Berlin, "2026-03-29 02:30", "2026-03-29 02:00", "2026-03-29 03:00")]
#[case::new_york(Tz::America__New_York, "2026-03-08 02:00", "2026-03-08 02:00", "2026-03-08 03:00")]
#[case::lord_howe(
    Tz::Australia__Lord_Howe,
    "2025-10-05 02:29",
    "2025-10-05 02:00",
    "2025-10-05 02:30"
)]
#[case::apia(Tz::Pacific__Apia, "2011-12-30 12:00", "2011-12-30 00:00", "2011-12-31 00:00")]
#[case::midnight(
    Tz::America__Sao_Paulo,
    "2018-11-04 00:30",
    "2018-11-04 00:00",
    "2018-11-04 01:00"
)]
fn a_time_the_clocks_skipped_is_refused(
    #[case] zone: Tz,
    #[case] words: &str,
    #[case] from: &str,
    #[case] to: &str,
) {
    let said = at(words, "2026-11-20T20:00:00+00:00", zone);
    assert_eq!(
        said,
        format!(
            "{words} did not happen: the clocks went from {from} straight to {to} | \
             write a time before {from}, or {to} or later"
        )
    );
}

#[rstest]
#[case::before_the_gap(Tz::Europe__Berlin, "2026-03-29 01:59", "2026-03-29T01:59:00+01:00")]
#[case::after_the_gap(Tz::Europe__Berlin, "2026-03-29 03:00", "2026-03-29T03:00:00+02:00")]
#[case::the_first_of_two(Tz::Europe__Berlin, "2026-10-25 02:30", "2026-10-25T02:30:00+02:00")]
#[case::after_the_fold(Tz::Europe__Berlin, "2026-10-25 03:00", "2026-10-25T03:00:00+01:00")]
#[case::new_york(Tz::America__New_York, "2026-11-01 01:30", "2026-11-01T01:30:00-04:00")]
#[case::half_an_hour(Tz::Australia__Lord_Howe, "2026-04-05 01:45", "2026-04-05T01:45:00+11:00")]
#[case::after_half_an_hour(
    Tz::Australia__Lord_Howe,
    "2026-04-05 02:00",
    "2026-04-05T02:00:00+10:30"
)]
#[case::before_the_skipped_day(Tz::Pacific__Apia, "2011-12-29 23:59", "2011-12-29T23:59:00-10:00")]
#[case::after_the_skipped_day(Tz::Pacific__Apia, "2011-12-31 00:00", "2011-12-31T00:00:00+14:00")]
fn changes_of_the_clocks(#[case] zone: Tz, #[case] words: &str, #[case] expected: &str) {
    assert_eq!(at(words, "2026-11-20T20:00:00+00:00", zone), expected);
}

/// Berlin, 25 October 2026: 02:00 to 03:00 comes twice, first at +02:00 and then at +01:00.
#[rstest]
#[case::in_the_first("02:30", "2026-10-25T02:40:00+02:00", "2026-10-25T02:30:00+02:00")]
#[case::in_the_second("02:30", "2026-10-25T02:40:00+01:00", "2026-10-25T02:30:00+01:00")]
#[case::not_yet_in_the_second("02:50", "2026-10-25T02:40:00+01:00", "2026-10-25T02:50:00+02:00")]
#[case::when_it_is_over("02:30", "2026-10-25T09:00:00+01:00", "2026-10-25T02:30:00+02:00")]
#[case::hours_are_hours("2h ago", "2026-10-25T03:30:00+01:00", "2026-10-25T02:30:00+02:00")]
#[case::across_the_gap("1h ago", "2026-03-29T03:30:00+02:00", "2026-03-29T01:30:00+01:00")]
#[case::not_yet_in_the_first(
    "02:50",
    "2026-10-25T02:40:00+02:00",
    "2026-10-25 02:50 is in the future; it is 2026-10-25 02:40 now | \
     if it has passed already, write \"yesterday 02:50\""
)]
fn an_hour_that_is_repeated(#[case] words: &str, #[case] now: &str, #[case] expected: &str) {
    assert_eq!(at(words, now, Tz::Europe__Berlin), expected);
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(words in "\\PC{0,40}", seconds in -2_000_000_000i64..4_000_000_000) {
        let zone = Tz::Europe__Berlin;
        let now = zone.at_instant(seconds).unwrap();
        let _ = any_day(&words, now.day(clock("04:00:00")));
        if let Ok(at) = past_moment(&words, now, clock("04:00:00"), &zone) {
            prop_assert!(at.seconds() <= now.seconds());
        }
    }

    /// A bare time is the last one the clocks showed, never more than a calendar day and a night old.
    #[test]
    fn a_bare_time_is_near(
        hour in 0u32..24, minute in 0u32..60, seconds in 0i64..4_000_000_000, end in 0u32..=12,
    ) {
        let zone = Tz::America__New_York;
        let now = zone.at_instant(seconds).unwrap();
        let day_end = NaiveTime::from_hms_opt(end, 0, 0).unwrap();
        if let Ok(at) = past_moment(&format!("{hour}:{minute:02}"), now, day_end, &zone) {
            let age = now.seconds() - at.seconds();
            prop_assert!((0..=25 * 3600).contains(&age), "{now}: {at}");
            prop_assert_eq!(at.local().time(), NaiveTime::from_hms_opt(hour, minute, 0).unwrap());
        }
    }

    /// Every moment that has passed is what its own words name, but for the second of a fold.
    #[test]
    fn a_moment_in_words_is_that_moment(age in 0i64..2_000_000_000, zone in 0usize..4) {
        let zone = [
            Tz::Europe__Berlin, Tz::America__New_York, Tz::Australia__Lord_Howe, Tz::Pacific__Apia,
        ][zone];
        let now = moment("2026-11-20T20:00:00+00:00");
        let then = zone.at_instant(now.seconds() - age).unwrap();
        let words = then.local().format("%Y-%m-%d %H:%M:%S").to_string();
        let read = past_moment(&words, now, clock("04:00:00"), &zone);
        let expected = match zone.at_local(then.local()) {
            MappedLocalTime::Ambiguous(first, _) => first,
            MappedLocalTime::Single(_) | MappedLocalTime::None => then,
        };
        prop_assert_eq!(read, Ok(expected));
    }
}

#[rstest]
#[case::on_the_day("14:30", "2026-11-18", "2026-11-18T14:30:00+01:00")]
#[case::of_another_year("9:05", "2020-07-01", "2020-07-01T09:05:00+02:00")]
#[case::in_the_night_that_ends_it("01:30", "2026-11-18", "2026-11-19T01:30:00+01:00")]
#[case::in_a_night_to_come("01:30", "2026-11-20", "2026-11-20T01:30:00+01:00")]
#[case::a_date_of_its_own("yesterday 22:00", "2026-11-10", "2026-11-19T22:00:00+01:00")]
#[case::an_amount_of_time("2h ago", "2026-11-10", "2026-11-20T19:30:00+01:00")]
#[case::with_offset("2026-11-18T14:30:00Z", "2026-11-10", "2026-11-18T14:30:00+00:00")]
fn a_time_without_a_date_is_of_its_day(#[case] text: &str, #[case] of: &str, #[case] at: &str) {
    let now = moment("2026-11-20T21:30:00+01:00");
    let found = past_moment_of(text, day(of), now, clock("04:00:00"), &Tz::Europe__Berlin);
    assert_eq!(found, Ok(moment(at)));
    assert_eq!(is_undated(text), text.len() <= 5);
}

#[test]
fn a_time_of_its_day_that_has_not_come_is_told() {
    let now = moment("2026-11-20T21:30:00+01:00");
    let read =
        |text, of| past_moment_of(text, day(of), now, clock("04:00:00"), &Tz::Europe__Berlin);
    let at = moment("2026-11-20T22:00:00+01:00");
    let instead = Some("2026-11-19 22:00".to_owned());
    let ahead = BadWhen::FutureTime { at, now, instead };
    assert_eq!(read("22:00", "2026-11-20"), Err(ahead));
    assert!(matches!(read("02:30", "2026-03-28"), Err(BadWhen::Skipped { .. })));
}
