//! Stages of change, which a person sets for themselves and no count of days decides.
//!
//! The five stages are those of Prochaska, `DiClemente` & Norcross (1992). Each is a valid place to
//! be, and people move through them in any order.

use serde::{Deserialize, Serialize};

use crate::domain::code::codes;
use crate::domain::id::Id;
use crate::domain::time::day::Day;

codes! {
    /// A stage of change.
    Stage ("stage of change") {
        /// Not thinking of a change.
        Precontemplation = "precontemplation",
        /// Weighing a change up.
        Contemplation = "contemplation",
        /// Getting ready for it.
        Preparation = "preparation",
        /// Making it.
        Action = "action",
        /// Keeping it up.
        Maintenance = "maintenance",
    }
}

/// The stage that a person is in with one focus, from the moment of its entry on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StageOfChange {
    /// The id of the focus.
    pub focus: Id,
    /// The stage.
    pub stage: Stage,
}

/// A stage of change as an entry set it, and the day from which it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StageSet {
    /// The id of the entry.
    pub id: Id,
    /// The id of the focus.
    pub focus: Id,
    /// The stage.
    pub stage: Stage,
    /// The day from which it holds.
    pub day: Day,
}

/// The stage that holds for a focus on `day`, among `all` in the order of time.
#[must_use]
pub fn stage_on(all: &[StageSet], focus: Id, day: Day) -> Option<StageSet> {
    all.iter().rfind(|set| set.focus == focus && set.day <= day).copied()
}

impl Stage {
    /// What goes with a stage before the change is made; from then on the phase says what matters.
    #[must_use]
    pub fn suggestion(self) -> Option<StageSuggestion> {
        match self {
            Self::Precontemplation | Self::Contemplation => Some(StageSuggestion::Balance),
            Self::Preparation => Some(StageSuggestion::Prepare),
            Self::Action | Self::Maintenance => None,
        }
    }
}

/// A suggestion for a stage before the change is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StageSuggestion {
    /// Weighing up what speaks for a change and what against it.
    Balance,
    /// Going through the preparation checklist.
    Prepare,
}
