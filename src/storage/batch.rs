//! Entries of another copy of the journal: what this one has of them, and adding many at once.

use rusqlite::OptionalExtension;

use crate::domain::day::Day;
use crate::domain::entry::Entry;
use crate::domain::id::Id;
use crate::domain::moment::Instant;
use crate::domain::routine::Mark;

use super::change::Changing;
use super::error::Result;
use super::journal::Journal;
use super::routines;
use super::undo::Record;
use super::words;

/// By so many entries the room for them grows.
const MORE: usize = 4096;

const LAST_SEQ: &str = "SELECT coalesce(max(seq), 0) FROM entry";
const SEQ_OF: &str = "SELECT seq FROM entry WHERE id = ?1";
const NUMBER: &str = "UPDATE entry SET seq = ?2 WHERE id = ?1";
const BURIED: &str = "SELECT deleted_at FROM tombstone WHERE id = ?1";
const MARK: &str = "SELECT routine, day, outcome, at, utc_offset, updated_at FROM routine_mark
    WHERE routine = ?1 AND day = ?2";

impl Journal {
    /// When the entry with this id was deleted, if it was.
    ///
    /// # Errors
    /// What the database reports.
    pub fn deleted_at(&self, id: Id) -> Result<Option<Instant>> {
        Ok(self.statement(BURIED)?.query_row([id], |row| row.get(0)).optional()?)
    }

    /// What became of a routine on a day.
    ///
    /// # Errors
    /// What the database reports.
    pub fn mark(&self, routine: Id, day: Day) -> Result<Option<Mark>> {
        let mut statement = self.statement(MARK)?;
        let mut rows = statement.query((routine, day))?;
        rows.next()?.map(routines::mark).transpose()
    }
}

/// Entries that are added together. They count as written in the order of their own times, in
/// whatever order they come, and after all that were there before.
#[derive(Debug)]
#[must_use = "a search finds none of the entries until it is finished"]
pub struct Batch<'c> {
    changing: &'c Changing<'c>,
    before: i64,
    added: Vec<(Instant, Id)>,
}

impl Changing<'_> {
    /// Begins to add entries. No others may be added until the batch is finished.
    ///
    /// # Errors
    /// What the database reports.
    pub fn batch(&self) -> Result<Batch<'_>> {
        let before = self.statement(LAST_SEQ)?.query_row([], |row| row.get(0))?;
        Ok(Batch { changing: self, before, added: Vec::new() })
    }
}

impl Batch<'_> {
    /// Adds an entry.
    ///
    /// # Errors
    /// Those of [`Changing::add_entry`].
    pub fn add(&mut self, entry: &Entry) -> Result<()> {
        self.changing.creates(Record::Entry, entry.id, None)?;
        self.changing.write_entry(entry, None)?;
        if self.added.len() == self.added.capacity() {
            // Doubling would take more memory than all else that an import holds.
            self.added.reserve_exact(MORE);
        }
        self.added.push((entry.recorded_at, entry.id));
        Ok(())
    }

    /// Whether an entry was added by this batch.
    ///
    /// # Errors
    /// What the database reports.
    pub fn holds(&self, id: Id) -> Result<bool> {
        let mut seq_of = self.changing.statement(SEQ_OF)?;
        let seq: Option<i64> = seq_of.query_row([id], |row| row.get(0)).optional()?;
        Ok(seq.is_some_and(|seq| seq > self.before))
    }

    /// Puts the entries in order, and lets their words be found.
    ///
    /// # Errors
    /// What the database reports.
    pub fn finish(self) -> Result<()> {
        let Self { changing, before, mut added } = self;
        added.sort_unstable();
        let mut number = changing.statement(NUMBER)?;
        // Past the numbers given while they came, of which none is free yet.
        let first = before + i64::try_from(added.len()).unwrap_or(i64::MAX / 2) + 1;
        for (seq, (_, id)) in (first..).zip(&added) {
            number.execute((id, seq))?;
            words::learn(changing, *id)?;
        }
        Ok(())
    }
}
