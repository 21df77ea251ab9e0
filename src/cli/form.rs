//! Prompts for the fields of an entry that no flag has given.

use std::fmt::Display;
use std::str::FromStr;

use super::context::Context;
use super::error::Error;
use super::field_patch::FieldPatch;
use super::prompt::{Asks, Prompt, Question};
use crate::domain::code::Code;
use crate::domain::entry::edit::Field;
use crate::domain::entry::situation::Situation;
use crate::domain::scale::Scale;
use crate::domain::text::{BadText, Label};
use crate::render::sanitize;

/// A form whose unanswered fields are asked.
pub(crate) struct Form<'f, 'c> {
    pub(crate) context: &'f mut Context<'c>,
    pub(crate) given: &'f mut FieldPatch,
}

impl Asks for Form<'_, '_> {
    fn prompt(&mut self) -> &mut Prompt {
        self.context.prompt()
    }
}

/// A question of a form.
pub(crate) type Ask = fn(&mut Form<'_, '_>) -> Result<(), Error>;

/// What `?` says of a text of the person's own.
pub(crate) const AS_YOU_LIKE: &str =
    "As much or as little as you like; several lines can be pasted.";

impl Form<'_, '_> {
    /// Asks for a value. Enter skips it, and so keeps the one that stands, if any.
    pub(crate) fn value<T>(
        &mut self,
        field: Field,
        question: &str,
        help: &str,
        kept: Option<&T>,
    ) -> Result<(), Error>
    where
        T: FromStr<Err: Display> + Display,
    {
        if self.given.is_settled(field) {
            return Ok(());
        }
        let kept = match self.given.answered(field, None) {
            Some(answer) => Some(answer.to_owned()),
            None => kept.map(ToString::to_string),
        };
        let text = format!("{question}{}", bracketed(kept.as_deref()));
        let question = Question { text: &text, help, flag: &format!("--{field}") };
        if let Some(value) = self.prompt().ask::<T>(&question)? {
            self.given.answer(field, &value);
        }
        Ok(())
    }

    /// Asks for a rating of what `name` names.
    pub(crate) fn scale(
        &mut self,
        field: Field,
        name: &str,
        help: &str,
        kept: Option<Scale>,
    ) -> Result<(), Error> {
        self.value(field, &format!("{name}, 0 to 10"), help, kept.as_ref())
    }

    /// Asks yes or no.
    pub(crate) fn yes_no(
        &mut self,
        field: Field,
        question: &str,
        help: &str,
    ) -> Result<Option<bool>, Error> {
        if self.given.is_settled(field) {
            return Ok(None);
        }
        let before = self.given.answered(field, None).map(|told| told == "yes");
        let question = Question { text: question, help, flag: &format!("--{field}") };
        let answer = self.prompt().yes_no(&question, before)?;
        if let Some(yes) = answer {
            self.given.answer(field, if yes { &"yes" } else { &"no" });
        }
        Ok(answer)
    }

    /// Asks for yes, no or rather not say, and gives the word that flags take for it.
    pub(crate) fn yes_no_skip(
        &mut self,
        flag: &str,
        question: &str,
        help: &str,
        kept: Option<&str>,
    ) -> Result<Option<&'static str>, Error> {
        let text = format!("{question} (n/y, s: rather not say){}", bracketed(kept));
        let answer: Option<Told> = self.prompt().ask(&Question { text: &text, help, flag })?;
        Ok(answer.map(|told| told.0))
    }

    /// Asks for a text.
    pub(crate) fn text(&mut self, field: Field, question: &str, help: &str) -> Result<(), Error> {
        if self.given.is_settled(field) {
            return Ok(());
        }
        let before = self.given.answered(field, None).and_then(|text| text.lines().next());
        let unicode = self.context.console.environment.unicode;
        let before = before.map(|line| sanitize::cut(line, SHOWN, unicode));
        let text = format!("{question}{}", bracketed(before.as_deref()));
        let question = Question { text: &text, help, flag: &format!("--{field}") };
        if let Some(text) = self.prompt().text(&question)? {
            self.given.answer(field, &text);
        }
        Ok(())
    }

    /// Asks for short texts of the person's own, parted by commas.
    pub(crate) fn labels(&mut self, field: Field, question: &str, help: &str) -> Result<(), Error> {
        self.value::<Labels>(field, question, help, None)
    }

    /// Asks for situations.
    pub(crate) fn situations(&mut self, question: &str) -> Result<(), Error> {
        if self.given.is_settled(Field::Situation) {
            return Ok(());
        }
        let help = "Choose any that fit. \"None of these\" is an answer too: it tells such days \
                    apart from those on which you did not say.";
        let question = Question { text: question, help, flag: "--situation" };
        let options: Vec<_> = Situation::ALL.iter().map(|one| situation(*one)).collect();
        let before = self.given.answered(Field::Situation, None).map(|codes| {
            let is_among = |one: &Situation| codes.split(',').any(|code| code == one.code());
            (0..Situation::ALL.len())
                .filter(|at| is_among(&Situation::ALL[*at]))
                .collect::<Vec<_>>()
        });
        let chosen =
            self.prompt().pick_many(&question, &options, "none of these", before.as_deref())?;
        match chosen.as_deref() {
            None => {}
            Some([]) => self.given.answer(Field::Situation, &"none"),
            Some(chosen) => {
                let codes = chosen.iter().filter_map(|at| Situation::ALL.get(*at));
                let codes: Vec<_> = codes.map(|one| one.code()).collect();
                self.given.answer(Field::Situation, &codes.join(","));
            }
        }
        Ok(())
    }
}

/// The columns of what was answered before, beside its question.
const SHOWN: usize = 30;

/// What Enter keeps, as it stands beside a question.
pub(crate) fn bracketed(kept: Option<&str>) -> String {
    kept.map_or_else(String::new, |kept| format!(" [{kept}]"))
}

/// What becomes of questions of which some were answered: where the person ended them, they are
/// asked whether to keep that.
///
/// # Errors
/// Those of the questions, and where nothing is to be kept.
pub(crate) fn unless_ended(
    context: &mut Context<'_>,
    asked: Result<(), Error>,
    answered: bool,
) -> Result<(), Error> {
    match asked {
        Err(error) if answered && error.ends_conversation() => {
            context.console.prompt.keep_or_end().inspect_err(|_| context.console.discard_drafts())
        }
        asked => asked,
    }
}

/// A situation as it is offered, with what it covers.
fn situation(situation: Situation) -> &'static str {
    match situation {
        Situation::UnpleasantEmotions => "feeling low, angry, lonely or bored",
        Situation::PhysicalDiscomfort => "feeling ill or in pain, hungry, tired, in withdrawal",
        Situation::PleasantEmotions => "feeling good, and wanting more of it",
        Situation::TestingControl => "thinking I can use just a little",
        Situation::UrgesTemptations => "sudden urges: out of the blue, or on seeing it",
        Situation::Conflict => "conflict with others",
        Situation::SocialPressure => "pressure from others: an offer, people who use",
        Situation::PleasantTimes => "good times with others",
    }
}

/// Yes, no or rather not say, in a letter or a word.
struct Told(&'static str);

impl FromStr for Told {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.to_lowercase().as_str() {
            "n" | "no" => Ok(Self("no")),
            "y" | "yes" => Ok(Self("yes")),
            "s" | "skip" => Ok(Self("skip")),
            _ => Err("Please answer n, y or s; Enter leaves it open."),
        }
    }
}

/// Short texts parted by commas.
struct Labels(Vec<Label>);

impl FromStr for Labels {
    type Err = BadText;

    fn from_str(text: &str) -> Result<Self, BadText> {
        text.split(',').map(|label| label.trim().parse()).collect::<Result<_, _>>().map(Self)
    }
}

impl Display for Labels {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let labels: Vec<_> = self.0.iter().map(Label::as_str).collect();
        f.write_str(&labels.join(","))
    }
}
