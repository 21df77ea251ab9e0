//! View of `salvage`: what could be read of a damaged journal, and what could not.

use serde::Serialize;

use super::json_schema::schemas;
use crate::domain::entry::EntryKind;
use crate::domain::time::day::Day;

/// The answer of `salvage`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Salvage {
    /// `daymark.salvage.v1`.
    pub schema: &'static str,
    /// The directory of the new journal.
    pub journal: String,
    /// The file of its key.
    pub key: Option<String>,
    /// How many entries it has.
    pub entries: u32,
    /// Those of them whose words are lost.
    pub without_words: Vec<Unread>,
    /// Those that are known of and not in it.
    pub lost: Vec<Unread>,
    /// The tables of which rows may be missing that nothing is known of.
    pub torn: Vec<String>,
}

/// An entry that could not be read whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Unread {
    /// Its day.
    pub day: Day,
    /// What it is.
    pub kind: EntryKind,
}

impl Salvage {
    /// The name of the answer.
    pub const SCHEMA: &'static str = "daymark.salvage.v1";
}

schemas! {
    "salvage": Salvage = "daymark salvage DIR --json",
}
