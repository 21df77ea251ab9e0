//! Which tables undo keeps images of, for each kind of record.

use crate::storage::error::{Error, Result};
use crate::storage::registry::{self, EachRecord, each_record};
use crate::storage::table::Table;

/// A kind of record that undo can restore.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::storage) enum UndoTarget {
    Entry,
    Focus,
    Mark,
    Milestone,
    /// One of the kinds that [`TABLES`](registry::TABLES) lists, by its table.
    Kept(&'static str),
}

/// One table of a record, and how to select its rows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Source {
    pub(super) table: &'static str,
    /// The column that names the record.
    pub(super) key: &'static str,
    /// Whether a record is one of a day.
    pub(super) of_day: bool,
}

impl Source {
    const fn by_id(table: &'static str) -> Self {
        Self::by(table, "id")
    }

    const fn by(table: &'static str, key: &'static str) -> Self {
        Self { table, key, of_day: false }
    }

    /// The condition that selects its rows by an id and a day.
    pub(super) fn of(self) -> String {
        let Self { key, of_day, .. } = self;
        if of_day {
            format!("{key} = ?1 AND day = ?2")
        } else {
            format!("{key} = ?1 AND ?2 IS NULL")
        }
    }
}

/// The tables of a kind of record that the registry lists.
struct SourcesOf {
    table: &'static str,
    found: Vec<Source>,
}

impl EachRecord for SourcesOf {
    type Error = std::convert::Infallible;

    fn visit<R: Table>(&mut self) -> std::result::Result<(), Self::Error> {
        if R::NAME == self.table {
            self.found.push(Source::by_id(R::NAME));
            self.found
                .extend(R::CHILDREN.iter().map(|child| Source::by(child.table, child.parent)));
        }
        Ok(())
    }
}

const ENTRY: &[Source] = &[
    Source::by_id("entry"),
    Source::by("day_mark", "entry"),
    Source::by("label", "entry"),
    Source::by("return_to_use", "entry"),
    Source::by("stage_of_change", "entry"),
    Source::by("decision_balance", "entry"),
    Source::by("dose", "entry"),
    Source::by("symptom", "entry"),
    Source::by("life_area", "entry"),
    Source::by("thought_record", "entry"),
    Source::by("small_thing", "entry"),
    Source::by("craving_focus", "entry"),
    Source::by("amount", "entry"),
    Source::by("own_answer", "entry"),
    Source::by_id("tombstone"),
];
const FOCUS: &[Source] = &[
    Source::by_id("focus"),
    Source::by("attempt", "focus"),
    Source::by("phase_choice", "focus"),
    Source::by("focus_unit", "focus"),
    Source::by("focus_limit", "focus"),
];
const MARK: &[Source] = &[Source { table: "routine_mark", key: "routine", of_day: true }];

impl UndoTarget {
    const OWN: [Self; 4] = [Self::Entry, Self::Focus, Self::Mark, Self::Milestone];

    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Entry => "entry",
            Self::Focus => "focus",
            Self::Mark => "mark",
            Self::Milestone => "milestone",
            Self::Kept(table) => table,
        }
    }

    pub(super) fn all() -> impl Iterator<Item = Self> {
        Self::OWN.into_iter().chain(registry::TABLES.iter().map(|table| Self::Kept(table)))
    }

    pub(super) fn of_word(word: &str) -> Result<Self> {
        let known = Self::all().find(|record| record.word() == word);
        known.ok_or_else(|| Error::Damaged(format!("undo names the unknown record {word}")))
    }

    /// The columns of a step that say which record it is of.
    pub(super) fn step_key(self) -> &'static str {
        match self {
            Self::Mark => "id, day",
            _ => "id",
        }
    }

    pub(super) fn sources(self) -> Vec<Source> {
        match self {
            Self::Entry => ENTRY.to_vec(),
            Self::Focus => FOCUS.to_vec(),
            Self::Mark => MARK.to_vec(),
            Self::Milestone => vec![Source::by_id("milestone")],
            Self::Kept(table) => {
                let mut of = SourcesOf { table, found: Vec::new() };
                let Ok(()) = each_record(&mut of);
                of.found.push(Source::by_id("tombstone"));
                of.found
            }
        }
    }
}
