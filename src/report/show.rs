//! Everything of one entry.

use serde::Serialize;

use super::entry::EntryView;
use super::json_schema::schemas;
use crate::domain::entry::EntryKind;
use crate::domain::records::routine::{Mark, MarkOutcome, Routine};
use crate::domain::text::Name;

/// The answer of `show`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Show {
    /// `daymark.show.v1`.
    pub schema: &'static str,
    /// The entry, whole.
    #[serde(flatten)]
    #[cfg_attr(test, schemars(with = "crate::report::json_schema::OfEntry"))]
    pub entry: EntryView,
    /// What became of routines on the day of a check-in, in their order; empty for other kinds.
    pub routines: Vec<RoutineOnDay>,
}

/// What became of one routine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RoutineOnDay {
    /// Its name.
    pub name: Name,
    /// What became of it.
    pub outcome: MarkOutcome,
}

impl Show {
    /// The name of the answer.
    pub const SCHEMA: &'static str = "daymark.show.v1";

    /// Puts the entry together with the marks of its day.
    #[must_use]
    pub fn new(entry: EntryView, routines: &[Routine], marks: &[Mark]) -> Self {
        let of_day = |routine: &Routine| {
            let of = |mark: &&Mark| mark.routine == routine.meta.id && mark.day == entry.day;
            let mark = marks.iter().find(of)?;
            Some(RoutineOnDay { name: routine.meta.name.clone(), outcome: mark.outcome })
        };
        let routines = match entry.kind {
            EntryKind::CheckIn => routines.iter().filter_map(of_day).collect(),
            _ => Vec::new(),
        };
        Self { schema: Self::SCHEMA, entry, routines }
    }
}

schemas! {
    "show": Show = "daymark show ID --json",
}
