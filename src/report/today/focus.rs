//! Where a person stands today with one focus.

use serde::Serialize;

use super::{FocusInput, TodayInput};
use crate::domain::entry::stage::Stage;
use crate::domain::figures::attempt_stats::{AttemptStats, DayCounts, FocusFigures, Run};
use crate::domain::focus_kind::{Kind, UseGoal};
use crate::domain::phase::{Phase, PhaseGroup};
use crate::domain::recovery::milestone::NextMilestone;
use crate::domain::recovery::milestones;
use crate::domain::recovery::phase_status::DecidedBy;
use crate::domain::recovery::safety::StoppingRisks;
use crate::domain::text::Name;
use crate::domain::time::day::Day;

/// Where a person stands with one focus.
///
/// Without a start date, or before it, everything that is counted from it is absent and `days` is
/// all zeros.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FocusToday {
    /// Its name.
    pub name: Name,
    /// Its kind.
    pub kind: Kind,
    /// What the person wants of it.
    pub goal: UseGoal,
    /// The start date of the current attempt, which may lie ahead.
    pub since: Option<Day>,
    /// Days from it to today.
    pub days_in_recovery: Option<u32>,
    /// The latest day of use in any attempt, on a start day or before it too.
    pub last_use: Option<Day>,
    /// Days from the later of the last use and the start date to today.
    pub days_since_use: Option<u32>,
    /// The phase of recovery.
    pub phase: Phase,
    /// The group it belongs to.
    pub phase_group: PhaseGroup,
    /// Who decided that it is this phase.
    pub phase_by: DecidedBy,
    /// Since when it is this phase.
    pub phase_from: Option<Day>,
    /// The stage of change, as the person set it.
    pub stage: Option<Stage>,
    /// Whether to warn that stopping this suddenly can be dangerous: before and in withdrawal.
    pub stopping_is_dangerous: bool,
    /// The last day of extra care after a use or the start of an attempt, unless it is past.
    pub extra_care_until: Option<Day>,
    /// Whether today is still open, and so in no count.
    pub pending: bool,
    /// The days after the start date by status.
    pub days: DayCounts,
    /// Percent of the known days that were without use.
    pub percent_no_use: Option<f64>,
    /// The same, as if every unknown day were one with use.
    pub percent_low: Option<f64>,
    /// The same, as if every unknown day were one without use.
    pub percent_high: Option<f64>,
    /// All attempts taken together.
    pub lifetime: Option<Lifetime>,
    /// The run that has not ended.
    pub current_run: Option<Run>,
    /// The run with the most confirmed days.
    pub longest_run: Option<Run>,
    /// The milestone that falls on today.
    pub milestone_today: Option<String>,
    /// The first milestone that lies ahead.
    pub next_milestone: Option<NextMilestone>,
}

/// The figures from the first attempt's start date on; a restart never lowers them.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Lifetime {
    /// The first attempt's start date.
    pub since: Day,
    /// The days after it by status.
    pub days: DayCounts,
    /// Percent of the known days that were without use.
    pub percent_no_use: Option<f64>,
    /// The run with the most confirmed days.
    pub longest_run: Run,
}

impl FocusToday {
    pub(super) fn new(input: &FocusInput<'_>, of: &TodayInput<'_>) -> Self {
        let FocusInput { focus, pending, figures, stage, .. } = *input;
        let FocusFigures { last_use, current, lifetime } = figures;
        let (today, own) = (of.horizon.today(), of.own_milestones);
        let since = focus.since();
        let standing = input.standing(today);
        let days = current.map(|figures| figures.days).unwrap_or_default();
        Self {
            name: focus.name.clone(),
            kind: focus.kind,
            goal: focus.goal,
            since,
            days_in_recovery: current.map(|figures| figures.days_in_recovery),
            last_use,
            days_since_use: current.map(|figures| figures.days_since_use),
            phase: standing.phase,
            phase_group: standing.phase.group(),
            phase_by: standing.by,
            phase_from: standing.from,
            stage,
            stopping_is_dangerous: StoppingRisks::at(focus.kind, standing).suddenly,
            extra_care_until: standing.extra_care_until,
            pending,
            days,
            percent_no_use: days.percent_no_use(),
            percent_low: days.percent_low(),
            percent_high: days.percent_high(),
            lifetime: lifetime.map(Lifetime::new),
            current_run: current.map(|figures| figures.current_run),
            longest_run: current.map(|figures| figures.longest_run),
            milestone_today: milestones::reached(focus, own, today)
                .pop()
                .filter(|reached| reached.on == today && Some(reached.since) == since)
                .map(|reached| reached.label),
            next_milestone: milestones::coming(focus, own, today)
                .into_iter()
                .next()
                .map(|coming| coming.next),
        }
    }
}

impl Lifetime {
    /// The view of the figures of all attempts.
    #[must_use]
    pub fn new(figures: AttemptStats) -> Self {
        Self {
            since: figures.since,
            days: figures.days,
            percent_no_use: figures.days.percent_no_use(),
            longest_run: figures.longest_run,
        }
    }
}
