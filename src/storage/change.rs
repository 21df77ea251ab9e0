//! Making a change that can be undone: it and its undo data are committed together.

use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::time::day::Day;

use super::error::{Error, Result};
use super::journal::Journal;
use super::undo::{self, UndoTarget};
use super::write_txn::WriteTxn;

const BEGIN_CHANGE: &str =
    "INSERT INTO undo_change (no, at, verb, subject) VALUES (?1, ?2, ?3, ?4)";
const FORGET_CHANGE: &str = "DELETE FROM undo_change WHERE no = ?1";

impl Journal {
    /// Makes one change that `undo` can take back: all of it is kept, or none. One that touches
    /// nothing is not remembered.
    ///
    /// # Errors
    /// Those of `work`, after which the journal is as it was; [`Error::Unconfirmed`] and
    /// [`Error::MayBeSaved`], after which the change is there, or may be; else what the database
    /// reports.
    pub fn change<T, E: From<Error>>(
        &self,
        change: &Change,
        work: impl FnOnce(&WriteTxn<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        self.write(change.at, |txn| {
            let Change { at, verb, subject } = change;
            txn.before.set(undo::forget_old(txn)?);
            txn.statement(BEGIN_CHANGE)?
                .execute((txn.no, at, verb, subject))
                .map_err(Error::from)?;
            let value = work(txn)?;
            if !txn.touched.get() {
                txn.statement(FORGET_CHANGE)?.execute([txn.no]).map_err(Error::from)?;
            }
            Ok(value)
        })
    }
}

impl WriteTxn<'_> {
    /// Records in the undo data that a record is about to be created.
    pub(super) fn creates(&self, record: UndoTarget, id: Id, day: Option<Day>) -> Result<()> {
        undo::begin_step(self, record, id, day).map(|_| ())
    }

    /// Records in the undo data how a record stands before it is changed.
    pub(super) fn touches(&self, record: UndoTarget, id: Id, day: Option<Day>) -> Result<()> {
        let step = undo::begin_step(self, record, id, day)?;
        undo::keep_image(self, step, record, id, day)
    }
}
