//! The answers of `checkin`.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::dose::DoseSaved;
use super::help::{ShortHelp, UseCard};
use super::json_schema::schemas;
use super::saved::{Saved, WriteOutcome};
use crate::domain::entry::dose::DoseOutcome;
use crate::domain::text::Name;
use crate::domain::time::day::Day;

/// The answer of `checkin`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CheckInSaved {
    /// The check-in.
    #[serde(flatten)]
    pub saved: Saved,
    /// The routines and doses that were recorded with it.
    #[serde(flatten)]
    #[cfg_attr(test, schemars(with = "MarksInJson"))]
    pub marks: Marks,
    /// Whom to call, where the person does not feel safe.
    pub help: Option<ShortHelp>,
    /// The card for what was used, where something was.
    pub card: Option<UseCard>,
}

/// The routines and doses that a check-in newly records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marks {
    /// The routines that were marked done.
    pub did: Vec<Name>,
    /// The doses that were recorded, or put right.
    pub doses: Vec<DoseSaved>,
}

impl Marks {
    /// Whether nothing is new.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.did.is_empty() && self.doses.is_empty()
    }

    /// The names of the flags that say what is new.
    pub fn flags(&self) -> impl Iterator<Item = &'static str> {
        let of = |outcome| !self.of(outcome).is_empty();
        let flags = [
            (!self.did.is_empty(), "did"),
            (of(DoseOutcome::Taken), "took"),
            (of(DoseOutcome::Missed), "missed"),
        ];
        flags.into_iter().filter(|(is_new, _)| *is_new).map(|(_, flag)| flag)
    }

    /// The medications of which a dose became this.
    fn of(&self, outcome: DoseOutcome) -> Vec<&Name> {
        let doses = self.doses.iter().filter(|dose| dose.outcome == outcome);
        doses.map(|dose| &dose.medication).collect()
    }
}

/// With the names of what was taken and missed beside each dose.
impl Serialize for Marks {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("did", &self.did)?;
        map.serialize_entry("took", &self.of(DoseOutcome::Taken))?;
        map.serialize_entry("missed", &self.of(DoseOutcome::Missed))?;
        map.serialize_entry("doses", &self.doses)?;
        map.end()
    }
}

/// The answer of a `checkin` that tells of routines and doses alone, and makes no check-in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CheckInMarks {
    /// `daymark.checkin-marks.v1`.
    pub schema: &'static str,
    /// Whether anything is new.
    pub result: WriteOutcome,
    /// The day that they are for.
    pub day: Day,
    /// Whether that day has a check-in.
    pub checked_in: bool,
    /// What was recorded.
    #[serde(flatten)]
    #[cfg_attr(test, schemars(with = "MarksInJson"))]
    pub marks: Marks,
}

impl CheckInMarks {
    /// The name of the answer.
    pub const SCHEMA: &'static str = "daymark.checkin-marks.v1";
}

impl AsRef<Saved> for CheckInSaved {
    fn as_ref(&self) -> &Saved {
        &self.saved
    }
}

/// What [`Marks`] are written as.
#[cfg(test)]
#[derive(schemars::JsonSchema)]
#[expect(dead_code, reason = "it is the form alone")]
struct MarksInJson {
    /// The routines that were marked done.
    did: Vec<Name>,
    /// The medications of which a dose was recorded as taken.
    took: Vec<Name>,
    /// Those of which one was recorded as missed.
    missed: Vec<Name>,
    /// The doses that were recorded, or put right.
    doses: Vec<DoseSaved>,
}

schemas! {
    "checkin": CheckInSaved = "daymark checkin --json",
    "checkin-marks": CheckInMarks = "daymark checkin --did|--took|--missed alone --json",
}
