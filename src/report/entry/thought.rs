//! A thought record as it is shown.

use serde::Serialize;

use super::Words;
use crate::domain::entry::thought::ThoughtRecord;
use crate::domain::scale::Scale;
use crate::domain::text::{Label, Text};

/// A thought record as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ThoughtView {
    /// How strong the feelings were, 0 to 10.
    pub before: Option<Scale>,
    /// How strong they were afterwards, 0 to 10.
    pub after: Option<Scale>,
    /// What happened; absent where it is left out, as are the rest.
    pub what: Option<Text>,
    /// What went through the person's mind.
    pub thought: Option<Text>,
    /// Feelings.
    pub feelings: Option<Vec<Label>>,
    /// Another way to see it.
    pub view: Option<Text>,
    /// A problem to solve.
    pub problem: Option<Text>,
    /// What could be done about it.
    pub options: Option<Text>,
    /// The one step that comes first.
    pub step: Option<Text>,
}

impl ThoughtView {
    pub(super) fn new(record: &ThoughtRecord, words: Words) -> Self {
        Self {
            before: record.before,
            after: record.after,
            what: words.of(record.what.as_ref()),
            thought: words.of(record.thought.as_ref()),
            feelings: words.all(&record.feelings),
            view: words.of(record.view.as_ref()),
            problem: words.of(record.problem.as_ref()),
            options: words.of(record.options.as_ref()),
            step: words.of(record.step.as_ref()),
        }
    }
}
