//! Routines: what a person means to do, when, and what became of it.

use serde::de::{Deserializer, Error};
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
#[serde(expecting = "a routine")]
pub struct Routine {
    /// Its id.
    pub id: Id,
    /// The person's name for it, unique among those kept, without regard to case.
    pub name: Name,
    /// What it belongs to: "meeting", "exercise".
    pub category: Option<Label>,
    /// Its place in lists.
    pub position: u32,
    /// When it was put away, if it was.
    #[serde(default)]
    pub archived_at: Option<Instant>,
    /// The first day on which it is no longer due, if it was put away.
    pub archived_on: Option<Day>,
    /// When it last changed.
    pub updated_at: Instant,
    /// Its schedules by first day, the earliest first; a changed schedule moves no past day.
    #[serde(deserialize_with = "one_a_day")]
    pub periods: Vec<Period>,
}

impl Routine {
    /// The same with the time of its day of being put away: older copies of a journal have the day alone.
    #[must_use]
    pub fn with_time_put_away(mut self) -> Self {
        let noon = self.archived_on.map(Instant::noon_of);
        self.archived_at = noon.map(|noon| self.archived_at.unwrap_or(noon));
        self
    }
}

/// Reads periods in any order; two that begin on one day are refused.
fn one_a_day<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Period>, D::Error> {
    let mut periods = Vec::<Period>::deserialize(from)?;
    periods.sort_unstable_by_key(|period| period.from);
    if let Some(pair) = periods.windows(2).find(|pair| pair[0].from == pair[1].from) {
        return Err(D::Error::custom(format_args!("it has two schedules from {}", pair[0].from)));
    }
    Ok(periods)
}

/// A schedule and the day from which it holds, until the next period starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// Its first day.
    pub from: Day,
    /// When the routine is due.
    pub schedule: Schedule,
}

/// What became of one routine on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(expecting = "a mark of a routine")]
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

impl Mark {
    /// Whether its day had come when it was recorded, by the clock of that place.
    #[must_use]
    pub fn had_come(&self) -> bool {
        self.day <= self.at.date()
    }
}
