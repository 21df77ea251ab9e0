//! The people, routines and medications of the page.

use serde::Serialize;

use crate::domain::entry::dose::DoseCounts;
use crate::domain::figures::adherence::RoutineCounts;
use crate::domain::records::contact::{Contact, Role};
use crate::domain::records::medication::class::MedicationClass;
use crate::domain::records::routine::Routine;
use crate::domain::recovery::disclosure::Disclosure;
use crate::domain::text::{Name, OneLine};
use crate::domain::time::day::Day;
use crate::domain::time::dose_schedule::DoseSchedule;
use crate::domain::time::window::Window;
use crate::report::medication::MedicationCount;

/// Somebody around the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SupportContact {
    /// Their name, where names are let out.
    pub name: Option<Name>,
    /// Who they are.
    pub role: Option<Role>,
    /// The day on which they last spoke.
    pub last_spoke: Option<Day>,
    /// Whether that lies in the period.
    pub spoke_in_period: bool,
}

/// The people around who are not put away; absent where there are none.
pub(super) fn support_contacts(
    contacts: &[Contact],
    window: Window,
    disclosure: &mut Disclosure,
) -> Option<Vec<SupportContact>> {
    let kept = contacts.iter().filter(|one| one.meta.archived_at.is_none());
    let all: Vec<_> = kept
        .map(|one| SupportContact {
            name: disclosure.name(one.meta.name.clone()),
            role: one.role,
            last_spoke: one.last_spoke,
            spoke_in_period: one.last_spoke.is_some_and(|day| window.contains(day)),
        })
        .collect();
    (!all.is_empty()).then_some(all)
}

/// What became of the routines.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Routines {
    /// Of all of them together.
    #[serde(flatten)]
    pub all: RoutineCounts,
    /// Of each, where names are let out.
    pub each: Vec<RoutineShare>,
}

impl Routines {
    pub(super) fn new(routines: &[(&Routine, RoutineCounts)], disclosure: &mut Disclosure) -> Self {
        let mut found = Self { all: RoutineCounts::default(), each: Vec::new() };
        for (routine, counts) in routines {
            if *counts == RoutineCounts::default() {
                continue;
            }
            found.all += *counts;
            let named = disclosure.name(routine.meta.name.clone());
            found.each.extend(named.map(|name| RoutineShare { name, counts: *counts }));
        }
        found
    }
}

/// What became of one routine.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RoutineShare {
    /// Its name.
    pub name: Name,
    /// What became of it.
    #[serde(flatten)]
    pub counts: RoutineCounts,
}

/// A medication as prescribed, and what became of its doses.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PacketMedication {
    /// Its name, where names are let out.
    pub name: Option<Name>,
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

impl PacketMedication {
    pub(super) fn new(one: MedicationCount, disclosure: &mut Disclosure) -> Self {
        let MedicationCount { name, class, dose, every, counts } = one;
        Self { name: disclosure.name(name), class, dose, every, counts }
    }
}
