//! The scales and questions of the person's own that a check-in answers.

use crate::cli::error::Error;
use crate::cli::lookup;
use crate::domain::entry::own_answer::{BadAnswer, OwnAnswer};
use crate::domain::id::Id;
use crate::domain::record::Record;
use crate::domain::records::own_scale::OwnScale;
use crate::domain::text::Name;

/// An answer as it was given: the name of a scale, and the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Given {
    pub(super) name: Name,
    pub(super) words: String,
}

impl Given {
    /// The answers of these flags: `pain=4,walk=yes`.
    pub(super) fn of_flag(given: &[String]) -> Result<Vec<Self>, Error> {
        let answers = given.iter().flat_map(|answers| answers.split(','));
        let answer = |answer: &str| {
            let (name, words) = answer.split_once('=').ok_or_else(|| {
                Error::usage(format!("--scale: \"{answer}\" names no answer"))
                    .hint("write the name of a scale and its answer, like pain=4")
            })?;
            Ok(Self { name: name.trim().parse()?, words: words.trim().to_owned() })
        };
        answers.map(answer).collect()
    }
}

/// What is answered of which scale.
///
/// # Errors
/// Where a name is that of none or of several, or an answer is none of its form.
pub(super) fn answers(given: &[Given], known: &[OwnScale]) -> Result<Vec<(Id, OwnAnswer)>, Error> {
    let answer = |one: &Given| {
        let scale = lookup::find(&OwnScale::NOUN, known, &one.name)?;
        let read = OwnAnswer::read(scale.form(), &one.words);
        Ok((scale.meta.id, read.map_err(|bad| misfit(scale, &bad))?))
    };
    given.iter().map(answer).collect()
}

fn misfit(scale: &OwnScale, bad: &BadAnswer) -> Error {
    Error::usage(format!("--scale {}: {bad}", scale.meta.name))
}
