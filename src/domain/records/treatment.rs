//! Treatment: a stay or a course of care, from its first day to its discharge.

pub mod stays;

use serde::{Deserialize, Serialize};

use crate::domain::code::{CodeList, codes};
use crate::domain::privacy::Part;
use crate::domain::record::{
    Asked, BadRecord, FieldSpec, Input, Meta, Noun, Record, store, store_day,
};
use crate::domain::text::{OneLine, Text};
use crate::domain::time::day::Day;

codes! {
    /// Where treatment takes place.
    Setting ("setting") {
        /// A withdrawal unit.
        Detox = "detox",
        /// A clinic or a house to stay in.
        Inpatient = "inpatient",
        /// From home.
        Outpatient = "outpatient",
        /// A prison or a police cell.
        Custody = "custody",
    }
}

/// One stay or course of treatment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(expecting = "a treatment")]
pub struct Treatment {
    /// What every record has; its name is the person's word for it, and may come again.
    #[serde(flatten)]
    pub meta: Meta,
    /// Where it takes place.
    pub setting: Option<Setting>,
    /// Its first day, which may lie ahead.
    pub from: Option<Day>,
    /// Its last day, the discharge; absent while it goes on.
    pub to: Option<Day>,
    /// The name of the place.
    #[serde(rename = "where")]
    pub place: Option<OneLine>,
    /// A note, in the person's words.
    pub note: Option<Text>,
}

impl Record for Treatment {
    const NOUN: Noun = Noun::plain("treatment", "treatments");
    const UNIQUE: bool = false;
    const NAMED_BY: Option<&'static str> = Some("setting");
    const FIELDS: &'static [FieldSpec<Self>] = &[
        FieldSpec {
            flag: "setting",
            label: "Setting",
            asked: Asked::Always("What kind"),
            value_name: "SETTING",
            help: "Where it takes place",
            input: Input::Choice(CodeList::of::<Setting>()),
            part: None,
            get: |one| one.setting.map(|setting| setting.to_string()),
            set: |one, text, _| store(&mut one.setting, text),
        },
        FieldSpec {
            flag: "from",
            label: "From",
            asked: Asked::Always("The first day, like mon or -3d"),
            value_name: "DAY",
            help: "Its first day, like 2026-11-20, mon or -3d",
            input: Input::Day,
            part: None,
            get: |one| one.from.map(|day| day.to_string()),
            set: |one, text, reading| store_day(&mut one.from, text, reading),
        },
        FieldSpec {
            flag: "to",
            label: "To",
            asked: Asked::Always("The last day, if it has one"),
            value_name: "DAY",
            help: "Its last day, the discharge",
            input: Input::Day,
            part: None,
            get: |one| one.to.map(|day| day.to_string()),
            set: |one, text, reading| store_day(&mut one.to, text, reading),
        },
        FieldSpec {
            flag: "where",
            label: "Where",
            asked: Asked::Always("Where"),
            value_name: "PLACE",
            help: "The name of the place",
            input: Input::Line,
            part: Some(Part::Places),
            get: |one| one.place.as_ref().map(ToString::to_string),
            set: |one, text, _| store(&mut one.place, text),
        },
        FieldSpec::note(
            |one| one.note.as_ref().map(ToString::to_string),
            |one, text, _| store(&mut one.note, text),
        ),
    ];

    fn begin(meta: Meta) -> Self {
        Self { meta, setting: None, from: None, to: None, place: None, note: None }
    }

    crate::domain::record::meta_in_field!();

    fn is_required(&self, flag: &str) -> bool {
        flag == "from"
    }

    fn check(&self) -> Result<(), BadRecord> {
        match (self.from, self.to) {
            (Some(from), Some(to)) if to < from => {
                let bad = format!("the discharge on {to:#} is before the first day, {from:#}");
                Err(BadRecord::Impossible(bad))
            }
            _ => Ok(()),
        }
    }
}
