//! Changing the journal: one transaction, with the way back recorded in it.

use std::cell::Cell;
use std::ops::Deref;

use rusqlite::{Transaction, TransactionBehavior};

use crate::domain::change::Change;
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::moment::Instant;

use super::error::{Error, Result};
use super::journal::Journal;
use super::undo::{self, Record};

const NEXT_NUMBER: &str = "UPDATE journal SET change_no = change_no + 1 RETURNING change_no";
const BEGIN_CHANGE: &str =
    "INSERT INTO undo_change (no, at, verb, subject) VALUES (?1, ?2, ?3, ?4)";
const FORGET_CHANGE: &str = "DELETE FROM undo_change WHERE no = ?1";

/// A change under way. Reads see what it has written so far.
#[derive(Debug)]
pub struct Changing<'a> {
    journal: &'a Journal,
    pub(super) no: i64,
    pub(super) now: Instant,
    /// Whether a step of it has been recorded.
    pub(super) touched: Cell<bool>,
}

impl Deref for Changing<'_> {
    type Target = Journal;

    fn deref(&self) -> &Journal {
        self.journal
    }
}

impl Journal {
    /// Makes one change that `undo` can take back: all of it is kept, or none. One that touches
    /// nothing is not remembered.
    ///
    /// # Errors
    /// Those of `work`, after which the journal is as it was; else what the database reports.
    pub fn change<T, E: From<Error>>(
        &self,
        change: &Change,
        work: impl FnOnce(&Changing<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        self.write(change.at, |changing| {
            let Change { at, verb, subject } = change;
            undo::forget_old(changing)?;
            changing
                .statement(BEGIN_CHANGE)?
                .execute((changing.no, at, verb, subject))
                .map_err(Error::from)?;
            let value = work(changing)?;
            if !changing.touched.get() {
                changing.statement(FORGET_CHANGE)?.execute([changing.no]).map_err(Error::from)?;
            }
            Ok(value)
        })
    }

    /// Runs `work` in one writing transaction under a fresh change number.
    pub(super) fn write<T, E: From<Error>>(
        &self,
        now: Instant,
        work: impl FnOnce(&Changing<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let transaction = Transaction::new_unchecked(&self.conn, TransactionBehavior::Immediate)
            .map_err(Error::from)?;
        let no =
            self.statement(NEXT_NUMBER)?.query_row([], |row| row.get(0)).map_err(Error::from)?;
        self.ids.borrow_mut().restart();
        let value = work(&Changing { journal: self, no, now, touched: Cell::new(false) })?;
        transaction.commit().map_err(Error::from)?;
        Ok(value)
    }
}

impl Changing<'_> {
    /// A new id.
    ///
    /// # Errors
    /// When the system gives no randomness.
    pub fn new_id(&self) -> Result<Id> {
        self.journal.ids.borrow_mut().next(self.no)
    }

    /// When this change is made.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.now
    }

    /// Records that a record is about to be created.
    pub(super) fn creates(&self, record: Record, id: Id, day: Option<Day>) -> Result<()> {
        undo::begin_step(self, record, id, day).map(|_| ())
    }

    /// Records how a record stands before it is changed.
    pub(super) fn touches(&self, record: Record, id: Id, day: Option<Day>) -> Result<()> {
        let step = undo::begin_step(self, record, id, day)?;
        undo::keep_image(self, step, record, id, day)
    }
}
