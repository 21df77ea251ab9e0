//! The routines of a period, now and before.

use serde::Serialize;

use super::ReviewInput;
use crate::domain::figures::adherence::{self, RoutineCounts};
use crate::domain::figures::rate::{Rate, RateChange};
use crate::domain::records::routine::Routine;
use crate::domain::text::Name;
use crate::domain::time::window::Window;

/// The least number of recorded times in each of two periods for which a share done is compared.
const ENOUGH_TIMES: u32 = 5;

/// A routine now and before.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RoutineReview {
    /// Its name.
    pub name: Name,
    /// What became of it in the period.
    pub counts: RoutineCounts,
    /// What became of it before; all zeros where nothing is set against it.
    pub previous: RoutineCounts,
    /// The share done of the times that were recorded, compared where these are half of those due.
    #[serde(flatten)]
    pub rates: RateChange,
}

/// Those with a schedule in force on some day of the period, or something on record in it; counts
/// alone where the period and the one before are not `comparable`.
pub(super) fn of(input: &ReviewInput<'_>, comparable: bool) -> Vec<RoutineReview> {
    let span = input.trends.lookback.main;
    let count = |routine: &Routine, window: Window| {
        adherence::count_within(routine, input.marks, window, input.week_start, &input.horizon)
    };
    // What was not recorded may have been done: it is in neither share.
    let rate = |counts: RoutineCounts| Rate { n: counts.done, of: counts.due - counts.unrecorded };
    let is_known = |counts: RoutineCounts| 2 * counts.unrecorded <= counts.due;
    let reviewed = |routine: &Routine| {
        let counts = count(routine, span.window);
        let previous = span.before.map(|before| count(routine, before)).unwrap_or_default();
        let known = comparable && is_known(counts) && is_known(previous);
        let enough = if known { ENOUGH_TIMES } else { u32::MAX };
        RoutineReview {
            name: routine.meta.name.clone(),
            counts,
            previous,
            rates: RateChange::of(rate(counts), rate(previous), enough),
        }
    };
    let all = input.routines.iter().map(reviewed);
    all.filter(|one| one.counts.due + one.counts.extra > 0).collect()
}
