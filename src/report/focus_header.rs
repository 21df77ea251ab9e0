//! What the pages say alike of a focus: what it is, where it stands, and the figures of its current attempt.

use serde::Serialize;

use crate::domain::figures::attempt_stats::{AttemptStats, DayCounts, FocusFigures, Run};
use crate::domain::focus_kind::{FocusKind, UseGoal};
use crate::domain::phase::Phase;
use crate::domain::records::focus::Focus;
use crate::domain::recovery::phase_status::{DecidedBy, PhaseStatus};
use crate::domain::recovery::safety::StoppingRisks;
use crate::domain::text::Name;
use crate::domain::time::day::Day;

/// What a focus is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FocusHeader {
    /// Its name.
    pub name: Name,
    /// Its kind.
    pub kind: FocusKind,
    /// What the person wants of it.
    pub goal: UseGoal,
}

/// Where a focus stands on the last day of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FocusStanding {
    /// The phase of recovery.
    pub phase: Phase,
    /// Who decided that it is this phase.
    pub phase_by: DecidedBy,
    /// Whether to warn that stopping this suddenly can be dangerous: before and in withdrawal.
    pub stopping_is_dangerous: bool,
    /// The last day of extra care after a use or the start of an attempt, unless it is past.
    pub extra_care_until: Option<Day>,
}

/// The figures of the current attempt at a focus.
///
/// Without a start date, or before it, everything that is counted from it is absent and `days` is
/// all zeros.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CurrentAttempt {
    /// The start date of the current attempt, which may lie ahead.
    pub since: Option<Day>,
    /// Whether today is still open, and so in no count.
    pub pending: bool,
    /// Days from the start date to today.
    pub days_in_recovery: Option<u32>,
    /// The latest day of use in any attempt, on a start day or before it too.
    pub last_use: Option<Day>,
    /// Days from the later of the last use and the start date to today.
    pub days_since_use: Option<u32>,
    /// The days after the start date by status.
    pub days: DayCounts,
    /// Percent of the known days that were without use.
    pub percent_no_use: Option<f64>,
    /// The same, as if every unknown day were one with use.
    pub percent_low: Option<f64>,
    /// The same, as if every unknown day were one without use.
    pub percent_high: Option<f64>,
    /// The run that has not ended.
    pub current_run: Option<Run>,
    /// The run of this attempt with the most confirmed days.
    pub longest_run: Option<Run>,
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

impl FocusHeader {
    /// The header of a focus.
    #[must_use]
    pub fn new(focus: &Focus) -> Self {
        Self { name: focus.name.clone(), kind: focus.kind, goal: focus.goal }
    }
}

impl FocusStanding {
    /// Where a focus of this kind stands.
    #[must_use]
    pub fn new(kind: FocusKind, standing: PhaseStatus) -> Self {
        Self {
            phase: standing.phase,
            phase_by: standing.by,
            stopping_is_dangerous: StoppingRisks::at(kind, standing).suddenly,
            extra_care_until: standing.extra_care_until,
        }
    }
}

impl CurrentAttempt {
    /// The figures of the current attempt; `pending` where today is still open.
    #[must_use]
    pub fn new(focus: &Focus, figures: &FocusFigures, pending: bool) -> Self {
        let current = figures.current;
        let days = current.map(|figures| figures.days).unwrap_or_default();
        Self {
            since: focus.since(),
            pending,
            days_in_recovery: current.map(|figures| figures.days_in_recovery),
            last_use: figures.last_use,
            days_since_use: current.map(|figures| figures.days_since_use),
            days,
            percent_no_use: days.percent_no_use(),
            percent_low: days.percent_low(),
            percent_high: days.percent_high(),
            current_run: current.map(|figures| figures.current_run),
            longest_run: current.map(|figures| figures.longest_run),
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
