//! Lists whose options are chosen by typing their numbers or first letters.

use std::fmt::Display;

use super::choices::{Choices, Options, Typed};
use super::{AnswerShape, Prompt, Question, Revised};
use crate::cli::error::Error;

/// Added to what `?` explains of a list.
const HOW: &str = "Type its number, or its first letters.";

impl Prompt {
    /// Lets one of `options` be chosen; Enter takes the one that is `marked`, or none.
    pub(crate) fn pick<'o>(
        &mut self,
        question: &Question,
        options: impl Into<Options<'o>>,
        marked: Option<usize>,
    ) -> Result<Option<usize>, Error> {
        let choices = Choices { zero: None, from: 1, options: options.into() };
        let chosen = self.choose(question, &choices, marked.map(|at| at + 1))?;
        Ok(chosen.and_then(|number| number.checked_sub(1)))
    }

    /// Lets one of `options` be chosen that cannot be skipped; Enter takes the one that is `marked`.
    ///
    /// # Errors
    /// A usage error that names the flag where nobody can be asked.
    pub(crate) fn need_pick<'o>(
        &mut self,
        question: &Question,
        options: impl Into<Options<'o>>,
        marked: Option<usize>,
    ) -> Result<usize, Error> {
        let options = options.into();
        self.needed(question, |prompt| prompt.pick(question, options, marked))
    }

    /// Lets one of `options` be chosen that cannot be skipped, where they are numbered from 0 as on the form
    /// that they come from; Enter takes the one that is `marked`.
    ///
    /// # Errors
    /// A usage error that names the flag where nobody can be asked.
    pub(crate) fn need_score<'o>(
        &mut self,
        question: &Question,
        options: impl Into<Options<'o>>,
        marked: Option<usize>,
    ) -> Result<usize, Error> {
        let choices = Choices { zero: None, from: 0, options: options.into() };
        self.needed(question, |prompt| prompt.choose(question, &choices, marked))
    }

    /// Lets one of `options` be chosen, or another answer be typed, which `read` understands and `or`
    /// describes: "or a day". Enter takes the option that is `marked`.
    pub(crate) fn pick_or_type<'o, T, E: Display>(
        &mut self,
        question: &Question,
        options: impl Into<Options<'o>>,
        marked: usize,
        (or, read): (&str, impl Fn(&str) -> Result<T, E>),
    ) -> Result<Option<PickedOrTyped<T>>, Error> {
        let choices = Choices { zero: None, from: 1, options: options.into() };
        self.list(question.text, &choices, Some(marked + 1))?;
        let text = format!("{}, 1 to {}, {or}", question.text, choices.last());
        let question = Question { text: &text, ..*question };
        let answer = self.ask_as(&question, |answer| {
            let number = choices.one(answer).ok().and_then(|typed| typed.numbers.first().copied());
            match number.and_then(|number| number.checked_sub(1)) {
                Some(at) => Ok::<_, E>(PickedOrTyped::Picked(at)),
                None => read(answer.trim()).map(PickedOrTyped::Typed),
            }
        })?;
        Ok(answer.or_else(|| self.can_ask().then_some(PickedOrTyped::Picked(marked))))
    }

    /// Lets one of `options` be chosen that say how somebody is, or none of them, which is called
    /// `unsaid`; Enter takes the one that is `marked`, else none.
    pub(crate) fn pick_or_leave<'o>(
        &mut self,
        question: &Question,
        options: impl Into<Options<'o>>,
        unsaid: &str,
        marked: Option<usize>,
    ) -> Result<Option<usize>, Error> {
        let choices = Choices { zero: Some(unsaid), from: 1, options: options.into() };
        let chosen = self.choose(question, &choices, Some(marked.map_or(0, |at| at + 1)))?;
        Ok(chosen.and_then(|number| number.checked_sub(1)))
    }

    /// Lets any of `options` be chosen; Enter takes those that were `before`, and `-` takes them back.
    /// Absent when it was not answered, as apart from an empty choice, which is the option named `none`.
    pub(crate) fn pick_many<'o>(
        &mut self,
        question: &Question,
        options: impl Into<Options<'o>>,
        none: &str,
        before: Option<&[usize]>,
    ) -> Result<Option<Vec<usize>>, Error> {
        let choices = Choices { zero: Some(none), from: 1, options: options.into() };
        self.list(question.text, &choices, None)?;
        let numbers = before.map(|before| match before {
            [] => "0".to_owned(),
            some => some.iter().map(|at| (at + 1).to_string()).collect::<Vec<_>>().join(","),
        });
        let kept = numbers.map_or_else(String::new, |numbers| format!(" [{numbers}]"));
        let like = if choices.last() == 1 { "0 or 1" } else { "like 1,3" };
        let text = format!("{}, {like}{kept}", question.text);
        let help = format!(
            "{}\nType the numbers of those that fit, or their first letters.",
            question.help
        );
        let question = Question { text: &text, help: &help, ..*question };
        let answered = before.is_some();
        let chosen = self
            .revise(&question, AnswerShape::OneLine, answered, |answer| choices.several(answer))?;
        if let Revised::To(Typed { numbers, by_letters: true }) = &chosen {
            self.tell(&choices.said(numbers))?;
        }
        let mut chosen = match (chosen, before) {
            (Revised::To(typed), _) => {
                typed.numbers.iter().filter_map(|one| one.checked_sub(1)).collect()
            }
            (Revised::Kept, Some(before)) if self.can_ask() => before.to_vec(),
            (Revised::Kept | Revised::TakenBack, _) => return Ok(None),
        };
        chosen.sort_unstable();
        chosen.dedup();
        Ok(Some(chosen))
    }

    /// The number that is typed, or marked and taken by Enter.
    fn choose(
        &mut self,
        question: &Question,
        choices: &Choices<'_>,
        marked: Option<usize>,
    ) -> Result<Option<usize>, Error> {
        self.list(question.text, choices, marked)?;
        let text = match (choices.first(), choices.last()) {
            (1, 1) => question.text.to_owned(),
            (first, last) => format!("{}, {first} to {last}", question.text),
        };
        let help = format!("{}\n{HOW}", question.help);
        let question = Question { text: &text, help: &help, ..*question };
        let chosen = self.ask_as(&question, |answer| choices.one(answer))?;
        if let Some(Typed { numbers, by_letters: true }) = &chosen {
            self.tell(&choices.said(numbers))?;
        }
        Ok(match chosen {
            Some(typed) => typed.numbers.first().copied(),
            None => marked.filter(|_| self.can_ask()),
        })
    }

    /// Names the question before its options, for those who hear them one by one.
    fn list(
        &mut self,
        text: &str,
        choices: &Choices<'_>,
        marked: Option<usize>,
    ) -> Result<(), Error> {
        self.tell(&format!("{text}:"))?;
        let numbered = (choices.from..).zip(choices.options.words.iter().copied());
        for (number, option) in numbered.chain(choices.zero.map(|zero| (0, zero))) {
            let enter = if marked == Some(number) { " (Enter)" } else { "" };
            self.tell(&format!("{number:2}  {option}{enter}"))?;
        }
        Ok(())
    }
}

/// The place of the option that an answer names by its number or first letters.
///
/// # Errors
/// What to say to the person of an answer that names none, or several.
pub(crate) fn place_of<'o>(answer: &str, options: impl Into<Options<'o>>) -> Result<usize, String> {
    let typed = Choices { zero: None, from: 1, options: options.into() }.one(answer)?;
    Ok(typed.numbers.first().map_or(0, |number| number - 1))
}

/// An answer to a question that names options and takes others too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PickedOrTyped<T> {
    /// The option at this place.
    Picked(usize),
    /// Another answer.
    Typed(T),
}
