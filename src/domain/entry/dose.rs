//! Doses of a medication: which were due, and what became of each.
//!
//! Silence is not a missed dose: a dose that was due and has no record is *not recorded*. *Missed* is
//! only what the person marked so. What is due is never stored: it follows from the schedule that held on
//! the day, so a changed schedule or window moves no record.

use std::ops::AddAssign;

use serde::{Deserialize, Serialize};

use super::NIGHT_ENDS;
use crate::domain::code::codes;
use crate::domain::id::Id;
use crate::domain::time::day::Day;
use crate::domain::time::dose_schedule::DoseSchedule;
use crate::domain::time::moment::Moment;
use crate::domain::time::window::Window;

codes! {
    /// What became of a dose.
    DoseOutcome ("outcome of a dose") {
        /// It was taken.
        Taken = "taken",
        /// It was not, as the person said.
        Missed = "missed",
    }
}

/// What an entry keeps of one dose. The entry's day is the one that it was for; its time, when it was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DoseEntry {
    /// The id of the medication.
    pub medication: Id,
    /// Whether it was taken.
    pub outcome: DoseOutcome,
}

/// One recorded dose, without the words of its entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dose {
    /// The id of the medication.
    pub medication: Id,
    /// The day it was for.
    pub day: Day,
    /// The day on which it was taken: `day`, or a later one.
    pub taken_on: Day,
    /// Whether it was taken.
    pub outcome: DoseOutcome,
}

impl Dose {
    /// A dose for a day, taken at a time. What is taken in the night after its day is taken on it.
    #[must_use]
    pub fn new(kept: DoseEntry, day: Day, at: Moment) -> Self {
        let DoseEntry { medication, outcome } = kept;
        Self { medication, day, taken_on: at.day(NIGHT_ENDS).max(day), outcome }
    }
}

/// A dose and a schedule, and the day from which they hold, until the next period starts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DosePeriod<D> {
    /// Its first day.
    pub from: Day,
    /// How much is taken each time, in the person's words: "8 mg".
    pub dose: D,
    /// When it is due.
    pub schedule: DoseSchedule,
}

/// When the doses of one medication are due.
#[derive(Debug, Clone, Copy)]
pub struct DosePlan<'p, D> {
    /// What was prescribed, the earliest first.
    pub periods: &'p [DosePeriod<D>],
    /// How many days after its day a dose is still on time; the schedule's own where not said.
    pub window: Option<u16>,
    /// The last day on which a dose may be due; absent while it is taken.
    pub last: Option<Day>,
}

/// A dose that was due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueDose {
    /// The day it was for.
    pub day: Day,
    /// The last day on which it is on time.
    pub on_time_until: Day,
    /// Whether it is of a schedule of injections: a dose a week or less.
    pub is_spaced: bool,
    /// What became of it.
    pub state: DueState,
    apart: bool,
}

/// What became of a dose that was due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueState {
    /// Taken while it was on time.
    Taken,
    /// Taken after that, on this day.
    Late(Day),
    /// Missed, as the person said.
    Missed,
    /// Nothing was recorded.
    Unrecorded,
}

/// What became of the doses of a span of days. The parts always add up to `due`, but for what is taken as
/// needed, which is never due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DoseCounts {
    /// Doses that were due; one of today counts once it is recorded.
    pub due: u32,
    /// Taken on time, or as needed.
    pub taken: u32,
    /// Taken after its day, or after its window.
    pub late: u32,
    /// Missed, as the person said.
    pub missed: u32,
    /// Not recorded.
    pub unrecorded: u32,
    /// Taken beyond what was due.
    pub extra: u32,
}

impl AddAssign for DoseCounts {
    fn add_assign(&mut self, other: Self) {
        self.due += other.due;
        self.taken += other.taken;
        self.late += other.late;
        self.missed += other.missed;
        self.unrecorded += other.unrecorded;
        self.extra += other.extra;
    }
}

impl<D> DosePlan<'_, D> {
    /// The period in force on a day; `None` before the first and after the last day.
    #[must_use]
    pub fn on(&self, day: Day) -> Option<&DosePeriod<D>> {
        let goes_on = self.last.is_none_or(|last| day <= last);
        self.periods.iter().rfind(|period| period.from <= day).filter(|_| goes_on)
    }

    /// The doses due on one day, with nothing recorded of them yet.
    pub fn due_on(&self, day: Day) -> impl Iterator<Item = DueDose> + use<D> {
        let due = self.on(day).map(|period| {
            let schedule = period.schedule;
            let one = DueDose {
                day,
                on_time_until: day.plus(self.window_of(schedule)),
                is_spaced: schedule.is_spaced(),
                state: DueState::Unrecorded,
                apart: schedule.is_apart(),
            };
            (one, schedule.due_on(day, self.first_day_of(period)))
        });
        due.into_iter().flat_map(|(one, times)| (0..times).map(move |_| one))
    }

    /// How many days after its day a dose of a schedule is on time.
    fn window_of(&self, schedule: DoseSchedule) -> i32 {
        self.window.unwrap_or_else(|| schedule.usual_window()).into()
    }

    /// The day from which the schedule of a period is counted: a change of the dose alone starts no new
    /// count.
    fn first_day_of(&self, period: &DosePeriod<D>) -> Day {
        let before = self.periods.iter().rev().skip_while(|one| one.from > period.from);
        let alike = before.take_while(|one| one.schedule == period.schedule);
        alike.last().map_or(period.from, |one| one.from)
    }

    /// Whether doses of a day are counted against what is due: not where it is taken as needed.
    #[must_use]
    pub fn counts_on(&self, day: Day) -> bool {
        self.on(day).is_some_and(|period| period.schedule != DoseSchedule::AsNeeded)
    }

    /// How many days before a dose is due the record of the one before it may still lie.
    #[must_use]
    pub fn reach(&self) -> i32 {
        let each = self.periods.iter().map(|period| period.schedule);
        let reach = each.map(|schedule| schedule.spacing() + self.window_of(schedule));
        reach.max().unwrap_or(0)
    }

    /// Every dose due from the day [`reach`](Self::reach) before `from` up to `until`, with what became of it,
    /// and the records that are of none of them. `doses` are those of this medication from that day on, by day
    /// and time.
    ///
    /// A record belongs to a dose of its own day, where one is still open. Where doses are days apart, it
    /// else belongs to the last one before, which then is late or still on time, or to the next one, where
    /// that is no further away than the window.
    #[must_use]
    pub fn matched<'d>(
        &self,
        doses: &'d [Dose],
        (from, until): (Day, Day),
    ) -> (Vec<DueDose>, Vec<&'d Dose>) {
        // A dose may be given early, for one that is due after that.
        let last = until.plus(self.on(until).map_or(0, |period| self.window_of(period.schedule)));
        let mut due: Vec<DueDose> = Vec::new();
        if let Some(first) = self.periods.first() {
            let first = first.from.max(from.plus(-self.reach()));
            let days = (0..=last.days_since(first)).map(|n| first.plus(n));
            due = days.flat_map(|day| self.due_on(day)).collect();
        }
        let mut beyond = Vec::new();
        for dose in doses {
            match open_for(&due, dose) {
                Some(at) => due[at].state = due[at].after(dose),
                None => beyond.push(dose),
            }
        }
        due.truncate(due.partition_point(|one| one.day <= until));
        (due, beyond)
    }

    /// What became of the doses of the days of `window`. From `clock`, the clock's day, on a dose that was
    /// not recorded is left out: it may yet be. So is one of a day that is `excused`.
    #[must_use]
    pub fn count(
        &self,
        doses: &[Dose],
        (window, clock): (Window, Day),
        excused: impl Fn(Day) -> bool,
    ) -> DoseCounts {
        let (mut due, beyond) = self.matched(doses, (window.from(), window.to()));
        due.retain(|one| window.contains(one.day) && !(one.is_open() && excused(one.day)));
        let mut counts = DoseCounts::default();
        for one in due {
            counts += one.counted(clock);
        }
        let taken = |dose: &&&Dose| window.contains(dose.day) && dose.outcome == DoseOutcome::Taken;
        for dose in beyond.iter().filter(taken) {
            let as_needed =
                self.on(dose.day).is_some_and(|one| one.schedule == DoseSchedule::AsNeeded);
            let (taken, extra) = (u32::from(as_needed), u32::from(!as_needed));
            counts += DoseCounts { taken, extra, ..DoseCounts::default() };
        }
        counts
    }

    /// The doses that are to be taken on the clock's day: those of the day, and those of days before it that
    /// are still on time, as far as nothing is recorded of them.
    #[must_use]
    pub fn open_on(&self, doses: &[Dose], clock: Day) -> Vec<DueDose> {
        let (mut due, _) = self.matched(doses, (clock, clock));
        due.retain(|one| one.is_open() && one.on_time_until >= clock);
        due
    }
}

/// The open dose that a record belongs to.
fn open_for(due: &[DueDose], dose: &Dose) -> Option<usize> {
    let is_open = |at: &usize| due[*at].is_open();
    let (from, to) = (
        due.partition_point(|one| one.day < dose.day),
        due.partition_point(|one| one.day <= dose.day),
    );
    let before = || from.checked_sub(1).filter(|at| due[*at].apart && from == to);
    let next = || {
        let near = |one: &DueDose| one.on_time_until.days_since(one.day);
        let one = due.get(to).filter(|one| one.apart && from == to)?;
        (one.day.days_since(dose.day) <= near(one)).then_some(to)
    };
    (from..to).find(is_open).or_else(|| before().filter(is_open)).or_else(|| next().filter(is_open))
}

impl DueDose {
    /// What becomes of it with a record of it.
    fn after(&self, dose: &Dose) -> DueState {
        match dose.outcome {
            DoseOutcome::Missed => DueState::Missed,
            DoseOutcome::Taken if dose.taken_on <= self.on_time_until => DueState::Taken,
            DoseOutcome::Taken => DueState::Late(dose.taken_on),
        }
    }

    /// Whether it was taken late, by this record.
    #[must_use]
    pub fn is_late_by(&self, dose: &Dose) -> bool {
        self.state == DueState::Late(dose.taken_on)
            && (self.day == dose.day || (self.apart && self.day < dose.day))
    }

    /// Whether nothing is recorded of it.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.state == DueState::Unrecorded
    }

    /// Whether it was taken, on time or late.
    #[must_use]
    pub fn is_taken(&self) -> bool {
        matches!(self.state, DueState::Taken | DueState::Late(_))
    }

    fn counted(&self, clock: Day) -> DoseCounts {
        let one = DoseCounts { due: 1, ..DoseCounts::default() };
        match self.state {
            DueState::Taken => DoseCounts { taken: 1, ..one },
            DueState::Late(_) => DoseCounts { late: 1, ..one },
            DueState::Missed => DoseCounts { missed: 1, ..one },
            DueState::Unrecorded if self.day < clock => DoseCounts { unrecorded: 1, ..one },
            DueState::Unrecorded => DoseCounts::default(),
        }
    }
}

#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
