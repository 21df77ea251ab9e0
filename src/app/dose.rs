//! What is told of a dose that was recorded.

use crate::domain::entry::dose::Dose;
use crate::domain::entry::{Body, Entry};
use crate::domain::records::medication::Medication;
use crate::domain::recovery::medication_ledger::Ledger;
use crate::report::dose::DoseSaved;

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
