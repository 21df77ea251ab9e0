//! The doses that a check-in records.

use std::str::FromStr;

use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::{dose_entry, lookup};
use crate::domain::entry::Entry;
use crate::domain::entry::dose::DoseOutcome;
use crate::domain::record::Record;
use crate::domain::records::medication::Medication;
use crate::domain::recovery::medication_ledger::Ledger;
use crate::domain::text::{Name, OneLine};
use crate::domain::time::day::Day;

/// A dose that is due, and what was said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Told {
    /// The name of the medication.
    pub(super) name: Name,
    /// How much is taken, where it was asked for.
    pub(super) dose: Option<OneLine>,
    /// What became of it; absent while nothing was said, and where it is not yet taken.
    pub(super) outcome: Option<DoseOutcome>,
}

impl Told {
    /// The doses of these flags, whose values hold names with commas between.
    pub(super) fn of_flag(given: &[String], outcome: DoseOutcome) -> Result<Vec<Self>, Error> {
        let names = given.iter().flat_map(|names| names.split(','));
        let told = |name: &str| {
            Ok(Self { name: name.trim().parse()?, dose: None, outcome: Some(outcome) })
        };
        names.map(told).collect()
    }

    /// The doses that are open on a day, with nothing said of them yet.
    pub(super) fn open(ledger: &Ledger, day: Day) -> Vec<Self> {
        let due = ledger.due(day).into_iter();
        due.map(|(one, dose, _)| Self {
            name: one.meta.name.clone(),
            dose: Some(dose),
            outcome: None,
        })
        .collect()
    }
}

/// Finds the medication of each dose that was told.
///
/// # Errors
/// Where a name is that of none or of several, or of one that is not taken on the day.
pub(super) fn medications<'k>(
    told: &[Told],
    known: &'k [Medication],
    day: Day,
) -> Result<Vec<(&'k Medication, DoseOutcome)>, Error> {
    let mut found = Vec::new();
    for Told { name, outcome, .. } in told {
        let Some(outcome) = *outcome else { continue };
        let one = lookup::find(&Medication::NOUN, known, name)?;
        dose_entry::check_day(one, day)?;
        found.push((one, outcome));
    }
    Ok(found)
}

/// A dose to be recorded: of which medication, what became of it, and its entry.
pub(super) type NewDose<'k> = (&'k Medication, DoseOutcome, Entry);

/// An entry for each dose that was told.
pub(super) fn entries<'k>(
    context: &Context<'_>,
    told: Vec<(&'k Medication, DoseOutcome)>,
    day: Day,
) -> Vec<NewDose<'k>> {
    let entry =
        |outcome, one: &Medication| dose_entry::entry_of(context, one.meta.id, outcome, day);
    told.into_iter().map(|(one, outcome)| (one, outcome, entry(outcome, one))).collect()
}

/// Leaves out the doses that the journal holds already: of each medication there are as many as are open on
/// the day, and of one that is taken as needed any.
pub(super) fn retain_new(doses: &mut Vec<NewDose<'_>>, ledger: &Ledger, day: Day) {
    let mut open: Vec<_> = ledger.due(day).into_iter().map(|(one, ..)| one.meta.id).collect();
    doses.retain(|(one, ..)| {
        let periods = one.periods();
        if !one.plan(&periods).counts_on(day) {
            return true;
        }
        let at = open.iter().position(|id| *id == one.meta.id);
        at.map(|at| open.swap_remove(at)).is_some()
    });
}

/// The doses that are recorded with a check-in, by the names of their medications.
#[derive(Debug, Default)]
pub(super) struct DosesTold {
    pub(super) took: Vec<Name>,
    pub(super) missed: Vec<Name>,
}

impl DosesTold {
    /// The names of these doses, by what became of them.
    pub(super) fn of(doses: &[NewDose<'_>]) -> Self {
        let names = |of: DoseOutcome| {
            let named = doses.iter().filter(move |(_, outcome, _)| *outcome == of);
            named.map(|(one, ..)| one.meta.name.clone()).collect()
        };
        Self { took: names(DoseOutcome::Taken), missed: names(DoseOutcome::Missed) }
    }
}

/// What became of a dose, in a letter or a word.
pub(super) struct HowTaken(pub(super) Option<DoseOutcome>);

impl FromStr for HowTaken {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.to_lowercase().as_str() {
            "y" | "yes" | "taken" => Ok(Self(Some(DoseOutcome::Taken))),
            "m" | "missed" => Ok(Self(Some(DoseOutcome::Missed))),
            "n" | "no" => Ok(Self(None)),
            _ => Err("Please answer y, n or m; Enter leaves it open."),
        }
    }
}
