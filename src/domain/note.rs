//! A note as it is read again later.

use serde::Serialize;

use super::day::Day;
use super::entry::EntryKind;
use super::id::Id;
use super::text::Text;

/// The note of an entry of any kind.
#[derive(Debug, Clone, PartialEq, Serialize)]
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
