//! Checks whether another record already has a name.

use crate::domain::id::Id;
use crate::domain::text::{Name, folded};

use super::error::Result;
use super::write_txn::WriteTxn;

/// Whether a record with another id has this name, among those whose ids and names a statement selects.
pub(super) fn is_taken(txn: &WriteTxn<'_>, all: &str, (id, name): (Id, &Name)) -> Result<bool> {
    let sought = name.folded();
    let mut all = txn.read().conn.prepare_cached(all)?;
    let mut rows = all.query([])?;
    while let Some(row) = rows.next()? {
        let other = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
        if folded(other) == sought && row.get::<_, Id>(0)? != id {
            return Ok(true);
        }
    }
    Ok(false)
}
