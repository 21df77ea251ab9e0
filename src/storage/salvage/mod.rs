//! What can still be read of a damaged journal, copied into a new one.
//!
//! Each table is read from its start and from its end, as far as that goes. What a damaged page cuts off is looked for
//! on every page there is. An entry whose words are lost is known of by the index of days, which has its figures.

mod consistency;
mod figures;
mod indexes;
mod pages;
mod shape;
mod source;
mod table_copy;
mod trees;

use rusqlite::Connection;

use crate::domain::entry::EntryKind;
use crate::domain::time::day::Day;

use super::error::{Error, Result};
use super::ids::Ids;
use super::journal::Journal;
use super::key_protection::KeyProtection;
use super::paths::JournalPaths;
use super::verify::verify;

use consistency::make_consistent;
use pages::TreeEnd;
use shape::Shape;
use source::Source;
use table_copy::TableCopy;

const ENTRIES: &str = "SELECT count(*) FROM entry";

/// Tables of the new journal's own, those of which nothing is taken over, and those that are made anew.
const NOT_COPIED: [&str; 5] = ["journal", "undo_change", "undo_step", "undo_cell", "unspaced_text"];

/// What could be read of a journal, and what could not.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Salvaged {
    /// How many entries there are, with their words or without.
    pub entries: u32,
    /// The entries of which only the figures are there.
    pub without_words: Vec<(Day, EntryKind)>,
    /// The entries that are known of and not there.
    pub lost: Vec<(Day, EntryKind)>,
    /// The tables of which rows may be missing that nothing is known of.
    pub torn: Vec<String>,
}

impl Journal {
    /// Copies what can still be read of the journal of `from` into a new one, which is whole.
    ///
    /// # Errors
    /// Where no page can be read, those of [`create_with`](Self::create_with), or what the file system says.
    pub fn salvage(from: &JournalPaths, to: &JournalPaths, ids: Ids) -> Result<(Self, Salvaged)> {
        let mut source = Source::open(from)?;
        let protection = KeyProtection::as_of(from)?;
        Self::create_with(to, &protection, ids, |journal| {
            journal.conn.execute_batch("PRAGMA foreign_keys = OFF")?;
            let transaction = journal.conn.unchecked_transaction()?;
            let salvaged = fill(&mut source, to, &journal.conn)?;
            transaction.commit()?;
            let verified = verify(&journal.conn)?;
            if let Some(fault) = verified.faults.into_iter().next() {
                return Err(Error::Damaged(fault.what));
            }
            Ok(salvaged)
        })
    }
}

fn fill(from: &mut Source<'_>, place: &JournalPaths, to: &Connection) -> Result<Salvaged> {
    let mut salvaged = Salvaged::default();
    let is_copied = |shape: &Shape| !shape.is_index && !NOT_COPIED.contains(&shape.name.as_str());
    let tables: Vec<_> =
        Shape::all(to)?.into_iter().filter(is_copied).map(TableCopy::new).collect();
    let mut cut = Vec::new();
    for table in &tables {
        if from.read(|conn| table.copy(conn, to, TreeEnd::First))?.is_none() {
            from.read(|conn| table.copy(conn, to, TreeEnd::Last))?;
            cut.push(table);
        }
    }
    if !cut.is_empty() {
        let mut trees = from.trees(place.dir(), to)?;
        for table in cut {
            let whole = table.copy_pages(&mut trees, to)?
                || match table.name() {
                    "entry" => figures::keep(from, &mut trees, table, to, &mut salvaged)?,
                    other => indexes::make_rows(other, &mut trees, to)?,
                };
            if !whole {
                salvaged.torn.push(table.name().to_owned());
            }
        }
    }
    make_consistent(to, &mut salvaged)?;
    salvaged.entries = to.query_row(ENTRIES, [], |row| row.get(0))?;
    Ok(salvaged)
}
