//! The answer about doses that were recorded.

use serde::Serialize;

use super::json_schema::schemas;
use super::saved::WriteOutcome;
use crate::domain::entry::dose::{DoseEntry, DoseOutcome};
use crate::domain::entry::{Body, Entry, NIGHT_ENDS};
use crate::domain::id::Id;
use crate::domain::text::{Name, OneLine};
use crate::domain::time::day::Day;
use crate::domain::time::moment::Moment;

/// The answer of `med taken` and `med missed`: `daymark.doses.v1`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DosesSaved {
    /// The name of the answer.
    pub schema: &'static str,
    /// What became of them: they are new.
    pub result: WriteOutcome,
    /// The day that they are for.
    pub day: Day,
    /// Each of them.
    pub doses: Vec<DoseSaved>,
}

/// One dose that was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DoseSaved {
    /// Its id.
    pub id: Id,
    /// The name of the medication.
    pub medication: Name,
    /// How much it was, as prescribed.
    pub dose: Option<OneLine>,
    /// Whether it was taken.
    pub outcome: DoseOutcome,
    /// Whether it is beyond what was due on its day.
    pub extra: bool,
    /// Whether it was taken after it was on time.
    pub late: bool,
    /// Whether nobody said at what time it was.
    #[serde(skip)]
    pub without_time: bool,
    /// How many doses are left of the supply, where one was given.
    pub supply_left: Option<u32>,
    /// What was on record of it until now, where that was something else.
    pub in_place_of: Option<DoseBefore>,
}

/// What was on record of a dose before it was put right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DoseBefore {
    /// Whether it was taken.
    pub outcome: DoseOutcome,
    /// The day that it was for.
    pub day: Day,
    /// When it was taken, or was written down.
    pub at: Moment,
    /// Whether that was said and on its day.
    #[serde(skip)]
    pub on_its_day: bool,
}

impl DoseBefore {
    /// What an entry says of a dose; `None` of one that is of something else.
    #[must_use]
    pub fn of(entry: &Entry) -> Option<Self> {
        let Body::Dose(DoseEntry { outcome, .. }) = entry.body else { return None };
        let on_its_day = entry.is_on_its_day(NIGHT_ENDS) && !entry.is_without_time();
        Some(Self { outcome, day: entry.day, at: entry.at, on_its_day })
    }
}

impl DosesSaved {
    /// The name of the answer.
    pub const SCHEMA: &'static str = "daymark.doses.v1";
}

schemas! {
    "doses": DosesSaved = "daymark med taken --json, med missed --json",
}
