//! What became of the routines in a week.

use serde::Serialize;

use super::WeekInput;
use crate::domain::figures::adherence::{self, RoutineCounts};
use crate::domain::records::routine::Routine;
use crate::domain::text::Name;

/// One routine in a week.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RoutineWeek {
    /// Its name.
    pub name: Name,
    /// What became of it.
    #[serde(flatten)]
    pub counts: RoutineCounts,
}

/// What became of the routines that are meetings, together.
pub(super) fn meetings(input: &WeekInput<'_>) -> Option<RoutineCounts> {
    let mut all = input.routines_kept().filter(|one| one.is_meeting()).peekable();
    all.peek()?;
    let mut counts = RoutineCounts::default();
    for one in all {
        counts += adherence::count(one, input.marks, input.week, &input.horizon);
    }
    Some(counts)
}

/// The routines with a schedule in force on some day of the week up to today.
pub(super) fn routines(input: &WeekInput<'_>) -> Vec<RoutineWeek> {
    let WeekInput { week, horizon, marks, .. } = *input;
    let counted = |routine: &Routine| RoutineWeek {
        name: routine.meta.name.clone(),
        counts: adherence::count(routine, marks, week, &horizon),
    };
    input.routines_kept().map(counted).collect()
}
