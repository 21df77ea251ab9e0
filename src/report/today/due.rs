//! What is due or comes next today: routines, goals, an appointment, a small thing.

use serde::Serialize;

use crate::domain::entry::small_thing::{self, SmallThing};
use crate::domain::records::goal::Goal;
use crate::domain::records::routine::Routine;
use crate::domain::text::{Label, Name, Text};
use crate::domain::time::day::Day;
use crate::domain::time::day_time::DayTime;
use crate::domain::time::moment::Moment;
use crate::domain::time::schedule::Schedule;

/// A goal to be looked at again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct GoalToReview {
    /// What it is.
    pub name: Name,
    /// The day that was set for it.
    pub review: Day,
}

impl GoalToReview {
    /// Those of which the day has come, and that are open.
    pub(super) fn of(goals: &[Goal], clock: Day) -> Vec<Self> {
        let open =
            goals.iter().filter(|one| one.done_on.is_none() && one.meta.archived_at.is_none());
        let due = open.filter_map(|one| Some((one, one.review.filter(|day| *day <= clock)?)));
        due.map(|(one, review)| Self { name: one.meta.name.clone(), review }).collect()
    }
}

/// One small thing that was set by a check-in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SmallThingToday {
    /// What it is, in the person's words.
    pub words: Text,
    /// The day of the check-in.
    pub day: Day,
}

impl SmallThingToday {
    /// The one of today's check-in, else the one that it will ask after; nothing that is private.
    pub(super) fn of(things: &[SmallThing], clock: Day) -> Option<Self> {
        let set_today = things.iter().find(|one| one.day == clock && one.words.is_some());
        let one = set_today.or_else(|| small_thing::open_on(things, clock))?;
        let words = one.words.clone().filter(|_| !one.is_private)?;
        Some(Self { words, day: one.day })
    }
}

/// An appointment that is planned.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct NextAppointment {
    /// What it is.
    pub what: Name,
    /// When it is.
    pub at: Moment,
}

/// A routine that is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RoutineDue {
    /// Its name.
    pub name: Name,
    /// What it belongs to.
    pub category: Option<Label>,
    /// The time of the day at which it is meant to be done.
    pub time: Option<DayTime>,
    /// When it is due: `day`, `mon,wed,fri`, `3/week`, `2d`.
    pub schedule: Schedule,
}

impl RoutineDue {
    pub(super) fn new((routine, schedule): &(&Routine, Schedule)) -> Self {
        Self {
            name: routine.meta.name.clone(),
            category: routine.category.clone(),
            time: routine.time,
            schedule: *schedule,
        }
    }
}
