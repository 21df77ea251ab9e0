//! The rhythm of checking in, kept apart from use and abstinence.

use super::day::Day;

/// Days in a row with a check-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rhythm {
    /// Those ending today or, while today has no check-in, yesterday.
    pub run: u32,
    /// The most there have ever been.
    pub longest: u32,
}

/// Works out the [`Rhythm`] from the check-in days, one at a time, in constant space.
#[derive(Debug, Clone)]
pub struct RhythmTally {
    today: Day,
    last: Option<Day>,
    run: u32,
    longest: u32,
}

impl RhythmTally {
    /// Starts, seen from `today`.
    #[must_use]
    pub fn new(today: Day) -> Self {
        Self { today, last: None, run: 0, longest: 0 }
    }

    /// Takes the next day with a check-in: each once, in ascending order. Days after today are
    /// passed over.
    pub fn push(&mut self, day: Day) {
        if day > self.today {
            return;
        }
        let follows = self.last.is_some_and(|last| day.days_since(last) == 1);
        self.run = if follows { self.run + 1 } else { 1 };
        self.longest = self.longest.max(self.run);
        self.last = Some(day);
    }

    /// The rhythm of all the days taken.
    #[must_use]
    pub fn finish(self) -> Rhythm {
        let holds = self.last.is_some_and(|last| self.today.days_since(last) <= 1);
        Rhythm { run: if holds { self.run } else { 0 }, longest: self.longest }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::{Rhythm, RhythmTally};
    use crate::domain::day::Day;

    /// Days back from today, 2026-03-02, so that a run may cross the end of February.
    fn rhythm(days_back: impl IntoIterator<Item = i32>) -> Rhythm {
        let today = Day::from_ymd(2026, 3, 2).unwrap();
        let mut tally = RhythmTally::new(today);
        days_back.into_iter().for_each(|back| tally.push(today.plus(-back)));
        tally.finish()
    }

    #[rstest]
    #[case::none(&[], 0, 0)]
    #[case::today_only(&[0], 1, 1)]
    #[case::yesterday_only(&[1], 1, 1)]
    #[case::two_days_ago_is_over(&[2], 0, 1)]
    #[case::open_today_keeps_the_run(&[4, 3, 2, 1], 4, 4)]
    #[case::today_adds_to_it(&[4, 3, 2, 1, 0], 5, 5)]
    #[case::a_gap_starts_it_again(&[5, 4, 3, 1, 0], 2, 3)]
    #[case::the_longest_lies_back(&[40, 39, 38, 37, 1], 1, 4)]
    #[case::written_ahead_of_a_clock_set_back(&[1, 0, -1, -2], 2, 2)]
    fn a_run_of_checkins_ends_today_or_yesterday(
        #[case] days_back: &[i32],
        #[case] run: u32,
        #[case] longest: u32,
    ) {
        assert_eq!(rhythm(days_back.iter().copied()), Rhythm { run, longest });
    }

    proptest! {
        #[test]
        fn agrees_with_walking_back_day_by_day(
            days in proptest::collection::btree_set(0..40, 0..40),
        ) {
            let run_from = |start: i32| (start..40).take_while(|back| days.contains(back)).count();
            let run = run_from(i32::from(!days.contains(&0)));
            let longest = (0..40).map(run_from).max().unwrap();
            let found = rhythm(days.iter().rev().copied());
            prop_assert_eq!((found.run as usize, found.longest as usize), (run, longest));
        }
    }
}
