use proptest::prelude::*;
use rstest::rstest;

use super::*;
use crate::domain::records::focus::limit::LimitStep;

fn day(n: i32) -> Day {
    // A Monday.
    Day::from_ymd(2026, 11, 2).unwrap().plus(n)
}

fn id() -> Id {
    Id::from_bytes([1; 16])
}

fn told(n: i32, is_use: bool, amount: Option<&str>) -> AmountTold {
    let amount = amount.map(|text| text.parse().unwrap());
    AmountTold { day: day(n), focus: id(), is_use, amount }
}

fn measure(limits: &[(i32, &str)]) -> Measure {
    let step =
        |&(n, limit): &(i32, &str)| LimitStep { from: day(n), limit: limit.parse().unwrap() };
    Measure {
        unit: Some("drinks".parse().unwrap()),
        limits: limits.iter().map(step).collect(),
        ..Measure::default()
    }
}

const NO: DayStatus = DayStatus::NoUse;
const USE: DayStatus = DayStatus::Use;
const UNKNOWN: DayStatus = DayStatus::Unknown;

#[rstest]
#[case::nothing(&[], UNKNOWN, None)]
#[case::not_used(&[], NO, Some(0))]
#[case::used_and_no_more_said(&[], USE, None)]
#[case::by_the_check_in(&[(false, Some("3"))], USE, Some(3000))]
#[case::none_by_the_check_in(&[(false, Some("0"))], NO, Some(0))]
#[case::several_uses(&[(true, Some("1")), (true, Some("2.5"))], USE, Some(3500))]
#[case::one_of_them_open(&[(true, Some("1")), (true, None)], USE, None)]
#[case::open_but_told_by_the_check_in(&[(true, Some("1")), (true, None), (false, Some("4"))], USE, Some(4000))]
#[case::the_uses_are_more(&[(true, Some("3")), (true, Some("2")), (false, Some("4"))], USE, Some(5000))]
#[case::none_said_and_a_use_open(&[(true, None), (false, Some("0"))], USE, None)]
#[case::none_said_and_a_use(&[(true, Some("2")), (false, Some("0"))], USE, Some(2000))]
fn what_is_known_of_a_day(
    #[case] of: &[(bool, Option<&str>)],
    #[case] status: DayStatus,
    #[case] expected: Option<u64>,
) {
    let told: Vec<_> = of.iter().map(|(is_use, amount)| told(0, *is_use, *amount)).collect();
    let found = known(&told, [(day(0), status)]);
    assert_eq!(found.get(&day(0)).copied(), expected);
}

/// Two weeks: 3, 2, 0, ?, 2, 1, 0 and 4, 2, ?, 2, 2, 2, 2.
fn two_weeks() -> (Vec<Day>, KnownAmounts) {
    let amounts = [Some(3), Some(2), Some(0), None, Some(2), Some(1), Some(0)];
    let more = [Some(4), Some(2), None, Some(2), Some(2), Some(2), Some(2)];
    let days: Vec<_> = (0..14).map(day).collect();
    let each = days.iter().zip(amounts.into_iter().chain(more));
    (days.clone(), each.filter_map(|(day, n)| Some((*day, n? * 1000))).collect())
}

#[test]
fn days_and_weeks_are_held_against_the_limits() {
    let (days, known) = two_weeks();
    let found = AmountFigures::of(&measure(&[(0, "2/day,10/week")]), &days, &known, Weekday::Mon);
    assert_eq!((found.total, found.known_days, found.unknown_days), (22.0, 12, 2));
    assert_eq!((found.median, found.most), (Some(2.0), Some(4.0)));
    assert_eq!((found.days_within, found.days_limited), (Some(10), 12));
    let bounds = (found.percent_low, found.percent_high);
    assert_eq!(bounds, (Some(100.0 * 10.0 / 14.0), Some(100.0 * 12.0 / 14.0)));
    // The first week comes to 8 and has an unknown day; the second comes to 14 whatever its unknown day was.
    assert_eq!((found.weeks_within, found.weeks_over, found.weeks_unknown), (Some(0), 1, 1));
}

#[test]
fn a_step_down_holds_from_its_day_on() {
    let (days, known) = two_weeks();
    let found =
        AmountFigures::of(&measure(&[(0, "4/day"), (7, "1/day")]), &days, &known, Weekday::Mon);
    assert_eq!((found.days_within, found.days_limited), (Some(6), 12));
    assert_eq!(found.limit.to_string(), "1/day");
    assert_eq!((found.weeks_within, found.weeks_over), (None, 0));
}

#[test]
fn without_a_limit_nothing_is_within_one() {
    let (days, known) = two_weeks();
    let found = AmountFigures::of(&measure(&[]), &days, &known, Weekday::Mon);
    assert_eq!((found.days_within, found.percent_low, found.weeks_within), (None, None, None));
    assert_eq!((found.total, found.known_days), (22.0, 12));
}

fn anything() -> impl Strategy<Value = Vec<AmountTold>> {
    let one = (0..28i32, any::<bool>(), proptest::option::of(0..8000u32));
    proptest::collection::vec(one, 0..40).prop_map(|all| {
        let told = |(n, is_use, amount): (i32, bool, Option<u32>)| AmountTold {
            day: day(n),
            focus: id(),
            is_use,
            amount: amount.and_then(Amount::of_thousandths),
        };
        all.into_iter().map(told).collect()
    })
}

proptest! {
    #[test]
    fn the_order_of_entry_never_matters(
        (one, other) in anything().prop_flat_map(|told| (Just(told.clone()), Just(told).prop_shuffle())),
    ) {
        let statuses = |told: &[AmountTold]| told.iter().map(|one| (one.day, USE)).collect::<Vec<_>>();
        prop_assert_eq!(known(&one, statuses(&one)), known(&other, statuses(&other)));
    }

    #[test]
    fn an_unknown_day_moves_no_figure_and_stays_within_the_bounds(
        told in anything(),
        hidden in proptest::collection::btree_set(0..28i32, 0..12),
    ) {
        let measure = measure(&[(0, "2/day,9/week"), (14, "1/day,5/week")]);
        let days: Vec<_> = (0..28).map(day).collect();
        let statuses: Vec<_> = told.iter().map(|one| (one.day, USE)).collect();
        let all = known(&told, statuses);
        let seen: KnownAmounts =
            all.iter().filter(|(day, _)| !hidden.iter().any(|n| self::day(*n) == **day)).map(|(day, n)| (*day, *n)).collect();
        let whole = AmountFigures::of(&measure, &days, &all, Weekday::Mon);
        let found = AmountFigures::of(&measure, &days, &seen, Weekday::Mon);
        // Of the days that are left alone the figures are the same.
        let left: Vec<_> = days.iter().copied().filter(|day| seen.contains_key(day)).collect();
        let known_alone = AmountFigures::of(&measure, &left, &seen, Weekday::Mon);
        prop_assert_eq!((found.total, found.known_days, found.median), (known_alone.total, known_alone.known_days, known_alone.median));
        prop_assert_eq!((found.days_within, found.days_limited), (known_alone.days_within.or(Some(0)), known_alone.days_limited));
        // What was hidden lies within the bounds.
        prop_assert!(found.percent_low <= whole.percent_low && whole.percent_high <= found.percent_high);
        prop_assert!(found.weeks_over <= whole.weeks_over);
        prop_assert!(found.weeks_within <= whole.weeks_within);
        let weeks = |of: &AmountFigures| of.weeks_within.unwrap_or(0) + of.weeks_over + of.weeks_unknown;
        prop_assert_eq!((weeks(&found), weeks(&whole)), (4, 4));
    }
}
