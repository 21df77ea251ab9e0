//! The doses of a medication over time, and how long its supply lasts.

use super::Medication;
use crate::domain::entry::dose::{Dose, DoseOutcome, DosePeriod, DosePlan};
use crate::domain::text::OneLine;
use crate::domain::time::day::Day;
use crate::domain::time::dose_schedule::{DoseSchedule, DoseWindow};

impl Medication {
    /// Every dose and schedule that there was, is and is planned, the earliest first.
    #[must_use]
    pub fn periods(&self) -> Vec<DosePeriod<OneLine>> {
        let mut periods = self.changes.clone();
        if let (Some(from), Some(dose), Some(schedule)) = (self.since, &self.dose, self.every) {
            periods.push(DosePeriod { from, dose: dose.clone(), schedule });
        }
        periods.sort_by_key(|period| period.from);
        periods
    }

    /// When its doses are due, where `periods` are its own.
    #[must_use]
    pub fn plan<'p>(&self, periods: &'p [DosePeriod<OneLine>]) -> DosePlan<'p, OneLine> {
        let window = self.window.map(DoseWindow::days);
        DosePlan { periods, window, last: self.stopped_on }
    }

    /// Whether it is taken on a day: it has begun, is not stopped and not put away.
    #[must_use]
    pub fn is_taken_on(&self, day: Day) -> bool {
        let periods = self.periods();
        self.meta.archived_at.is_none() && self.plan(&periods).on(day).is_some()
    }

    /// The dose and schedule of a day become those that it has, the others its changes.
    pub fn turn_to(&mut self, day: Day) {
        let mut periods = self.periods();
        let in_force = periods.iter().rposition(|period| period.from <= day).unwrap_or(0);
        if in_force < periods.len() {
            let DosePeriod { from, dose, schedule } = periods.remove(in_force);
            (self.since, self.dose, self.every) = (Some(from), Some(dose), Some(schedule));
            self.changes = periods;
        }
    }

    /// Takes another dose or schedule from a day on, in the place of one that begins on it. What it does not
    /// say stays as it was on that day.
    ///
    /// # Errors
    /// [`NoChange`] for the naloxone kit, and before its first day.
    pub fn change(
        &mut self,
        from: Day,
        dose: Option<OneLine>,
        schedule: Option<DoseSchedule>,
    ) -> Result<(), NoChange> {
        let mut periods = self.periods();
        let first = periods.first().ok_or(NoChange::NoDoses)?.from;
        let before = periods.iter().rfind(|period| period.from <= from);
        let before = before.ok_or(NoChange::BeforeStart(first))?.clone();
        let changed = DosePeriod {
            from,
            dose: dose.unwrap_or(before.dose),
            schedule: schedule.unwrap_or(before.schedule),
        };
        periods.retain(|period| period.from != from);
        periods.push(changed);
        (self.since, self.changes) = (None, periods);
        self.turn_to(from);
        Ok(())
    }

    /// How many doses are left by what is recorded; `None` where no supply was given. `doses` are its own.
    #[must_use]
    pub fn supply_left(&self, doses: &[Dose]) -> Option<u32> {
        Some(self.supply?.saturating_sub(self.taken_of_supply(doses)?))
    }

    /// How many doses were taken since the supply was counted; `None` where none was.
    fn taken_of_supply(&self, doses: &[Dose]) -> Option<u32> {
        let from = self.supply_on?;
        let is_taken = |dose: &&Dose| dose.taken_on >= from && dose.outcome == DoseOutcome::Taken;
        Some(u32::try_from(doses.iter().filter(is_taken).count()).unwrap_or(u32::MAX))
    }

    /// Counts its supply anew: so many doses as there are once those taken on `day` by now, of `doses`, are gone.
    pub fn refill(&mut self, left: u32, day: Day, doses: &[Dose]) {
        (self.supply, self.supply_on) = (Some(0), Some(day));
        let taken = self.taken_of_supply(doses).unwrap_or(0);
        self.supply = Some(left.saturating_add(taken));
    }

    /// The first day from the clock's on with a dose to take that the supply does not hold; `None` where no
    /// supply was given, or that lasts for a year and more. What is still open on the clock's day is to be taken.
    #[must_use]
    pub fn supply_ends(&self, doses: &[Dose], clock: Day) -> Option<Day> {
        const YEAR: i32 = 366;
        let mut left = self.supply_left(doses)?;
        let periods = self.periods();
        let plan = self.plan(&periods);
        (0..=YEAR).map(|ahead| clock.plus(ahead)).find(|day| {
            let due = if *day == clock {
                plan.open_on(doses, clock).len()
            } else {
                plan.due_on(*day).count()
            };
            let after = left.checked_sub(u32::try_from(due).unwrap_or(u32::MAX));
            left = after.unwrap_or(0);
            after.is_none()
        })
    }
}

/// Why there is nothing to change from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoChange {
    /// It is the naloxone kit.
    #[error("it has no dose and no schedule")]
    NoDoses,
    /// It begins later, on this day.
    #[error("it begins on {0:#}, and has no dose before that")]
    BeforeStart(Day),
}
