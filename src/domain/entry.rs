//! One entry of the journal: what every kind of entry has, and what is its own.

use serde::{Deserialize, Serialize};

use super::checkin::CheckIn;
use super::code::codes;
use super::craving::Craving;
use super::day::Day;
use super::id::Id;
use super::moment::{Instant, Moment};
use super::return_to_use::ReturnToUse;
use super::text::Text;

codes! {
    /// The kind of an entry.
    EntryKind ("kind of entry") {
        /// A daily check-in; a day has at most one.
        CheckIn = "checkin",
        /// A craving episode.
        Craving = "craving",
        /// A return to use.
        Use = "use",
        /// A note.
        Note = "note",
    }
}

/// An entry as it stands in the journal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Its id.
    pub id: Id,
    /// The journal day it belongs to.
    pub day: Day,
    /// When it happened; of a check-in, when it was first written.
    pub at: Moment,
    /// When it was first written.
    pub recorded_at: Instant,
    /// When it last changed.
    pub updated_at: Instant,
    /// Whether its text stays out of every page but those that ask for private text.
    pub private: bool,
    /// The person's own words.
    pub note: Option<Text>,
    /// What its kind adds.
    #[serde(flatten)]
    pub body: Body,
}

/// What a kind of entry adds to the common part.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind")]
pub enum Body {
    /// A daily check-in.
    #[serde(rename = "checkin")]
    CheckIn(CheckIn),
    /// A craving episode.
    #[serde(rename = "craving")]
    Craving(Craving),
    /// A return to use.
    #[serde(rename = "use")]
    Use(ReturnToUse),
    /// A note; its words are the entry's note.
    #[serde(rename = "note")]
    Note,
}

impl Entry {
    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> EntryKind {
        match self.body {
            Body::CheckIn(_) => EntryKind::CheckIn,
            Body::Craving(_) => EntryKind::Craving,
            Body::Use(_) => EntryKind::Use,
            Body::Note => EntryKind::Note,
        }
    }

    /// Every text in it that the person wrote, its note first.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let own: Vec<&str> = match &self.body {
            Body::CheckIn(checkin) => checkin.words(),
            Body::Craving(craving) => craving.words(),
            Body::Use(used) => used.words(),
            Body::Note => Vec::new(),
        };
        self.note.as_ref().map(Text::as_str).into_iter().chain(own)
    }
}

/// What is left of a deleted entry: that it was, and when it went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tombstone {
    /// The id of the entry.
    pub id: Id,
    /// When it was deleted.
    pub deleted_at: Instant,
}
