//! The answer of `import`: what a file holds, and what became of it.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::journal_file::List;
use super::json_schema::schemas;
use super::merge_conflicts::Reconciled;
use crate::domain::merge::MergeOutcome;
use crate::domain::records::routine::Routine;

/// The answer to `import`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Import {
    /// `daymark.import.v1`.
    pub schema: &'static str,
    /// The file, as it was named.
    pub file: String,
    /// Whether it was written to the journal.
    pub written: bool,
    /// What the file holds.
    #[serde(flatten)]
    pub found: Found,
}

/// The counts of an import file, compared with the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Found {
    /// What became of the rows of each list; of one that may be absent only where it has any.
    #[serde(flatten)]
    pub lists: BTreeMap<List, MergeCounts>,
    /// Entries of the journal that these take away.
    pub deleted: u32,
    /// Entries and marks taken in that lie ahead of the clock.
    pub ahead: u32,
    /// Rows that cannot be taken in.
    pub bad: Vec<BadRow>,
    /// Keys that this daymark does not know: `plans`, `entries.weather`.
    pub unread: BTreeSet<String>,
    /// What was settled between two copies that were brought together.
    #[serde(skip)]
    pub reconciled: Reconciled,
}

/// How many records of a list are new, changed, the same, or kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MergeCounts {
    /// Not in the journal yet.
    pub new: u32,
    /// Changed later in the file than in the journal.
    pub changed: u32,
    /// In both, the same.
    pub same: u32,
    /// Changed or deleted later in the journal, which is kept.
    pub kept: u32,
}

/// A row that cannot be taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct BadRow {
    /// The line it begins on, from 1.
    pub line: u64,
    /// The list it stands in.
    pub list: List,
    /// Why.
    pub reason: String,
}

impl Import {
    /// The answer on a file.
    #[must_use]
    pub fn new(file: &str, found: Found, written: bool) -> Self {
        Self { schema: "daymark.import.v1", file: file.to_owned(), written, found }
    }
}

impl MergeCounts {
    /// Counts one more.
    fn count(&mut self, outcome: MergeOutcome) {
        *match outcome {
            MergeOutcome::New => &mut self.new,
            MergeOutcome::Changed => &mut self.changed,
            MergeOutcome::Same => &mut self.same,
            MergeOutcome::Kept => &mut self.kept,
        } += 1;
    }
}

impl Default for Found {
    fn default() -> Self {
        let counted = [List::Focuses, List::of::<Routine>(), List::RoutineMarks, List::Milestones]
            .into_iter()
            .chain([List::Entries, List::Tombstones]);
        Self {
            lists: counted.map(|list| (list, MergeCounts::default())).collect(),
            deleted: 0,
            ahead: 0,
            bad: Vec::new(),
            unread: BTreeSet::new(),
            reconciled: Reconciled::default(),
        }
    }
}

impl Found {
    /// Counts what became of a row.
    pub fn count(&mut self, list: List, outcome: MergeOutcome) {
        self.lists.entry(list).or_default().count(outcome);
    }

    /// Whether it changes the journal.
    #[must_use]
    pub fn changes(&self) -> bool {
        self.lists.values().any(|counts| counts.new + counts.changed > 0)
    }
}

schemas! {
    "import": Import = "daymark import FILE --json",
}
