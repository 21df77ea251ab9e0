//! Every run of every attempt, one after the other.

use serde::Serialize;

use super::attempt_stats::{AttemptStatsBuilder, Run};
use crate::domain::records::focus::Focus;
use crate::domain::recovery::day_status::DayStatus;
use crate::domain::time::day::Day;
use crate::domain::time::horizon::OpenDays;
use crate::domain::time::window::Window;

/// A run, and the attempt it lies in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AttemptRun {
    /// The attempt, counted from 1.
    pub attempt: u32,
    /// Its days, at least one.
    #[serde(flatten)]
    pub run: Run,
    /// How many of its confirmed days were entered late: the others were at the time.
    pub confirmed_late: u32,
    /// Whether it has not ended.
    pub current: bool,
    /// Whether it has the most confirmed days of all runs; of equals it is the latest.
    pub longest: bool,
}

/// Works out the runs of every attempt from the days on record, one at a time.
///
/// An attempt reaches from its start date to the day before the next attempt's, and that date
/// itself is in no run: it is day 0. So the runs of an attempt and its use days make up its range.
#[derive(Debug)]
pub struct RunList {
    /// Those to come, with their start dates.
    next: std::iter::Peekable<std::vec::IntoIter<(Day, AttemptStatsBuilder)>>,
    attempt: u32,
    tally: Option<AttemptStatsBuilder>,
    runs: Vec<AttemptRun>,
}

impl RunList {
    /// Starts for a focus, seen from `today`, without the days that are `open`. An attempt that
    /// lies ahead ends none.
    #[must_use]
    pub fn new(focus: &Focus, today: Day, open: OpenDays) -> Self {
        let tally = |(_, days): (u32, Window)| {
            let (since, last) = (days.from(), days.to());
            Some((since, AttemptStatsBuilder::new(since, last, open)?))
        };
        let tallies: Vec<_> = focus.begun_by(today).filter_map(tally).collect();
        let next = tallies.into_iter().peekable();
        Self { next, attempt: 0, tally: None, runs: Vec::new() }
    }

    /// Takes the next day on record: each day once, in ascending order.
    pub fn push(&mut self, day: Day, status: DayStatus) {
        while self.next.peek().is_some_and(|(since, _)| *since <= day) {
            self.next_attempt();
        }
        let ended = self.tally.as_mut().and_then(|tally| tally.push(day, status));
        if let Some(run) = ended {
            self.add(run);
        }
    }

    /// Every run of at least one day, the earliest first.
    #[must_use]
    pub fn finish(mut self) -> Vec<AttemptRun> {
        while self.next.peek().is_some() {
            self.next_attempt();
        }
        let ended = self.runs.len();
        self.end_attempt();
        if let Some(current) = self.runs.get_mut(ended) {
            current.current = true;
        }
        let confirmed = |one: &&mut AttemptRun| one.run.confirmed;
        let known = self.runs.iter_mut().filter(|one| confirmed(one) > 0);
        if let Some(longest) = known.max_by_key(confirmed) {
            longest.longest = true;
        }
        self.runs
    }

    fn next_attempt(&mut self) {
        self.end_attempt();
        self.tally = self.next.next().map(|(_, tally)| tally);
        self.attempt += 1;
    }

    fn end_attempt(&mut self) {
        if let Some(tally) = self.tally.take() {
            self.add(tally.finish().current_run);
        }
    }

    fn add(&mut self, run: Run) {
        if run.days > 0 {
            let attempt = self.attempt;
            self.runs.push(AttemptRun {
                attempt,
                run,
                confirmed_late: 0,
                current: false,
                longest: false,
            });
        }
    }
}

/// Counts the days without use that were entered late in the runs they lie in; both are in order.
pub fn count_late(runs: &mut [AttemptRun], days: impl IntoIterator<Item = Day>) {
    for day in days {
        let after = runs.partition_point(|one| one.run.from.is_some_and(|from| from <= day));
        let run = after.checked_sub(1).and_then(|at| runs.get_mut(at));
        if let Some(run) = run.filter(|one| one.run.to.is_some_and(|to| day <= to)) {
            run.confirmed_late += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;
    use rstest::rstest;

    use super::{AttemptRun, RunList, count_late};
    use crate::domain::figures::attempt_stats::AttemptStatsBuilder;
    use crate::domain::records::focus::Focus;
    use crate::domain::recovery::day_status::DayStatus;
    use crate::domain::testing;
    use crate::domain::time::day::Day;

    fn day(n: i32) -> Day {
        Day::from_ymd(2028, 2, 20).unwrap().plus(n)
    }

    /// A focus with an attempt from each of these days on.
    fn focus(since: impl IntoIterator<Item = i32>) -> Focus {
        testing::focus(since.into_iter().map(day))
    }

    fn runs(
        focus: &Focus,
        today: i32,
        pending: bool,
        days: impl IntoIterator<Item = (i32, DayStatus)>,
    ) -> Vec<AttemptRun> {
        let mut list = RunList::new(focus, day(today), testing::open(day(today), pending));
        days.into_iter().for_each(|(n, status)| list.push(day(n), status));
        list.finish()
    }

    /// The letters are those of day 1 on, the last that of today: n(o use), u(se), ? not known.
    /// A run reads "attempt:first-last confirmed/unlogged", ended by * where it is the longest and
    /// by … where it has not ended.
    #[rstest]
    #[case::no_attempt(&[], "nnn", "")]
    #[case::ahead(&[5], "nnn", "")]
    #[case::one_run(&[0], "nn?n", "1:1-4 3/1*…")]
    #[case::broken(&[0], "nnun?u", "1:1-2 2/0* 1:4-5 1/1")]
    #[case::equals(&[0], "nnunn", "1:1-2 2/0 1:4-5 2/0*…")]
    #[case::used_days_in_a_row(&[0], "nuuun", "1:1-1 1/0 1:5-5 1/0*…")]
    #[case::nothing_known(&[0], "???", "1:1-3 0/3…")]
    #[case::a_restart(&[0, 4], "nnunnn", "1:1-2 2/0 2:5-6 2/0*…")]
    #[case::a_restart_without_use(&[0, 3], "nnnnn", "1:1-2 2/0 2:4-5 2/0*…")]
    #[case::nothing_on_record_after_it(&[0, 3], "nn???", "1:1-2 2/0* 2:4-5 0/2…")]
    #[case::restarts_on_two_days(&[0, 2, 3], "nnnnn", "1:1-1 1/0 3:4-5 2/0*…")]
    #[case::restarted_today(&[0, 5], "nnnnn", "1:1-4 4/0*")]
    #[case::a_restart_ahead(&[0, 9], "nn?", "1:1-3 2/1*…")]
    fn the_runs_of_attempts(#[case] since: &[i32], #[case] letters: &str, #[case] expected: &str) {
        let status = |letter| match letter {
            'n' => Some(DayStatus::NoUse),
            'u' => Some(DayStatus::Use),
            _ => None,
        };
        let days = (1..).zip(letters.chars()).filter_map(|(n, letter)| Some((n, status(letter)?)));
        let today = i32::try_from(letters.len()).unwrap();
        let said = |one: AttemptRun| {
            let number = |on: Option<Day>| on.unwrap().days_since(day(0));
            let marks = [if one.longest { "*" } else { "" }, if one.current { "…" } else { "" }];
            let (from, to) = (number(one.run.from), number(one.run.to));
            let (confirmed, unlogged) = (one.run.confirmed, one.run.unlogged);
            format!("{}:{from}-{to} {confirmed}/{unlogged}{}", one.attempt, marks.concat())
        };
        let found: Vec<_> =
            runs(&focus(since.iter().copied()), today, false, days).into_iter().map(said).collect();
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn days_entered_late_are_counted_in_their_run() {
        let days = [
            (1, DayStatus::NoUse),
            (2, DayStatus::NoUse),
            (3, DayStatus::Use),
            (4, DayStatus::NoUse),
        ];
        let mut found = runs(&focus([0]), 4, false, days);
        count_late(&mut found, [0, 2, 3, 4, 5].map(day));
        assert_eq!(found.iter().map(|one| one.confirmed_late).collect::<Vec<_>>(), [1, 1]);
    }

    proptest! {
        #[test]
        fn the_runs_of_an_attempt_sum_up_to_its_tally(
            since in proptest::collection::btree_set(-5..120i32, 0..5),
            record in proptest::collection::btree_map(-10..120i32, proptest::sample::select(&[DayStatus::NoUse, DayStatus::Use, DayStatus::Unknown][..]), 0..120),
            today in 0..120i32,
            pending: bool,
        ) {
            let record: BTreeMap<_, _> =
                record.into_iter().filter(|(n, _)| *n < today || (*n == today && !pending)).collect();
            let focus = focus(since.iter().copied());
            let found = runs(&focus, today, pending, record.clone());

            for (at, start) in since.iter().enumerate().filter(|(_, start)| **start <= today) {
                let end = since.iter().nth(at + 1).filter(|next| **next <= today);
                let (last, open) = end.map_or((today, pending), |next| (next - 1, false));
                let mut tally = AttemptStatsBuilder::new(day(*start), day(last), testing::open(day(last), open)).unwrap();
                for (n, status) in &record {
                    tally.push(day(*n), *status);
                }
                let tally = tally.finish();
                let of = || found.iter().filter(|one| one.attempt as usize == at + 1);
                let sum = |part: fn(&AttemptRun) -> u32| of().map(part).sum::<u32>();
                prop_assert_eq!(sum(|one| one.run.confirmed), tally.days.no_use);
                prop_assert_eq!(sum(|one| one.run.unlogged), tally.days.unknown);
                let most = of().map(|one| one.run.confirmed).max().unwrap_or(0);
                prop_assert_eq!(most, tally.longest_run.confirmed);
            }
            prop_assert!(found.iter().all(|one| one.run.days == one.run.confirmed + one.run.unlogged));
            prop_assert!(found.is_sorted_by_key(|one| one.run.from));
            prop_assert!(found.iter().filter(|one| one.longest).count() <= 1);
            prop_assert!(found.iter().rev().skip(1).all(|one| !one.current));
        }
    }
}
