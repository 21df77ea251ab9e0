//! Which routines are due on a day, and what became of them in a week.

use serde::Serialize;

use super::day::{Day, Week};
use super::routine::{Mark, Outcome, Period, Routine};
use super::schedule::Schedule;

/// What became of a routine in a week, up to today. The parts always add up to `due`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct RoutineCounts {
    /// Times it was due; today's counts once it is recorded.
    pub due: u32,
    /// Of these, done.
    pub done: u32,
    /// Done in part.
    pub partial: u32,
    /// Skipped.
    pub skipped: u32,
    /// Not recorded.
    pub unrecorded: u32,
    /// Done, or done in part, when it was not due.
    pub extra: u32,
}

/// Counts what became of a routine in `week`, up to `today`.
///
/// Of so many times a week the first that many records count; a day goes unrecorded once the
/// number can no longer be reached without it. What a day counts as thus follows from the schedule
/// in force on it and from the days before it, so that a later schedule, pause or archiving moves
/// no past day. `marks` are those of the week; marks of other routines are passed over.
#[must_use]
pub fn count(routine: &Routine, marks: &[Mark], week: Week, today: Day) -> RoutineCounts {
    let mut walk = Walk::new(routine, marks, week);
    for day in week.days().take_while(|day| *day <= today) {
        if day < today || walk.outcome(day).is_some() {
            walk.pass(day);
        }
    }
    walk.counts
}

/// Whether a routine is still to be done on `day`, which lies in `week`: it is due and has no mark.
#[must_use]
pub fn is_due_on(routine: &Routine, marks: &[Mark], week: Week, day: Day) -> bool {
    let mut walk = Walk::new(routine, marks, week);
    week.days().take_while(|before| *before < day).for_each(|before| walk.pass(before));
    walk.is_scheduled(day) && walk.outcome(day).is_none()
}

impl Routine {
    /// The schedule in force on a day; `None` before the first and once archived.
    #[must_use]
    pub fn period_on(&self, day: Day) -> Option<Period> {
        let archived = self.archived_on.is_some_and(|from| from <= day);
        let period = self.periods.iter().rfind(|period| period.from <= day);
        period.copied().filter(|_| !archived)
    }
}

/// A walk through the days of a week.
struct Walk<'a> {
    routine: &'a Routine,
    marks: &'a [Mark],
    week: Week,
    counts: RoutineCounts,
}

impl<'a> Walk<'a> {
    fn new(routine: &'a Routine, marks: &'a [Mark], week: Week) -> Self {
        Self { routine, marks, week, counts: RoutineCounts::default() }
    }

    fn outcome(&self, day: Day) -> Option<Outcome> {
        let of_day = |mark: &&Mark| mark.routine == self.routine.id && mark.day == day;
        self.marks.iter().find(of_day).map(|mark| mark.outcome)
    }

    fn recorded(&self) -> u32 {
        self.counts.done + self.counts.partial + self.counts.skipped
    }

    /// Whether a record on this day, the next of the walk, counts towards what is due.
    fn is_scheduled(&self, day: Day) -> bool {
        self.routine.period_on(day).is_some_and(|period| match period.schedule {
            Schedule::Daily => true,
            Schedule::Weekdays(days) => days.contains(day.weekday()),
            Schedule::PerWeek(times) => self.recorded() < u32::from(times),
            Schedule::EveryDays(every) => {
                day.days_since(period.from).checked_rem(every.into()) == Some(0)
            }
            Schedule::Paused => false,
        })
    }

    /// Whether this day, the next of the walk, is missing from what is due when it has no record.
    fn is_missed(&self, day: Day) -> bool {
        match self.routine.period_on(day).map(|period| period.schedule) {
            Some(Schedule::PerWeek(times)) => {
                let left = self.week.last().number().abs_diff(day.number());
                self.counts.due + left < u32::from(times)
            }
            _ => self.is_scheduled(day),
        }
    }

    /// Counts one day that is over, or that has a record.
    fn pass(&mut self, day: Day) {
        let (scheduled, missed) = (self.is_scheduled(day), self.is_missed(day));
        let outcome = self.outcome(day);
        let counts = &mut self.counts;
        let part = match outcome {
            Some(Outcome::Done) if scheduled => &mut counts.done,
            Some(Outcome::Partial) if scheduled => &mut counts.partial,
            Some(Outcome::Skipped) if scheduled => &mut counts.skipped,
            Some(Outcome::Done | Outcome::Partial) => {
                counts.extra += 1;
                return;
            }
            None if missed => &mut counts.unrecorded,
            Some(Outcome::Skipped) | None => return,
        };
        *part += 1;
        counts.due += 1;
    }
}

#[cfg(test)]
mod tests;
