//! What a line of the plan says, and said before.

use serde::{Deserialize, Serialize};

use crate::domain::code::codes;
use crate::domain::entry::coping::Coping;
use crate::domain::entry::situation::Situation;
use crate::domain::record::FocusLink;
use crate::domain::text::Text;
use crate::domain::time::moment::Instant;

codes! {
    /// The section of the plan that a line stands in.
    Section ("section of the plan") {
        /// A sign by which the person notices that it gets harder.
        Warning = "warning",
        /// What to do when it is hard.
        Coping = "coping",
        /// What to say to an offer.
        Refusal = "refusal",
        /// A reason for the change.
        Reason = "reason",
        /// A place that is safe.
        Place = "place",
        /// A person to turn to.
        Person = "person",
        /// A step for the case of a use.
        IfIUse = "if-i-use",
        /// A person, place or thing to let go.
        LetGo = "let-go",
        /// What somebody beside the person can do that helps them.
        Helps = "helps",
        /// What somebody beside them does that does not help.
        Hinders = "hinders",
        /// A boundary of the person's own.
        Boundary = "boundary",
    }
}

/// What a line of the plan says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Wording {
    /// Its section.
    pub section: Section,
    /// The line, in the person's words.
    pub words: Text,
    /// The focus that it is for: its name, and its id in a journal file; for any of them without one.
    #[serde(default)]
    pub focus: Option<FocusLink>,
    /// The situation that it is for; for any without one.
    pub situation: Option<Situation>,
    /// The way of coping that it names.
    pub coping: Option<Coping>,
}

impl Wording {
    /// Words for any focus and any situation.
    #[must_use]
    pub fn of(section: Section, words: Text) -> Self {
        Self { section, words, focus: None, situation: None, coping: None }
    }
}

/// A line of the plan as it stood for a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LineState {
    /// Since when it was so; each later than the one before.
    pub from: Instant,
    /// What it said.
    #[serde(flatten)]
    pub wording: Wording,
    /// Whether it was put away.
    pub archived: bool,
    /// Whether it was private.
    #[serde(default)]
    pub private: bool,
}
