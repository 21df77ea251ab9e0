//! Prompts for the fields of an entry that no flag has given.

use std::fmt::Display;
use std::str::FromStr;

use super::context::Context;
use super::error::Error;
use super::given::Given;
use super::prompt::Question;
use crate::domain::code::Code;
use crate::domain::edit::Field;
use crate::domain::scale::Scale;
use crate::domain::situation::Situation;
use crate::domain::text::{BadText, Label};

/// A form whose unanswered fields are asked.
pub(crate) struct Form<'f, 'c> {
    pub(crate) context: &'f mut Context<'c>,
    pub(crate) given: &'f mut Given,
}

impl Form<'_, '_> {
    /// Asks for a value. Enter skips it, and so keeps the one that stands, if any.
    pub(crate) fn value<T>(
        &mut self,
        field: Field,
        question: &str,
        help: &str,
        kept: Option<&T>,
    ) -> Result<Option<T>, Error>
    where
        T: FromStr<Err: Display> + Display,
    {
        if self.given.has(field) {
            return Ok(None);
        }
        let kept = kept.map_or_else(String::new, |kept| format!(" [{kept}]"));
        let text = format!("{question}{kept}");
        let question = Question { text: &text, help, flag: &format!("--{field}") };
        let answer = self.context.console.prompt.ask(&question)?;
        if let Some(value) = &answer {
            self.given.set(field, value);
        }
        Ok(answer)
    }

    /// Asks for a rating of what `name` names.
    pub(crate) fn scale(
        &mut self,
        field: Field,
        name: &str,
        help: &str,
        kept: Option<Scale>,
    ) -> Result<(), Error> {
        self.value(field, &format!("{name}, 0 to 10"), help, kept.as_ref()).map(drop)
    }

    /// Asks yes or no.
    pub(crate) fn yes_no(
        &mut self,
        field: Field,
        question: &str,
        help: &str,
    ) -> Result<Option<bool>, Error> {
        if self.given.has(field) {
            return Ok(None);
        }
        let question = Question { text: question, help, flag: &format!("--{field}") };
        let answer = self.context.console.prompt.yes_no(&question)?;
        if let Some(yes) = answer {
            self.given.set(field, if yes { &"yes" } else { &"no" });
        }
        Ok(answer)
    }

    /// Asks for yes, no or rather not say, and gives the word that flags take for it.
    pub(crate) fn yes_no_skip(
        &mut self,
        flag: &str,
        question: &str,
        help: &str,
        kept: Option<&'static str>,
    ) -> Result<Option<&'static str>, Error> {
        let kept = kept.map_or_else(String::new, |kept| format!(" [{kept}]"));
        let text = format!("{question} (n/y, s: rather not say){kept}");
        let answer: Option<Told> =
            self.context.console.prompt.ask(&Question { text: &text, help, flag })?;
        Ok(answer.map(|told| told.0))
    }

    /// Asks for a text.
    pub(crate) fn text(&mut self, field: Field, question: &str, help: &str) -> Result<(), Error> {
        if self.given.has(field) {
            return Ok(());
        }
        let question = Question { text: question, help, flag: &format!("--{field}") };
        if let Some(text) = self.context.console.prompt.text(&question)? {
            self.given.set(field, &text);
        }
        Ok(())
    }

    /// Asks for short texts of the person's own, parted by commas.
    pub(crate) fn labels(&mut self, field: Field, question: &str, help: &str) -> Result<(), Error> {
        self.value::<Labels>(field, question, help, None).map(drop)
    }

    /// Asks for situations.
    pub(crate) fn situations(&mut self, question: &str) -> Result<(), Error> {
        if self.given.has(Field::Situation) {
            return Ok(());
        }
        let help = "Choose any that fit. \"None of these\" is an answer too: it tells such days \
                    apart from those on which you did not say.";
        let question = Question { text: question, help, flag: "--situation" };
        let options: Vec<_> = Situation::ALL.iter().map(|one| situation(*one)).collect();
        let chosen = self.context.console.prompt.pick_many(&question, &options, "none of these")?;
        match chosen.as_deref() {
            None => {}
            Some([]) => self.given.set(Field::Situation, &"none"),
            Some(chosen) => {
                let codes = chosen.iter().filter_map(|at| Situation::ALL.get(*at));
                let codes: Vec<_> = codes.map(|one| one.code()).collect();
                self.given.set(Field::Situation, &codes.join(","));
            }
        }
        Ok(())
    }
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
