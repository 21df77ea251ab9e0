//! Where each kind of record is kept.

use rusqlite::{Row, ToSql};

use crate::domain::id::Id;
use crate::domain::record::{Meta, Record};

use super::error::Result;
use super::write_txn::WriteTxn;

/// The table in which a kind of record is kept.
///
/// Its table begins with the columns of [`Meta`] and has `COLUMNS` after them.
pub trait Table: Record {
    /// The table, which is also the word that the undo history has for the record.
    const NAME: &'static str;
    /// Its own columns.
    const COLUMNS: &'static [&'static str];

    /// The tables of the rows that belong to one record.
    const CHILDREN: &'static [Child<Self>] = &[];

    /// The values of `COLUMNS`, in their order.
    fn bind(&self) -> Vec<&dyn ToSql>;

    /// Reads it from a row in which its own columns begin at `first`.
    ///
    /// # Errors
    /// Where a value is not of its type.
    fn read(meta: Meta, row: &Row<'_>, first: usize) -> rusqlite::Result<Self>;

    /// Lets undo keep what has no meaning without the record of this id, before it is deleted.
    ///
    /// # Errors
    /// Where it may not be deleted, or what the database reports.
    fn keep_dependents(_txn: &WriteTxn<'_>, _id: Id) -> Result<()> {
        Ok(())
    }

    /// Removes what has no meaning without the record of this id.
    fn remove_dependents(_txn: &WriteTxn<'_>, _id: Id) -> Result<()> {
        Ok(())
    }
}

/// A table of rows that belong to a record, and live and die with it.
///
/// Its rows are in the order of its first column within a record.
#[derive(Debug)]
pub struct Child<R: 'static> {
    /// The table.
    pub table: &'static str,
    /// Its column that names the record.
    pub parent: &'static str,
    /// Its other columns.
    pub columns: &'static [&'static str],
    /// The values of `columns`, a row each.
    pub bind: for<'r> fn(&'r R) -> Vec<Vec<&'r dyn ToSql>>,
    /// Adds to a record what a row says in which `columns` begin at a place.
    pub read: fn(&mut R, &Row<'_>, usize) -> rusqlite::Result<()>,
}
