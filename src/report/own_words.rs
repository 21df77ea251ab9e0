//! What was answered in words to questions of the person's own, as answers show it.

use serde::Serialize;

use crate::domain::entry::own_answer::OwnWords;
use crate::domain::records::own_scale::OwnScale;
use crate::domain::text::{Label, Name};
use crate::domain::time::day::Day;

/// The answers in words to one question of the person's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AnswersInWords {
    /// Its name.
    pub name: Name,
    /// Those that are not private, in the order of days.
    pub answers: Vec<DayWords>,
}

/// The answer of one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DayWords {
    /// The day.
    pub day: Day,
    /// The words.
    pub words: Label,
}

impl AnswersInWords {
    /// Those that were answered, in the order of the questions.
    #[must_use]
    pub fn all(told: &[OwnWords], scales: &[OwnScale]) -> Vec<Self> {
        let of_scale = |scale: &OwnScale| {
            let answers = told.iter().filter(|one| one.scale == scale.meta.id);
            let answers: Vec<_> = answers
                .map(|OwnWords { day, words, .. }| DayWords { day: *day, words: words.clone() })
                .collect();
            let is_answered = !answers.is_empty();
            is_answered.then(|| Self { name: scale.meta.name.clone(), answers })
        };
        scales.iter().filter_map(of_scale).collect()
    }
}
