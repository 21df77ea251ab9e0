//! Goals beside recovery: work, school, housing, family.

use serde::{Deserialize, Serialize};

use crate::domain::privacy::Part;
use crate::domain::record::{
    Asked, FieldSpec, Input, Meta, Noun, Record, store, store_day, store_past_day,
};
use crate::domain::text::{Label, Text};
use crate::domain::time::day::Day;

/// One goal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(expecting = "a goal")]
pub struct Goal {
    /// What every record has; its name is what the goal is.
    #[serde(flatten)]
    pub meta: Meta,
    /// The part of life that it belongs to, in the person's word: housing, work.
    pub area: Option<Label>,
    /// The day on which to look at it again, which may lie ahead.
    pub review: Option<Day>,
    /// The steps towards it, a line each, in the person's words.
    pub steps: Option<Text>,
    /// The day on which it was reached, if it was.
    pub done_on: Option<Day>,
}

impl Goal {
    /// Adds a step after those there are.
    ///
    /// # Errors
    /// [`BadText`](crate::domain::text::BadText) where the steps would be too long together.
    pub fn add_step(&mut self, step: &Text) -> Result<(), crate::domain::text::BadText> {
        let steps = match &self.steps {
            Some(steps) => format!("{steps}\n{step}").parse()?,
            None => step.clone(),
        };
        self.steps = Some(steps);
        Ok(())
    }
}

impl Record for Goal {
    const NOUN: Noun = Noun::plain("goal", "goals");
    const FIELDS: &'static [FieldSpec<Self>] = &[
        FieldSpec {
            flag: "area",
            label: "Area",
            asked: Asked::Always("Which part of life, like housing or work"),
            value_name: "AREA",
            help: "The part of life it belongs to, in a word of yours like housing or work",
            input: Input::Line,
            part: None,
            get: |one| one.area.as_ref().map(ToString::to_string),
            set: |one, text, _| store(&mut one.area, text),
        },
        FieldSpec {
            flag: "review",
            label: "Review",
            asked: Asked::Always("When to look at it again, like +2w"),
            value_name: "DAY",
            help: "The day on which to look at it again, like 2026-12-01 or +2w",
            input: Input::Day,
            part: None,
            get: |one| one.review.map(|day| day.to_string()),
            set: |one, text, reading| store_day(&mut one.review, text, reading),
        },
        FieldSpec {
            flag: "done-on",
            label: "Done on",
            asked: Asked::Later("Reached on which day"),
            value_name: "DAY",
            help: "The day on which you reached it, like 2026-11-20, yesterday or -3d",
            input: Input::Day,
            part: None,
            get: |one| one.done_on.map(|day| day.to_string()),
            set: |one, text, reading| store_past_day(&mut one.done_on, text, reading),
        },
        FieldSpec {
            flag: "steps",
            label: "Steps",
            asked: Asked::Always("Steps towards it"),
            value_name: "TEXT",
            help: "The steps towards it, a line each",
            input: Input::Text,
            part: Some(Part::Notes),
            get: |one| one.steps.as_ref().map(ToString::to_string),
            set: |one, text, _| store(&mut one.steps, text),
        },
    ];

    fn begin(meta: Meta) -> Self {
        Self { meta, area: None, review: None, steps: None, done_on: None }
    }

    crate::domain::record::meta_in_field!();

    fn state(&self) -> Option<&'static str> {
        Some(if self.done_on.is_some() { "done" } else { "open" })
    }

    fn reading_order(&self) -> (bool, i64) {
        (self.done_on.is_some(), 0)
    }
}
