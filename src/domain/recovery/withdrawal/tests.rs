use proptest::prelude::*;
use rstest::rstest;

use super::*;
use crate::domain::code::Code;

#[rstest]
#[case::length_by_days(FocusKind::OpioidShort, 0, &[
    (0, Some(Position::Beginning)), (1, Some(Position::Underway)), (10, Some(Position::Underway)), (11, None),
])]
#[case::peak_by_days(FocusKind::OpioidShort, 1, &[
    (0, Some(Position::Beginning)), (1, Some(Position::Peak)), (3, Some(Position::Peak)), (4, None),
])]
#[case::long_acting(FocusKind::OpioidLong, 0, &[
    (1, Some(Position::Beginning)), (2, Some(Position::Underway)), (20, Some(Position::Underway)),
    (21, Some(Position::Past)),
])]
#[case::alcohol(FocusKind::Alcohol, 0, &[
    (0, Some(Position::Beginning)), (1, Some(Position::Peak)), (3, Some(Position::Peak)), (4, None), (5, None),
    (8, None), (11, None),
])]
#[case::long_acting_benzodiazepines(FocusKind::Benzodiazepine, 1, &[
    (6, Some(Position::Beginning)), (7, Some(Position::Underway)), (56, Some(Position::Underway)), (57, None),
])]
#[case::stimulants(FocusKind::Stimulant, 1, &[
    (0, None), (2, Some(Position::Peak)), (3, Some(Position::Peak)), (4, None),
])]
#[case::cannabis(FocusKind::Cannabis, 0, &[
    (0, Some(Position::Peak)), (7, Some(Position::Peak)), (8, Some(Position::AfterPeak)),
    (14, Some(Position::AfterPeak)), (15, Some(Position::Past)),
])]
#[case::nicotine(FocusKind::Nicotine, 0, &[
    (0, Some(Position::Beginning)), (1, Some(Position::Underway)), (2, Some(Position::Peak)),
    (4, Some(Position::AfterPeak)), (22, Some(Position::Past)),
])]
fn days_after_the_last_dose(
    #[case] kind: FocusKind,
    #[case] course: usize,
    #[case] expected: &[(u32, Option<Position>)],
) {
    let found = expected.iter().map(|(day, _)| (*day, courses(kind)[course].position(*day)));
    assert_eq!(found.collect::<Vec<_>>(), expected);
}

#[test]
fn every_range_runs_forward_and_names_its_source() {
    for course in FocusKind::ALL.iter().flat_map(|kind| courses(*kind)) {
        let spans = [course.onset_hours, course.peak_hours, course.length_days];
        assert!(spans.iter().flatten().all(|span| span.from < span.to), "{course:?}");
        assert!(spans.iter().any(Option::is_some), "{course:?}");
        assert!(!course.of.is_empty() && !course.published().is_empty(), "{course:?}");
    }
}

#[rstest]
#[case(FocusKind::OpioidShort, &["WHO 2009", "clinic pages"])]
#[case(FocusKind::OpioidLong, &["WHO 2009"])]
#[case(FocusKind::Alcohol, &["EASL 2018"])]
#[case(FocusKind::Benzodiazepine, &["WHO 2009", "WHO 2009"])]
#[case(FocusKind::Stimulant, &["WHO 2009", "Li & Shoptaw 2023"])]
#[case(FocusKind::Nicotine, &["DSM-5 2013"])]
#[case(FocusKind::Cannabis, &["DSM-5 2013"])]
#[case(FocusKind::Behaviour, &[])]
#[case(FocusKind::Other, &[])]
fn who_says_it(#[case] kind: FocusKind, #[case] attributions: &[&str]) {
    let found: Vec<_> = courses(kind).iter().map(WithdrawalCourse::published).collect();
    assert_eq!(found, attributions);
}

proptest! {
    #[test]
    fn days_only_move_it_on(
        kind in proptest::sample::select(FocusKind::ALL),
        (a, b) in (0u32..40, 0u32..40),
    ) {
        for course in courses(kind) {
            let (earlier, later) = (course.position(a), course.position(a + b));
            prop_assert!(later.is_none() || earlier <= later);
        }
    }

    #[test]
    fn nobody_is_told_that_the_worst_of_alcohol_or_opioids_lies_behind(
        kind in proptest::sample::select(&[FocusKind::Alcohol, FocusKind::OpioidShort][..]), day in 0u32..400,
    ) {
        for course in courses(kind) {
            let position = course.position(day);
            prop_assert!(![Some(Position::AfterPeak), Some(Position::Past)].contains(&position));
        }
    }
}
