use proptest::prelude::*;
use rstest::rstest;

use super::*;
use crate::domain::entry::checkin::CheckIn;
use crate::domain::rating::Ratings;
use crate::domain::time::day::Day;

/// A check-in day; the figures ask for nothing but its craving and its situations.
fn day(craving: Option<u8>, situations: Option<&[Situation]>) -> CheckInRatings {
    let craving = craving.map(|craving| Scale::try_from(craving).unwrap());
    let situations = situations.map(|some| some.iter().copied().collect());
    CheckInRatings::of(
        Day::first(),
        &CheckIn {
            ratings: Ratings { craving, ..Ratings::default() },
            situations,
            ..CheckIn::default()
        },
    )
}

const CONFLICT: &[Situation] = &[Situation::Conflict];

/// Days with and without conflict, so many of each with a craving of 7, the others with one of 6.
fn days(with: (usize, usize), without: (usize, usize)) -> Vec<CheckInRatings> {
    let some = |(high, all): (usize, usize), situations| {
        (0..all).map(move |n| day(Some(if n < high { 7 } else { 6 }), Some(situations)))
    };
    some(with, CONFLICT).chain(some(without, &[])).collect()
}

fn conflict(days: &[CheckInRatings]) -> Association {
    let (all, _) = associations(days);
    assert_eq!(all.iter().map(|one| one.situation).collect::<Vec<_>>(), Situation::ALL);
    all[Situation::Conflict as usize]
}

// statsmodels 0.15.0: confint_proportions_2indep(7, 10, 6, 24, compare="diff", method="newcomb").
#[test]
fn seven_of_ten_days_against_six_of_twenty_four() {
    let found = conflict(&days((7, 10), (6, 24)));
    let counts = [found.with_high, found.with_days, found.without_high, found.without_days];
    assert_eq!(counts, [7, 10, 6, 24]);
    let figures = [found.difference, found.low, found.high].map(Option::unwrap);
    for (figure, expected) in
        figures.iter().zip([45.0, 8.731_242_228_534_914, 68.204_707_438_598_67])
    {
        assert!((figure - expected).abs() < 1e-9, "{found:?}");
    }
}

#[rstest]
#[case::enough((5, 10), (0, 10), true)]
#[case::nine_with((5, 9), (0, 10), false)]
#[case::nine_without((5, 10), (0, 9), false)]
#[case::four_high((4, 10), (0, 10), false)]
#[case::high_on_either_side((2, 10), (3, 10), true)]
#[case::no_calm_day((10, 10), (10, 10), false)]
#[case::none((0, 0), (0, 0), false)]
fn figures_need_ten_days_a_row_and_five_high_ones(
    #[case] with: (usize, usize),
    #[case] without: (usize, usize),
    #[case] given: bool,
) {
    let found = conflict(&days(with, without));
    assert_eq!([found.difference, found.low, found.high].map(|one| one.is_some()), [given; 3]);
    assert_eq!((found.with_days as usize, found.without_days as usize), (with.1, without.1));
}

#[test]
fn days_without_a_rating_or_an_answer_stay_out() {
    let days = [
        day(Some(9), Some(CONFLICT)),
        day(Some(9), None),
        day(Some(2), Some(&[])),
        day(Some(2), None),
        day(Some(2), None),
        day(None, Some(CONFLICT)),
        day(None, None),
    ];
    let (all, rated) = associations(&days);
    let expected = RatedDays { high: 2, high_answered: 1, calm: 3, calm_answered: 1 };
    assert_eq!(rated, expected);
    assert!(!rated.can_compare());
    assert!(all.iter().all(|one| one.with_days + one.without_days == 2));
}

#[rstest]
#[case::no_calm_day(0, 0, false)]
#[case::never_answered(0, 8, false)]
#[case::under_half(3, 8, false)]
#[case::half(4, 8, true)]
fn most_calm_days_must_have_an_answer(
    #[case] calm_answered: u32,
    #[case] calm: u32,
    #[case] can: bool,
) {
    assert_eq!(RatedDays { calm, calm_answered, ..RatedDays::default() }.can_compare(), can);
}

fn any_day() -> impl Strategy<Value = CheckInRatings> {
    let situations = proptest::option::of(any::<u8>().prop_map(Situations::from_bits));
    (proptest::option::of(0..=10u8), situations)
        .prop_map(|(craving, situations)| CheckInRatings { situations, ..day(craving, None) })
}

proptest! {
    #[test]
    fn bounds_enclose_the_difference(days in proptest::collection::vec(any_day(), 0..200)) {
        for one in associations(&days).0 {
            if let (Some(difference), Some(low), Some(high)) = (one.difference, one.low, one.high) {
                prop_assert!(-100.0 <= low && low <= difference, "{one:?}");
                prop_assert!(difference <= high && high <= 100.0, "{one:?}");
            }
        }
    }

    #[test]
    fn neither_order_nor_an_unanswered_day_matters(
        days in proptest::collection::vec(any_day(), 0..200),
        craving in proptest::option::of(0..=10u8),
    ) {
        let found = associations(&days).0;
        let mut other = days;
        other.reverse();
        other.push(day(craving, None));
        other.push(day(None, Some(CONFLICT)));
        prop_assert_eq!(found, associations(&other).0);
    }
}
