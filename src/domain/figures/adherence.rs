//! Which routines are due on a day, and what became of them in a week.

use std::ops::AddAssign;

use chrono::Weekday;
use serde::Serialize;

use crate::domain::records::routine::{Mark, MarkOutcome, Routine, SchedulePeriod};
use crate::domain::time::day::{Day, Week};
use crate::domain::time::horizon::Horizon;
use crate::domain::time::schedule::Schedule;
use crate::domain::time::window::Window;

/// What became of a routine in a week, up to today. The parts always add up to `due`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
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

/// Counts what became of a routine in `week`, up to today. From the clock's day on a time that was
/// not recorded is left out: it may yet be.
///
/// Of so many times a week the first that many records count; a day goes unrecorded once the
/// number can no longer be reached without it. What a day counts as thus follows from the schedule
/// in force on it and from the days before it, so that a later schedule, pause or archiving moves
/// no past day. `marks` are those of the week; marks of other routines are passed over.
#[must_use]
pub fn count(routine: &Routine, marks: &[Mark], week: Week, horizon: &Horizon) -> RoutineCounts {
    let mut counts = RoutineCounts::default();
    for (_, passed) in passed(routine, marks, week, horizon) {
        counts += passed;
    }
    counts
}

/// Counts what became of a routine on the days of `window`, up to today, where weeks start on
/// `start`; see [`count`]. `marks` come by day, and begin with those of the week that the window
/// begins in.
#[must_use]
pub fn count_within(
    routine: &Routine,
    marks: &[Mark],
    window: Window,
    start: Weekday,
    horizon: &Horizon,
) -> RoutineCounts {
    let mut counts = RoutineCounts::default();
    each_passed(routine, marks, window, start, horizon, |passed| counts += passed);
    counts
}

/// How often in a row a routine was done, in full or in part, of the times that it was due in a window. A time
/// that was skipped neither goes on with it nor ends it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RoutineRun {
    /// The times up to now.
    pub run: u32,
    /// The most there were.
    pub longest_run: u32,
}

/// The runs of a routine in `window`; `marks` as for [`count_within`].
#[must_use]
pub fn run_within(
    routine: &Routine,
    marks: &[Mark],
    window: Window,
    start: Weekday,
    horizon: &Horizon,
) -> RoutineRun {
    let mut runs = RoutineRun::default();
    each_passed(routine, marks, window, start, horizon, |passed| {
        runs.run += passed.done + passed.partial;
        runs.longest_run = runs.longest_run.max(runs.run);
        if passed.unrecorded > 0 {
            runs.run = 0;
        }
    });
    runs
}

/// Hands what each day of a window adds to `each`, in order.
fn each_passed(
    routine: &Routine,
    marks: &[Mark],
    window: Window,
    start: Weekday,
    horizon: &Horizon,
    mut each: impl FnMut(RoutineCounts),
) {
    let mut rest = marks;
    let first = Week::of(window.from(), start).first();
    let weeks = window.to().min(horizon.today()).days_since(first).div_euclid(7) + 1;
    for week in (0..weeks).map(|n| Week::of(first.plus(7 * n), start)) {
        let (of_week, later) = rest.split_at(rest.partition_point(|one| one.day <= week.last()));
        rest = later;
        for (_, passed) in
            passed(routine, of_week, week, horizon).filter(|(day, _)| window.contains(*day))
        {
            each(passed);
        }
    }
}

/// What each day of a week up to today adds to the counts.
fn passed<'a>(
    routine: &'a Routine,
    marks: &'a [Mark],
    week: Week,
    horizon: &Horizon,
) -> impl Iterator<Item = (Day, RoutineCounts)> + use<'a> {
    let mut walk = Walk::new(routine, marks, week);
    let (clock, today) = (horizon.clock(), horizon.today());
    let days = week.days().take_while(move |day| *day <= today);
    days.map(move |day| {
        let over = day < clock || walk.outcome(day).is_some();
        (day, if over { walk.pass(day) } else { RoutineCounts::default() })
    })
}

impl AddAssign for RoutineCounts {
    fn add_assign(&mut self, other: Self) {
        self.due += other.due;
        self.done += other.done;
        self.partial += other.partial;
        self.skipped += other.skipped;
        self.unrecorded += other.unrecorded;
        self.extra += other.extra;
    }
}

/// Whether a routine is still to be done on `day`, which lies in `week`: it is due and has no mark.
#[must_use]
pub fn is_due_on(routine: &Routine, marks: &[Mark], week: Week, day: Day) -> bool {
    let mut walk = Walk::new(routine, marks, week);
    for before in week.days().take_while(|before| *before < day) {
        walk.pass(before);
    }
    walk.is_scheduled(day) && walk.outcome(day).is_none()
}

impl Routine {
    /// The schedule in force on a day; `None` before the first and once archived.
    #[must_use]
    pub fn period_on(&self, day: Day) -> Option<SchedulePeriod> {
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
    /// Skips of so many times a week that stand for no time yet.
    spare_skips: u32,
}

impl<'a> Walk<'a> {
    fn new(routine: &'a Routine, marks: &'a [Mark], week: Week) -> Self {
        Self { routine, marks, week, counts: RoutineCounts::default(), spare_skips: 0 }
    }

    fn outcome(&self, day: Day) -> Option<MarkOutcome> {
        let of_day = |mark: &&Mark| mark.routine == self.routine.meta.id && mark.day == day;
        self.marks.iter().find(of_day).map(|mark| mark.outcome)
    }

    /// The schedule in force on a day; none on one that is excused.
    fn schedule_on(&self, day: Day) -> Option<SchedulePeriod> {
        self.routine.period_on(day).filter(|_| !self.routine.excused.contain(day))
    }

    /// Whether a record on this day, the next of the walk, counts towards what is due.
    fn is_scheduled(&self, day: Day) -> bool {
        let kept = self.counts.done + self.counts.partial;
        self.schedule_on(day).is_some_and(|period| match period.schedule {
            Schedule::Daily => true,
            Schedule::Weekdays(days) => days.contains(day.weekday()),
            Schedule::PerWeek(times) => kept < u32::from(times),
            Schedule::EveryDays(every) => {
                day.days_since(period.from).checked_rem(every.into()) == Some(0)
            }
            Schedule::SinceLast(every) => self.days_open(day, period, every).is_some(),
            Schedule::Paused => false,
        })
    }

    /// How many days it has been due, where it is due so many days after the last mark, else from the first
    /// day of its schedule on; `None` while it is not.
    fn days_open(&self, day: Day, period: SchedulePeriod, every: u16) -> Option<u32> {
        let marked = &self.routine.marked_on;
        let before = &marked[..marked.partition_point(|marked| *marked < day)];
        let due = before.last().map(|last| last.plus(every.into()));
        let due = due.map_or(period.from, |due| due.max(period.from));
        u32::try_from(day.days_since(due)).ok()
    }

    /// Whether this day, the next of the walk, is missing from what is due when it has no record.
    fn is_missed(&self, day: Day) -> bool {
        match self.schedule_on(day).map(|period| period.schedule) {
            Some(Schedule::PerWeek(times)) => {
                let left = self.week.last().number().abs_diff(day.number());
                self.counts.due + left < u32::from(times)
            }
            // It stays open until it is done; each time that it could have been done again is one.
            Some(Schedule::SinceLast(every)) => {
                let open = self.schedule_on(day).and_then(|of| self.days_open(day, of, every));
                open.is_some_and(|open| (open + 1) % u32::from(every) == 0)
            }
            _ => self.is_scheduled(day),
        }
    }

    /// Counts one day that is over, or that has a record; gives what it adds. Of so many times a week a skip
    /// uses up none: it stands for one that in the end was not done.
    fn pass(&mut self, day: Day) -> RoutineCounts {
        let (scheduled, missed) = (self.is_scheduled(day), self.is_missed(day));
        let of_week =
            self.schedule_on(day).is_some_and(|of| matches!(of.schedule, Schedule::PerWeek(_)));
        let one = RoutineCounts { due: 1, ..RoutineCounts::default() };
        let skipped = RoutineCounts { skipped: 1, ..one };
        let adds = match self.outcome(day) {
            Some(MarkOutcome::Done) if scheduled => RoutineCounts { done: 1, ..one },
            Some(MarkOutcome::Partial) if scheduled => RoutineCounts { partial: 1, ..one },
            Some(MarkOutcome::Skipped) if of_week && !missed => {
                self.spare_skips += 1;
                RoutineCounts::default()
            }
            Some(MarkOutcome::Skipped) if scheduled || missed => skipped,
            Some(MarkOutcome::Done | MarkOutcome::Partial) => {
                RoutineCounts { due: 0, extra: 1, ..one }
            }
            None if missed && self.spare_skips > 0 => {
                self.spare_skips -= 1;
                skipped
            }
            None if missed => RoutineCounts { unrecorded: 1, ..one },
            Some(MarkOutcome::Skipped) | None => RoutineCounts::default(),
        };
        self.counts += adds;
        adds
    }
}

#[cfg(test)]
mod tests;
