//! One field of a record: its flag, what it takes, and how it is read and set.

use std::fmt::{self, Debug};

use super::FocusRef;
use crate::domain::code::CodeList;
use crate::domain::id::Id;
use crate::domain::name_match::{self, NotFound};
use crate::domain::privacy::Part;
use crate::domain::text::{BadText, Name};
use crate::domain::time::day::Day;
use crate::domain::time::moment::Moment;
use crate::domain::time::parse_date::{self, BadWhen};

/// One field of a record: how it is typed, asked, shown and withheld.
#[derive(Debug)]
pub struct FieldSpec<R> {
    /// Its flag, and its key in JSON with `-` for `_`: `last-spoke`.
    pub flag: &'static str,
    /// Its name on a page: "Last spoke".
    pub label: &'static str,
    /// How a question puts it, and whether it is one of those for a new record.
    pub asked: Asked,
    /// What stands for its value in the help: `ROLE`.
    pub value_name: &'static str,
    /// What it is, as the help of its flag and of its question says it.
    pub help: &'static str,
    /// What it takes.
    pub input: Input,
    /// The part of a page that it belongs to, which may be withheld; none for figures and codes, which name
    /// nobody.
    pub part: Option<Part>,
    /// Its value as it is typed; absent where there is none.
    pub get: fn(&R) -> Option<String>,
    /// Sets it from what was typed, or clears it.
    pub set: SetField<R>,
}

/// Sets a field of a record from what was typed, or clears it.
pub type SetField<R> = fn(&mut R, Option<&str>, &ParseContext<'_>) -> Result<(), BadField>;

impl<R> FieldSpec<R> {
    /// The note of a record, in the words of the person.
    #[must_use]
    pub const fn note(get: fn(&R) -> Option<String>, set: SetField<R>) -> Self {
        Self {
            flag: "note",
            label: "Note",
            asked: Asked::Always("A note"),
            value_name: "TEXT",
            help: "A note, in your words",
            input: Input::Text,
            part: Some(Part::Notes),
            get,
            set,
        }
    }
}

/// How a question for a field is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// It is asked where one is added, and where one is changed.
    Always(&'static str),
    /// It tells of what comes later, so that it is asked only where one is changed.
    Later(&'static str),
}

impl Asked {
    /// The question, without its mark.
    #[must_use]
    pub const fn question(self) -> &'static str {
        match self {
            Self::Always(question) | Self::Later(question) => question,
        }
    }
}

/// What the parser of a field needs: the current day, the focuses, and how to read a moment.
pub struct ParseContext<'r> {
    /// The current day.
    pub today: Day,
    /// Every focus, for a field that names one.
    pub focuses: &'r [FocusRef],
    /// Reads a moment, which may lie ahead.
    pub moment: &'r dyn Fn(&str) -> Result<Moment, BadWhen>,
}

impl Debug for ParseContext<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ParseContext").field("today", &self.today).finish_non_exhaustive()
    }
}

/// The type of a field's value, which decides its prompt and its argument.
#[derive(Debug, Clone, Copy)]
pub enum Input {
    /// A few words on one line.
    Line,
    /// The name of a focus.
    Focus,
    /// A whole number.
    Number,
    /// A number that may have decimals.
    Decimal,
    /// Yes or no, where the flag alone says yes.
    Flag,
    /// A text of any length, which may come from standard input or an editor.
    Text,
    /// One of these codes.
    Choice(CodeList),
    /// A day, in the words of `--date`.
    Day,
    /// A moment, in the words of `--at`, which may lie ahead.
    Moment,
    /// When something is due again and again: `day`, `mon,thu`, `2d`.
    Schedule,
    /// A time of the day: `morning`, `19:00`.
    DayTime,
    /// Within how many days: `3d`.
    Within,
    /// How long after a start date: `30d`, `6m`.
    After,
}

/// A value that does not fit its field.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadField {
    /// It is not of the form that the field takes; why.
    #[error("{0}")]
    Misfit(String),
    /// It is a word that names no day, or one that has not come.
    #[error(transparent)]
    Day(#[from] BadWhen),
    /// It is the name of no focus, or of several.
    #[error("{0} names no single focus")]
    Focus(Name, NotFound),
}

/// Parses and sets a field, or clears it.
///
/// # Errors
/// [`BadField::Misfit`], and it stays as it was.
pub fn store<T>(slot: &mut Option<T>, text: Option<&str>) -> Result<(), BadField>
where
    T: std::str::FromStr<Err: std::fmt::Display>,
{
    let read = |text: &str| text.parse().map_err(|bad: T::Err| BadField::Misfit(bad.to_string()));
    *slot = text.map(read).transpose()?;
    Ok(())
}

/// What a field that is a flag takes for yes.
pub const YES: &str = "yes";
/// What it takes for no.
pub const NO: &str = "no";

/// Sets or clears a flag.
///
/// # Errors
/// [`BadField::Misfit`], and it stays as it was.
pub fn store_flag(slot: &mut bool, text: Option<&str>) -> Result<(), BadField> {
    *slot = match text {
        Some(YES) => true,
        Some(NO) | None => false,
        Some(other) => return Err(BadField::Misfit(format!("\"{other}\" is not {YES} or {NO}"))),
    };
    Ok(())
}

/// Parses and sets a day up to the current one, or clears it.
///
/// # Errors
/// [`BadField::Day`], and it stays as it was.
pub fn store_past_day(
    slot: &mut Option<Day>,
    text: Option<&str>,
    reading: &ParseContext<'_>,
) -> Result<(), BadField> {
    *slot = text.map(|text| parse_date::past_day(text, reading.today)).transpose()?;
    Ok(())
}

/// Parses and sets a day that may lie ahead, or clears it.
///
/// # Errors
/// [`BadField::Day`], and it stays as it was.
pub fn store_day(
    slot: &mut Option<Day>,
    text: Option<&str>,
    reading: &ParseContext<'_>,
) -> Result<(), BadField> {
    *slot = text.map(|text| parse_date::any_day(text, reading.today)).transpose()?;
    Ok(())
}

/// Parses and sets a moment that may lie ahead, or clears it.
///
/// # Errors
/// [`BadField::Day`], and it stays as it was.
pub fn store_moment(
    slot: &mut Option<Moment>,
    text: Option<&str>,
    reading: &ParseContext<'_>,
) -> Result<(), BadField> {
    *slot = text.map(reading.moment).transpose()?;
    Ok(())
}

/// Parses and sets a count from 0 to `most`, or clears it.
///
/// # Errors
/// [`BadField::Misfit`], and it stays as it was.
pub fn store_count(slot: &mut Option<u32>, text: Option<&str>, most: u32) -> Result<(), BadField> {
    let read = |text: &str| {
        let count = text.parse().ok().filter(|count| *count <= most);
        count.ok_or_else(|| BadField::Misfit(format!("\"{text}\" is not from 0 to {most}")))
    };
    *slot = text.map(read).transpose()?;
    Ok(())
}

/// Finds and sets a focus by its name, or clears it; gives its whole name.
///
/// # Errors
/// [`BadField::Focus`], and it stays as it was.
pub fn store_focus(
    slot: &mut Option<Id>,
    text: Option<&str>,
    reading: &ParseContext<'_>,
) -> Result<Option<Name>, BadField> {
    let Some(text) = text else {
        *slot = None;
        return Ok(None);
    };
    let name: Name = text.parse().map_err(|bad: BadText| BadField::Misfit(bad.to_string()))?;
    let found = name_match::find(reading.focuses, &name);
    let found = found.map_err(|not_found| BadField::Focus(name, not_found))?;
    *slot = Some(found.id);
    Ok(Some(found.name.clone()))
}
