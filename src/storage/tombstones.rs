//! Deletes entries; a tombstone (id and time) stays of each.

use crate::domain::entry::Tombstone;
use crate::domain::id::Id;
use crate::domain::time::moment::Instant;

use super::error::{Error, Result, is_only_unsynced};
use super::journal::Journal;
use super::reader::Reader;
use super::undo::{self, UndoTarget};
use super::write_txn::WriteTxn;

const PUT: &str = "INSERT INTO tombstone (id, deleted_at) VALUES (?1, ?2)
    ON CONFLICT (id) DO UPDATE SET deleted_at = excluded.deleted_at";
const EVERY: &str = "SELECT id, deleted_at FROM tombstone ORDER BY id";
const BETWEEN: &str = "SELECT id, deleted_at FROM tombstone
    WHERE id BETWEEN ?1 AND ?2 ORDER BY id LIMIT ?3";

impl WriteTxn<'_> {
    /// Deletes an entry and leaves a tombstone, which is never dated before the entry was last
    /// changed; `undo` can bring it back.
    pub fn delete_entry(&self, id: Id) -> Result<()> {
        self.touches(UndoTarget::Entry, id, None)?;
        let removed = self.remove_rows(id)?;
        let last = removed.map_or(self.now, |(_, updated_at)| updated_at);
        self.put_tombstone(Tombstone { id, deleted_at: self.now.max(last) })
    }

    /// Adds the tombstone of an entry that was deleted in another copy of the journal.
    pub fn add_tombstone(&self, tombstone: Tombstone) -> Result<()> {
        self.touches(UndoTarget::Entry, tombstone.id, None)?;
        self.remove_rows(tombstone.id)?;
        self.put_tombstone(tombstone)
    }

    pub(super) fn put_tombstone(&self, tombstone: Tombstone) -> Result<()> {
        self.statement(PUT)?.execute((tombstone.id, tombstone.deleted_at))?;
        Ok(())
    }
}

impl Journal {
    /// Deletes entries, and whatever `undo` still keeps of them, beyond recall: their words leave
    /// the undo history, the search and every page of the file. Tombstones without content stay;
    /// an entry that has one already is erased from where only `undo` keeps it.
    ///
    /// # Errors
    /// [`Error::NotRewritten`] where they are gone and the file could not be rewritten; else what
    /// the database reports, and they are all still there.
    pub fn erase_entries(&self, ids: &[Id], now: Instant) -> Result<()> {
        self.erase_with(now, |txn| {
            for &id in ids {
                if let Some((_, updated_at)) = txn.remove_rows(id)? {
                    txn.put_tombstone(Tombstone { id, deleted_at: now.max(updated_at) })?;
                }
                undo::forget(txn, id)?;
            }
            Ok(())
        })
    }

    /// Runs a deletion and rewrites the file, so that no page keeps what was deleted.
    pub(super) fn erase_with(
        &self,
        now: Instant,
        work: impl FnOnce(&WriteTxn<'_>) -> Result<()>,
    ) -> Result<()> {
        let erased = self.write(now, work);
        // What is gone from the file has yet to leave its other pages.
        if !matches!(erased, Ok(()) | Err(Error::Unconfirmed { .. })) {
            return erased;
        }
        // The whole journal once more would not fit beside the program's own memory. What goes to
        // this file goes through the cipher; what a query would sort there does not.
        let rewritten = self.conn.execute_batch("PRAGMA temp_store = FILE; VACUUM");
        self.conn.execute_batch("PRAGMA temp_store = DEFAULT")?;
        match rewritten {
            Ok(()) => erased.inspect(|()| self.saved.set()),
            Err(error) if is_only_unsynced(&error) => Err(Error::unconfirmed("the change", error)),
            Err(error) => Err(Error::NotRewritten(Box::new(error.into()))),
        }
    }
}

impl Reader {
    /// Hands every tombstone to `each`, in the order of ids.
    pub fn each_tombstone<E: From<Error>>(
        &self,
        mut each: impl FnMut(Tombstone) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let mut statement = self.statement(EVERY)?;
        let mut rows = statement.query([]).map_err(Error::from)?;
        while let Some(row) = rows.next().map_err(Error::from)? {
            each(tombstone(row).map_err(Error::from)?)?;
        }
        Ok(())
    }

    /// Up to `limit` tombstones of entries from `first` to `last`, in the order of ids.
    pub fn tombstones_between(&self, first: Id, last: Id, limit: u32) -> Result<Vec<Tombstone>> {
        let mut between = self.statement(BETWEEN)?;
        let found = between.query_map((first, last, limit), tombstone)?;
        Ok(found.collect::<std::result::Result<_, _>>()?)
    }
}

fn tombstone(row: &rusqlite::Row<'_>) -> rusqlite::Result<Tombstone> {
    Ok(Tombstone { id: row.get(0)?, deleted_at: row.get(1)? })
}
