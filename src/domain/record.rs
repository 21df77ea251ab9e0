//! `Record`: what every kept noun has, said once: an id, a name, a place in lists, and its fields.
//!
//! Flags, prompts, pages, JSON, search for a name, undo, export and import of a noun follow from what
//! stands here; docs/architecture.md shows how one is added.

use std::fmt::{self, Debug};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize, Serializer};

use super::code::Code;
use super::id::Id;
use super::name_match::{self, Named, NotFound};
use super::privacy::Part;
use super::text::{BadText, Name};
use super::time::day::Day;
use super::time::moment::{Instant, Moment};
use super::time::parse_date::{self, BadWhen};

/// The columns that every record has: id, name, position, archived and updated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Meta {
    /// Its id; `null` in JSON for one that a list begins with, while the journal knows nothing of it.
    #[serde(serialize_with = "written")]
    pub id: Id,
    /// The person's own name for it, unique among its like without regard to case.
    pub name: Name,
    /// Its place in lists.
    pub position: u32,
    /// When it was put away, if it was.
    pub archived_at: Option<Instant>,
    /// When it last changed.
    pub updated_at: Instant,
}

/// An id, or `null` where nothing was written yet.
fn written<S: Serializer>(id: &Id, to: S) -> Result<S::Ok, S::Error> {
    Some(id).filter(|id| **id != Id::UNWRITTEN).serialize(to)
}

/// A kind of thing that a person keeps by its name.
pub trait Record: Debug + Clone + PartialEq + Serialize + DeserializeOwned + 'static {
    /// What it is called.
    const NOUN: Noun;
    /// What it has beside its name, in the order in which it is asked and shown.
    const FIELDS: &'static [FieldSpec<Self>];
    /// The names that their list begins with, for the person to change: the journal knows nothing of
    /// them until the first change.
    const STARTERS: &'static [&'static str] = &[];

    /// Whether no two have one name, so that the name alone finds one.
    const UNIQUE: bool = true;

    /// The flag whose value is its name where no name is given.
    const NAMED_BY: Option<&'static str> = None;

    /// The flag of the text of which its name is the start, for a kind that is added by its words alone.
    const WORDS: Option<&'static str> = None;

    /// The flag of the field that is given before its words where one is added by them.
    const LED_BY: Option<&'static str> = None;

    /// Whether what it shows follows from the current day or from other records; see
    /// [`look_up`](Self::look_up).
    const LOOKS_UP: bool = false;

    /// One of which nothing but the name is known.
    fn begin(meta: Meta) -> Self;

    /// What it has in common with every record.
    fn meta(&self) -> &Meta;

    /// The same, to be changed.
    fn meta_mut(&mut self) -> &mut Meta;

    /// Whether it is nothing without the field of a flag, as far as it is known.
    fn needs(&self, flag: &str) -> bool {
        let _ = flag;
        false
    }

    /// Whether the question of a flag makes sense, as far as it is known.
    fn is_asked(&self, flag: &str) -> bool {
        let _ = flag;
        true
    }

    /// Whether one that is added has to have the field of a flag; an older one may be without it.
    fn is_required(&self, flag: &str) -> bool {
        self.needs(flag)
    }

    /// Whether another one says the same, so that this one is not to be kept beside it.
    fn repeats(&self, other: &Self) -> bool {
        let _ = other;
        false
    }

    /// The id of the focus that it names, if it names one.
    fn names_focus(&self) -> Option<Id> {
        None
    }

    /// Takes over what follows from the current day and from other records.
    fn look_up(&mut self, around: &Surroundings<'_>) {
        let _ = around;
    }

    /// The first field that it needs and has no value for.
    fn missing(&self) -> Option<&'static FieldSpec<Self>> {
        Self::FIELDS.iter().find(|field| self.needs(field.flag) && (field.get)(self).is_none())
    }

    /// Puts it away; one that is put away stays as it is.
    fn archive(&mut self, now: Instant, _today: Day) {
        self.meta_mut().archived_at.get_or_insert(now);
    }

    /// Brings it back; one that is not put away stays as it is.
    fn restore(&mut self, _today: Day) {
        self.meta_mut().archived_at = None;
    }

    /// Keeps what is to be kept of the version `before` this one, for a kind that has a history.
    fn succeed(&mut self, before: &Self) {
        let _ = before;
    }

    /// Takes over what only `other`, a version of it in another copy, has; whether that keeps all that
    /// `other` says, as in a history.
    fn take_over(&mut self, other: &Self) -> bool {
        let _ = other;
        false
    }

    /// Whether its fields fit together.
    ///
    /// # Errors
    /// Why they do not.
    fn check(&self) -> Result<(), BadRecord> {
        Ok(())
    }

    /// What it says of other days than the current one: the values that fields, by their flags, have from
    /// a day on.
    fn dated(&self) -> Vec<(Day, Vec<(&'static str, String)>)> {
        Vec::new()
    }

    /// Whether lists and completions say nothing of its words.
    fn is_private(&self) -> bool {
        false
    }

    /// As a list shows it where it is private: its place, its id, and none of its words.
    #[must_use]
    fn masked(self) -> Self {
        self
    }

    /// Where it stands, in a word, for a kind that has a course: "open", "done".
    fn state(&self) -> Option<&'static str> {
        None
    }
}

/// What a kind of record is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Noun {
    /// The command that works on it: `contact`.
    pub command: &'static str,
    /// In the singular, in a sentence: "contact".
    pub one: &'static str,
    /// In the plural, in a sentence: "contacts".
    pub many: &'static str,
    /// Its key in JSON: `contact`.
    pub key: &'static str,
    /// The key of a list of them in JSON: `contacts`.
    pub keys: &'static str,
    /// The key of their list in a journal file: `contacts`.
    pub file_key: &'static str,
    /// What follows the command to add one: `add`.
    pub add: &'static str,
    /// What follows the command to list all of them: `list --all`.
    pub list: &'static str,
}

impl Noun {
    /// A noun whose command and keys are what it is called.
    #[must_use]
    pub const fn plain(one: &'static str, many: &'static str) -> Self {
        Self {
            command: one,
            one,
            many,
            key: one,
            keys: many,
            file_key: many,
            add: "add",
            list: "list --all",
        }
    }

    /// The command that adds one: `contact add`.
    #[must_use]
    pub fn add_command(&self) -> String {
        format!("{} {}", self.command, self.add)
    }

    /// The command that lists all of them: `contact list --all`.
    #[must_use]
    pub fn list_command(&self) -> String {
        format!("{} {}", self.command, self.list).trim_end().to_owned()
    }
}

/// One field of a record: how it is typed, asked, shown and withheld.
#[derive(Debug)]
pub struct FieldSpec<R> {
    /// Its flag, and its key in JSON with `-` for `_`: `last-spoke`.
    pub flag: &'static str,
    /// Its name on a page: "Last spoke".
    pub label: &'static str,
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
    pub set: fn(&mut R, Option<&str>, &ParseContext<'_>) -> Result<(), BadField>,
}

/// What a record is looked up in.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings<'a> {
    /// The current day.
    pub today: Day,
    /// Every focus.
    pub focuses: &'a [FocusRef],
}

/// A focus, as other records name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FocusRef {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: Name,
    /// Whether it is put away.
    pub is_archived: bool,
}

impl Named for FocusRef {
    fn name(&self) -> &Name {
        &self.name
    }

    fn is_archived(&self) -> bool {
        self.is_archived
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
    Choice(fn() -> Vec<&'static str>),
    /// A day, in the words of `--date`.
    Day,
    /// A moment, in the words of `--at`, which may lie ahead.
    Moment,
    /// When something is due again and again: `day`, `mon,thu`, `2d`.
    Schedule,
    /// Within how many days: `3d`.
    Within,
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

/// Why the fields of a record do not fit together: a sentence without a stop.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadRecord {
    /// They do not say what is meant.
    #[error("{0}")]
    Unclear(String),
    /// They say what cannot be.
    #[error("{0}")]
    Impossible(String),
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

/// The words of a list of codes, for [`Input::Choice`].
#[must_use]
pub fn codes<C: Code>() -> Vec<&'static str> {
    C::ALL.iter().map(|code| code.code()).collect()
}

impl<R: Record> Named for R {
    fn name(&self) -> &Name {
        &self.meta().name
    }

    fn is_archived(&self) -> bool {
        self.meta().archived_at.is_some()
    }
}
