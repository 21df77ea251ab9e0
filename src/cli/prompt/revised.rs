//! Taking an answer back at a question that is asked once more.

use std::fmt::Display;

use super::{AnswerShape, Prompt, Question};
use crate::cli::error::Error;

/// What is typed to have no answer again.
const NONE: &str = "-";
/// Added to what `?` explains of a question that was answered.
const HOW: &str = "- takes your answer back.";

/// What became of an answer that may have been given before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Revised<T> {
    /// It stays as it was, if there is one.
    Kept,
    /// There is none any more.
    TakenBack,
    /// It is this one.
    To(T),
}

impl Prompt {
    /// As [`ask_for`](Prompt::ask_for); where it was `answered` before, `-` takes that back.
    ///
    /// # Errors
    /// Those of [`ask_for`](Prompt::ask_for).
    pub(crate) fn revise<T, E: Display>(
        &mut self,
        question: &Question,
        takes: AnswerShape,
        answered: bool,
        read: impl Fn(&str) -> Result<T, E>,
    ) -> Result<Revised<T>, Error> {
        if !answered {
            let answer = self.ask_for(question, takes, read)?;
            return Ok(answer.map_or(Revised::Kept, Revised::To));
        }
        let help = format!("{}\n{HOW}", question.help);
        let question = Question { help: &help, ..*question };
        let answer = self.ask_for(&question, takes, |answer| match answer.trim() {
            NONE => Ok(Revised::TakenBack),
            _ => read(answer).map(Revised::To),
        })?;
        Ok(answer.unwrap_or(Revised::Kept))
    }
}
