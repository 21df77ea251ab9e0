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
    Source::by("focus_usual", "focus"),
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use rstest::rstest;
    use rusqlite::Connection;

    use super::UndoTarget;
    use crate::storage::schema;

    /// The tables whose rows go with a row of another.
    const PARTS: &str = "SELECT tables.name FROM sqlite_schema AS tables
        JOIN pragma_foreign_key_list(tables.name) AS key
        WHERE tables.type = 'table' AND key.\"table\" = ?1 AND key.\"from\" = ?1
            AND key.on_delete = 'CASCADE'";

    #[rstest]
    #[case::entry(UndoTarget::Entry, "entry")]
    #[case::focus(UndoTarget::Focus, "focus")]
    fn undo_keeps_every_table_that_goes_with_a_record(
        #[case] target: UndoTarget,
        #[case] of: &str,
    ) {
        let mut conn = Connection::open_in_memory().unwrap();
        schema::upgrade(&mut conn).unwrap();
        let mut parts = conn.prepare(PARTS).unwrap();
        let parts = parts.query_map([of], |row| row.get(0)).unwrap();
        let parts: BTreeSet<String> = parts.map(Result::unwrap).collect();
        let sources = target.sources().into_iter().filter(|source| source.key == of);
        let kept: BTreeSet<String> = sources.map(|source| source.table.to_owned()).collect();
        assert!(!parts.is_empty());
        assert_eq!(kept, parts);
    }
}
