//! Bulk insert for an import, and the look-ups that it needs.

use rusqlite::OptionalExtension;

use crate::domain::entry::Entry;
use crate::domain::id::Id;
use crate::domain::records::routine::Mark;
use crate::domain::time::day::Day;
use crate::domain::time::moment::Instant;

use super::error::Result;
use super::reader::Reader;
use super::routines;
use super::search_index;
use super::write_txn::WriteTxn;

/// By so many entries the room for them grows.
const MORE: usize = 4096;

const LAST_SEQ: &str = "SELECT coalesce(max(seq), 0) FROM entry";
const WORDS_AFTER: &str = "SELECT seq, words FROM entry_text WHERE seq > ?1 ORDER BY seq";
const BURIED: &str = "SELECT deleted_at FROM tombstone WHERE id = ?1";
const MARK: &str = "SELECT routine, day, outcome, at, utc_offset, updated_at FROM routine_mark
    WHERE routine = ?1 AND day = ?2";

impl Reader {
    /// When the entry with this id was deleted, if it was.
    pub fn deleted_at(&self, id: Id) -> Result<Option<Instant>> {
        Ok(self.statement(BURIED)?.query_row([id], |row| row.get(0)).optional()?)
    }

    /// What became of a routine on a day.
    pub fn mark(&self, routine: Id, day: Day) -> Result<Option<Mark>> {
        let mut statement = self.statement(MARK)?;
        let mut rows = statement.query((routine, day))?;
        rows.next()?.map(routines::mark).transpose()
    }
}

/// Assigns sequence numbers to imported entries by the time they were first written.
#[derive(Debug, Default)]
pub struct Order {
    times: Vec<(Instant, Id)>,
}

impl Order {
    /// Takes note of an entry that will be added.
    pub fn push(&mut self, entry: &Entry) {
        if self.times.len() == self.times.capacity() {
            // Doubling would take more memory than all else that an import holds.
            self.times.reserve_exact(MORE);
        }
        self.times.push((entry.recorded_at, entry.id));
    }

    /// The place of each entry, by its id.
    fn places(mut self) -> Vec<(Id, u32)> {
        self.times.sort_unstable();
        let mut places: Vec<_> = self.times.into_iter().map(|(_, id)| id).zip(1..).collect();
        places.sort_unstable();
        places
    }
}

/// A bulk insert under way; the entries follow all that were there before.
#[derive(Debug)]
#[must_use = "a search finds none of the entries until it is finished"]
pub struct Batch<'c> {
    txn: &'c WriteTxn<'c>,
    before: i64,
    places: Vec<(Id, u32)>,
    unplaced: i64,
}

impl WriteTxn<'_> {
    /// Begins to add entries in an order that is known. No others may be added until the batch is
    /// finished.
    pub fn batch(&self, order: Order) -> Result<Batch<'_>> {
        let before = self.statement(LAST_SEQ)?.query_row([], |row| row.get(0))?;
        let places = order.places();
        self.hold_pages(places.len())?;
        Ok(Batch { txn: self, before, places, unplaced: 0 })
    }
}

impl Batch<'_> {
    /// Adds an entry; one that is not in the order comes after those that are.
    ///
    /// # Errors
    /// Those of [`WriteTxn::add_entry`].
    pub fn add(&mut self, entry: &Entry) -> Result<()> {
        let place = self.places.binary_search_by_key(&entry.id, |(id, _)| *id);
        let place = place.map_or_else(
            |_| {
                self.unplaced += 1;
                i64::try_from(self.places.len()).unwrap_or(i64::MAX / 2) + self.unplaced
            },
            |at| self.places[at].1.into(),
        );
        self.txn.begin_entry(entry.id)?;
        self.txn.write_entry(entry, Some(self.before + place))?;
        Ok(())
    }

    /// Lets the words of the entries be found.
    pub fn finish(self) -> Result<()> {
        search_index::add_each(self.txn, WORDS_AFTER, [self.before])
    }
}
