//! The stage of change of each focus, and those before it.

use serde::Serialize;

use super::json_schema::schemas;
use crate::domain::entry::stage::{Stage, StageSet, stage_on};
use crate::domain::id::Id;
use crate::domain::records::focus::Focus;
use crate::domain::text::Name;
use crate::domain::time::day::Day;

/// The answer of `stage`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Stages {
    /// `daymark.stages.v1`.
    pub schema: &'static str,
    /// The current day.
    pub today: Day,
    /// The focuses asked for, in the order of lists.
    pub focuses: Vec<FocusStages>,
}

/// The stages of one focus.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FocusStages {
    /// Its name.
    pub name: Name,
    /// The stage today; absent while none was set.
    pub stage: Option<Stage>,
    /// The day from which it holds.
    pub since: Option<Day>,
    /// Every stage that was set, the earliest first.
    pub history: Vec<StageFrom>,
}

/// A stage and the day from which it held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StageFrom {
    /// The id of its entry.
    pub id: Id,
    /// The stage.
    pub stage: Stage,
    /// Its first day.
    pub from: Day,
}

impl Stages {
    /// The name of the answer.
    pub const SCHEMA: &'static str = "daymark.stages.v1";

    /// The stages of some focuses, among `all` that were set in the order of time.
    #[must_use]
    pub fn new<'f>(
        focuses: impl IntoIterator<Item = &'f Focus>,
        all: &[StageSet],
        today: Day,
    ) -> Self {
        let of_focus = |focus: &'f Focus| {
            let now = stage_on(all, focus.id, today);
            let own = all.iter().filter(|set| set.focus == focus.id);
            FocusStages {
                name: focus.name.clone(),
                stage: now.map(|set| set.stage),
                since: now.map(|set| set.day),
                history: own
                    .map(|set| StageFrom { id: set.id, stage: set.stage, from: set.day })
                    .collect(),
            }
        };
        let focuses = focuses.into_iter().map(of_focus).collect();
        Self { schema: Self::SCHEMA, today, focuses }
    }
}

schemas! {
    "stages": Stages = "daymark stage --json",
}
