//! Asks for the fields of a record, one after the other.

use std::borrow::Cow;

use crate::cli::context::Context;
use crate::cli::entry_form::{self, bracketed};
use crate::cli::error::Error;
use crate::cli::prompt::{AnswerShape, Options, Prompt, Question, Revised, in_turn};
use crate::domain::record::{Asked, BadField, FieldSpec, Input, Record};
use crate::domain::text::{Name, Text};
use crate::render::choice;
use crate::render::record::shown;

use super::RecordCommand;
use super::patch::{FieldValue, ParseClock, RecordPatch};

/// What a record is asked for.
pub(super) enum Purpose<'n> {
    /// To be added under a name that is asked too.
    Name(&'n mut Option<Name>),
    /// To be added under the name that it has or that follows from its words.
    Add,
    /// To be changed, with its name where it has one that is asked.
    Edit(Option<&'n mut Option<Name>>),
}

impl<R: RecordCommand> RecordPatch<R> {
    /// Asks for every field that is not given, with the value that it has; Enter leaves it. Of one that
    /// is added it asks nothing that only comes later.
    ///
    /// # Errors
    /// Those of the prompts.
    pub(super) fn ask(
        &mut self,
        context: &mut Context<'_>,
        now: &ParseClock,
        record: &R,
        purpose: Purpose<'_>,
    ) -> Result<(), Error> {
        let edits = matches!(purpose, Purpose::Edit(_));
        let mut no_name = None;
        let (named, name) = match purpose {
            Purpose::Name(name) | Purpose::Edit(Some(name)) => (true, name),
            Purpose::Add | Purpose::Edit(None) => (false, &mut no_name),
        };
        let given: Vec<_> = self.given.iter().map(|(at, _)| *at).collect();
        let is_open = |(at, field): &(usize, &FieldSpec<R>)| {
            !given.contains(at) && (edits || matches!(field.asked, Asked::Always(_)))
        };
        let fields = R::FIELDS.iter().enumerate().filter(is_open).map(Some);
        let questions: Vec<_> = named.then_some(None).into_iter().chain(fields).collect();
        context.console.prompt.tell(if edits { entry_form::KEEPS } else { entry_form::INTRO })?;
        in_turn(context, &questions, |context, question| {
            let Some((at, field)) = question else {
                *name = Some(ask_name::<R>(context, name.as_ref())?);
                return Ok(());
            };
            let trial = self.on_trial(now, record);
            // With one focus there is nothing to tell apart.
            let is_known = matches!(field.input, Input::Focus) && now.kept_focuses().count() < 2;
            if is_known || !trial.is_asked(field.flag) {
                return Ok(());
            }
            let before = (field.get)(&trial);
            let is_given = self.given.iter().any(|(place, _)| place == at);
            let is_required = trial.is_required(field.flag);
            let kept = Kept { words: before.as_deref(), is_given, is_required };
            let answer = loop {
                let answer = ask::<R>(context, now, field, kept)?;
                let is_there = match &answer {
                    Revised::To(_) => true,
                    Revised::Kept => before.is_some(),
                    Revised::TakenBack => false,
                };
                if is_there || !is_required {
                    break answer;
                }
                context
                    .console
                    .prompt
                    .tell("This needs an answer; Ctrl-C ends, and nothing is saved.")?;
            };
            if answer != Revised::Kept {
                self.given.retain(|(place, _)| place != at);
            }
            if let Revised::To(words) = answer {
                self.given.push((*at, FieldValue::Words(words)));
            }
            Ok(())
        })
    }
}

/// Asks for the name of a record; Enter leaves the one that was given `before`.
pub(super) fn ask_name<R: Record>(
    context: &mut Context<'_>,
    before: Option<&Name>,
) -> Result<Name, Error> {
    let text = format!("The name of the {}{}", R::NOUN.one, bracketed(before.map(Name::as_str)));
    let help = "As you call it; 1 to 60 characters.";
    let question = Question { text: &text, help, flag: "NAME" };
    match before {
        Some(before) => {
            Ok(context.console.prompt.ask(&question)?.unwrap_or_else(|| before.clone()))
        }
        None => context.console.prompt.need(&question),
    }
}

/// What a field has while it is asked for.
#[derive(Clone, Copy)]
struct Kept<'k> {
    words: Option<&'k str>,
    /// Whether that was answered just now.
    is_given: bool,
    /// Whether it has to have something.
    is_required: bool,
}

fn ask<R: RecordCommand>(
    context: &mut Context<'_>,
    now: &ParseClock,
    field: &FieldSpec<R>,
    answered: Kept<'_>,
) -> Result<Revised<String>, Error> {
    let flag = format!("--{}", field.flag);
    let question = Question { text: field.asked.question(), help: field.help, flag: &flag };
    let listed = match field.input {
        Input::Choice(list) => {
            let words = |code| {
                R::option(field.flag, code)
                    .map_or_else(|| choice::words(list, code), Cow::Borrowed)
                    .into_owned()
            };
            Some(list.codes().into_iter().map(|code| (code.to_owned(), words(code))).collect())
        }
        Input::Focus => {
            let look = context.look();
            let names = now.kept_focuses().map(|focus| focus.name.as_str());
            Some(names.map(|name| (name.to_owned(), look.line(name).into_owned())).collect())
        }
        _ => None,
    };
    if let Some(listed) = listed {
        let unsaid =
            if matches!(field.input, Input::Focus) { "any of them" } else { "leave it open" };
        return pick(&mut context.console.prompt, &question, (listed, unsaid), answered);
    }
    let Kept { words: kept, is_given, .. } = answered;
    let kept = kept.filter(|kept| !kept.contains('\n'));
    let kept = kept.map(|kept| shown(field.input, kept, &context.look(), now.today));
    let like = match field.input {
        Input::Schedule => ", like day, mon,thu or 2d",
        Input::Moment => ", like \"fri 10:00\"",
        Input::After => ", like 30d or 5m",
        _ => "",
    };
    let text = format!("{}{like}{}", question.text, bracketed(kept.as_deref()));
    let question = Question { text: &text, ..question };
    if matches!(field.input, Input::Text) {
        let read = |answer: &str| answer.parse().map(|text: Text| text.as_str().to_owned());
        return context.console.prompt.revise(&question, AnswerShape::Text, is_given, read);
    }
    let trial = |answer: &str| -> Result<String, BadField> {
        let answer = answer.trim();
        let mut trial = trial_record::<R>()?;
        now.set(field, &mut trial, Some(answer))?;
        Ok(answer.to_owned())
    };
    context.console.prompt.revise(&question, AnswerShape::OneLine, is_given, trial)
}

/// Lets one of some values be picked, each beside the words for it; `unsaid` is for none of them.
fn pick(
    prompt: &mut Prompt,
    question: &Question,
    (listed, unsaid): (Vec<(String, String)>, &str),
    Kept { words: kept, is_given, is_required }: Kept<'_>,
) -> Result<Revised<String>, Error> {
    let before = listed.iter().position(|(value, _)| Some(value.as_str()) == kept);
    let (values, words): (Vec<_>, Vec<_>) =
        listed.iter().map(|(value, words)| (value.as_str(), words.as_str())).unzip();
    let options = Options::coded(&words, &values);
    let picked = if is_required {
        prompt.pick(question, options, before)?
    } else {
        let is_old = before.is_some() && !is_given;
        let unsaid = if is_old { "leave it as it is" } else { unsaid };
        prompt.pick_or_leave(question, options, unsaid, before)?
    };
    Ok(match picked {
        None if before.is_some() && is_given && !is_required => Revised::TakenBack,
        None => Revised::Kept,
        Some(at) if Some(at) == before => Revised::Kept,
        Some(at) => {
            let value = listed.into_iter().nth(at).map(|(value, _)| value);
            value.map_or(Revised::Kept, Revised::To)
        }
    })
}

/// A record to try a value on.
fn trial_record<R: Record>() -> Result<R, BadField> {
    use crate::domain::id::Id;
    use crate::domain::record::Meta;
    use crate::domain::time::moment::Instant;
    let unreadable = || BadField::Misfit("it cannot be read".to_owned());
    let name = "x".parse().map_err(|_| unreadable())?;
    let updated_at = Instant::from_seconds(0).ok_or_else(unreadable)?;
    let id = Id::UNWRITTEN;
    Ok(R::begin(Meta { id, name, position: 0, archived_at: None, updated_at }))
}
