//! The milestones of each focus: those reached, and those to come.

use serde::Serialize;

use crate::domain::day::Day;
use crate::domain::focus::{Focus, Kind};
use crate::domain::milestone::NextMilestone;
use crate::domain::milestones::{self, ReachedMilestone};
use crate::domain::text::Name;

/// The answer of `milestones`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Milestones {
    /// `daymark.milestones.v1`.
    pub schema: &'static str,
    /// The current day.
    pub today: Day,
    /// The focuses, in the order of lists.
    pub focuses: Vec<FocusMilestones>,
}

/// The milestones of one focus.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FocusMilestones {
    /// Its name.
    pub name: Name,
    /// Its kind.
    pub kind: Kind,
    /// The start date of the current attempt, which may lie ahead.
    pub since: Option<Day>,
    /// How many attempts there are, one that lies ahead included.
    pub attempts: u32,
    /// The next ones of the current attempt, in order.
    pub coming: Vec<NextMilestone>,
    /// Those reached in every attempt, the latest first.
    pub reached: Vec<ReachedMilestone>,
}

impl Milestones {
    /// The name of the answer.
    pub const SCHEMA: &'static str = "daymark.milestones.v1";

    /// Works out the view of these focuses.
    #[must_use]
    pub fn new<'f>(focuses: impl IntoIterator<Item = &'f Focus>, today: Day) -> Self {
        let focuses = focuses.into_iter().map(|focus| FocusMilestones::new(focus, today)).collect();
        Self { schema: Self::SCHEMA, today, focuses }
    }
}

impl FocusMilestones {
    fn new(focus: &Focus, today: Day) -> Self {
        let mut reached = milestones::reached(focus, today);
        reached.reverse();
        Self {
            name: focus.name.clone(),
            kind: focus.kind,
            since: focus.since(),
            attempts: u32::try_from(focus.attempts.len()).unwrap_or(u32::MAX),
            coming: milestones::coming(focus, today),
            reached,
        }
    }
}
