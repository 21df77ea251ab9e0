//! Routines: what a person means to do, when, and what became of it.

use serde::{Deserialize, Serialize};

use super::code::codes;
use super::day::Day;
use super::id::Id;
use super::moment::{Instant, Moment};
use super::schedule::Schedule;
use super::text::{Label, Name};

codes! {
    /// What became of a routine on a day; no mark means unrecorded.
    Outcome ("outcome") {
        /// Done.
        Done = "done",
        /// Done in part.
        Partial = "partial",
        /// Skipped, by choice or need.
        Skipped = "skipped",
    }
}

/// A routine and the schedules it has had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Routine {
    /// Its id.
    pub id: Id,
    /// The person's name for it, unique among those kept, without regard to case.
    pub name: Name,
    /// What it belongs to: "meeting", "exercise".
    pub category: Option<Label>,
    /// Its place in lists.
    pub position: u32,
    /// The first day on which it is no longer due, if it was put away.
    pub archived_on: Option<Day>,
    /// When it last changed.
    pub updated_at: Instant,
    /// Its schedules by first day, the earliest first; a changed schedule moves no past day.
    pub periods: Vec<Period>,
}

/// A schedule and the day from which it holds, until the next period starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// Its first day.
    pub from: Day,
    /// When the routine is due.
    pub schedule: Schedule,
}

/// What became of one routine on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    /// The id of the routine.
    pub routine: Id,
    /// The day.
    pub day: Day,
    /// What became of it.
    pub outcome: Outcome,
    /// When that was recorded.
    pub at: Moment,
    /// When the mark last changed.
    pub updated_at: Instant,
}
