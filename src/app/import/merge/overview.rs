//! Outlines a whole copy, its deletions, days and names, before its first row is taken in.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;

use crate::app::import::rows::FileRow;
use crate::domain::entry::{EntryKind, Tombstone};
use crate::domain::id::Id;
use crate::domain::text::Name;
use crate::domain::time::day::Day;
use crate::domain::time::moment::Instant;
use crate::report::journal_file::List;

/// Outline of a copy: what was deleted there, and which days and names its rows have.
#[derive(Debug, Default)]
pub struct Overview {
    /// What was deleted, with the line.
    pub(super) tombstones: Vec<(u64, Tombstone)>,
    /// The day of each check-in.
    checkins: HashMap<Id, (Instant, Day)>,
    /// The name of each record, as names are compared.
    names: HashMap<Id, (Instant, String)>,
    entries: HashSet<Id>,
}

/// Of an entry.
#[derive(Deserialize)]
struct Head {
    id: Id,
    updated_at: Instant,
    day: Day,
    kind: EntryKind,
}

/// Of what has a name.
#[derive(Deserialize)]
struct NamedHead {
    id: Id,
    updated_at: Instant,
    name: Name,
}

impl Overview {
    /// Takes note of a row. One that cannot be read is told of when it is taken in.
    pub(crate) fn note(&mut self, row: &FileRow<'_>) {
        match row.list {
            List::Entries => {
                if let Ok(Head { id, updated_at, day, kind }) = serde_json::from_str(row.text) {
                    self.entries.insert(id);
                    if kind == EntryKind::CheckIn {
                        self.checkins.insert(id, (updated_at, day));
                    }
                }
            }
            List::Tombstones => {
                if let Ok(tombstone) = serde_json::from_str(row.text) {
                    self.tombstones.push((row.line, tombstone));
                }
            }
            List::Focuses | List::Milestones | List::Record(_) => {
                if let Ok(NamedHead { id, updated_at, name }) = serde_json::from_str(row.text) {
                    self.names.insert(id, (updated_at, name.folded()));
                }
            }
            List::Attempts | List::RoutineMarks => {}
        }
    }

    /// Whether the copy has an entry with this id.
    pub(super) fn has_entry(&self, id: Id) -> bool {
        self.entries.contains(&id)
    }

    /// Whether the copy moves a check-in that is here away from its day.
    pub(super) fn frees_day(&self, id: Id, changed: Instant, day: Day) -> bool {
        self.checkins.get(&id).is_some_and(|(there, moved)| *there > changed && *moved != day)
    }

    /// Whether the copy gives another name to what has this one here.
    pub(super) fn frees_name(&self, id: Id, changed: Instant, folded: &str) -> bool {
        self.names.get(&id).is_some_and(|(there, name)| *there > changed && name != folded)
    }
}
