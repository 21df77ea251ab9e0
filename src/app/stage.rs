//! Setting the stage of change of a focus.

use crate::domain::entry::stage::stage_on;
use crate::domain::entry::{Body, Entry};
use crate::domain::time::day::Day;
use crate::domain::time::moment::Moment;
use crate::report::saved::WriteOutcome;
use crate::storage::{self, WriteTxn};

/// Sets a stage, unless it is the one that stands on its day and nothing is noted with it; gives what is on record,
/// and the start of its id. `now` belongs to the day `clock`.
pub fn set(
    txn: &WriteTxn<'_>,
    entry: Entry,
    (now, clock): (Moment, Day),
) -> Result<(WriteOutcome, Entry, String), storage::Error> {
    if let (Body::Stage(told), None) = (&entry.body, &entry.note) {
        let stages = txn.read().as_of(now, clock)?.stages()?;
        let same = stage_on(&stages, told.focus, entry.day).filter(|set| set.stage == told.stage);
        if let Some(there) = same.map(|set| txn.read().entry(set.id)).transpose()?.flatten() {
            let short_id = txn.read().short_id(there.id)?;
            return Ok((WriteOutcome::Unchanged, there, short_id));
        }
    }
    let (entry, short_id) = super::log_entry::add(txn, entry)?;
    Ok((WriteOutcome::Created, entry, short_id))
}
