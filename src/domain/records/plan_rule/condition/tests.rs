use rstest::rstest;

use super::*;

fn day(n: i32) -> Day {
    "2026-11-01".parse::<Day>().unwrap().plus(n - 1)
}

fn number(text: &str) -> Threshold {
    text.parse().unwrap()
}

/// Nights of November, a place each: hours of sleep, `.` none recorded.
fn nights(told: &str) -> Vec<(Day, f64)> {
    let each = (1..).zip(told.split_whitespace()).filter(|(_, night)| *night != ".");
    each.map(|(n, night)| (day(n), night.parse::<SleepHours>().unwrap().get())).collect()
}

#[rstest]
#[case::three_of_seven("8 4 8 4 8 4 8", 7, Some((3, 7)))]
#[case::more_than_enough("4 4 4 4 8 8 8", 7, Some((4, 7)))]
#[case::one_too_few("8 4 8 4 8 8 8", 7, None)]
#[case::the_number_itself_is_not_below_it("5 4 5 4 5 5 5", 7, None)]
#[case::just_below("8 4.99 8 4:59 8 4,9 8", 7, Some((3, 7)))]
#[case::days_without_a_value_count_neither_way(". 4 . 4 . . 4", 7, Some((3, 3)))]
#[case::a_gap_is_no_bad_night(". 4 . 4 . . .", 7, None)]
#[case::nothing_on_record(". . . . . . .", 7, None)]
#[case::the_day_itself_counts("8 8 8 8 4 4 4", 7, Some((3, 7)))]
#[case::later_days_do_not("8 8 8 8 4 4 4", 6, None)]
#[case::the_seventh_day_back_counts("4 8 8 8 8 4 4", 7, Some((3, 7)))]
#[case::the_eighth_does_not("4 8 8 8 8 8 4 4", 8, None)]
#[case::today_without_a_check_in_yet("4 8 8 8 8 4 4 .", 7, Some((3, 7)))]
#[case::on_the_day_after("4 8 8 8 8 4 4 .", 8, None)]
fn sleep_below_5_on_3_of_7(
    #[case] told: &str,
    #[case] on: i32,
    #[case] expected: Option<(u32, u32)>,
) {
    let rule = RuleCondition::new(Series::SleepHours, Bound::Below(number("5")), 3, 7).unwrap();
    let found = rule.holds_on(day(on), nights(told));
    assert_eq!(found.map(|count| (count.on, count.recorded)), expected);
}

#[rstest]
#[case::on_each_of_them("6 6 6", Some((3, 3)))]
#[case::not_on_one_that_is_missing("6 . 6 6", None)]
#[case::the_number_itself_is_not_above_it("5 6 6", None)]
fn sleep_above_5_on_3_of_3(#[case] told: &str, #[case] expected: Option<(u32, u32)>) {
    let rule = RuleCondition::new(Series::SleepHours, Bound::Above(number("5")), 3, 3).unwrap();
    let last = i32::try_from(told.split_whitespace().count()).unwrap();
    let found = rule.holds_on(day(last.min(3)), nights(told));
    assert_eq!(found.map(|count| (count.on, count.recorded)), expected);
}

#[rstest]
#[case::a_half_of_a_rating(
    "mood",
    false,
    "4.5",
    3,
    7,
    "4.5 does not fit mood, which takes whole numbers from 0 to 10"
)]
#[case::a_rating_of_12(
    "craving",
    true,
    "12",
    3,
    7,
    "12 does not fit craving, which takes whole numbers from 0 to 10"
)]
#[case::below_nothing("mood", false, "0", 3, 7, "no mood is ever below 0")]
#[case::above_all("stress", true, "10", 3, 7, "no stress is ever above 10")]
#[case::more_sleep_than_a_day("sleep_hours", true, "24", 3, 7, "no sleep_hours is ever above 24")]
#[case::no_days(
    "mood",
    false,
    "4",
    0,
    7,
    "--days takes 1 to 7 days, as many as --of at most, not 0"
)]
#[case::more_days_than_there_are(
    "mood",
    false,
    "4",
    8,
    7,
    "--days takes 1 to 7 days, as many as --of at most, not 8"
)]
#[case::of_no_days("mood", false, "4", 1, 0, "--of takes 1 to 90 days, not 0")]
#[case::of_too_many("mood", false, "4", 3, 91, "--of takes 1 to 90 days, not 91")]
fn what_could_not_hold_is_no_rule(
    #[case] series: Series,
    #[case] above: bool,
    #[case] limit: Threshold,
    #[case] days: u32,
    #[case] of: u32,
    #[case] why: &str,
) {
    let bound = if above { Bound::Above(limit) } else { Bound::Below(limit) };
    let refused = RuleCondition::new(series, bound, days, of).unwrap_err();
    assert_eq!(refused.to_string(), why);
}

#[rstest]
#[case("5", "5")]
#[case("7.5", "7.5")]
#[case("7:30", "7.5")]
fn a_number_is_written_as_short_as_it_is(#[case] text: &str, #[case] json: &str) {
    assert_eq!(serde_json::to_string(&number(text)).unwrap(), json);
    assert_eq!(serde_json::from_str::<Threshold>(json).unwrap(), number(text));
}
