//! The one pass set against a plain model of the definitions, and what holds of any record.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::tests::{figures, focus, since};
use super::{AttemptStats, CountedDays, DayCounts, FocusTally, Run};
use crate::domain::recovery::day_status::DayStatus::{self, NoUse, Unknown, Use};
use crate::domain::testing::open;
use crate::domain::time::day::Day;

/// The definitions, word for word and day by day.
fn model(since: Day, today: Day, pending: bool, record: &BTreeMap<Day, DayStatus>) -> AttemptStats {
    let ahead = i32::from(!pending);
    let range: Vec<Day> = (1..today.days_since(since) + ahead).map(|n| since.plus(n)).collect();
    let status = |day: &Day| record.get(day).copied().unwrap_or(Unknown);
    let of = |days: &[Day], wanted| {
        u32::try_from(days.iter().filter(|day| status(day) == wanted).count()).unwrap()
    };
    let used: Vec<Day> = range.iter().copied().filter(|day| status(day) == Use).collect();
    let boundaries: Vec<Day> = [since].into_iter().chain(used.iter().copied()).collect();
    let runs: Vec<Run> = boundaries
        .iter()
        .map(|boundary| {
            let next = used.iter().find(|day| *day > boundary);
            let before_next = |day: &&Day| next.is_none_or(|next| *day < next);
            let days: Vec<Day> =
                range.iter().filter(|day| *day > boundary).filter(before_next).copied().collect();
            Run {
                days: u32::try_from(days.len()).unwrap(),
                confirmed: of(&days, NoUse),
                unlogged: of(&days, Unknown),
                from: days.first().copied(),
                to: days.last().copied(),
            }
        })
        .collect();
    AttemptStats {
        since,
        days_in_recovery: u32::try_from(today.days_since(since)).unwrap(),
        last_in_range: used.last().copied(),
        days_since_use: u32::try_from(today.days_since(*boundaries.last().unwrap())).unwrap(),
        use_days_in_a_row: (0..)
            .zip(used.iter().rev())
            .take_while(|(n, day)| day.plus(*n) == *used.last().unwrap())
            .fold(0, |days, _| days + 1),
        days: DayCounts {
            no_use: of(&range, NoUse),
            used: of(&range, Use),
            unknown: of(&range, Unknown),
        },
        current_run: *runs.last().unwrap(),
        longest_run: runs.iter().copied().max_by_key(|run| run.confirmed).unwrap(),
    }
}

fn statuses() -> impl Strategy<Value = DayStatus> {
    prop_oneof![6 => Just(NoUse), 2 => Just(Use), 1 => Just(Unknown)]
}

proptest! {
    #[test]
    fn one_pass_agrees_with_the_definitions(
        record in proptest::collection::btree_map(-5..60i32, statuses(), 0..60),
        length in 0..55i32,
        pending: bool,
    ) {
        let today = since().plus(length);
        let record: BTreeMap<Day, DayStatus> =
            record.into_iter().map(|(n, status)| (since().plus(n), status)).collect();
        let found = figures(since(), today, pending, record.clone()).unwrap();
        prop_assert_eq!(found, model(since(), today, pending, &record));
        let range = CountedDays::new(since(), today, open(today, pending)).unwrap();
        prop_assert_eq!(found.days, range.count(record));
    }

    #[test]
    fn a_use_day_takes_back_no_other_day(
        record in proptest::collection::btree_map(1..40i32, statuses(), 0..40), used in 1..40i32,
    ) {
        let of = |record: &BTreeMap<i32, DayStatus>| {
            let days = record.iter().map(|(n, status)| (since().plus(*n), *status));
            figures(since(), since().plus(40), false, days).unwrap()
        };
        let before = of(&record);
        let mut record = record;
        let was_no_use = record.insert(used, Use) == Some(NoUse);
        let after = of(&record);
        prop_assert_eq!(after.days.no_use + u32::from(was_no_use), before.days.no_use);
        prop_assert_eq!(after.days_in_recovery, before.days_in_recovery);
        prop_assert_eq!(after.days.all(), before.days.all());
    }

    #[test]
    fn the_percentage_lies_within_its_bounds(
        no_use in 0..99u32, used in 1..99u32, unknown in 0..99u32,
    ) {
        let days = DayCounts { no_use, used, unknown };
        let percent = days.percent_no_use().unwrap();
        prop_assert!(days.percent_low().unwrap() <= percent);
        prop_assert!(percent <= days.percent_high().unwrap());
    }

    #[test]
    fn an_unknown_day_moves_no_percentage(
        record in proptest::collection::btree_map(1..60i32, statuses(), 0..60),
        unknown in proptest::collection::btree_set(1..90i32, 0..20),
        later in 0..30i32,
    ) {
        let days = |record: BTreeMap<i32, DayStatus>, today| {
            let days = record.into_iter().map(|(n, status)| (since().plus(n), status));
            figures(since(), since().plus(today), false, days).unwrap().days
        };
        let before = days(record.clone(), 60);
        let mut with = record;
        for day in unknown {
            with.entry(day).or_insert(Unknown);
        }
        // Days that have nothing on record, and days on which neither is known.
        let after = days(with, 60 + later);
        prop_assert_eq!(after.percent_no_use(), before.percent_no_use());
        prop_assert_eq!((after.no_use, after.used), (before.no_use, before.used));
        prop_assert!(after.percent_low() <= before.percent_low());
        prop_assert!(after.percent_high() >= before.percent_high());
    }

    #[test]
    fn the_bounds_enclose_whatever_the_unknown_days_were(
        record in proptest::collection::btree_map(1..40i32, statuses(), 0..40),
        used in proptest::collection::vec(any::<bool>(), 40),
    ) {
        let days = |record: &BTreeMap<i32, DayStatus>| {
            let days = record.iter().map(|(n, status)| (since().plus(*n), *status));
            figures(since(), since().plus(40), false, days).unwrap().days
        };
        let known = days(&record);
        let truth: BTreeMap<i32, DayStatus> = (1..=40)
            .zip(used)
            .map(|(n, used)| {
                let told = record.get(&n).copied().filter(|status| *status != Unknown);
                (n, told.unwrap_or(if used { Use } else { NoUse }))
            })
            .collect();
        let truth = days(&truth).percent_no_use();
        prop_assert!(known.percent_low() <= truth && truth <= known.percent_high());
        if let Some(percent) = known.percent_no_use() {
            let bounds = known.percent_low().unwrap()..=known.percent_high().unwrap();
            prop_assert!(bounds.contains(&percent));
        }
    }

    #[test]
    fn a_restart_lowers_nothing_of_a_lifetime(
        record in proptest::collection::btree_map(1..60i32, statuses(), 0..60),
        restarts in proptest::collection::btree_set(1..60i32, 0..5),
        pending: bool,
    ) {
        let of = |restarts: &BTreeSet<i32>| {
            let attempts: Vec<i32> = std::iter::once(0).chain(restarts.iter().copied()).collect();
            let mut tally = FocusTally::new(&focus(&attempts), since().plus(60), open(since().plus(60), pending));
            for (n, status) in &record {
                tally.push(since().plus(*n), *status);
            }
            tally.finish()
        };
        let before = of(&BTreeSet::new());
        prop_assert_eq!(before.current, before.lifetime);
        let after = of(&restarts);
        prop_assert_eq!((after.lifetime, after.last_use), (before.lifetime, before.last_use));
        let (current, after) = (after.current.unwrap(), after.lifetime.unwrap());
        prop_assert!(current.days.no_use <= after.days.no_use);
        prop_assert!(current.longest_run.confirmed <= after.longest_run.confirmed);
    }
}
