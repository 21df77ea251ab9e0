//! Prompts for the fields of an entry that no flag has given.

use std::fmt::Display;
use std::str::FromStr;

use super::context::Context;
use super::error::Error;
use super::field_patch::FieldPatch;
use super::prompt::{
    AnswerShape, Asks, Options, Prompt, Question, Revised, in_turn, own_words, yes_or_no,
};
use crate::domain::amount::Amount;
use crate::domain::code::Code;
use crate::domain::entry::feelings;
use crate::domain::entry::field::Field;
use crate::domain::entry::situation::Situation;
use crate::domain::records::focus::Focus;
use crate::domain::scale::Scale;
use crate::domain::text::{BadText, Label};
use crate::render::look::Look;
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

/// "wine: how many drinks".
pub(crate) fn how_much(focus: &Focus, look: &Look) -> String {
    let unit = focus.measure.unit.as_ref().map(|unit| look.line(unit.as_str()));
    let how = unit.map_or_else(|| "how much".to_owned(), |unit| format!("how many {unit}"));
    format!("{}: {how}", look.line(focus.name.as_str()))
}

/// What is said before questions none of which has to be answered.
pub(crate) const INTRO: &str = "Enter skips, ? explains, < goes back, Ctrl-C ends.";

/// The same where each has an answer already.
pub(crate) const KEEPS: &str = "Enter keeps what it says, ? explains, < goes back, Ctrl-C ends.";

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
        let read = |answer: &str| answer.trim().parse::<T>();
        let value = self.revise((field, &[]), &question, AnswerShape::OneLine, read)?;
        if let Some(value) = value {
            self.given.answer(field, &value);
        }
        Ok(())
    }

    /// Asks how much was used of a focus on the day.
    pub(crate) fn amount(&mut self, focus: &Focus) -> Result<(), Error> {
        if self.given.is_settled(Field::Amount) {
            return Ok(());
        }
        let name = focus.name.as_str();
        let kept = bracketed(self.given.answered(Field::Amount, Some(name)));
        let text = format!("{}{kept}", how_much(focus, &self.context.look()));
        let help = "A number for the whole day, like 3 or 2.5. Enter leaves it open.";
        let question = Question { text: &text, help, flag: "--amount" };
        let read = |answer: &str| answer.trim().parse::<Amount>();
        let told = self.revise((Field::Amount, &[name]), &question, AnswerShape::OneLine, read)?;
        if let Some(amount) = told {
            self.given.answer(Field::Amount, &format!("{name}={amount}"));
        }
        Ok(())
    }

    /// Asks for a value of a field, or of the parts of it that are named; `-` takes back what was answered
    /// before.
    fn revise<T, E: Display>(
        &mut self,
        (field, parts): (Field, &[&str]),
        question: &Question,
        takes: AnswerShape,
        read: impl Fn(&str) -> Result<T, E>,
    ) -> Result<Option<T>, Error> {
        let answered = match parts {
            [] => self.given.answered(field, None).is_some(),
            _ => parts.iter().any(|part| self.given.answered(field, Some(part)).is_some()),
        };
        match self.prompt().revise(question, takes, answered, read)? {
            Revised::To(value) => return Ok(Some(value)),
            Revised::TakenBack if parts.is_empty() => self.given.unanswer(field, ""),
            Revised::TakenBack => parts.iter().for_each(|part| self.given.unanswer(field, part)),
            Revised::Kept => {}
        }
        Ok(None)
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
        let before =
            self.given.answered(field, None).map(|told| if told == "yes" { "y" } else { "n" });
        let text = format!("{question} (y/n){}", bracketed(before));
        let question = Question { text: &text, help, flag: &format!("--{field}") };
        let read = |answer: &str| yes_or_no(answer).ok_or(YES_OR_NO);
        if let Some(yes) = self.revise((field, &[]), &question, AnswerShape::OneLine, read)? {
            self.given.answer(field, if yes { &"yes" } else { &"no" });
        }
        Ok(self.given.answered(field, None).map(|told| told == "yes"))
    }

    /// Asks for yes, no or rather not say of a field, or of the parts of it that are named, and gives
    /// the word that flags take for it.
    pub(crate) fn yes_no_skip(
        &mut self,
        (field, parts): (Field, &[&str]),
        question: &str,
        help: &str,
        kept: Option<&str>,
    ) -> Result<Option<&'static str>, Error> {
        let text = format!("{question} (n/y, s: rather not say){}", bracketed(kept));
        let question = Question { text: &text, help, flag: &format!("--{field}") };
        let read = |answer: &str| answer.trim().parse::<Told>();
        let answer = self.revise((field, parts), &question, AnswerShape::OneLine, read)?;
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
        let text = self.revise((field, &[]), &question, AnswerShape::Text, own_words)?;
        if let Some(text) = text {
            self.given.answer(field, &text);
        }
        Ok(())
    }

    /// Asks for short texts of the person's own, parted by commas.
    pub(crate) fn labels(&mut self, field: Field, question: &str, help: &str) -> Result<(), Error> {
        self.value::<Labels>(field, question, help, None)
    }

    /// Asks for feelings; what explains the question has words to begin with.
    pub(crate) fn feelings(&mut self, question: &str) -> Result<(), Error> {
        let words = feelings::STARTERS.join(", ");
        let help = format!("In words of your own, with commas between. To begin with:\n{words}.");
        self.value::<Feelings>(Field::Feeling, question, &help, None)
    }

    /// Asks for situations.
    pub(crate) fn situations(&mut self, question: &str) -> Result<(), Error> {
        if self.given.is_settled(Field::Situation) {
            return Ok(());
        }
        let help = "Choose any that fit. \"None of these\" is an answer too; Enter leaves it open.";
        let question = Question { text: question, help, flag: "--situation" };
        let options: Vec<_> = Situation::ALL.iter().map(|one| situation(*one)).collect();
        let before = self.given.answered(Field::Situation, None).map(|codes| {
            let is_among = |one: &Situation| codes.split(',').any(|code| code == one.code());
            (0..Situation::ALL.len())
                .filter(|at| is_among(&Situation::ALL[*at]))
                .collect::<Vec<_>>()
        });
        let chosen = self.prompt().pick_many(
            &question,
            Options::coded(&options, &Situation::codes()),
            "none of these",
            before.as_deref(),
        )?;
        match chosen.as_deref() {
            None => self.given.unanswer(Field::Situation, ""),
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

/// What is said of another answer to a question for yes or no.
const YES_OR_NO: &str = "Please answer y or n; Enter skips.";
/// The columns of what was answered before, beside its question.
const SHOWN: usize = 30;

/// What Enter keeps, as it stands beside a question.
pub(crate) fn bracketed(kept: Option<&str>) -> String {
    kept.map_or_else(String::new, |kept| format!(" [{kept}]"))
}

/// Asks each of these questions in turn, none of which has to be answered.
///
/// # Errors
/// One of kind `Declined` where every answer was left empty.
pub(crate) fn ask_all(
    context: &mut Context<'_>,
    given: &mut FieldPatch,
    questions: &[Ask],
) -> Result<(), Error> {
    context.console.prompt.tell(INTRO)?;
    let mut form = Form { context: &mut *context, given: &mut *given };
    let asked = in_turn(&mut form, questions, |form, ask| ask(form));
    unless_ended(context, asked, !given.is_empty())?;
    if given.is_empty() {
        return Err(Error::declined("It was left empty; nothing was written."));
    }
    Ok(())
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
pub(crate) fn situation(situation: Situation) -> &'static str {
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

/// Feelings, which are words: a number was meant for a list that stands above.
struct Feelings(Labels);

impl FromStr for Feelings {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text.split(',').any(|word| word.trim().parse::<f64>().is_ok()) {
            return Err("In words, please. ? shows some, and Enter skips.".to_owned());
        }
        text.parse().map(Self).map_err(|bad: BadText| bad.to_string())
    }
}

impl Display for Feelings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl Display for Labels {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let labels: Vec<_> = self.0.iter().map(Label::as_str).collect();
        f.write_str(&labels.join(","))
    }
}
