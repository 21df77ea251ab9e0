//! Where each kind of record is kept.

use rusqlite::{Row, ToSql};

use crate::domain::record::{Meta, Record};

/// The table in which a kind of record is kept.
///
/// Its table begins with the columns of [`Meta`] and has `COLUMNS` after them.
pub trait Table: Record {
    /// The table, which is also the word that the undo history has for the record.
    const NAME: &'static str;
    /// The list of a journal file that holds them.
    const LIST: &'static str = Self::NOUN.keys;
    /// Its own columns.
    const COLUMNS: &'static [&'static str];

    /// The values of `COLUMNS`, in their order.
    fn bind(&self) -> Vec<&dyn ToSql>;

    /// Reads it from a row in which its own columns begin at `first`.
    ///
    /// # Errors
    /// Where a value is not of its type.
    fn read(meta: Meta, row: &Row<'_>, first: usize) -> rusqlite::Result<Self>;
}
