//! Medication: what is taken, how much, when it is due, and the naloxone kit.

pub mod class;
mod doses;

use serde::{Deserialize, Serialize};

use crate::domain::code::{CodeList, codes};
use crate::domain::entry::dose::DosePeriod;
use crate::domain::id::Id;
use crate::domain::privacy::Part;
use crate::domain::record::{
    Asked, BadRecord, FieldSpec, Input, Meta, Noun, Record, Surroundings, store, store_count,
    store_day, store_focus,
};
use crate::domain::records::medication::class::MedicationClass;
use crate::domain::text::{Name, OneLine, Text};
use crate::domain::time::day::Day;
use crate::domain::time::dose_schedule::{DoseSchedule, DoseWindow};

pub use doses::NoChange;

codes! {
    /// Whether a kit is carried.
    Carried ("answer") {
        /// It is.
        Yes = "yes",
        /// It is not.
        No = "no",
    }
}

/// The most doses that a supply is counted in.
pub const MOST_DOSES: u32 = 9_999;

/// One medication, or the naloxone kit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(expecting = "a medication")]
pub struct Medication {
    /// What every record has.
    #[serde(flatten)]
    pub meta: Meta,
    /// Its class.
    pub class: Option<MedicationClass>,
    /// How much is taken each time, in the person's words: "8 mg".
    pub dose: Option<OneLine>,
    /// When a dose is due.
    pub every: Option<DoseSchedule>,
    /// The day from which this dose and schedule hold.
    pub since: Option<Day>,
    /// How many days after its day a dose is still on time; the schedule's own where not said.
    pub window: Option<DoseWindow>,
    /// The focus it is for.
    #[serde(rename = "for")]
    pub focus: Option<Id>,
    /// How many doses there were at the start of `supply_on`.
    pub supply: Option<u32>,
    /// The day from which the supply is counted.
    pub supply_on: Option<Day>,
    /// The last day on which it was taken, or was to be.
    pub stopped_on: Option<Day>,
    /// Whether the naloxone kit is carried.
    pub carried: Option<Carried>,
    /// Where the kit is.
    #[serde(rename = "where")]
    pub place: Option<OneLine>,
    /// When the kit expires.
    pub expires: Option<Day>,
    /// Side effects or anything else, in the person's words.
    pub note: Option<Text>,
    /// What was taken before, and the steps that are planned, the earliest first.
    #[serde(default)]
    pub changes: Vec<DosePeriod<OneLine>>,
    /// The name of the focus it is for, as far as that was looked up.
    #[serde(skip)]
    pub focus_name: Option<Name>,
}

impl Record for Medication {
    const NOUN: Noun = Noun { command: "med", ..Noun::plain("medication", "medications") };
    const LOOKS_UP: bool = true;
    const FIELDS: &'static [FieldSpec<Self>] = &[
        FieldSpec {
            flag: "class",
            label: "Class",
            asked: Asked::Always("What it is"),
            value_name: "CLASS",
            help: "The kind of medication it is, as its class; other for the rest",
            input: Input::Choice(CodeList::of::<MedicationClass>()),
            part: None,
            get: |one| one.class.map(|class| class.to_string()),
            set: |one, text, _| store(&mut one.class, text),
        },
        FieldSpec {
            flag: "dose",
            label: "Dose",
            asked: Asked::Always("How much each time, like 8 mg"),
            value_name: "DOSE",
            help: "How much is taken each time, like \"8 mg\"",
            input: Input::Line,
            part: None,
            get: |one| one.dose.as_ref().map(ToString::to_string),
            set: |one, text, _| store(&mut one.dose, text),
        },
        FieldSpec {
            flag: "every",
            label: "Due",
            asked: Asked::Always("When it is due"),
            value_name: "WHEN",
            help: "When it is due: day, 2/day, mon,thu, 28d for every 28 days, as-needed",
            input: Input::Schedule,
            part: None,
            get: |one| one.every.map(|every| every.to_string()),
            set: |one, text, reading| {
                store(&mut one.every, text)?;
                if one.every.is_some() && one.since.is_none() {
                    one.since = Some(reading.today);
                }
                Ok(())
            },
        },
        FieldSpec {
            flag: "since",
            label: "Since",
            asked: Asked::Always("Since when"),
            value_name: "DAY",
            help: "The first day of this dose and schedule [default: today]",
            input: Input::Day,
            part: None,
            get: |one| one.since.map(|day| day.to_string()),
            set: |one, text, reading| store_day(&mut one.since, text, reading),
        },
        FieldSpec {
            flag: "window",
            label: "On time",
            asked: Asked::Always("How many days late is on time"),
            value_name: "DAYS",
            help: "How many days after its day a dose is still on time, like 3d",
            input: Input::Within,
            part: None,
            get: |one| one.window.map(|window| window.to_string()),
            set: |one, text, _| store(&mut one.window, text),
        },
        FieldSpec {
            flag: "for",
            label: "For",
            asked: Asked::Always("For which focus"),
            value_name: "FOCUS",
            help: "The focus that it is for",
            input: Input::Focus,
            part: Some(Part::Names),
            get: |one| one.focus_name.as_ref().map(ToString::to_string),
            set: |one, text, reading| {
                let found = store_focus(&mut one.focus, text, reading)?;
                one.focus_name = found;
                Ok(())
            },
        },
        FieldSpec {
            flag: "supply",
            label: "Supply",
            asked: Asked::Always("How many doses you have, if you count them"),
            value_name: "N",
            help: "How many doses there are, with those of today",
            input: Input::Number,
            part: None,
            get: |one| one.supply.map(|supply| supply.to_string()),
            set: |one, text, reading| {
                store_count(&mut one.supply, text, MOST_DOSES)?;
                one.supply_on = one.supply.map(|_| reading.today);
                Ok(())
            },
        },
        FieldSpec {
            flag: "stopped-on",
            label: "Last day",
            asked: Asked::Always("The last day"),
            value_name: "DAY",
            help: "The last day on which it is taken",
            input: Input::Day,
            part: None,
            get: |one| one.stopped_on.map(|day| day.to_string()),
            set: |one, text, reading| store_day(&mut one.stopped_on, text, reading),
        },
        FieldSpec {
            flag: "carried",
            label: "Carried",
            asked: Asked::Always("Do you carry it"),
            value_name: "YES|NO",
            help: "Whether you carry it, for a naloxone kit",
            input: Input::Choice(CodeList::of::<Carried>()),
            part: None,
            get: |one| one.carried.map(|carried| carried.to_string()),
            set: |one, text, _| store(&mut one.carried, text),
        },
        FieldSpec {
            flag: "where",
            label: "Where",
            asked: Asked::Always("Where it is kept"),
            value_name: "PLACE",
            help: "Where it is kept",
            input: Input::Line,
            part: Some(Part::Places),
            get: |one| one.place.as_ref().map(ToString::to_string),
            set: |one, text, _| store(&mut one.place, text),
        },
        FieldSpec {
            flag: "expires",
            label: "Expires",
            asked: Asked::Always("When it expires, like 2027-11-01"),
            value_name: "DAY",
            help: "The day on which it expires",
            input: Input::Day,
            part: None,
            get: |one| one.expires.map(|day| day.to_string()),
            set: |one, text, reading| store_day(&mut one.expires, text, reading),
        },
        FieldSpec {
            flag: "note",
            label: "Note",
            asked: Asked::Always("A note, like side effects"),
            value_name: "TEXT",
            help: "Side effects or anything else, in your words",
            input: Input::Text,
            part: Some(Part::Notes),
            get: |one| one.note.as_ref().map(ToString::to_string),
            set: |one, text, _| store(&mut one.note, text),
        },
    ];

    fn begin(meta: Meta) -> Self {
        Self {
            meta,
            class: None,
            dose: None,
            every: None,
            since: None,
            window: None,
            focus: None,
            supply: None,
            supply_on: None,
            stopped_on: None,
            carried: None,
            place: None,
            expires: None,
            note: None,
            changes: Vec::new(),
            focus_name: None,
        }
    }

    crate::domain::record::meta_in_field!();

    fn needs(&self, flag: &str) -> bool {
        let is_kit = self.class == Some(MedicationClass::Naloxone);
        match flag {
            "class" => true,
            "dose" | "every" | "since" => !is_kit,
            _ => false,
        }
    }

    fn is_asked(&self, flag: &str) -> bool {
        let is_kit = self.class == Some(MedicationClass::Naloxone);
        match flag {
            "class" | "note" => true,
            "carried" | "where" | "expires" => is_kit,
            "dose" | "every" | "since" | "supply" => !is_kit,
            _ => false,
        }
    }

    fn check(&self) -> Result<(), BadRecord> {
        let first = self.periods().first().map(|period| period.from);
        match (first, self.stopped_on) {
            (Some(first), Some(last)) if last < first => {
                let bad = format!("the last day, {last}, is before the first, {first}");
                Err(BadRecord::Impossible(bad))
            }
            _ => Ok(()),
        }
    }

    fn look_up(&mut self, around: &Surroundings<'_>) {
        self.turn_to(around.today);
        let focus = around.focuses.iter().find(|focus| Some(focus.id) == self.focus);
        self.focus_name = focus.map(|focus| focus.name.clone());
    }

    fn dated(&self) -> Vec<(Day, Vec<(&'static str, String)>)> {
        let said = |change: &DosePeriod<OneLine>| {
            vec![("dose", change.dose.to_string()), ("every", change.schedule.to_string())]
        };
        // A step after the last day is not taken any more.
        let taken =
            |change: &&DosePeriod<OneLine>| self.stopped_on.is_none_or(|last| change.from <= last);
        self.changes.iter().filter(taken).map(|change| (change.from, said(change))).collect()
    }

    fn names_focuses(&self) -> Vec<Id> {
        self.focus.into_iter().collect()
    }

    fn state(&self) -> Option<&'static str> {
        self.stopped_on.map(|_| "stopped")
    }
}

#[cfg(test)]
mod tests;
