//! The answers about what people keep by name: a list, one of them, or what was changed of it.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::saved::WriteOutcome;
use crate::domain::record::Record;
use crate::domain::time::day::Day;

/// The answer of `list`: `daymark.contacts.v1`.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordList<R> {
    /// Those that are listed, in their order.
    pub records: Vec<R>,
    /// How many more are put away.
    pub archived: usize,
    /// The current day.
    pub today: Day,
}

impl<R: Record> RecordList<R> {
    /// The list, with `archived` what was put away too.
    #[must_use]
    pub fn new(mut records: Vec<R>, archived: bool, today: Day) -> Self {
        let all = records.len();
        records.retain(|one| archived || one.meta().archived_at.is_none());
        Self { archived: all - records.len(), records, today }
    }
}

impl<R: Record> Serialize for RecordList<R> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("schema", &format!("daymark.{}.v1", R::NOUN.keys))?;
        map.serialize_entry(R::NOUN.keys, &self.records)?;
        map.serialize_entry("archived", &self.archived)?;
        map.end()
    }
}

/// The answer about one of them: `daymark.contact.v1`.
#[derive(Debug, Clone, PartialEq)]
pub struct OneRecord<R> {
    /// What was done to it; absent where it was only asked for.
    pub done: Option<Done>,
    /// Whether anything was changed; absent where it was only asked for.
    pub result: Option<WriteOutcome>,
    /// The flags of the fields that were changed.
    pub changed: Vec<&'static str>,
    /// The record as it stands, or stood before it was deleted.
    pub record: R,
    /// Others to which the same was done.
    pub also: Vec<R>,
    /// The current day.
    pub today: Day,
}

/// What a command did to a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// It was added.
    Added,
    /// Fields of it were changed.
    Edited,
    /// It was marked as standing somewhere: "done".
    Marked(&'static str),
    /// It was put away.
    Archived,
    /// It was brought back.
    Restored,
    /// It was deleted; `undo` can bring it back.
    Deleted,
    /// It was deleted beyond recall.
    Erased,
}

impl Done {
    /// Its word in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Edited => "edited",
            Self::Marked(_) => "marked",
            Self::Archived => "archived",
            Self::Restored => "restored",
            Self::Deleted => "deleted",
            Self::Erased => "erased",
        }
    }
}

impl Serialize for Done {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.code())
    }
}

impl<R: Record> Serialize for OneRecord<R> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("schema", &format!("daymark.{}.v1", R::NOUN.key))?;
        map.serialize_entry("done", &self.done)?;
        map.serialize_entry("result", &self.result)?;
        map.serialize_entry("changed", &self.changed)?;
        map.serialize_entry(R::NOUN.key, &self.record)?;
        map.serialize_entry("also", &self.also)?;
        map.end()
    }
}
