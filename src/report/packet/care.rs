//! The people, routines and medications of the page.

use serde::Serialize;

use crate::domain::entry::dose::{DoseCounts, DosePeriod};
use crate::domain::figures::adherence::RoutineCounts;
use crate::domain::records::contact::{Contact, Role};
use crate::domain::records::medication::Medication;
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
    /// Their name, where names are let out and they spoke in the period.
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
    let spoke = |one: &Contact| one.last_spoke.is_some_and(|day| window.contains(day));
    let kept = contacts.iter().filter(|one| one.meta.archived_at.is_none());
    let all: Vec<_> = kept
        .map(|one| SupportContact {
            name: spoke(one).then(|| disclosure.name(one.meta.name.clone())).flatten(),
            role: one.role,
            last_spoke: one.last_spoke,
            spoke_in_period: spoke(one),
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
    /// The last day on which it was taken, or is to be.
    pub stopped_on: Option<Day>,
    /// The doses and schedules that are planned after these days, the earliest first.
    pub coming: Vec<DosePeriod<OneLine>>,
    /// What became of its doses.
    #[serde(flatten)]
    pub counts: DoseCounts,
}

impl PacketMedication {
    pub(super) fn new(
        one: &Medication,
        counts: DoseCounts,
        window: Window,
        disclosure: &mut Disclosure,
    ) -> Self {
        let MedicationCount { name, class, dose, every, counts } =
            MedicationCount::of(one, counts, window);
        let ahead = |period: &DosePeriod<OneLine>| {
            period.from > window.to() && one.stopped_on.is_none_or(|last| period.from <= last)
        };
        let coming = one.periods().into_iter().filter(ahead).collect();
        let (name, stopped_on) = (disclosure.name(name), one.stopped_on);
        Self { name, class, dose, every, stopped_on, coming, counts }
    }
}
