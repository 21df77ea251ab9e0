//! Changing when a routine is due.
//!
//! A change holds from the day it is made for: days before it stay what they were, so a later
//! schedule, pause or archiving rewrites no week that is past. Only a pause reaches back, where the
//! person gives it a first day that has passed ("ill since Monday").

use crate::domain::records::routine::{Routine, SchedulePeriod};
use crate::domain::time::day::Day;
use crate::domain::time::schedule::Schedule;

/// A pause that cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadPause {
    /// It ends before it begins.
    Backwards {
        /// Its first day.
        from: Day,
        /// Its last day.
        until: Day,
    },
    /// It would leave no day on which the routine was ever due.
    NotBegun {
        /// The first day of the routine.
        first: Day,
    },
}

impl Routine {
    /// Gives it another schedule from `today` on, or from its first day where that lies ahead. A
    /// pause under way ends; one that lies ahead stays.
    pub fn reschedule(&mut self, today: Day, schedule: Schedule) {
        let from = self.first_day().map_or(today, |first| first.max(today));
        for period in self.periods.iter_mut().filter(|period| period.from > from) {
            if period.schedule != Schedule::Paused {
                period.schedule = schedule;
            }
        }
        self.hold(&[SchedulePeriod { from, schedule }]);
    }

    /// Pauses it from `from` to `until`, after which it is due as before; without an end until it is
    /// resumed.
    ///
    /// # Errors
    /// [`BadPause`], and nothing is changed.
    pub fn pause(&mut self, from: Day, until: Option<Day>) -> Result<(), BadPause> {
        if let Some(until) = until.filter(|until| *until < from) {
            return Err(BadPause::Backwards { from, until });
        }
        if let Some(first) = self.first_day() {
            let nothing_before = until.is_none() && from <= first;
            if nothing_before || until.is_some_and(|until| until < first) {
                return Err(BadPause::NotBegun { first });
            }
        }
        let pause = SchedulePeriod { from, schedule: Schedule::Paused };
        let after = until.map(|until| until.plus(1)).and_then(|from| {
            self.usual_schedule(from).map(|schedule| SchedulePeriod { from, schedule })
        });
        self.periods.retain(|period| {
            period.from < from || after.is_some_and(|after| period.from > after.from)
        });
        match after {
            Some(after) => self.hold(&[pause, after]),
            None => self.hold(&[pause]),
        }
        Ok(())
    }

    /// Makes it due again as before the pause, from `today` on. Tells whether there was one.
    pub fn resume(&mut self, today: Day) -> bool {
        let paused = self.schedule_on(today) == Some(Schedule::Paused);
        if let Some(schedule) = self.usual_schedule(today).filter(|_| paused) {
            self.hold(&[SchedulePeriod { from: today, schedule }]);
        }
        paused
    }

    /// Takes it as paused from the day on which it was put away, and as due again from `today` on.
    pub(super) fn excuse_since(&mut self, away: Day, today: Day) {
        let begun = self.first_day().is_some_and(|first| first < today);
        if let Some(schedule) = self.usual_schedule(today).filter(|_| begun && away < today) {
            self.periods.retain(|period| period.from < away || period.from > today);
            let excused = SchedulePeriod { from: away, schedule: Schedule::Paused };
            self.hold(&[excused, SchedulePeriod { from: today, schedule }]);
        }
    }

    /// The first day on which it can be due.
    #[must_use]
    pub fn first_day(&self) -> Option<Day> {
        self.periods.first().map(|period| period.from)
    }

    /// The last day of the pause that `day` lies in; `None` where there is no pause, or no end to it.
    #[must_use]
    pub fn paused_until(&self, day: Day) -> Option<Day> {
        self.schedule_on(day).filter(|schedule| *schedule == Schedule::Paused)?;
        let mut later = self.periods.iter().filter(|period| period.from > day);
        later.find(|period| period.schedule != Schedule::Paused).map(|back| back.from.plus(-1))
    }

    /// The schedule on a day when it is not paused: the last one until then, else the first after.
    #[must_use]
    pub fn usual_schedule(&self, day: Day) -> Option<Schedule> {
        let usual = || self.periods.iter().filter(|period| period.schedule != Schedule::Paused);
        let last = usual().rfind(|period| period.from <= day);
        last.or_else(|| usual().next()).map(|period| period.schedule)
    }

    /// The schedule of a day, put away or not.
    fn schedule_on(&self, day: Day) -> Option<Schedule> {
        self.periods.iter().rfind(|period| period.from <= day).map(|period| period.schedule)
    }

    /// Takes in periods, by first day, in the place of others from the same days. From the first of
    /// them on, what merely goes on as it was needs no period of its own.
    fn hold(&mut self, new: &[SchedulePeriod]) {
        self.periods.retain(|period| new.iter().all(|one| one.from != period.from));
        self.periods.extend(new);
        self.periods.sort_by_key(|period| period.from);
        let Some(from) = new.first().map(|first| first.from) else { return };
        self.periods
            .dedup_by(|later, earlier| later.from >= from && later.schedule == earlier.schedule);
    }
}

#[cfg(test)]
mod tests;
