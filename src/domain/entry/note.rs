//! A note as it is read again later.

use serde::Serialize;

use super::EntryKind;
use crate::domain::id::Id;
use crate::domain::text::Text;
use crate::domain::time::day::Day;

/// The note of an entry of any kind.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Note {
    /// The id of its entry.
    pub id: Id,
    /// The day.
    pub day: Day,
    /// The kind of the entry.
    pub kind: EntryKind,
    /// The words as typed.
    pub text: Text,
}
