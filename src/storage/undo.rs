//! Undo: how records stood before a change, kept cell by cell and put back on request.
//!
//! A record is the rows of several tables under one key. Putting it back is the same for every
//! kind: its rows go, and the rows kept take their place.

mod sources;

use std::collections::BTreeSet;

use rusqlite::types::Value;
use rusqlite::{OptionalExtension, params_from_iter};

use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::time::day::Day;
use crate::domain::time::moment::Instant;

use super::error::Result;
use super::journal::Journal;
use super::reader::Reader;
use super::search_index;
use super::write_txn::WriteTxn;
use sources::Source;

pub(super) use sources::UndoTarget;

const BEGIN_STEP: &str =
    "INSERT INTO undo_step (change, step, record, id, day) VALUES (?1, ?2, ?3, ?4, ?5)";
const KEEP_CELL: &str = "INSERT INTO undo_cell (change, step, source, row, col, value)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
const NEWEST_CHANGES: &str =
    "SELECT no, at, verb, subject FROM undo_change ORDER BY no DESC LIMIT ?1";
const STEPS: &str = "SELECT step, record, id, day, EXISTS (
      SELECT 1 FROM undo_cell AS c WHERE c.change = s.change AND c.step = s.step
    ) FROM undo_step AS s WHERE change = ?1 ORDER BY step DESC";
const ENTRIES_OF: &str =
    "SELECT e.seq, e.id FROM undo_step AS s CROSS JOIN entry AS e ON e.id = s.id
    WHERE s.change = ?1 AND s.record = 'entry'";
const ALL_WORDS: &str = "SELECT seq, words FROM entry_text WHERE ?1 ORDER BY seq";
const KEPT_CELLS: &str = "SELECT row, col, value FROM undo_cell
    WHERE change = ?1 AND step = ?2 AND source = ?3 ORDER BY row, col";
const ENDS: &str = "SELECT (SELECT at FROM undo_change ORDER BY no LIMIT 1), at
    FROM undo_change ORDER BY no DESC LIMIT 1";
// From the oldest on, up to the last that is too old and has none before it that is young enough. A
// change that says it was made after ?2 was made by a clock that ran ahead, and counts as neither.
const FORGET_OLD: &str = "DELETE FROM undo_change WHERE no <= (
    SELECT max(no) FROM undo_change WHERE at < ?1
      AND no < coalesce((SELECT min(no) FROM undo_change WHERE at BETWEEN ?1 AND ?2), ?3))";
const DAYS_KEPT: i64 = 30;
const DROP_CHANGE: &str = "DELETE FROM undo_change WHERE no = ?1";
const DROP_RECORD: &str = "DELETE FROM undo_step WHERE id = ?1";
const DROP_EMPTY: &str = "DELETE FROM undo_change WHERE no NOT IN (SELECT change FROM undo_step)";

impl Reader {
    /// The change that [`undo_last`](Journal::undo_last) would take back, if any is kept.
    pub fn last_change(&self) -> Result<Option<Change>> {
        Ok(last(self)?.map(|(_, change)| change))
    }

    /// The newest changes that are kept, the newest first: those that as many calls of
    /// [`undo_last`](Journal::undo_last) would take back.
    pub fn newest_changes(&self, most: u32) -> Result<Vec<Change>> {
        Ok(newest(self, most)?.into_iter().map(|(_, change)| change).collect())
    }
}

impl Journal {
    /// Takes back the newest change that is kept, and says what it was.
    ///
    /// # Errors
    /// What the database reports; the journal is then as it was.
    pub fn undo_last(&self, now: Instant) -> Result<Option<Change>> {
        self.write(now, |txn| {
            forget_old(txn)?;
            let Some((no, change)) = last(txn.read())? else { return Ok(None) };
            txn.touched.set(true);
            let words = Relearning::begin(txn, no)?;
            remove_created(txn, no)?;
            put_back_each(txn, no)?;
            words.finish()?;
            txn.statement(DROP_CHANGE)?.execute([no])?;
            Ok(Some(change))
        })
    }
}

fn last(reader: &Reader) -> Result<Option<(i64, Change)>> {
    Ok(newest(reader, 1)?.pop())
}

/// The newest changes with their numbers, the newest first.
fn newest(reader: &Reader, most: u32) -> Result<Vec<(i64, Change)>> {
    let mut statement = reader.statement(NEWEST_CHANGES)?;
    let found = statement.query_map([most], |row| {
        let change = Change { at: row.get(1)?, verb: row.get(2)?, subject: row.get(3)? };
        Ok((row.get(0)?, change))
    })?;
    Ok(found.collect::<std::result::Result<_, _>>()?)
}

/// Takes the entries of a change out of the search index, and indexes them anew after undo.
///
/// The index of words is written to in its own order: any other costs it a merge a word.
struct Relearning<'c> {
    txn: &'c WriteTxn<'c>,
    change: i64,
    /// Whether the index is made anew: where most of it goes, that is less work.
    anew: bool,
}

impl<'c> Relearning<'c> {
    fn begin(txn: &'c WriteTxn<'c>, change: i64) -> Result<Self> {
        let touched = entries_of(txn, change)?;
        txn.hold_pages(touched.len())?;
        let anew = touched.len()
            > usize::try_from(txn.read().entries_at_most()?).unwrap_or(usize::MAX) / 2;
        if anew {
            search_index::clear(txn)?;
        } else {
            touched.into_iter().try_for_each(|id| search_index::remove(txn, id))?;
        }
        Ok(Self { txn, change, anew })
    }

    fn finish(self) -> Result<()> {
        let Self { txn, change, anew } = self;
        if anew {
            return search_index::add_each(txn, ALL_WORDS, [true]);
        }
        entries_of(txn, change)?.into_iter().try_for_each(|id| search_index::restore(txn, id))
    }
}

/// A step of a change: which record it touched.
struct Step {
    number: i64,
    record: UndoTarget,
    id: Id,
    day: Option<Day>,
}

/// Removes what a change has created, all of a table at once.
fn remove_created(txn: &WriteTxn<'_>, change: i64) -> Result<()> {
    for record in UndoTarget::all() {
        for Source { table, key, of_day } in record.sources().into_iter().rev() {
            let key = if of_day { format!("({key}, day)") } else { key.to_owned() };
            let delete = format!(
                "DELETE FROM {table} WHERE {key} IN (SELECT {} FROM undo_step AS s
                   WHERE change = ?1 AND record = ?2 AND NOT EXISTS (
                     SELECT 1 FROM undo_cell AS c WHERE c.change = s.change AND c.step = s.step))",
                record.step_key()
            );
            txn.read().conn.execute(&delete, (change, record.word()))?;
        }
    }
    Ok(())
}

/// Puts back what a change has touched, the last step first.
fn put_back_each(txn: &WriteTxn<'_>, change: i64) -> Result<()> {
    let mut back = BTreeSet::new();
    let mut steps = txn.statement(STEPS)?;
    let mut rows = steps.query([change])?;
    while let Some(row) = rows.next()? {
        let (number, id, day): (_, Id, Option<Day>) = (row.get(0)?, row.get(2)?, row.get(3)?);
        let has_image: bool = row.get(4)?;
        if has_image {
            back.insert((id, day));
        } else if !back.contains(&(id, day)) {
            // What it has created is gone.
            continue;
        }
        let record = UndoTarget::of_word(row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?)?;
        put_back(txn, change, &Step { number, record, id, day })?;
    }
    Ok(())
}

/// The entries that a change touched and that are there, in the order of the index of words.
fn entries_of(txn: &WriteTxn<'_>, change: i64) -> Result<Vec<Id>> {
    let mut entries = txn.statement(ENTRIES_OF)?;
    let found = entries.query_map([change], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut found = found.collect::<std::result::Result<Vec<(i64, Id)>, _>>()?;
    found.sort_unstable();
    found.dedup();
    Ok(found.into_iter().map(|(_, id)| id).collect())
}

/// Opens a step of the change: without an image it undoes a creation.
pub(super) fn begin_step(
    txn: &WriteTxn<'_>,
    record: UndoTarget,
    id: Id,
    day: Option<Day>,
) -> Result<i64> {
    txn.touched.set(true);
    let step = txn.steps.get() + 1;
    txn.steps.set(step);
    txn.statement(BEGIN_STEP)?.execute((txn.no, step, record.word(), id, day))?;
    Ok(step)
}

/// Keeps every cell of a record as it stands.
pub(super) fn keep_image(
    txn: &WriteTxn<'_>,
    step: i64,
    record: UndoTarget,
    id: Id,
    day: Option<Day>,
) -> Result<()> {
    let mut keep = txn.statement(KEEP_CELL)?;
    for source in record.sources() {
        let Source { table, .. } = source;
        let select = format!("SELECT * FROM {table} WHERE {}", source.of());
        let mut select = txn.read().conn.prepare_cached(&select)?;
        let columns: Vec<String> = select.column_names().into_iter().map(str::to_owned).collect();
        let mut rows = select.query((id, day))?;
        let mut number = 0;
        while let Some(row) = rows.next()? {
            for (at, column) in columns.iter().enumerate() {
                let value = row.get_ref(at)?;
                let value = rusqlite::types::ToSqlOutput::Borrowed(value);
                keep.execute((txn.no, step, table, number, column, value))?;
            }
            number += 1;
        }
    }
    Ok(())
}

/// Drops the changes that are too old to be taken back. Gives when the newest was made, before this one.
///
/// Their age counts up to the newest of them where the clock stands after it: a clock that ran ahead
/// for one command drops nothing.
pub(super) fn forget_old(txn: &WriteTxn<'_>) -> Result<Option<Instant>> {
    let ends = txn.statement(ENDS)?.query_row([], |row| Ok((row.get(0)?, row.get(1)?)));
    let Some((first, last)): Option<(Instant, Instant)> = ends.optional()? else {
        return Ok(None);
    };
    let newest = txn.now.seconds().min(last.seconds());
    let oldest = newest - DAYS_KEPT * 24 * 60 * 60;
    // Where the first is young enough, so are all that count.
    if !(oldest..=newest).contains(&first.seconds()) {
        txn.statement(FORGET_OLD)?.execute((oldest, newest, i64::MAX))?;
    }
    Ok(Some(last))
}

/// Removes every trace of a record from the undo history.
pub(super) fn forget(txn: &WriteTxn<'_>, id: Id) -> Result<()> {
    txn.statement(DROP_RECORD)?.execute([id])?;
    txn.statement(DROP_EMPTY)?.execute([])?;
    Ok(())
}

fn put_back(txn: &WriteTxn<'_>, change: i64, step: &Step) -> Result<()> {
    let Step { number, record, id, day } = *step;
    let sources = record.sources();
    for source in sources.iter().rev() {
        let delete = format!("DELETE FROM {} WHERE {}", source.table, source.of());
        txn.read().conn.prepare_cached(&delete)?.execute((id, day))?;
    }
    for Source { table, .. } in sources {
        for cells in kept_rows(txn, (change, number), table)? {
            let (columns, values): (Vec<_>, Vec<_>) = cells.into_iter().unzip();
            let places = vec!["?"; columns.len()].join(", ");
            let columns = columns.join(", ");
            txn.read().conn.execute(
                &format!("INSERT INTO {table} ({columns}) VALUES ({places})"),
                params_from_iter(values),
            )?;
        }
    }
    Ok(())
}

type Cells = Vec<(String, Value)>;

fn kept_rows(txn: &WriteTxn<'_>, kept: (i64, i64), table: &str) -> Result<Vec<Cells>> {
    let mut select = txn.statement(KEPT_CELLS)?;
    let mut rows = select.query((kept.0, kept.1, table))?;
    let mut found: Vec<(i64, Cells)> = Vec::new();
    while let Some(row) = rows.next()? {
        let (number, cell) = (row.get(0)?, (row.get(1)?, row.get(2)?));
        match found.last_mut() {
            Some((last, cells)) if *last == number => cells.push(cell),
            _ => found.push((number, vec![cell])),
        }
    }
    Ok(found.into_iter().map(|(_, cells)| cells).collect())
}
