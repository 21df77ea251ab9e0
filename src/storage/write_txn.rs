//! One writing transaction of the journal.

use std::cell::{Cell, RefCell};

use rusqlite::{CachedStatement, Transaction, TransactionBehavior};

use crate::domain::id::Id;
use crate::domain::merge::next_version;
use crate::domain::time::moment::Instant;

use super::error::{Error, Result, is_only_unsynced};
use super::ids::Ids;
use super::journal::Journal;
use super::reader::Reader;

const NEXT_NUMBER: &str = "UPDATE journal SET change_no = change_no + 1 RETURNING change_no";
const LAST_NUMBER: &str = "SELECT change_no FROM journal";

/// A change under way.
///
/// It cannot begin what needs a transaction of its own, or none: a further change, a snapshot, a
/// rewriting of the file.
///
/// ```compile_fail,E0599
/// # use daymark::domain::time::moment::Instant;
/// fn within(txn: &daymark::storage::WriteTxn<'_>, now: Instant) {
///     txn.read().erase_entries(&[], now);
/// }
/// ```
///
/// ```compile_fail,E0308
/// fn within<'a>(txn: &'a daymark::storage::WriteTxn<'_>) -> &'a daymark::storage::Journal {
///     txn.read()
/// }
/// ```
///
/// ```
/// fn within(txn: &daymark::storage::WriteTxn<'_>) -> daymark::storage::Result<usize> {
///     Ok(txn.read().focuses()?.len())
/// }
/// ```
#[derive(Debug)]
pub struct WriteTxn<'a> {
    reader: &'a Reader,
    ids: &'a RefCell<Ids>,
    pub(super) no: i64,
    pub(super) now: Instant,
    /// When the newest change before it was made, as far as that is kept.
    pub(super) before: Cell<Option<Instant>>,
    /// Whether it changes a record.
    pub(super) touched: Cell<bool>,
    /// The steps of it that can be taken back.
    pub(super) steps: Cell<i64>,
}

impl Journal {
    /// Runs `work` in one writing transaction under a fresh change number.
    pub(super) fn write<T, E: From<Error>>(
        &self,
        now: Instant,
        work: impl FnOnce(&WriteTxn<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let transaction = Transaction::new_unchecked(&self.conn, TransactionBehavior::Immediate)
            .map_err(Error::from)?;
        // While this waited, another may have put a new file in the place of the one that is open here.
        if self.file.as_ref().is_some_and(|file| file.is_there().is_ok_and(|there| !there)) {
            return Err(Error::Replaced.into());
        }
        let no =
            self.statement(NEXT_NUMBER)?.query_row([], |row| row.get(0)).map_err(Error::from)?;
        self.ids.borrow_mut().restart();
        let txn = WriteTxn {
            reader: self,
            ids: &self.ids,
            no,
            now,
            before: Cell::new(None),
            touched: Cell::new(false),
            steps: Cell::new(0),
        };
        let value = work(&txn)?;
        transaction.commit().map_err(|error| self.after_commit(no, error))?;
        if let Some(seen) = &self.last_seen {
            seen.raise(no);
        }
        if txn.touched.get() {
            self.saved.set();
        }
        Ok(value)
    }

    /// What became of the change with this number, whose commit ended with an error.
    fn after_commit(&self, no: i64, error: rusqlite::Error) -> Error {
        if self.file.is_none() {
            return error.into();
        }
        if is_only_unsynced(&error) {
            return Error::unconfirmed("the change", error);
        }
        // Whatever of it is in the file is rolled back by the first who reads it now.
        let last = self.statement(LAST_NUMBER).and_then(|mut last| {
            let last: i64 = last.query_row([], |row| row.get(0))?;
            Ok(last)
        });
        match last {
            Ok(last) if last < no => error.into(),
            _ => Error::MayBeSaved(Box::new(error.into())),
        }
    }
}

/// The room for the pages of a change of many entries, in KiB: as much as is always there, and no more
/// than keeps an import of 200,000 entries within 64 MiB.
const ROOM: (usize, usize) = (2_000, 27_000);

/// So many entries make a KiB of pages that are written to again and again.
const ENTRIES_A_KIB: usize = 3;

impl WriteTxn<'_> {
    /// The journal with what this change has written so far.
    #[must_use]
    pub fn read(&self) -> &Reader {
        self.reader
    }

    pub(super) fn statement(&self, sql: &'static str) -> Result<CachedStatement<'_>> {
        self.reader.statement(sql)
    }

    /// Enlarges the page cache for a change of so many entries.
    pub(super) fn hold_pages(&self, entries: usize) -> Result<()> {
        let (least, most) = ROOM;
        let kib = (entries / ENTRIES_A_KIB).clamp(least, most);
        Ok(self.reader.conn.execute_batch(&format!("PRAGMA cache_size = -{kib}"))?)
    }

    /// A new id.
    ///
    /// # Errors
    /// When the system gives no randomness.
    pub fn new_id(&self) -> Result<Id> {
        self.ids.borrow_mut().next(self.no)
    }

    /// When this change is made.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.now
    }

    /// When the newest change before this one was made, by its clock; where none is kept, when the
    /// newest entry was written. Ask before anything is changed.
    pub fn newest_before(&self) -> Result<Option<Instant>> {
        self.before.get().map_or_else(|| self.reader.newest_recorded(), |at| Ok(Some(at)))
    }

    /// When a record is changed that was last changed at `before`: later than that, also where the
    /// clock stands before it.
    #[must_use]
    pub fn now_after(&self, before: Instant) -> Instant {
        next_version(self.now, before)
    }
}
