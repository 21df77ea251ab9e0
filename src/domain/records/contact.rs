//! Contacts: the people around a recovery, and when one last spoke with them.

use serde::{Deserialize, Serialize};

use crate::domain::code::{CodeList, codes};
use crate::domain::privacy::Part;
use crate::domain::record::{Asked, FieldSpec, Input, Meta, Noun, Record, store, store_past_day};
use crate::domain::text::{OneLine, Text};
use crate::domain::time::day::Day;

codes! {
    /// Who somebody is to the person.
    Role ("role") {
        /// A sponsor.
        Sponsor = "sponsor",
        /// A counselor or therapist.
        Counselor = "counselor",
        /// Family.
        Family = "family",
        /// A friend.
        Friend = "friend",
        /// A peer in recovery.
        Peer = "peer",
        /// Anyone else.
        Other = "other",
    }
}

/// Somebody to turn to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(expecting = "a contact")]
pub struct Contact {
    /// What every record has.
    #[serde(flatten)]
    pub meta: Meta,
    /// Who they are to the person.
    pub role: Option<Role>,
    /// How to reach them: a number, an address, a place and an hour.
    pub how: Option<OneLine>,
    /// The day on which the two last spoke.
    pub last_spoke: Option<Day>,
    /// A note, in the person's words.
    pub note: Option<Text>,
}

impl Contact {
    /// Marks that the two spoke on a day; an earlier day than the one on record changes nothing.
    pub fn spoke_on(&mut self, day: Day) {
        self.last_spoke = self.last_spoke.max(Some(day));
    }
}

impl Record for Contact {
    const NOUN: Noun = Noun::plain("contact", "contacts");
    const FIELDS: &'static [FieldSpec<Self>] = &[
        FieldSpec {
            flag: "role",
            label: "Role",
            asked: Asked::Always("Who they are to you"),
            value_name: "ROLE",
            help: "Who they are to you",
            input: Input::Choice(CodeList::of::<Role>()),
            part: None,
            get: |one| one.role.map(|role| role.to_string()),
            set: |one, text, _| store(&mut one.role, text),
        },
        FieldSpec {
            flag: "how",
            label: "How",
            asked: Asked::Always("How to reach them"),
            value_name: "HOW",
            help: "How to reach them: a number, an address, a place and an hour",
            input: Input::Line,
            part: Some(Part::Names),
            get: |one| one.how.as_ref().map(ToString::to_string),
            set: |one, text, _| store(&mut one.how, text),
        },
        FieldSpec {
            flag: "last-spoke",
            label: "Last spoke",
            asked: Asked::Always("When you last spoke, like yesterday"),
            value_name: "DAY",
            help: "The day on which you last spoke, like 2026-11-20, yesterday or -3d",
            input: Input::Day,
            part: None,
            get: |one| one.last_spoke.map(|day| day.to_string()),
            set: |one, text, reading| store_past_day(&mut one.last_spoke, text, reading),
        },
        FieldSpec::note(
            |one| one.note.as_ref().map(ToString::to_string),
            |one, text, _| store(&mut one.note, text),
        ),
    ];

    fn begin(meta: Meta) -> Self {
        Self { meta, role: None, how: None, last_spoke: None, note: None }
    }

    crate::domain::record::meta_in_field!();
}
