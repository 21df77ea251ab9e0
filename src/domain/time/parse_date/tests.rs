mod clock_changes;
mod days;

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
    "21 November 2026 at 03:00 is in the future; it is 21 November 2026 at 01:30 now | \
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
    "21 November 2026 at 23:00 is in the future; it is 21 November 2026 at 01:30 now | \
     if it has passed already, write \"yesterday 23:00\""
)]
#[case::without_a_night(
    "23:00",
    "2026-11-21T00:00:00+01:00",
    "00:00:00",
    "21 November 2026 at 23:00 is in the future; it is 21 November 2026 at 00:00 now | \
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
#[case::today("14:30", "20 November 2026 at 14:30", "yesterday 14:30")]
#[case::with_a_word("today 2:30pm", "20 November 2026 at 14:30", "yesterday 14:30")]
#[case::a_weekday("fri 14:30", "20 November 2026 at 14:30", "2026-11-13 14:30")]
#[case::a_date("2026-11-20 14:30", "20 November 2026 at 14:30", "")]
#[case::tomorrow("tomorrow 08:00", "21 November 2026 at 08:00", "")]
#[case::an_instant("2026-11-20T14:30:00+01:00", "20 November 2026 at 14:30", "")]
fn a_time_to_come_is_refused(#[case] words: &str, #[case] read: &str, #[case] instead: &str) {
    let now = moment("2026-11-20T12:00:00+01:00");
    let bad = past_moment(words, now, clock("04:00:00"), &Tz::Europe__Berlin).unwrap_err();
    assert_eq!(
        bad.to_string(),
        format!("{read} is in the future; it is 20 November 2026 at 12:00 now")
    );
    let hint =
        (!instead.is_empty()).then(|| format!("if it has passed already, write \"{instead}\""));
    assert_eq!(bad.hint(), hint);
    assert!(!bad.is_unreadable());
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
