//! The answer of a check-in to a scale or question of the person's own.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::domain::code::codes;
use crate::domain::id::Id;
use crate::domain::scale::{OutOfRange, Scale};
use crate::domain::text::{BadText, Label, Name};
use crate::domain::time::day::Day;

codes! {
    /// How a scale of the person's own is answered.
    AnswerForm ("form of answer") {
        /// By a number from 0 to 10.
        Number = "number",
        /// By yes or no.
        YesNo = "yes-no",
        /// In the person's words.
        Words = "words",
    }
}

/// A number, yes or no, or words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum OwnAnswer {
    /// By a number.
    Number(Scale),
    /// By yes or no.
    YesNo(bool),
    /// In words.
    Words(Label),
}

/// An answer in words, of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnWords {
    /// The day.
    pub day: Day,
    /// The id of the scale.
    pub scale: Id,
    /// The words.
    pub words: Label,
}

/// What stands for an answer that is left out, or taken back.
pub const LEFT_OUT: &str = "-";

/// An answer as it was given: the name of a scale, and the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenAnswer {
    /// The name, or the start of one of its words.
    pub name: Name,
    /// The words.
    pub words: String,
}

/// A text that does not answer a scale.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadAnswer {
    /// No number of the scale.
    #[error(transparent)]
    Number(#[from] OutOfRange),
    /// Neither yes nor no.
    #[error("\"{0}\" does not fit; it takes yes or no")]
    YesNo(String),
    /// No words that fit.
    #[error(transparent)]
    Words(#[from] BadText),
}

impl OwnAnswer {
    /// Reads an answer of a form; `None` where there is to be none.
    ///
    /// # Errors
    /// [`BadAnswer`] for what does not fit.
    pub fn given(form: AnswerForm, text: &str) -> Result<Option<Self>, BadAnswer> {
        if text.trim() == LEFT_OUT { Ok(None) } else { Self::read(form, text).map(Some) }
    }

    /// Reads an answer of a form.
    ///
    /// # Errors
    /// [`BadAnswer`] for what does not fit.
    pub fn read(form: AnswerForm, text: &str) -> Result<Self, BadAnswer> {
        let text = text.trim();
        Ok(match form {
            AnswerForm::Number => Self::Number(text.parse()?),
            AnswerForm::YesNo => match text {
                "y" | "yes" => Self::YesNo(true),
                "n" | "no" => Self::YesNo(false),
                _ => return Err(BadAnswer::YesNo(text.to_owned())),
            },
            AnswerForm::Words => Self::Words(text.parse()?),
        })
    }

    /// Its form.
    #[must_use]
    pub fn form(&self) -> AnswerForm {
        match self {
            Self::Number(_) => AnswerForm::Number,
            Self::YesNo(_) => AnswerForm::YesNo,
            Self::Words(_) => AnswerForm::Words,
        }
    }

    /// The number, where it is one.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(scale) => Some(f64::from(*scale)),
            Self::YesNo(_) | Self::Words(_) => None,
        }
    }

    /// The words, where it is in words.
    #[must_use]
    pub fn words(&self) -> Option<&Label> {
        match self {
            Self::Words(words) => Some(words),
            Self::Number(_) | Self::YesNo(_) => None,
        }
    }
}

impl fmt::Display for OwnAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(scale) => scale.fmt(f),
            Self::YesNo(true) => f.write_str("yes"),
            Self::YesNo(false) => f.write_str("no"),
            Self::Words(words) => words.fmt(f),
        }
    }
}

/// What an answer of a form takes, in a few words.
#[must_use]
pub fn takes(form: AnswerForm) -> &'static str {
    match form {
        AnswerForm::Number => "0 to 10",
        AnswerForm::YesNo => "y/n",
        AnswerForm::Words => "in your words",
    }
}

/// An answer of a form, to show how one is written.
#[must_use]
pub fn example(form: AnswerForm) -> &'static str {
    match form {
        AnswerForm::Number => "3",
        AnswerForm::YesNo => "y",
        AnswerForm::Words => "a call",
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(AnswerForm::Number, "4", "4")]
    #[case(AnswerForm::YesNo, "y", "true")]
    #[case(AnswerForm::YesNo, "no", "false")]
    #[case(AnswerForm::Words, "my sister", "\"my sister\"")]
    fn answers(#[case] form: AnswerForm, #[case] text: &str, #[case] json: &str) {
        let answer = OwnAnswer::read(form, text).unwrap();
        assert_eq!(serde_json::to_string(&answer).unwrap(), json);
        assert_eq!(serde_json::from_str::<OwnAnswer>(json).unwrap(), answer);
        assert_eq!(answer.form(), form);
    }

    #[rstest]
    #[case(AnswerForm::Number, "11")]
    #[case(AnswerForm::Number, "yes")]
    #[case(AnswerForm::YesNo, "4")]
    #[case(AnswerForm::Words, "")]
    #[case(AnswerForm::Words, "one, two")]
    fn others_are_none(#[case] form: AnswerForm, #[case] text: &str) {
        assert!(OwnAnswer::read(form, text).is_err());
    }
}
