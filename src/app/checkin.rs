//! Writing a check-in over what the journal holds of the day.

use super::Error;
use crate::domain::entry::Entry;
use crate::domain::time::day::Day;
use crate::storage::{self, Reader, WriteTxn};

/// What became of the check-in of a day.
#[derive(Debug)]
pub struct SavedCheckIn {
    /// As it stood, or one that says nothing.
    pub before: Entry,
    /// As it stands now.
    pub entry: Entry,
    /// The start of its id.
    pub short_id: String,
    /// Whether the day had none.
    pub is_new: bool,
}

/// The check-in of a day as it stands.
pub fn existing(journal: &Reader, day: Day) -> Result<Option<Entry>, storage::Error> {
    match journal.checkin_of(day)? {
        Some(id) => journal.entry(id),
        None => Ok(None),
    }
}

/// Puts answers into the check-in of a day as it stands in the transaction, else into a blank one; writes nothing
/// that the journal says already.
///
/// # Errors
/// Those of `put`, and what the database reports.
pub fn save<E: From<Error>>(
    txn: &WriteTxn<'_>,
    blank: &Entry,
    put: impl FnOnce(&mut Entry) -> Result<(), E>,
) -> Result<SavedCheckIn, E> {
    let there = existing(txn.read(), blank.day).map_err(Error::from)?;
    let is_new = there.is_none();
    let before = there.unwrap_or_else(|| blank.clone());
    let mut entry = before.clone();
    put(&mut entry)?;
    let saved = SavedCheckIn { before, entry, short_id: String::new(), is_new };
    Ok(write(txn, saved).map_err(Error::from)?)
}

fn write(txn: &WriteTxn<'_>, mut saved: SavedCheckIn) -> Result<SavedCheckIn, storage::Error> {
    if saved.is_new {
        saved.entry.updated_at = txn.now_after(saved.entry.updated_at);
        saved.entry = txn.add_new_entry(saved.entry)?;
    } else if saved.entry != saved.before {
        saved.entry.updated_at = txn.now_after(saved.entry.updated_at);
        txn.replace_entry(&saved.entry)?;
    }
    saved.short_id = txn.read().short_id(saved.entry.id)?;
    Ok(saved)
}
