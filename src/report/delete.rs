//! View of `delete`.

use serde::Serialize;

use super::entry::EntryView;
use super::json_schema::schemas;
use crate::domain::entry::Tombstone;

/// The answer of `delete`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
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
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum DeletedEntry {
    /// An entry as it was, without its private words.
    Entry(#[cfg_attr(test, schemars(with = "crate::report::json_schema::OfEntry"))] Box<EntryView>),
    /// One that was deleted before, of which nothing was shown.
    Before(Tombstone),
}

impl Deleted {
    /// The name of the answer.
    pub const SCHEMA: &'static str = "daymark.delete.v1";
}

schemas! {
    "delete": Deleted = "daymark delete ID --json",
}
