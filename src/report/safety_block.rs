//! The safety block that a page begins with: extra care, overdose, dangers of stopping.

use super::help::Stopping;
use crate::domain::records::focus::Focus;
use crate::domain::recovery::phase_status::PhaseStatus;
use crate::domain::recovery::safety::{self, Overdose, StoppingRisks};
use crate::domain::text::Name;
use crate::domain::time::day::Day;

/// The safety block of a page, once for all its focuses.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Care {
    /// What to know of stopping them.
    pub stopping: Stopping,
    /// Until when extra care is said to be due, the primary focus first.
    pub extra: Vec<ExtraCare>,
    /// Whether an old dose of one of them can kill.
    pub tolerance: bool,
    /// Whether there is an overdose card for one of them.
    pub overdose_card: bool,
}

/// A focus that calls for extra care.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExtraCare {
    /// Its name, where the page has others.
    pub name: Option<Name>,
    /// Whether an old dose of it can kill.
    pub tolerance: bool,
    /// The last day of it.
    pub until: Day,
}

impl Care {
    /// What is due of these focuses, each where it stands; `of_several` where there are others.
    #[must_use]
    pub fn of<'f>(
        focuses: impl IntoIterator<Item = (&'f Focus, PhaseStatus)>,
        of_several: bool,
    ) -> Self {
        let mut care = Self::default();
        let mut risks = StoppingRisks::default();
        for (focus, standing) in focuses {
            let Focus { kind, goal, .. } = *focus;
            risks = risks.and(StoppingRisks::at(kind, standing));
            let until = standing.extra_care_until;
            if let Some(until) = until.filter(|_| safety::extra_care_is_said(kind, goal)) {
                let tolerance = safety::old_dose_can_kill(kind);
                let name = of_several.then(|| focus.name.clone());
                care.extra.push(ExtraCare { name, tolerance, until });
                care.tolerance |= tolerance;
                care.overdose_card |= Overdose::after(kind).is_some();
            }
        }
        care.stopping = Stopping::with(risks, "the emergency services");
        care
    }
}
