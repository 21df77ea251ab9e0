//! Records doses; a later record of the same dose replaces it.

use crate::domain::entry::dose::{Dose, DoseEntry};
use crate::domain::entry::{Body, Entry, EntryKind};
use crate::domain::id::Id;
use crate::domain::query::Query;
use crate::domain::records::medication::Medication;
use crate::domain::recovery::medication_ledger::Ledger;
use crate::domain::time::day::Day;
use crate::domain::time::moment::Moment;
use crate::report::dose::{DoseBefore, DoseSaved};
use crate::storage::{self, Reader, WriteTxn};

/// A dose as it was recorded.
#[derive(Debug)]
pub struct RecordedDose {
    /// Its entry.
    pub entry: Entry,
    /// The entry that it was until now, where that said something else of the same dose.
    pub in_place_of: Option<Entry>,
}

/// What becomes of a dose where each that was due has a record which says the same.
#[derive(Debug)]
pub enum Repeated<'r> {
    /// It is kept beside them.
    Kept,
    /// The journal says it already; so does each of these entries for one that was told, and no second time.
    LeftOut(&'r mut Vec<Id>),
}

/// Records a dose. Where each that was due has a record already, and one of them says something else, that
/// one is put right.
pub fn record(
    txn: &WriteTxn<'_>,
    (now, clock): (Moment, Day),
    one: &Medication,
    entry: Entry,
    repeated: &mut Repeated<'_>,
) -> Result<Option<RecordedDose>, storage::Error> {
    let Body::Dose(new) = entry.body else { return Ok(None) };
    let ledger = txn.read().as_of(now, clock)?.ledger(entry.day)?;
    let mut in_place_of = None;
    if let Some(day) = competing_day(&ledger, one, Dose::new(new, entry.day, entry.at)) {
        let of_day = doses_of_day(txn.read(), one, day)?;
        let same = of_day.iter().filter(|(kept, _)| kept.outcome == new.outcome);
        if let Repeated::LeftOut(told) = repeated
            && let Some((_, same)) = same.clone().find(|(_, entry)| !told.contains(&entry.id))
        {
            told.push(same.id);
            return Ok(None);
        }
        let wrong = of_day.iter().find(|(kept, _)| kept.outcome != new.outcome);
        in_place_of = wrong.map(|(_, entry)| entry.clone());
        if in_place_of.is_none() && matches!(repeated, Repeated::LeftOut(_)) {
            return Ok(None);
        }
    }
    let entry = match &in_place_of {
        None => txn.add_new_entry(entry)?,
        Some(wrong) => {
            let Entry { day, at, note, body, .. } = entry;
            let note = note.or_else(|| wrong.note.clone());
            let updated_at = txn.now_after(wrong.updated_at);
            let right = Entry { day, at, updated_at, note, body, ..wrong.clone() };
            txn.replace_entry(&right)?;
            right
        }
    };
    if let Repeated::LeftOut(told) = repeated {
        told.push(entry.id);
    }
    Ok(Some(RecordedDose { entry, in_place_of }))
}

/// The day of the records of which one is too many beside this dose; `None` where it is one that was due,
/// or that is taken as needed.
fn competing_day(ledger: &Ledger, one: &Medication, this: Dose) -> Option<Day> {
    let periods = one.periods();
    let plan = one.plan(&periods);
    let of_day = (this.day, this.day);
    let before = ledger.doses_of(one.meta.id);
    let mut after = before.clone();
    after.insert(after.partition_point(|dose| dose.day <= this.day), this);
    let ((_, before), (_, after)) = (plan.matched(&before, of_day), plan.matched(&after, of_day));
    let one_more = after.len() > before.len() && plan.counts_on(this.day);
    let new = after.iter().zip(before.iter().map(Some).chain([None]));
    new.into_iter()
        .find(|(dose, known)| one_more && Some(*dose) != *known)
        .map(|(dose, _)| dose.day)
}

/// The doses of a medication that are on record for a day, the newest first.
fn doses_of_day(
    journal: &Reader,
    one: &Medication,
    day: Day,
) -> Result<Vec<(DoseEntry, Entry)>, storage::Error> {
    let of_day =
        Query { kinds: vec![EntryKind::Dose], from: Some(day), to: Some(day), ..Query::default() };
    let mut found = Vec::new();
    for id in journal.list(&of_day)? {
        let Some(entry) = journal.entry(id)? else { continue };
        if let Body::Dose(kept) = entry.body
            && kept.medication == one.meta.id
        {
            found.push((kept, entry));
        }
    }
    Ok(found)
}

/// What is told of a dose that was saved, by the ledger of its day; `None` of an entry that is no dose.
#[must_use]
pub fn saved(ledger: &Ledger, one: &Medication, recorded: &RecordedDose) -> Option<DoseSaved> {
    let RecordedDose { entry, in_place_of } = recorded;
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
        without_time: entry.is_without_time(),
        supply_left,
        in_place_of: in_place_of.as_ref().and_then(DoseBefore::of),
    })
}
