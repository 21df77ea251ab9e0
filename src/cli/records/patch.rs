//! Field values given by flags or prompts, to be applied to a record.

use std::marker::PhantomData;

use chrono::NaiveTime;

use crate::cli::context::Context;
use crate::cli::entry_form::{self, bracketed};
use crate::cli::error::Error;
use crate::cli::prompt::{AnswerShape, Question, Revised, in_turn};
use crate::cli::{lookup, text_flag};
use crate::clock::Clock;
use crate::domain::record::{
    Asked, BadField, BadRecord, FieldSpec, FocusRef, Input, ParseContext, Record, Surroundings,
};
use crate::domain::text::{Name, Text};
use crate::domain::time::day::Day;
use crate::domain::time::parse_date;
use crate::render::record::shown;
use crate::storage::Reader;

use super::{RecordCommand, focus_refs};

/// Values for some of a record's fields.
#[derive(Debug, Clone)]
pub(crate) struct RecordPatch<R> {
    /// Each with the place of its field.
    pub(super) given: Vec<(usize, FieldValue)>,
    pub(super) of: PhantomData<R>,
}

/// The clock and settings against which field values are parsed.
pub(super) struct ParseClock {
    clock: Clock,
    today: Day,
    day_end: NaiveTime,
    focuses: Vec<FocusRef>,
}

impl ParseClock {
    pub(super) fn of(context: &Context<'_>) -> Self {
        let (clock, day_end) = (context.clock().clone(), context.settings.day_end);
        Self { clock, today: context.today(), day_end, focuses: Vec::new() }
    }

    /// The same with the focuses of a journal, where a kind of record looks them up.
    pub(super) fn with<R: Record>(context: &Context<'_>, journal: &Reader) -> Result<Self, Error> {
        let focuses = focus_refs::<R>(journal)?;
        Ok(Self { focuses, ..Self::of(context) })
    }

    /// What a record is looked up in.
    pub(super) fn surroundings(&self) -> Surroundings<'_> {
        Surroundings { today: self.today, focuses: &self.focuses }
    }

    fn set<R>(
        &self,
        field: &FieldSpec<R>,
        record: &mut R,
        words: Option<&str>,
    ) -> Result<(), BadField> {
        let moment =
            |text: &str| parse_date::any_moment(text, self.clock.now(), self.day_end, &self.clock);
        let reading = ParseContext { today: self.today, focuses: &self.focuses, moment: &moment };
        (field.set)(record, words, &reading)
    }
}

/// How a field was given: as words, from the editor, or cleared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum FieldValue {
    /// These words.
    Words(String),
    /// Whatever an editor leaves.
    InEditor,
    /// It is to have no value.
    Cleared,
}

impl<R: Record> RecordPatch<R> {
    pub(super) fn is_empty(&self) -> bool {
        self.given.is_empty()
    }

    /// Reads the texts that come from standard input or an editor, opened on what `record` has; every
    /// other value is held against its field first.
    ///
    /// # Errors
    /// A usage error that names the flag; what the editor says.
    pub(super) fn resolve(
        &mut self,
        context: &mut Context<'_>,
        now: &ParseClock,
        record: &R,
    ) -> Result<(), Error> {
        self.put_into(&mut record.clone(), now)?;
        for (at, given) in &mut self.given {
            let Some(field) = R::FIELDS.get(*at) else { continue };
            if !matches!(field.input, Input::Text) {
                continue;
            }
            let words = match given {
                FieldValue::Words(words) => Some(words.clone()),
                FieldValue::InEditor => None,
                FieldValue::Cleared => continue,
            };
            let draft = (field.get)(record).unwrap_or_default();
            let flag = format!("--{}", field.flag);
            *given = match text_flag::resolve(context.console, &flag, Some(&words), &draft)? {
                Some(text) => FieldValue::Words(text.as_str().to_owned()),
                None => FieldValue::Cleared,
            };
        }
        Ok(())
    }

    /// Sets the fields of a record.
    ///
    /// # Errors
    /// A usage error that names the flag; one of kind `Refused` for a day that has not come.
    pub(super) fn put_into(&self, record: &mut R, now: &ParseClock) -> Result<(), Error> {
        for (at, given) in &self.given {
            let Some(field) = R::FIELDS.get(*at) else { continue };
            let words = match given {
                FieldValue::Words(words) => Some(words.as_str()),
                FieldValue::InEditor => continue,
                FieldValue::Cleared => None,
            };
            now.set(field, record, words).map_err(|bad| told(field, bad))?;
        }
        record.missing().map_or(Ok(()), |field| Err(missing(field)))?;
        record.check().map_err(Error::from)
    }

    /// Sets the fields of a record that is new, and has to have what a new one has.
    ///
    /// # Errors
    /// As [`put_into`](Self::put_into).
    pub(super) fn put_into_new(&self, record: &mut R, now: &ParseClock) -> Result<(), Error> {
        self.put_into(record, now)?;
        let lacks =
            |field: &&FieldSpec<R>| record.is_required(field.flag) && (field.get)(record).is_none();
        R::FIELDS.iter().find(lacks).map_or(Ok(()), |field| Err(missing(field)))
    }

    /// The record with what is given so far, as far as that fits.
    fn on_trial(&self, now: &ParseClock, record: &R) -> R {
        let mut trial = record.clone();
        for (at, given) in &self.given {
            if let (Some(field), FieldValue::Words(words)) = (R::FIELDS.get(*at), given) {
                // What does not fit is told where it is asked.
                let _ = now.set(field, &mut trial, Some(words));
            }
        }
        trial
    }

    /// Whether the field with this flag is given, in whichever way.
    pub(super) fn gives(&self, flag: &str) -> bool {
        let is_it = |at: usize| R::FIELDS.get(at).is_some_and(|field| field.flag == flag);
        self.given.iter().any(|(at, _)| is_it(*at))
    }

    /// The words given for the field with this flag.
    pub(super) fn words(&self, flag: &str) -> Option<&str> {
        let at = R::FIELDS.iter().position(|field| field.flag == flag)?;
        self.given.iter().find_map(|(place, given)| match given {
            FieldValue::Words(words) if *place == at => Some(words.as_str()),
            _ => None,
        })
    }

    /// The flags of the fields in which two records differ.
    pub(super) fn changed(before: &R, after: &R) -> Vec<&'static str> {
        let differs = |field: &&FieldSpec<R>| (field.get)(before) != (field.get)(after);
        let mut changed: Vec<_> =
            R::FIELDS.iter().filter(differs).map(|field| field.flag).collect();
        if before.meta().name != after.meta().name {
            changed.insert(0, "name");
        }
        changed
    }
}

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
            if !trial.is_asked(field.flag) {
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
                    .tell("This needs an answer; Ctrl-C ends, and nothing is kept.")?;
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
    Kept { words: kept, is_given, is_required }: Kept<'_>,
) -> Result<Revised<String>, Error> {
    let flag = format!("--{}", field.flag);
    let question = Question { text: field.asked.question(), help: field.help, flag: &flag };
    if let Input::Choice(codes) = field.input {
        let codes = codes();
        let before = codes.iter().position(|code| Some(*code) == kept);
        let options: Vec<_> = codes.iter().map(|code| R::option(field.flag, code)).collect();
        let prompt = &mut context.console.prompt;
        let picked = if is_required {
            prompt.pick(&question, &options, before)?
        } else {
            let is_old = before.is_some() && !is_given;
            let unsaid = if is_old { "leave it as it is" } else { "leave it open" };
            prompt.pick_or_leave(&question, &options, unsaid, before)?
        };
        return Ok(match picked {
            None if before.is_some() && is_given && !is_required => Revised::TakenBack,
            None => Revised::Kept,
            Some(at) if Some(at) == before => Revised::Kept,
            Some(at) => Revised::To(codes.get(at).copied().unwrap_or_default().to_owned()),
        });
    }
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

/// The error for a field that is not given.
fn missing<R>(field: &FieldSpec<R>) -> Error {
    let takes = match field.input {
        Input::Choice(codes) => format!("it takes one of: {}", codes().join(", ")),
        _ => field.help.to_owned(),
    };
    Error::usage(format!("--{} is missing", field.flag)).hint(takes)
}

impl From<BadRecord> for Error {
    fn from(bad: BadRecord) -> Self {
        match bad {
            BadRecord::Unclear(_) => Self::usage(bad),
            BadRecord::Impossible(_) => Self::refused(bad),
        }
    }
}

fn told<R>(field: &FieldSpec<R>, bad: BadField) -> Error {
    match bad {
        BadField::Misfit(why) => Error::usage(format!("--{}: {why}", field.flag)),
        BadField::Day(bad) => Error::from(bad),
        BadField::Focus(name, unfound) => lookup::not_found(&lookup::FOCUS, &name, unfound, false),
    }
}
