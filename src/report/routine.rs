//! Routines as they are kept, and what became of them.

use serde::Serialize;

use super::json_schema::schemas;
use super::record::{Done, OneRecord};
use super::saved;
use crate::domain::figures::adherence::{self, RoutineCounts};
use crate::domain::id::Id;
use crate::domain::phase::Phase;
use crate::domain::records::routine::starters::{Starter, starters};
use crate::domain::records::routine::{Mark, MarkOutcome, Routine, SchedulePeriod};
use crate::domain::text::{Label, Name};
use crate::domain::time::day::{Day, Week};
use crate::domain::time::day_time::DayTime;
use crate::domain::time::horizon::Horizon;
use crate::domain::time::moment::Instant;
use crate::domain::time::schedule::Schedule;

/// A routine with its schedules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RoutineView {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: Name,
    /// What it belongs to.
    pub category: Option<Label>,
    /// The time of the day at which it is meant to be done.
    pub time: Option<DayTime>,
    /// When it is due, as it stands today or, while paused or not begun, as it will.
    pub schedule: Option<Schedule>,
    /// The first day on which it can be due.
    pub from: Option<Day>,
    /// Whether it is paused today.
    pub paused: bool,
    /// The last day of the pause, where it has an end.
    pub paused_until: Option<Day>,
    /// When it was put away, if it was.
    pub archived_at: Option<Instant>,
    /// The first day on which it was put away, if it was.
    pub archived_on: Option<Day>,
    /// Its schedules by first day, the earliest first.
    pub periods: Vec<SchedulePeriod>,
    /// When it last changed.
    pub updated_at: Instant,
}

impl RoutineView {
    /// The view of a routine, seen from `today`.
    #[must_use]
    pub fn new(routine: &Routine, today: Day) -> Self {
        let in_force = routine.period_on(today).map(|period| period.schedule);
        Self {
            id: routine.meta.id,
            name: routine.meta.name.clone(),
            category: routine.category.clone(),
            time: routine.time,
            schedule: routine.usual_schedule(today),
            from: routine.first_day(),
            paused: in_force == Some(Schedule::Paused),
            paused_until: routine.paused_until(today),
            archived_at: routine.meta.archived_at,
            archived_on: routine.archived_on,
            periods: routine.periods.clone(),
            updated_at: routine.meta.updated_at,
        }
    }
}

/// The answer of a verb that keeps or changes a routine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OneRoutine {
    /// `daymark.routine.v1`.
    pub schema: &'static str,
    /// What was done to it; absent where it was only asked for.
    pub done: Option<Done>,
    /// Whether it is new, was changed, or was so already; absent where it was only asked for.
    pub result: Option<saved::WriteOutcome>,
    /// The routine as it is from now on, or was before it was deleted.
    #[serde(flatten)]
    pub routine: RoutineView,
}

impl OneRoutine {
    /// The name of the answer.
    pub const SCHEMA: &'static str = "daymark.routine.v1";

    /// The answer for a routine, seen from the current day.
    #[must_use]
    pub fn new(view: &OneRecord<Routine>) -> Self {
        Self {
            schema: Self::SCHEMA,
            done: view.done,
            result: view.result,
            routine: RoutineView::new(&view.record, view.today),
        }
    }
}

/// The answer of `routine list`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Routines {
    /// `daymark.routines.v1`.
    pub schema: &'static str,
    /// The clock's day.
    pub today: Day,
    /// The name of its week: `2026-W47`.
    pub week: String,
    /// The routines, in their order.
    pub routines: Vec<RoutineOfWeek>,
    /// How many more are put away and not listed.
    pub archived: u32,
}

/// A routine with what became of it this week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RoutineOfWeek {
    /// The routine.
    #[serde(flatten)]
    pub routine: RoutineView,
    /// What became of it this week, up to today.
    pub this_week: RoutineCounts,
    /// Whether it is still to be done today.
    pub due_today: bool,
    /// What became of it today.
    pub outcome_today: Option<MarkOutcome>,
}

impl Routines {
    /// The name of the answer.
    pub const SCHEMA: &'static str = "daymark.routines.v1";

    /// The list of `all`, with `archived` those put away too, and the marks of the current week.
    #[must_use]
    pub fn new(
        all: &[Routine],
        marks: &[Mark],
        archived: bool,
        week: Week,
        horizon: &Horizon,
    ) -> Self {
        let today = horizon.clock();
        let kept = |routine: &&Routine| archived || routine.archived_on.is_none();
        let of_week = |routine: &Routine| {
            let of_today = |mark: &&Mark| mark.routine == routine.meta.id && mark.day == today;
            RoutineOfWeek {
                routine: RoutineView::new(routine, today),
                this_week: adherence::count(routine, marks, week, horizon),
                due_today: adherence::is_due_on(routine, marks, week, today),
                outcome_today: marks.iter().find(of_today).map(|mark| mark.outcome),
            }
        };
        let routines: Vec<_> = all.iter().filter(kept).map(of_week).collect();
        Self {
            schema: Self::SCHEMA,
            today,
            week: week.to_string(),
            archived: u32::try_from(all.len() - routines.len()).unwrap_or(u32::MAX),
            routines,
        }
    }
}

/// The answer of `routine starters`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StarterRoutines {
    /// `daymark.routine-starters.v1`.
    pub schema: &'static str,
    /// The phase that they are for.
    pub phase: Phase,
    /// Those that are not kept yet.
    pub starters: Vec<StarterView>,
}

/// A routine on offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StarterView {
    /// Its name.
    pub name: &'static str,
    /// What it belongs to.
    pub category: &'static str,
    /// When it is due.
    pub schedule: Schedule,
}

impl StarterRoutines {
    /// The name of the answer.
    pub const SCHEMA: &'static str = "daymark.routine-starters.v1";

    /// Those on offer in a phase, without what is kept.
    #[must_use]
    pub fn new(phase: Phase, kept: &[Routine]) -> Self {
        let is_new = |one: &&Starter| kept.iter().all(|kept| kept.meta.name.folded() != one.name);
        let starters = starters(phase.group()).filter(is_new);
        let view = |&Starter { name, category, schedule, .. }: &_| StarterView {
            name,
            category,
            schedule,
        };
        Self { schema: Self::SCHEMA, phase, starters: starters.map(view).collect() }
    }
}

/// The answer of a verb that marks routines for a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RoutineMarks {
    /// `daymark.routine-mark.v1`.
    pub schema: &'static str,
    /// Whether anything was changed.
    pub result: saved::WriteOutcome,
    /// The day.
    pub day: Day,
    /// What became of each that was named, in that order.
    pub marks: Vec<RoutineMark>,
}

/// What became of one routine on the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RoutineMark {
    /// The id of the routine.
    pub id: Id,
    /// Its name.
    pub name: Name,
    /// What is on record from now on; absent where the mark was taken off.
    pub outcome: Option<MarkOutcome>,
    /// What was on record before.
    pub previous: Option<MarkOutcome>,
    /// Whether it was due on that day; what is done on another counts as extra.
    pub scheduled: bool,
}

impl RoutineMarks {
    /// The name of the answer.
    pub const SCHEMA: &'static str = "daymark.routine-mark.v1";

    /// The answer for a day.
    #[must_use]
    pub fn new(day: Day, marks: Vec<RoutineMark>) -> Self {
        let changed = marks.iter().any(|mark| mark.outcome != mark.previous);
        let result =
            if changed { saved::WriteOutcome::Updated } else { saved::WriteOutcome::Unchanged };
        Self { schema: Self::SCHEMA, result, day, marks }
    }
}

schemas! {
    "routine": OneRoutine = "daymark routine add|show|edit|pause|resume|archive|delete --json",
    "routines": Routines = "daymark routine list --json",
    "routine-starters": StarterRoutines = "daymark routine starters --json",
    "routine-mark": RoutineMarks = "daymark routine done|skip|unmark --json",
}
