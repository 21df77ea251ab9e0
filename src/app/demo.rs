//! A sample journal, told into an empty one.

use super::Error;
use crate::domain::change::{Change, ChangeKind};
use crate::domain::time::day::Day;
use crate::domain::time::moment::Moment;
use crate::domain::time::parse_date::Zone;
use crate::sample::{Sample, SampleOptions};
use crate::storage::Journal;

/// Tells so many days up to the one before `today`, in one change; gives the number of entries. `told` is called
/// after each day.
///
/// # Errors
/// What the database reports.
pub fn fill<Z: Zone>(
    journal: &Journal,
    (now, today, zone): (Moment, Day, &Z),
    days: u32,
    mut told: impl FnMut(),
) -> Result<u64, Error> {
    let subject = "sample journal".to_owned();
    journal.change(&Change { at: now.into(), verb: ChangeKind::Add, subject }, |txn| {
        let first = txn.new_id()?;
        let seed = first.bytes().first_chunk().map_or(0, |bytes| u64::from_be_bytes(*bytes));
        let sample = Sample::new(SampleOptions { seed, now, today, days, zone })?;
        for focus in sample.focuses() {
            txn.add_focus(focus)?;
        }
        for routine in sample.routines() {
            txn.put(routine)?;
        }
        for line in sample.plan() {
            txn.put(line)?;
        }
        txn.put(sample.rule())?;
        let mut entries = 0;
        for day in sample {
            for entry in &day.entries {
                txn.add_entry(entry)?;
                entries += 1;
            }
            for mark in &day.marks {
                txn.set_mark(mark)?;
            }
            told();
        }
        Ok(entries)
    })
}
