//! Check-in streak: days in a row with a check-in, whatever was used.

use crate::domain::time::day::Day;

/// The current and the longest check-in streak.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CheckInStreak {
    /// Those ending today or, where the days from the clock's day on have none, the day before.
    pub run: u32,
    /// The most there have ever been.
    pub longest: u32,
    /// The days after the last check-in that are over; 0 where there was none yet.
    pub silent: u32,
}

/// Works out the [`CheckInStreak`] from the check-in days, one at a time, in constant space.
#[derive(Debug, Clone)]
pub struct CheckInStreakBuilder {
    clock: Day,
    today: Day,
    last: Option<Day>,
    run: u32,
    longest: u32,
}

impl CheckInStreakBuilder {
    /// Starts, seen from `today`. Days from the clock's day on break no run: they may yet have a
    /// check-in.
    #[must_use]
    pub fn new(clock: Day, today: Day) -> Self {
        Self { clock, today, last: None, run: 0, longest: 0 }
    }

    /// Takes the next day with a check-in: each once, in ascending order. Days after today are
    /// passed over.
    pub fn push(&mut self, day: Day) {
        if day > self.today {
            return;
        }
        let follows = self.last.is_some_and(|last| self.is_whole(last, day));
        self.run = if follows { self.run + 1 } else { 1 };
        self.longest = self.longest.max(self.run);
        self.last = Some(day);
    }

    /// Whether no day between the two breaks a run.
    fn is_whole(&self, last: Day, next: Day) -> bool {
        let missed = last.plus(1);
        next <= missed || self.clock <= missed
    }

    /// The runs of all the days taken.
    #[must_use]
    pub fn finish(self) -> CheckInStreak {
        let holds = self.last.is_some_and(|last| self.is_whole(last, self.today));
        let over = self.last.map_or(0, |last| self.clock.days_since(last.plus(1)));
        CheckInStreak {
            run: if holds { self.run } else { 0 },
            longest: self.longest,
            silent: u32::try_from(over).unwrap_or(0),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::{CheckInStreak, CheckInStreakBuilder};
    use crate::domain::time::day::Day;

    /// Days back from today, 2026-03-02, so that a run may cross the end of February.
    fn checkin_streak(days_back: impl IntoIterator<Item = i32>) -> CheckInStreak {
        let today = Day::from_ymd(2026, 3, 2).unwrap();
        let mut tally = CheckInStreakBuilder::new(today, today);
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
        let found = checkin_streak(days_back.iter().copied());
        assert_eq!((found.run, found.longest), (run, longest));
    }

    #[rstest]
    #[case::none_yet(&[], 0)]
    #[case::today(&[3, 0], 0)]
    #[case::today_is_open(&[1], 0)]
    #[case::a_week(&[9, 8], 7)]
    #[case::written_ahead_of_a_clock_set_back(&[9, -1], 0)]
    fn days_are_silent_from_the_last_checkin_on(#[case] days_back: &[i32], #[case] silent: u32) {
        // What was written ahead of the clock counts, and with it today is later than the clock.
        let clock = Day::from_ymd(2026, 3, 2).unwrap();
        let mut tally = CheckInStreakBuilder::new(clock, clock.plus(1));
        for back in days_back {
            tally.push(clock.plus(-back));
        }
        assert_eq!(tally.finish().silent, silent);
    }

    /// Days from the clock's day, 28 February, with two after it.
    #[rstest]
    #[case::all(&[-1, 0, 1, 2], 4, 4)]
    #[case::the_clocks_day_is_open(&[-2, -1, 1, 2], 4, 4)]
    #[case::only_the_first(&[-2, -1, 0], 3, 3)]
    #[case::none_of_them(&[-3, -2, -1], 3, 3)]
    #[case::yesterday_is_missing(&[-3, -2, 1], 1, 2)]
    #[case::over_before_them(&[-3, -2], 0, 2)]
    fn open_days_break_no_run(#[case] days: &[i32], #[case] run: u32, #[case] longest: u32) {
        let clock = Day::from_ymd(2026, 2, 28).unwrap();
        let mut tally = CheckInStreakBuilder::new(clock, clock.plus(2));
        for n in days {
            tally.push(clock.plus(*n));
        }
        let found = tally.finish();
        assert_eq!((found.run, found.longest), (run, longest));
    }

    proptest! {
        #[test]
        fn agrees_with_walking_back_day_by_day(
            days in proptest::collection::btree_set(0..40, 0..40),
        ) {
            let run_from = |start: i32| (start..40).take_while(|back| days.contains(back)).count();
            let run = run_from(i32::from(!days.contains(&0)));
            let longest = (0..40).map(run_from).max().unwrap();
            let found = checkin_streak(days.iter().rev().copied());
            prop_assert_eq!((found.run as usize, found.longest as usize), (run, longest));
        }
    }
}
