use proptest::prelude::*;
use rstest::rstest;

use super::*;
use crate::domain::entry::coping::Coping;
use crate::domain::stats::summary::Summary;

fn moment(text: &str) -> Moment {
    text.to_owned().try_into().unwrap()
}

/// A craving: its day, when it began, and its numbers.
type Told = (Day, Moment, Craving);

fn craving(at: &str, intensity: u8) -> Told {
    (at[..10].parse().unwrap(), moment(at), Craving::of(intensity.try_into().unwrap()))
}

fn window(from: &str, to: &str) -> Window {
    Window::new(from.parse().unwrap(), to.parse().unwrap()).unwrap()
}

fn tallied(main: Window, cravings: &[Told]) -> Cravings {
    let mut tally = CravingTally::new(main, [main]);
    for (day, at, craving) in cravings {
        tally.push(*day, *at, craving);
    }
    tally.finish()
}

#[test]
fn hours_are_those_of_the_clock_and_weekdays_those_of_the_journal_day() {
    let november = window("2026-11-16", "2026-11-22");
    // At half past one on Saturday it is still the day of Friday.
    let (_, at, of_night) = craving("2026-11-21T01:30:00+01:00", 8);
    let night = ("2026-11-20".parse().unwrap(), at, of_night);
    let cravings = [
        craving("2026-11-16T09:00:00+01:00", 3),
        craving("2026-11-16T22:59:59-05:00", 5),
        night,
        craving("2026-11-23T09:00:00+01:00", 10),
    ];
    let found = tallied(november, &cravings);
    let at: Vec<_> = (0..24).filter(|hour| found.hours[*hour] > 0).collect();
    assert_eq!((at, found.weekdays), (vec![1, 9, 22], [2, 0, 0, 0, 1, 0, 0]));
    let strengths =
        CravingSummary { episodes: 3, median_intensity: Some(5.0), peak: Scale::try_from(8).ok() };
    assert_eq!(found.within(november), strengths);
}

#[rstest]
#[case::after_a_day("2026-11-19T20:00:00+01:00", 0, 1)]
#[case::a_second_later("2026-11-19T20:00:01+01:00", 1, 1)]
#[case::now("2026-11-20T20:00:00+01:00", 1, 1)]
#[case::elsewhere("2026-11-20T13:30:00-05:00", 1, 1)]
#[case::three_days_ago("2026-11-17T20:00:00+01:00", 0, 0)]
#[case::ahead_of_a_clock_set_back("2026-11-20T20:00:01+01:00", 0, 0)]
fn the_last_hours_are_counted_by_the_clock(
    #[case] at: &str,
    #[case] within_24: u32,
    #[case] within_72: u32,
) {
    let now = moment("2026-11-20T20:00:00+01:00");
    let today = window("2026-11-20", "2026-11-20");
    let mut tally = CravingTally::new(today, []);
    tally.also_within(24, now);
    tally.also_within(72, now);
    let (day, at, craving) = craving(at, 6);
    tally.push(day, at, &craving);
    let found = tally.finish().recent;
    let counts: Vec<_> = found.iter().map(|one| (one.hours, one.cravings.episodes)).collect();
    assert_eq!(counts, [(24, within_24), (72, within_72)]);
}

#[test]
fn coping_is_counted_for_each_situation_too() {
    use Situation::{Conflict, PleasantTimes};
    let with = |situations: Option<&[Situation]>, coping: &[&str]| {
        let (day, at, mut told) = craving("2026-11-16T09:00:00+01:00", 3);
        told.situations = situations.map(|some| some.iter().copied().collect());
        told.set_coping(coping.iter().map(|one| one.parse().unwrap()));
        (day, at, told)
    };
    let cravings = [
        with(Some(&[PleasantTimes]), &["talk:no"]),
        with(Some(&[Conflict, PleasantTimes]), &["talk:helped", "leave:helped"]),
        with(Some(&[Conflict]), &["talk"]),
        with(Some(&[Conflict]), &[]),
        with(None, &["talk:partly"]),
    ];
    let found = tallied(window("2026-11-16", "2026-11-16"), &cravings);
    let counts = |coping: &[CopingCount]| -> Vec<_> {
        coping.iter().map(|one| (one.code, one.tried, one.rated, one.helped)).collect()
    };
    assert_eq!(counts(&found.coping), [(Coping::Talk, 4, 3, 1), (Coping::Leave, 1, 1, 1)]);
    let situations: Vec<_> =
        found.situations.iter().map(|one| (one.situation, one.episodes)).collect();
    assert_eq!(situations, [(Conflict, 3), (PleasantTimes, 2)]);
    let conflict = counts(&found.situations[0].coping);
    assert_eq!(conflict, [(Coping::Talk, 2, 1, 1), (Coping::Leave, 1, 1, 1)]);
}

proptest! {
    #[test]
    fn strengths_are_those_of_a_sorted_list(
        cravings in proptest::collection::vec((0..20i32, 0..=10u8), 0..60),
    ) {
        let first: Day = "2026-11-01".parse().unwrap();
        let noon = moment("2026-11-01T12:00:00+01:00");
        let of = |intensity: &u8| Craving::of((*intensity).try_into().unwrap());
        let numbers: Vec<_> =
            cravings.iter().map(|(n, intensity)| (first.plus(*n), noon, of(intensity))).collect();
        let main = Window::ending(first.plus(9), 10);
        let inside = cravings.iter().filter(|(n, _)| *n < 10).map(|(_, i)| f64::from(*i));
        let expected = Summary::of(inside, 1);
        let found = tallied(main, &numbers);
        let CravingSummary { episodes, median_intensity, peak } = found.within(main);
        prop_assert_eq!(episodes, expected.n);
        prop_assert_eq!(median_intensity, expected.median);
        prop_assert_eq!(peak.map(f64::from), expected.max);
        prop_assert_eq!(found.hours.iter().sum::<u32>(), episodes);
        prop_assert_eq!(found.weekdays.iter().sum::<u32>(), episodes);

        let mut other = numbers;
        other.reverse();
        prop_assert_eq!(found, tallied(main, &other));
    }
}
