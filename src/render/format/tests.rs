use rstest::rstest;

use chrono::NaiveTime;

use super::*;
use crate::domain::figures::adherence::RoutineCounts;
use crate::domain::time::day::Day;
use crate::render::look::Look;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

#[rstest]
#[case("2026-11-20", "Friday 20 November", "Fri 20 Nov")]
#[case("2026-01-01", "Thursday 1 January", "Thu 1 Jan")]
#[case("2025-12-31", "Wednesday 31 December 2025", "Wed 31 Dec 2025")]
#[case("2027-02-28", "Sunday 28 February 2027", "Sun 28 Feb 2027")]
fn dates_name_another_year(#[case] given: &str, #[case] long: &str, #[case] short: &str) {
    let today = day("2026-11-20");
    assert_eq!(date(day(given), today), long);
    assert_eq!(short_date(day(given), today), short);
}

#[rstest]
#[case("2026-11-16", "2026-11-22", "16 to 22 November")]
#[case("2026-11-30", "2026-12-06", "30 November to 6 December")]
#[case("2026-12-28", "2027-01-03", "28 December 2026 to 3 January 2027")]
#[case("2025-11-17", "2025-11-23", "17 to 23 November 2025")]
#[case("2026-11-16", "2026-11-16", "16 November")]
fn spans_say_what_is_shared_once(#[case] from: &str, #[case] to: &str, #[case] said: &str) {
    assert_eq!(span(day(from), day(to), day("2026-11-20")), said);
}

#[test]
fn spans_may_name_their_weekdays() {
    let span = |from, to| weekday_span(day(from), day(to), day("2026-11-20"));
    assert_eq!(span("2026-11-16", "2026-11-20"), "Mon 16 to Fri 20 November");
    assert_eq!(span("2025-12-29", "2026-01-04"), "Mon 29 December 2025 to Sun 4 January");
}

#[rstest]
#[case(0, 5, "00:05", "12:05 am")]
#[case(9, 30, "09:30", "9:30 am")]
#[case(12, 0, "12:00", "12:00 pm")]
#[case(23, 59, "23:59", "11:59 pm")]
fn times(#[case] hour: u32, #[case] minute: u32, #[case] h24: &str, #[case] h12: &str) {
    let at = NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
    assert_eq!(time(at, HourFormat::H24), h24);
    assert_eq!(time(at, HourFormat::H12), h12);
}

#[rstest]
#[case(6.0, "6")]
#[case(6.25, "6.3")]
#[case(6.04, "6")]
#[case(-0.04, "0")]
#[case(0.1 + 0.2, "0.3")]
fn numbers_round_to_tenths(#[case] value: f64, #[case] said: &str) {
    assert_eq!(number(value), said);
}

#[rstest]
#[case(0.0, "0")]
#[case(1.25, "1.3")]
#[case(-0.04, "-0.04")]
#[case(0.0042, "0.004")]
#[case(0.000_01, "0")]
fn small_numbers_do_not_read_as_none(#[case] value: f64, #[case] said: &str) {
    assert_eq!(small_number(value), said);
}

#[rstest]
#[case(1, "1 day")]
#[case(7, "7 days")]
#[case(28, "28 days")]
#[case(35, "5 weeks")]
#[case(91, "13 weeks")]
#[case(365, "1 year")]
#[case(366, "366 days")]
#[case(730, "2 years")]
fn lengths(#[case] days: u32, #[case] said: &str) {
    assert_eq!(length(days), said);
}

#[rstest]
#[case(0.0, "0 %")]
#[case(0.3, "under 1 %")]
#[case(49.5, "50 %")]
#[case(98.9, "99 %")]
#[case(99.7, "over 99 %")]
#[case(100.0, "100 %")]
fn percentages_are_not_rounded_to_certainty(#[case] value: f64, #[case] said: &str) {
    assert_eq!(percent(value), said);
}

#[rstest]
#[case(&[], "")]
#[case(&["a"], "a")]
#[case(&["a", "b"], "a and b")]
#[case(&["a", "b", "c"], "a, b and c")]
fn lists(#[case] items: &[&str], #[case] said: &str) {
    assert_eq!(list(items), said);
}

#[rstest]
#[case("walk", "walk")]
#[case("evening walk", "'evening walk'")]
#[case("Ana's $group", r"'Ana'\''s $group'")]
#[case("", "''")]
#[case("/home/ana/a-b_c.json", "/home/ana/a-b_c.json")]
#[case("-rf", "'-rf'")]
fn quoted_for_a_shell(#[case] word: &str, #[case] quoted_word: &str) {
    assert_eq!(quoted(word), quoted_word);
}

#[rstest]
#[case("day", "every day")]
#[case("fri,mon,wed", "Mon, Wed and Fri")]
#[case("sun", "Sun")]
#[case("1/week", "once a week")]
#[case("2/week", "twice a week")]
#[case("3/week", "3 times a week")]
#[case("2d", "every other day")]
#[case("10d", "every 10 days")]
#[case("paused", "paused")]
fn schedules(#[case] given: &str, #[case] said: &str) {
    assert_eq!(Look::default().schedule(given.parse().unwrap()), said);
}

#[rstest]
#[case([0, 0, 0, 0, 0, 0], None)]
#[case([5, 3, 1, 0, 1, 0], Some("3 of 5 (1 in part, 1 not recorded)"))]
#[case([2, 2, 0, 0, 0, 0], Some("2 of 2"))]
#[case([0, 0, 0, 0, 0, 1], Some("1 extra"))]
fn what_became_of_a_routine(#[case] counts: [u32; 6], #[case] said: Option<&str>) {
    let [due, done, partial, skipped, unrecorded, extra] = counts;
    let counts = RoutineCounts { due, done, partial, skipped, unrecorded, extra };
    assert_eq!(routine_counts(counts).as_deref(), said);
}

#[test]
fn counts_agree_with_their_noun() {
    assert_eq!((days(0), days(1)), ("0 days".into(), "1 day".into()));
    assert_eq!((days_of(4, 5), days_of(1, 1)), ("4 of 5 days".into(), "1 of 1 day".into()));
}

#[rstest]
#[case::one("call 112", &["call 112"])]
#[case::two("On their side. Stay.", &["On their side", "Stay."])]
#[case::parted("A quiet place; cool the body.", &["A quiet place", "Cool the body."])]
#[case::of_the_same("On clonidine: do not stop; call.", &["On clonidine: do not stop", "On clonidine: call."])]
fn a_text_of_ours_is_heard_sentence_by_sentence(#[case] text: &str, #[case] said: &[&str]) {
    assert_eq!(sentences(text), said);
}
