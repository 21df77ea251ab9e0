//! What is told of a dose that was recorded.

use crate::domain::entry::dose::{Dose, DoseEntry};
use crate::domain::entry::{Body, Entry, EntryKind};
use crate::domain::query::Query;
use crate::domain::records::medication::Medication;
use crate::domain::recovery::medication_ledger::Ledger;
use crate::report::dose::DoseSaved;
use crate::storage::{self, Reader};

/// The dose on record that another one of its day corrects: nothing more is due then, and it says something else.
///
/// # Errors
/// What the database reports.
pub fn corrected(
    journal: &Reader,
    ledger: &Ledger,
    one: &Medication,
    entry: &Entry,
) -> Result<Option<Entry>, storage::Error> {
    let (Body::Dose(new), day) = (&entry.body, entry.day) else { return Ok(None) };
    let periods = one.periods();
    let plan = one.plan(&periods);
    let mut doses = ledger.doses_of(one.meta.id);
    doses.push(Dose::new(*new, day, entry.at));
    if !plan.counts_on(day) || plan.matched(&doses, (day, day)).1.is_empty() {
        return Ok(None);
    }
    let of_day =
        Query { kinds: vec![EntryKind::Dose], from: Some(day), to: Some(day), ..Query::default() };
    for id in journal.list(&of_day)? {
        let Some(entry) = journal.entry(id)? else { continue };
        let says_else =
            |kept: &DoseEntry| kept.medication == new.medication && kept.outcome != new.outcome;
        if matches!(&entry.body, Body::Dose(kept) if says_else(kept)) {
            return Ok(Some(entry));
        }
    }
    Ok(None)
}

/// What is told of a dose that was saved, by the ledger of its day; `None` of an entry that is no dose.
#[must_use]
pub fn saved(ledger: &Ledger, one: &Medication, entry: &Entry) -> Option<DoseSaved> {
    let Body::Dose(kept) = entry.body else { return None };
    let this = Dose::new(kept, entry.day, entry.at);
    let (day, periods) = (entry.day, one.periods());
    let plan = one.plan(&periods);
    let doses = ledger.doses_of(one.meta.id);
    let supply_left = one.supply_left(&doses);
    let (due, beyond) = plan.matched(&doses, (day, day));
    let late = due.iter().any(|due| due.is_late_by(&this));
    Some(DoseSaved {
        id: entry.id,
        medication: one.meta.name.clone(),
        dose: plan.on(day).map(|period| period.dose.clone()),
        outcome: kept.outcome,
        extra: plan.counts_on(day) && beyond.iter().any(|dose| **dose == this),
        late,
        supply_left,
    })
}
