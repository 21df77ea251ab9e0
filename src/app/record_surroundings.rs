//! Records with what they show of the current day and of focuses that they name.

use crate::domain::record::{FocusRef, Record, Surroundings};
use crate::domain::time::day::Day;
use crate::storage::{self, Reader, Table};

/// The focuses that a kind of record may name; none where it looks up nothing.
///
/// # Errors
/// What the database reports.
pub fn focus_refs<R: Record>(journal: &Reader) -> storage::Result<Vec<FocusRef>> {
    let focuses = if R::LOOKS_UP { journal.focuses()? } else { Vec::new() };
    Ok(focuses.iter().map(FocusRef::from).collect())
}

/// Looks up what these show of the current day and of other records.
///
/// # Errors
/// What the database reports.
pub fn look_up<R: Record>(journal: &Reader, today: Day, records: &mut [R]) -> storage::Result<()> {
    if R::LOOKS_UP && !records.is_empty() {
        let focuses = focus_refs::<R>(journal)?;
        let around = Surroundings { today, focuses: &focuses };
        for record in records {
            record.look_up(&around);
        }
    }
    Ok(())
}

/// Every record of a kind, archived ones included, with what each shows of the current day and of other records.
///
/// # Errors
/// What the database reports.
pub fn looked_up<R: Table>(journal: &Reader, today: Day) -> storage::Result<Vec<R>> {
    let mut records = journal.all::<R>()?;
    look_up(journal, today, &mut records)?;
    Ok(records)
}
