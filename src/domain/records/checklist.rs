//! The preparation checklist: what to have in place before treatment or a start date.

use serde::{Deserialize, Serialize};

use crate::domain::record::{Asked, FieldSpec, Input, Meta, Noun, Record, store_past_day};
use crate::domain::time::day::Day;

/// One thing to have in place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(expecting = "a thing to prepare")]
pub struct ChecklistItem {
    /// What every record has.
    #[serde(flatten)]
    pub meta: Meta,
    /// The day on which it was done, if it is.
    pub done_on: Option<Day>,
}

/// What the list begins with, for the person to change: what those who go into treatment have to
/// see to first.
pub const STARTERS: [&str; 7] = [
    "a place to go: clinic or programme",
    "insurance or how it is paid for",
    "documents and prescriptions",
    "a packed bag",
    "someone for the children",
    "leave from work or school",
    "someone for the pets",
];

impl Record for ChecklistItem {
    const NOUN: Noun = Noun {
        command: "checklist",
        key: "checklist_item",
        keys: "checklist",
        file_key: "preparations",
        ..Noun::plain("checklist item", "checklist items")
    };
    const FIELDS: &'static [FieldSpec<Self>] = &[FieldSpec {
        flag: "done-on",
        label: "Done on",
        asked: Asked::Later("Done on which day"),
        value_name: "DAY",
        help: "The day on which it was done, like 2026-11-20, yesterday or -3d",
        input: Input::Day,
        part: None,
        get: |one| one.done_on.map(|day| day.to_string()),
        set: |one, text, reading| store_past_day(&mut one.done_on, text, reading),
    }];
    const STARTERS: &'static [&'static str] = &STARTERS;

    fn begin(meta: Meta) -> Self {
        Self { meta, done_on: None }
    }

    crate::domain::record::meta_in_field!();

    fn state(&self) -> Option<&'static str> {
        Some(if self.done_on.is_some() { "done" } else { "open" })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::STARTERS;
    use crate::domain::text::Name;

    #[test]
    fn every_one_can_be_kept() {
        let names: BTreeSet<String> =
            STARTERS.iter().map(|name| name.parse::<Name>().unwrap().folded()).collect();
        assert_eq!(names.len(), STARTERS.len());
    }
}
