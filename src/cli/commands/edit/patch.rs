//! What is to change of an entry.

use chrono::{MappedLocalTime, NaiveDateTime, NaiveTime};

use crate::cli::error::Error;
use crate::cli::field_patch::{FieldPatch, Known};
use crate::cli::when_args::not_come;
use crate::clock::Clock;
use crate::domain::code::Code;
use crate::domain::entry::edit::FieldMut;
use crate::domain::entry::field::Field;
use crate::domain::entry::{Body, Entry, EntryKind};
use crate::domain::time::day::Day;
use crate::domain::time::horizon::Horizon;
use crate::domain::time::moment::Moment;
use crate::domain::time::parse_date::{self, BadWhen, Zone};
use crate::render::format;

/// What days and times are read against.
pub(super) struct Times {
    pub(super) clock: Clock,
    pub(super) horizon: Horizon,
    pub(super) day_end: NaiveTime,
}

/// The changes that flags or prompts ask for.
#[derive(Debug, Clone, Default)]
pub(super) struct EditPatch {
    given: FieldPatch,
    cleared: Vec<Field>,
    pub(super) date: Option<Day>,
    /// When it happened, in words: a time without a date is of the entry's day.
    pub(super) at: Option<String>,
    pub(super) private: Option<bool>,
}

impl EditPatch {
    pub(super) fn set(&mut self, field: Field, words: &str) {
        self.given.forget(field);
        self.cleared.retain(|cleared| *cleared != field);
        self.given.set(field, &words);
    }

    pub(super) fn clear(&mut self, field: Field) {
        self.given.forget(field);
        self.cleared.push(field);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.given.is_empty()
            && self.cleared.is_empty()
            && self.date.is_none()
            && self.at.is_none()
            && self.private.is_none()
    }

    /// Changes the entry.
    ///
    /// # Errors
    /// One of kind `Usage` for a field that its kind does not have, or cannot be without, and for
    /// what does not fit a field; of kind `Refused` for a time that has not come.
    pub(super) fn put_into(
        &self,
        entry: &mut Entry,
        known: &Known<'_>,
        times: &Times,
    ) -> Result<(), Error> {
        let Times { clock, horizon, day_end } = times;
        let (now, day_end) = (horizon.now(), *day_end);
        let kind = entry.kind();
        for field in &self.cleared {
            check_fit(*field, kind)?;
            if !entry.slot(*field).is_some_and(FieldMut::clear) {
                let kind = format::kind(kind);
                return Err(Error::usage(format!(
                    "--clear {field}: a {kind} cannot be without it"
                ))
                .hint(format!("give it another value with --{field}, or delete the entry")));
            }
        }
        self.given.put_named_into(entry, known)?;
        let is_unsafe = matches!(&entry.body, Body::CheckIn(told) if told.safe == Some(false));
        let in_confidence = is_unsafe && self.given.has(Field::Safe);
        entry.private = self.private.unwrap_or(entry.private || in_confidence);
        match (&self.at, self.date) {
            (Some(words), date) => {
                let day = date.unwrap_or(entry.day);
                let zone = ZoneOf { clock, entry: entry.at };
                entry.at = parse_date::past_moment_of(words, day, now, day_end, &zone)?;
                let follows = date.is_none() && !parse_date::is_undated(words);
                entry.day = if follows { entry.at.day(day_end) } else { day };
                if !entry.had_come() {
                    return Err(not_come(day, entry.at));
                }
            }
            (None, Some(day)) => {
                entry.move_to(day, day_end, horizon.now_on(day));
                if entry.at.seconds() > now.seconds() {
                    let ahead = BadWhen::FutureTime { at: entry.at, now, instead: None };
                    return Err(Error::from(ahead).hint("give the time too, with --at"));
                }
            }
            (None, None) => {}
        }
        Ok(())
    }
}

/// The clocks where an entry was written: those of here, unless they showed another offset then.
struct ZoneOf<'c> {
    clock: &'c Clock,
    entry: Moment,
}

impl ZoneOf<'_> {
    fn is_here(&self) -> bool {
        let here = self.clock.at_instant(self.entry.seconds());
        here.is_some_and(|here| here.offset_minutes() == self.entry.offset_minutes())
    }

    fn of_entry(&self, seconds: i64) -> Option<Moment> {
        Moment::from_parts(seconds, self.entry.offset_minutes())
    }
}

impl Zone for ZoneOf<'_> {
    fn at_local(&self, local: NaiveDateTime) -> MappedLocalTime<Moment> {
        if self.is_here() {
            return self.clock.at_local(local);
        }
        let seconds = local.and_utc().timestamp() - i64::from(self.entry.offset_minutes()) * 60;
        self.of_entry(seconds).map_or(MappedLocalTime::None, MappedLocalTime::Single)
    }

    fn at_instant(&self, seconds: i64) -> Option<Moment> {
        if self.is_here() { self.clock.at_instant(seconds) } else { self.of_entry(seconds) }
    }
}

/// Refuses a field that this kind of entry does not have.
pub(super) fn check_fit(field: Field, kind: EntryKind) -> Result<(), Error> {
    if field.kinds().contains(&kind) {
        return Ok(());
    }
    let with = |kind: &EntryKind| format!("a {}", format::kind(*kind));
    let kinds: Vec<_> = field.kinds().iter().map(with).collect();
    let fitting = Field::ALL.iter().filter(|field| field.kinds().contains(&kind));
    let fitting: Vec<_> = fitting.map(|field| format!("--{field}")).collect();
    let kind = format::kind(kind);
    Err(Error::usage(format!("--{field} is for {}, and this is a {kind}", format::list(&kinds)))
        .hint(format!("a {kind} takes {}", fitting.join(", "))))
}
