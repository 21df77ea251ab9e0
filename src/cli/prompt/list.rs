//! Lists whose options are chosen by typing their numbers or first letters.

use std::fmt::Display;

use super::{AnswerShape, Prompt, Question, Revised};
use crate::cli::error::Error;

/// Added to what `?` explains of a list.
const HOW: &str = "Type its number, or its first letters.";

/// Options with the numbers that choose them.
struct Choices<'o> {
    /// The option with the number 0, which chooses nothing of the others.
    zero: Option<&'o str>,
    /// The number of the first of the options.
    from: usize,
    options: &'o [&'o str],
}

impl Prompt {
    /// Lets one of `options` be chosen; Enter takes the one that is `marked`, or none.
    pub(crate) fn pick(
        &mut self,
        question: &Question,
        options: &[&str],
        marked: Option<usize>,
    ) -> Result<Option<usize>, Error> {
        let choices = Choices { zero: None, from: 1, options };
        let chosen = self.choose(question, &choices, marked.map(|at| at + 1))?;
        Ok(chosen.and_then(|number| number.checked_sub(1)))
    }

    /// Lets one of `options` be chosen that cannot be skipped; Enter takes the one that is `marked`.
    ///
    /// # Errors
    /// A usage error that names the flag where nobody can be asked.
    pub(crate) fn need_pick(
        &mut self,
        question: &Question,
        options: &[&str],
        marked: Option<usize>,
    ) -> Result<usize, Error> {
        self.needed(question, |prompt| prompt.pick(question, options, marked))
    }

    /// Lets one of `options` be chosen that cannot be skipped, where they are numbered from 0 as on the form
    /// that they come from; Enter takes the one that is `marked`.
    ///
    /// # Errors
    /// A usage error that names the flag where nobody can be asked.
    pub(crate) fn need_score(
        &mut self,
        question: &Question,
        options: &[&str],
        marked: Option<usize>,
    ) -> Result<usize, Error> {
        let choices = Choices { zero: None, from: 0, options };
        self.needed(question, |prompt| prompt.choose(question, &choices, marked))
    }

    /// Lets one of `options` be chosen, or another answer be typed, which `read` understands and `or`
    /// describes: "or a day". Enter takes the option that is `marked`.
    pub(crate) fn pick_or_type<T, E: Display>(
        &mut self,
        question: &Question,
        options: &[&str],
        marked: usize,
        (or, read): (&str, impl Fn(&str) -> Result<T, E>),
    ) -> Result<Option<PickedOrTyped<T>>, Error> {
        let choices = Choices { zero: None, from: 1, options };
        self.list(question.text, &choices, Some(marked + 1))?;
        let text = format!("{}, 1 to {}, {or}", question.text, options.len());
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
    pub(crate) fn pick_or_leave(
        &mut self,
        question: &Question,
        options: &[&str],
        unsaid: &str,
        marked: Option<usize>,
    ) -> Result<Option<usize>, Error> {
        let choices = Choices { zero: Some(unsaid), from: 1, options };
        let chosen = self.choose(question, &choices, Some(marked.map_or(0, |at| at + 1)))?;
        Ok(chosen.and_then(|number| number.checked_sub(1)))
    }

    /// Lets any of `options` be chosen; Enter takes those that were `before`, and `-` takes them back.
    /// Absent when it was not answered, as apart from an empty choice, which is the option named `none`.
    pub(crate) fn pick_many(
        &mut self,
        question: &Question,
        options: &[&str],
        none: &str,
        before: Option<&[usize]>,
    ) -> Result<Option<Vec<usize>>, Error> {
        let choices = Choices { zero: Some(none), from: 1, options };
        self.list(question.text, &choices, None)?;
        let numbers = before.map(|before| match before {
            [] => "0".to_owned(),
            some => some.iter().map(|at| (at + 1).to_string()).collect::<Vec<_>>().join(","),
        });
        let kept = numbers.map_or_else(String::new, |numbers| format!(" [{numbers}]"));
        let like = if options.len() == 1 { "0 or 1" } else { "like 1,3" };
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
        let numbered = (choices.from..).zip(choices.options.iter().copied());
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
pub(crate) fn place_of(answer: &str, options: &[&str]) -> Result<usize, String> {
    let typed = Choices { zero: None, from: 1, options }.one(answer)?;
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

/// What was typed, as numbers.
#[derive(Debug)]
struct Typed {
    numbers: Vec<usize>,
    /// Whether any was found by its letters, so that it is to be said which.
    by_letters: bool,
}

impl Choices<'_> {
    fn first(&self) -> usize {
        if self.zero.is_some() { 0 } else { self.from }
    }

    fn last(&self) -> usize {
        (self.from + self.options.len()).saturating_sub(1)
    }

    fn numbered(&self) -> impl Iterator<Item = (usize, &str)> {
        let zero = self.zero.map(|zero| (0, zero));
        zero.into_iter().chain((self.from..).zip(self.options.iter().copied()))
    }

    fn said(&self, numbers: &[usize]) -> String {
        let chosen = self.numbered().filter(|(number, _)| numbers.contains(number));
        chosen.map(|(_, option)| option).collect::<Vec<_>>().join(", ")
    }

    fn one(&self, answer: &str) -> Result<Typed, String> {
        let answer = answer.trim();
        if let Ok(number) = answer.parse::<usize>() {
            let known = (self.first()..=self.last()).contains(&number);
            return if known {
                Ok(Typed { numbers: vec![number], by_letters: false })
            } else {
                Err(self.unknown(answer))
            };
        }
        match self.by_letters(answer)[..] {
            [number] => Ok(Typed { numbers: vec![number], by_letters: true }),
            [] => Err(self.unknown(answer)),
            _ => Err(format!("\"{answer}\" fits several of them; type more of it, or its number")),
        }
    }

    fn several(&self, answer: &str) -> Result<Typed, String> {
        // The words of one option may have spaces between them.
        if let Ok(one) = self.one(answer) {
            return Ok(one);
        }
        let mut all = Typed { numbers: Vec::new(), by_letters: false };
        for word in answer.split([',', ' ']).filter(|word| !word.is_empty()) {
            let one = self.one(word)?;
            if one.numbers == [0] {
                return Err("0 means none of them, so it stands alone".to_owned());
            }
            all.numbers.extend(one.numbers);
            all.by_letters |= one.by_letters;
        }
        Ok(all)
    }

    /// The numbers of the options that begin with these letters, else of those with a word that does.
    fn by_letters(&self, letters: &str) -> Vec<usize> {
        let letters = letters.to_lowercase();
        let found = |fits: &dyn Fn(&str) -> bool| -> Vec<usize> {
            let fitting = self.numbered().filter(|(_, option)| fits(&option.to_lowercase()));
            fitting.map(|(number, _)| number).collect()
        };
        let whole = found(&|option| option == letters);
        if !whole.is_empty() {
            return whole;
        }
        let begins = found(&|option| {
            let without = ["a ", "an ", "the "].iter().find_map(|word| option.strip_prefix(word));
            option.starts_with(&letters) || without.is_some_and(|rest| rest.starts_with(&letters))
        });
        if !begins.is_empty() {
            return begins;
        }
        found(&|option| {
            let words = option.split(|c: char| !c.is_alphanumeric());
            words.into_iter().any(|word| word.starts_with(&letters))
        })
    }

    fn unknown(&self, answer: &str) -> String {
        format!(
            "\"{answer}\" is not a number from {} to {}, and nothing in the list begins so",
            self.first(),
            self.last()
        )
    }
}
