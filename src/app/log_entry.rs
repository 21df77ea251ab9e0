//! Writing an entry, or another version of one.

use super::Error;
use crate::domain::entry::{Body, Entry};
use crate::domain::id::Id;
use crate::domain::records::focus::Focus;
use crate::report::saved::WriteOutcome;
use crate::storage::{self, WriteTxn};

/// An entry before and after a change to it.
#[derive(Debug)]
pub struct Revised {
    /// As it stood.
    pub before: Entry,
    /// As it stands now.
    pub after: Entry,
}

impl Revised {
    /// What became of it.
    #[must_use]
    pub fn outcome(&self) -> WriteOutcome {
        if self.after == self.before { WriteOutcome::Unchanged } else { WriteOutcome::Updated }
    }
}

/// Adds an entry under an id of its own; gives it with the start of that id.
pub fn add(txn: &WriteTxn<'_>, entry: Entry) -> Result<(Entry, String), storage::Error> {
    let entry = txn.add_new_entry(entry)?;
    let short_id = txn.read().short_id(entry.id)?;
    Ok((entry, short_id))
}

/// Gives what a use cost the money of its focus, where the person named none with it.
pub fn name_currency(entry: &mut Entry, focuses: &[Focus]) {
    if let Body::Use(used) = &mut entry.body
        && used.currency.is_none()
        && used.cost.is_some()
    {
        let focus = focuses.iter().find(|focus| focus.id == used.focus);
        used.currency = focus.and_then(|focus| focus.measure.usual.currency.clone());
    }
}

/// Changes an entry as it stands in the transaction, since another process may have written meanwhile; writes
/// nothing where it stays the same.
///
/// # Errors
/// Those of `work`, where the entry is gone, and what the database reports.
pub fn revise<E: From<Error>>(
    txn: &WriteTxn<'_>,
    id: Id,
    work: impl FnOnce(&mut Entry) -> Result<(), E>,
) -> Result<Revised, E> {
    let before = txn.read().entry(id).map_err(Error::from)?.ok_or(Error::EntryGone)?;
    let mut after = before.clone();
    work(&mut after)?;
    if after != before {
        after.updated_at = txn.now_after(before.updated_at);
        txn.replace_entry(&after).map_err(Error::from)?;
    }
    Ok(Revised { before, after })
}
