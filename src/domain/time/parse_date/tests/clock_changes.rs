//! Times on the days on which the clocks change.

use rstest::rstest;

use super::*;

#[rstest]
#[case::berlin(
    Tz::Europe__Berlin,
    "2026-03-29 02:30",
    ["29 March 2026 at 02:30", "02:00", "03:00"]
)]
#[case::new_york(
    Tz::America__New_York,
    "2026-03-08 02:00",
    ["8 March 2026 at 02:00", "02:00", "03:00"]
)]
#[case::lord_howe(
    Tz::Australia__Lord_Howe,
    "2025-10-05 02:29",
    ["5 October 2025 at 02:29", "02:00", "02:30"]
)]
#[case::apia(
    Tz::Pacific__Apia,
    "2011-12-30 12:00",
    ["30 December 2011 at 12:00", "00:00", "31 December 2011 at 00:00"]
)]
#[case::midnight(
    Tz::America__Sao_Paulo,
    "2018-11-04 00:30",
    ["4 November 2018 at 00:30", "00:00", "01:00"]
)]
fn a_time_the_clocks_skipped_is_refused(
    #[case] zone: Tz,
    #[case] words: &str,
    #[case] said: [&str; 3],
) {
    let [time, from, to] = said;
    assert_eq!(
        at(words, "2026-11-20T20:00:00+00:00", zone),
        format!(
            "{time} did not happen: the clocks went from {from} straight to {to} | \
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
    "25 October 2026 at 02:50 is in the future; it is 25 October 2026 at 02:40 now | \
     if it has passed already, write \"yesterday 02:50\""
)]
fn an_hour_that_is_repeated(#[case] words: &str, #[case] now: &str, #[case] expected: &str) {
    assert_eq!(at(words, now, Tz::Europe__Berlin), expected);
}
