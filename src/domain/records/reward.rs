//! Rewards that a person sets for themselves, for a time since a start date.

use serde::{Deserialize, Serialize};

use crate::domain::record::{Asked, FieldSpec, Input, Meta, Noun, Record, store, store_past_day};
use crate::domain::text::Text;
use crate::domain::time::day::Day;
use crate::domain::time::start_offset::StartOffset;

/// One reward.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(expecting = "a reward")]
pub struct Reward {
    /// What every record has; its name is what the reward is.
    #[serde(flatten)]
    pub meta: Meta,
    /// How long after a start date it is due.
    pub after: Option<StartOffset>,
    /// The day on which the person had it, if they did.
    pub had_on: Option<Day>,
    /// A note, in the person's words.
    pub note: Option<Text>,
}

impl Reward {
    /// Whether its time since a start date has come, and it was not had yet.
    #[must_use]
    pub fn is_earned(&self, since: Option<Day>, today: Day) -> bool {
        let on = self.after.zip(since).and_then(|(after, since)| after.from(since));
        let is_open = self.had_on.is_none() && self.meta.archived_at.is_none();
        is_open && on.is_some_and(|on| on <= today)
    }
}

impl Record for Reward {
    const NOUN: Noun = Noun::plain("reward", "rewards");
    const FIELDS: &'static [FieldSpec<Self>] = &[
        FieldSpec {
            flag: "after",
            label: "After",
            asked: Asked::Always("How long after the start"),
            value_name: "TIME",
            help: "How long after a start date, like 30d, 6w or 5m",
            input: Input::After,
            part: None,
            get: |one| one.after.map(|after| after.to_string()),
            set: |one, text, _| store(&mut one.after, text),
        },
        FieldSpec {
            flag: "had-on",
            label: "Had on",
            asked: Asked::Later("Had on which day"),
            value_name: "DAY",
            help: "The day on which you had it, like 2026-11-20, yesterday or -3d",
            input: Input::Day,
            part: None,
            get: |one| one.had_on.map(|day| day.to_string()),
            set: |one, text, reading| store_past_day(&mut one.had_on, text, reading),
        },
        FieldSpec::note(
            |one| one.note.as_ref().map(ToString::to_string),
            |one, text, _| store(&mut one.note, text),
        ),
    ];

    fn begin(meta: Meta) -> Self {
        Self { meta, after: None, had_on: None, note: None }
    }

    crate::domain::record::meta_in_field!();

    fn state(&self) -> Option<&'static str> {
        Some(if self.had_on.is_some() { "had" } else { "to come" })
    }

    fn reading_order(&self) -> (bool, i64) {
        (self.had_on.is_some(), 0)
    }
}
