//! The answer about symptoms: what was saved, and their course of late.

use serde::Serialize;

use super::json_schema::schemas;
use super::saved::Saved;
use crate::domain::time::day::Day;

/// The symptoms that were saved: `daymark.symptoms.v1`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SymptomsSaved {
    /// The entry.
    #[serde(flatten)]
    pub saved: Saved,
    /// Whether they are many and strong: a word to call the care team, and no severity.
    pub high: bool,
    /// The highest sum of each of the last days that has one.
    pub course: Vec<DaySum>,
}

impl AsRef<Saved> for SymptomsSaved {
    fn as_ref(&self) -> &Saved {
        &self.saved
    }
}

/// The highest sum of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DaySum {
    /// The day.
    pub day: Day,
    /// The sum.
    pub sum: u32,
}

schemas! { "symptoms": SymptomsSaved = "daymark symptoms --json" }
