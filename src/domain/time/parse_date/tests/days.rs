//! Days and weeks in words.

use rstest::rstest;

use super::*;

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
