//! Fills an empty journal with sample data.

use super::Error;
use crate::domain::change::{Change, ChangeKind};
use crate::domain::time::day::Day;
use crate::domain::time::moment::Moment;
use crate::domain::time::parse_date::Zone;
use crate::sample::{Kept, Sample, SampleOptions};
use crate::storage::{self, Journal, Table, WriteTxn};

/// Tells so many days up to the one before `today`, in one change; gives the number of entries. `told` is called
/// after each day.
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
        put_kept(txn, sample.kept())?;
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

/// Puts down what is kept by name.
fn put_kept(txn: &WriteTxn<'_>, kept: &Kept) -> Result<(), storage::Error> {
    put_all(txn, &kept.routines)?;
    put_all(txn, &kept.medications)?;
    put_all(txn, &kept.plan)?;
    put_all(txn, &kept.rules)?;
    put_all(txn, &kept.goals)?;
    put_all(txn, &kept.contacts)?;
    put_all(txn, &kept.appointments)?;
    put_all(txn, &kept.questions)?;
    put_all(txn, &kept.treatments)?;
    put_all(txn, &kept.rewards)?;
    put_all(txn, &kept.screenings)?;
    put_all(txn, &kept.scales)?;
    put_all(txn, &kept.checklist)
}

fn put_all<R: Table>(txn: &WriteTxn<'_>, records: &[R]) -> Result<(), storage::Error> {
    records.iter().try_for_each(|record| txn.put(record))
}
