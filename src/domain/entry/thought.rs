//! Thought records: a thought that came in a situation, looked at from another side; and a problem
//! with its options and one step. Both forms are those of cognitive behavioural therapy (Beck 1979;
//! D'Zurilla & Goldfried 1971), in words of this project's own.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::domain::scale::Scale;
use crate::domain::text::{Label, Text};

/// A thought and another view of it, or a problem and a step; each part may be missing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ThoughtRecord {
    /// What happened.
    pub what: Option<Text>,
    /// What went through the person's mind.
    pub thought: Option<Text>,
    /// Feelings, in the person's words.
    pub feelings: BTreeSet<Label>,
    /// How strong they were, 0 to 10.
    pub before: Option<Scale>,
    /// Another way to see it.
    pub view: Option<Text>,
    /// How strong they were after that, 0 to 10.
    pub after: Option<Scale>,
    /// A problem to solve.
    pub problem: Option<Text>,
    /// What could be done about it.
    pub options: Option<Text>,
    /// The one step that comes first.
    pub step: Option<Text>,
}

impl ThoughtRecord {
    /// Whether nothing is said in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
