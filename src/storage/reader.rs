//! Reading the journal, from outside a transaction and from within one.

use rusqlite::{CachedStatement, Connection};

use crate::domain::id::Id;

use super::error::Result;

pub(super) const READ_ID: &str = "SELECT id FROM journal";

/// What a journal can be asked, without changing it or holding it still.
///
/// An open [`Journal`](super::Journal) reads by it, and so does a change under way, which then sees what
/// it has written so far. What is done to a journal as a whole (a change, a snapshot, a backup, a
/// rewriting) is not here, so none of that can be begun within a change.
#[derive(Debug)]
pub struct Reader {
    pub(super) conn: Connection,
}

impl Reader {
    /// The id of this journal.
    pub fn id(&self) -> Result<Id> {
        Ok(self.statement(READ_ID)?.query_row([], |row| row.get(0))?)
    }

    pub(super) fn statement(&self, sql: &'static str) -> Result<CachedStatement<'_>> {
        Ok(self.conn.prepare_cached(sql)?)
    }
}
