//! A scale or question of the person's own, which the check-in asks beside its fixed ones.

use serde::{Deserialize, Serialize};

use crate::domain::code::CodeList;
use crate::domain::entry::own_answer::AnswerForm;
use crate::domain::privacy::Part;
use crate::domain::record::{Asked, FieldSpec, Input, Meta, Noun, Record, store};
use crate::domain::text::OneLine;

/// One scale, or one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(expecting = "a scale")]
pub struct OwnScale {
    /// What every record has; its name is what is rated or asked.
    #[serde(flatten)]
    pub meta: Meta,
    /// How it is answered; by a number where that was not said.
    pub answer: Option<AnswerForm>,
    /// What 0 is, in the person's words.
    pub low: Option<OneLine>,
    /// What 10 is.
    pub high: Option<OneLine>,
}

impl OwnScale {
    /// How it is answered.
    #[must_use]
    pub fn form(&self) -> AnswerForm {
        self.answer.unwrap_or(AnswerForm::Number)
    }
}

impl Record for OwnScale {
    const NOUN: Noun = Noun::plain("scale", "scales");
    const FIELDS: &'static [FieldSpec<Self>] = &[
        FieldSpec {
            flag: "answer",
            label: "Answer",
            asked: Asked::Always("How you answer it"),
            value_name: "FORM",
            help: "How it is answered: number (0 to 10), yes-no, or words of your own, which are asked one a day [default: number]",
            input: Input::Choice(CodeList::of::<AnswerForm>()),
            part: None,
            get: |one| one.answer.map(|answer| answer.to_string()),
            set: |one, text, _| store(&mut one.answer, text),
        },
        FieldSpec {
            flag: "low",
            label: "0 is",
            asked: Asked::Always("What 0 is, like none"),
            value_name: "WORDS",
            help: "What 0 is, in your words",
            input: Input::Line,
            part: Some(Part::Names),
            get: |one| one.low.as_ref().map(ToString::to_string),
            set: |one, text, _| store(&mut one.low, text),
        },
        FieldSpec {
            flag: "high",
            label: "10 is",
            asked: Asked::Always("What 10 is"),
            value_name: "WORDS",
            help: "What 10 is, in your words",
            input: Input::Line,
            part: Some(Part::Names),
            get: |one| one.high.as_ref().map(ToString::to_string),
            set: |one, text, _| store(&mut one.high, text),
        },
    ];

    fn begin(meta: Meta) -> Self {
        Self { meta, answer: None, low: None, high: None }
    }

    crate::domain::record::meta_in_field!();
}
