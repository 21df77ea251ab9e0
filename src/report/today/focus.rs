//! Where a person stands today with one focus.

use serde::Serialize;

use super::{FocusTodayInput, TodayInput};
use crate::domain::entry::stage::Stage;
use crate::domain::phase::PhaseGroup;
use crate::domain::recovery::focus_milestones;
use crate::domain::recovery::milestone::NextMilestone;
use crate::domain::time::day::Day;
use crate::report::amount::AmountToday;
use crate::report::focus_header::{CurrentAttempt, FocusHeader, FocusStanding, Lifetime};

/// Where a person stands with one focus.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FocusToday {
    /// What it is.
    #[serde(flatten)]
    pub header: FocusHeader,
    /// Where it stands.
    #[serde(flatten)]
    pub standing: FocusStanding,
    /// The group that its phase belongs to.
    pub phase_group: PhaseGroup,
    /// Since when it is this phase.
    pub phase_from: Option<Day>,
    /// The stage of change, as the person set it.
    pub stage: Option<Stage>,
    /// How much was used, where that is counted and the person wants less or has set a limit.
    pub amount: Option<AmountToday>,
    /// The figures of the current attempt.
    #[serde(flatten)]
    pub attempt: CurrentAttempt,
    /// All attempts taken together.
    pub lifetime: Option<Lifetime>,
    /// The milestone that falls on today.
    pub milestone_today: Option<String>,
    /// The first milestone that lies ahead.
    pub next_milestone: Option<NextMilestone>,
}

impl FocusToday {
    pub(super) fn new(input: &FocusTodayInput<'_>, of: &TodayInput<'_>) -> Self {
        let FocusTodayInput { focus, pending, figures, stage, amount, .. } = *input;
        let (today, own) = (of.horizon.today(), of.own_milestones);
        let standing = input.standing(today);
        Self {
            header: FocusHeader::new(focus),
            standing: FocusStanding::new(focus.kind, standing),
            phase_group: standing.phase.group(),
            phase_from: standing.from,
            stage,
            amount: amount.cloned(),
            attempt: CurrentAttempt::new(focus, &figures, pending),
            lifetime: figures.lifetime.map(Lifetime::new),
            milestone_today: focus_milestones::reached(focus, own, today)
                .pop()
                .filter(|reached| reached.on == today && Some(reached.since) == focus.since())
                .map(|reached| reached.label),
            next_milestone: focus_milestones::coming(focus, own, today)
                .into_iter()
                .next()
                .map(|coming| coming.next),
        }
    }
}
