//! The answer about doses that were recorded.

use serde::Serialize;

use super::saved::WriteOutcome;
use crate::domain::entry::dose::DoseOutcome;
use crate::domain::id::Id;
use crate::domain::text::{Name, OneLine};
use crate::domain::time::day::Day;

/// The answer of `med taken` and `med missed`: `daymark.doses.v1`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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
    /// How many doses are left of the supply, where one was given.
    pub supply_left: Option<u32>,
}

impl DosesSaved {
    /// The name of the answer.
    pub const SCHEMA: &'static str = "daymark.doses.v1";
}
