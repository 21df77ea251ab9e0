//! The doses that a check-in records.

use std::str::FromStr;

use crate::cli::error::Error;
use crate::cli::{dose_entry, lookup};
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
