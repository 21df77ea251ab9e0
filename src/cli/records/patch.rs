//! Field values given by flags or prompts, to be applied to a record.

use std::marker::PhantomData;

use chrono::NaiveTime;

use crate::app::record_surroundings::focus_refs;
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::{lookup, text_flag};
use crate::clock::Clock;
use crate::domain::record::{
    BadField, BadRecord, FieldSpec, FocusRef, Input, ParseContext, Record, Surroundings,
};
use crate::domain::time::day::Day;
use crate::domain::time::parse_date;
use crate::storage::Reader;

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
    pub(super) today: Day,
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

    /// The focuses that are not put away.
    pub(super) fn kept_focuses(&self) -> impl Iterator<Item = &FocusRef> {
        self.focuses.iter().filter(|focus| !focus.is_archived)
    }

    pub(super) fn set<R>(
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
    pub(super) fn on_trial(&self, now: &ParseClock, record: &R) -> R {
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

/// The error for a field that is not given.
fn missing<R: Record>(field: &FieldSpec<R>) -> Error {
    if R::WORDS == Some(field.flag) {
        return Error::usage("WORDS is missing, and nothing is asked here")
            .hint("give WORDS, or run this on a terminal");
    }
    let takes = match field.input {
        Input::Choice(list) => format!("it takes one of: {}", list.codes().join(", ")),
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
