//! What pages say of medications: what is due, what was taken, what to see to.

use serde::Serialize;

use crate::domain::entry::dose::DoseCounts;
use crate::domain::records::medication::Medication;
use crate::domain::records::medication::class::MedicationClass;
use crate::domain::recovery::medication_ledger::{Ledger, Upkeep};
use crate::domain::recovery::missed_doses::DoseGap;
use crate::domain::text::{Name, OneLine};
use crate::domain::time::day::Day;
use crate::domain::time::dose_schedule::DoseSchedule;
use crate::domain::time::window::Window;

/// A dose that is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MedicationDue {
    /// The name of the medication.
    pub name: Name,
    /// How much it is.
    pub dose: OneLine,
    /// The day it is for: the clock's day, or an earlier one of which it is still on time.
    pub due: Day,
}

/// What became of the doses of a medication in some days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MedicationCount {
    /// Its name.
    pub name: Name,
    /// Its class.
    pub class: Option<MedicationClass>,
    /// The dose on the last of the days.
    pub dose: Option<OneLine>,
    /// When it is due, on the last of the days.
    pub every: Option<DoseSchedule>,
    /// What became of its doses.
    #[serde(flatten)]
    pub counts: DoseCounts,
}

/// A medication that calls for a word with the prescriber, or for something to be seen to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MedicationWarning<T> {
    /// Its name.
    pub name: Name,
    /// What is said of it.
    pub of: T,
}

/// The doses that are due on the clock's day.
#[must_use]
pub fn due(ledger: &Ledger, clock: Day) -> Vec<MedicationDue> {
    let due = ledger.due(clock).into_iter();
    due.map(|(one, dose, due)| MedicationDue { name: one.meta.name.clone(), dose, due }).collect()
}

/// What became of the doses of the days of a window.
#[must_use]
pub fn counts(ledger: &Ledger, window: Window, clock: Day) -> Vec<MedicationCount> {
    let counted = ledger.counts(window, clock).into_iter();
    counted.map(|(one, counts)| MedicationCount::of(one, counts, window)).collect()
}

impl MedicationCount {
    /// What became of the doses of a medication in a window, beside what was prescribed on its last day.
    #[must_use]
    pub fn of(one: &Medication, counts: DoseCounts, window: Window) -> Self {
        let periods = one.periods();
        let period = periods.iter().rfind(|period| period.from <= window.to());
        Self {
            name: one.meta.name.clone(),
            class: one.class,
            dose: period.map(|period| period.dose.clone()),
            every: period.map(|period| period.schedule),
            counts,
        }
    }
}

/// The medications whose missing doses call for a word with the prescriber.
#[must_use]
pub fn gaps(ledger: &Ledger, clock: Day) -> Vec<MedicationWarning<DoseGap>> {
    let gaps = ledger.gaps(clock).into_iter();
    gaps.map(|(one, of)| MedicationWarning { name: one.meta.name.clone(), of }).collect()
}

/// What to see to before long.
#[must_use]
pub fn upkeep(ledger: &Ledger, clock: Day) -> Vec<MedicationWarning<Upkeep>> {
    let upkeep = ledger.upkeep(clock).into_iter();
    upkeep.map(|(one, of)| MedicationWarning { name: one.meta.name.clone(), of }).collect()
}
