//! Whether a journal is whole.

use serde::Serialize;

use super::json_schema::schemas;

/// The answer of `verify`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Verification {
    /// `daymark.verify.v1`.
    pub schema: &'static str,
    /// The directory of the journal.
    pub journal: String,
    /// Whether nothing is wrong with it.
    pub whole: bool,
    /// How many pages its file has.
    pub pages: u32,
    /// How many entries it has; absent where that cannot be told.
    pub entries: Option<u32>,
    /// What was looked at, in the order of looking.
    pub checks: Vec<Checked>,
    /// What programs that were ended have left beside it, which the next write removes.
    pub leftovers: Vec<String>,
    /// The newest local backup; absent where there is none.
    pub newest_backup: Option<String>,
}

/// One part of the journal that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Checked {
    /// What was looked at.
    pub check: Part,
    /// Whether it was: not where other damage, or a disk that cannot be written, keeps it from that.
    pub done: bool,
    /// What is wrong, each in words.
    pub faults: Vec<String>,
}

/// What there is to look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Each page of the file against its checksum.
    Pages,
    /// The tables, their indexes, and the rules of what they hold.
    Tables,
    /// Whether what a record names is there.
    References,
    /// What is kept of each day, against the entries.
    Days,
    /// The index of words, against the entries.
    Words,
}

impl Verification {
    /// The name of the answer.
    pub const SCHEMA: &'static str = "daymark.verify.v1";
}

schemas! {
    "verify": Verification = "daymark verify --json",
}
