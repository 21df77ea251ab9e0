//! The conflicts between two merged copies of a journal, and how each was settled.

use serde::Serialize;

use super::journal_file::List;
use crate::domain::entry::EntryKind;
use crate::domain::id::Id;
use crate::domain::text::Name;
use crate::domain::time::day::Day;

/// What is settled between two copies.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Reconciled {
    /// Of what both versions are kept.
    pub conflicts: Vec<Conflict>,
    /// What was given another name, since something else had its own.
    pub renamed: Vec<Renamed>,
}

/// One of the two copies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// The journal.
    Here,
    /// The other copy.
    There,
}

/// Two versions, of which one stands and the other is kept beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Conflict {
    /// The list they stand in.
    pub list: List,
    /// The kind of the entry; absent of a record.
    pub kind: Option<EntryKind>,
    /// The day of the entry; absent of a record.
    pub day: Option<Day>,
    /// The name of the record; absent of an entry.
    pub name: Option<Name>,
    /// The copy whose version stands.
    pub stands: Side,
    /// What it says here; absent where that is private.
    pub here: Option<String>,
    /// What it says there; absent where that is private.
    pub there: Option<String>,
    /// The entries in which the other version is kept.
    pub kept: Vec<Id>,
}

/// A record that was given another name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Renamed {
    /// The list it stands in.
    pub list: List,
    /// Its id.
    pub id: Id,
    /// Its name before.
    pub from: Name,
    /// Its name now.
    pub to: Name,
}

impl Side {
    /// The version that stands, and the other one.
    #[must_use]
    pub fn of<'v, T>(self, here: &'v T, there: &'v T) -> (&'v T, &'v T) {
        match self {
            Self::Here => (here, there),
            Self::There => (there, here),
        }
    }
}
