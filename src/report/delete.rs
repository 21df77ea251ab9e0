//! View of `delete`.

use serde::Serialize;

use super::entry::EntryView;
use crate::domain::entry::Tombstone;

/// The answer of `delete`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Deleted {
    /// `daymark.delete.v1`.
    pub schema: &'static str,
    /// Whether they are gone from the undo history and the file too.
    pub forever: bool,
    /// What was deleted, in the order in which it was named.
    pub deleted: Vec<DeletedEntry>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum DeletedEntry {
    /// An entry as it was, without its private words.
    Entry(Box<EntryView>),
    /// One that was deleted before, of which nothing was shown.
    Before(Tombstone),
}

impl Deleted {
    /// The name of the answer.
    pub const SCHEMA: &'static str = "daymark.delete.v1";
}
