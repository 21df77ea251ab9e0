//! Questions for the next session: what to ask or say there.

use serde::{Deserialize, Serialize};

use crate::domain::privacy::Part;
use crate::domain::record::{Asked, FieldSpec, Input, Meta, Noun, Record, store, store_past_day};
use crate::domain::text::Text;
use crate::domain::time::day::Day;

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(expecting = "a question")]
pub struct SessionQuestion {
    /// What every record has; its name is the start of its words, and may come again.
    #[serde(flatten)]
    pub meta: Meta,
    /// The question, in the person's words.
    pub words: Option<Text>,
    /// The day on which it was asked, if it was.
    pub asked_on: Option<Day>,
}

impl Record for SessionQuestion {
    const NOUN: Noun = Noun::plain("question", "questions");
    const UNIQUE: bool = false;
    const WORDS: Option<&'static str> = Some("words");
    const FIELDS: &'static [FieldSpec<Self>] = &[
        FieldSpec {
            flag: "words",
            label: "Words",
            asked: Asked::Always("The question, or what to say"),
            value_name: "TEXT",
            help: "The question, or what you want to say, in your words",
            input: Input::Text,
            part: Some(Part::Notes),
            get: |one| one.words.as_ref().map(ToString::to_string),
            set: |one, text, _| store(&mut one.words, text),
        },
        FieldSpec {
            flag: "asked-on",
            label: "Asked on",
            asked: Asked::Later("Asked on which day"),
            value_name: "DAY",
            help: "The day on which you asked it, like 2026-11-20, yesterday or -3d",
            input: Input::Day,
            part: None,
            get: |one| one.asked_on.map(|day| day.to_string()),
            set: |one, text, reading| store_past_day(&mut one.asked_on, text, reading),
        },
    ];

    fn begin(meta: Meta) -> Self {
        Self { meta, words: None, asked_on: None }
    }

    crate::domain::record::meta_in_field!();

    fn needs(&self, flag: &str) -> bool {
        flag == "words"
    }

    fn state(&self) -> Option<&'static str> {
        Some(if self.asked_on.is_some() { "asked" } else { "to ask" })
    }

    fn reading_order(&self) -> (bool, i64) {
        (self.asked_on.is_some(), 0)
    }
}
