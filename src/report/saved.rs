//! The answers of the verbs that write an entry.

use serde::Serialize;

use super::entry::EntryView;
use super::help::{ShortHelp, UseCard};
use crate::domain::code::codes;
use crate::domain::text::Name;

codes! {
    /// What became of an entry that was given.
    Outcome ("outcome") {
        /// It is new.
        Created = "created",
        /// It was there, and says something else now.
        Updated = "updated",
        /// It was there, and said so already.
        Unchanged = "unchanged",
    }
}

/// An entry as it stands after it was given.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Saved {
    /// The name of the answer.
    pub schema: &'static str,
    /// What became of it.
    pub result: Outcome,
    /// What is new in it, by the names of the flags.
    pub changed: Vec<&'static str>,
    /// What may come next; the person decides.
    pub offers: Vec<Offer>,
    /// The entry, without words that are private.
    #[serde(flatten)]
    pub entry: EntryView,
}

/// Something that a person may want to do next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "offer", rename_all = "snake_case")]
pub enum Offer {
    /// To record a return to use, or what happened in it.
    Used {
        /// The words that do so.
        command: String,
    },
    /// A new start date, after days of use in a row.
    Restart {
        /// How many days.
        days_in_a_row: u32,
        /// The words that set it.
        command: String,
    },
}

/// The answer of `checkin`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CheckInSaved {
    /// The check-in.
    #[serde(flatten)]
    pub saved: Saved,
    /// The routines that were marked done by it.
    pub did: Vec<Name>,
    /// Whom to call, where the person does not feel safe.
    pub help: Option<ShortHelp>,
    /// The card for what was used, where something was.
    pub card: Option<UseCard>,
}
