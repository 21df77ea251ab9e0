//! `Record`: what every kept noun has, said once: an id, a name, a place in lists, and its fields.
//!
//! Flags, prompts, pages, JSON, search for a name, undo, export and import of a noun follow from what
//! stands here; docs/architecture.md shows how one is added.

mod field;
mod focus_link;

use std::fmt::Debug;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize, Serializer};

use super::id::Id;
use super::name_match::Named;
use super::text::Name;
use super::time::day::Day;
use super::time::moment::Instant;

pub use field::{
    Asked, BadField, FieldSpec, Input, NO, ParseContext, SetField, YES, store, store_count,
    store_day, store_flag, store_focus, store_moment, store_past_day,
};
pub use focus_link::FocusLink;

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

/// [`Record::meta`] and [`Record::meta_mut`] of a noun that has its [`Meta`] in the field `meta`.
macro_rules! meta_in_field {
    () => {
        fn meta(&self) -> &$crate::domain::record::Meta {
            &self.meta
        }

        fn meta_mut(&mut self) -> &mut $crate::domain::record::Meta {
            &mut self.meta
        }
    };
}
pub(super) use meta_in_field;

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

    /// The ids of the focuses that it names, now or in what it was before.
    fn names_focuses(&self) -> Vec<Id> {
        Vec::new()
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

    /// Where it stands in a list that is read: what is past comes after the rest, and of either the lower
    /// number first.
    fn reading_order(&self) -> (bool, i64) {
        (false, 0)
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

impl<R: Record> Named for R {
    fn name(&self) -> &Name {
        &self.meta().name
    }

    fn is_archived(&self) -> bool {
        self.meta().archived_at.is_some()
    }
}
