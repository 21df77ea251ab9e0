//! Screenings: one questionnaire on one day.

use serde::{Deserialize, Serialize};

use crate::domain::code::CodeList;
use crate::domain::privacy::Part;
use crate::domain::record::{Asked, FieldSpec, Input, Meta, Noun, Record, store, store_past_day};
use crate::domain::screening::{ITEM_9, Instrument};
use crate::domain::text::OneLine;
use crate::domain::time::day::Day;

/// One questionnaire on one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(expecting = "a screening")]
pub struct Screening {
    /// What every record has; its name is that of the questionnaire.
    #[serde(flatten)]
    pub meta: Meta,
    /// The questionnaire.
    pub instrument: Option<Instrument>,
    /// The day.
    pub day: Option<Day>,
    /// The total.
    pub total: Option<u16>,
    /// The answers in the order of the items, with commas between; absent where only a total was
    /// given.
    pub answers: Option<OneLine>,
}

impl Screening {
    /// The answer to item 9 of a PHQ-9, where its answers are kept.
    #[must_use]
    pub fn item_9(&self) -> Option<u8> {
        let answers =
            self.answers.as_ref().filter(|_| self.instrument == Some(Instrument::Phq9))?;
        answers.as_str().split(',').nth(ITEM_9)?.trim().parse().ok()
    }

    /// The latest one of the same questionnaire before it, by day and then by when it was written.
    #[must_use]
    pub fn previous<'s>(&self, all: &'s [Self]) -> Option<&'s Self> {
        let order = |one: &Self| (one.day, one.meta.position);
        let same = all.iter().filter(|one| {
            one.meta.id != self.meta.id
                && one.instrument == self.instrument
                && one.total.is_some()
                && one.meta.archived_at.is_none()
        });
        same.filter(|one| order(one) < order(self)).max_by_key(|one| order(one))
    }
}

impl Record for Screening {
    const NOUN: Noun = Noun {
        command: "screen",
        one: "questionnaire",
        many: "questionnaires",
        key: "screening_entry",
        add: "take phq-2",
        ..Noun::plain("screening", "screenings")
    };
    const UNIQUE: bool = false;
    const FIELDS: &'static [FieldSpec<Self>] = &[
        FieldSpec {
            flag: "instrument",
            label: "Questionnaire",
            asked: Asked::Always("Which questionnaire"),
            value_name: "NAME",
            help: "The questionnaire",
            input: Input::Choice(CodeList::of::<Instrument>()),
            part: None,
            get: |one| one.instrument.map(|instrument| instrument.to_string()),
            set: |one, text, _| store(&mut one.instrument, text),
        },
        FieldSpec {
            flag: "day",
            label: "Day",
            asked: Asked::Always("Which day"),
            value_name: "DAY",
            help: "The day, like 2026-11-20, yesterday or -3d",
            input: Input::Day,
            part: None,
            get: |one| one.day.map(|day| day.to_string()),
            set: |one, text, reading| store_past_day(&mut one.day, text, reading),
        },
        FieldSpec {
            flag: "total",
            label: "Total",
            asked: Asked::Always("The total"),
            value_name: "N",
            help: "The total",
            input: Input::Number,
            part: None,
            get: |one| one.total.map(|total| total.to_string()),
            set: |one, text, _| store(&mut one.total, text),
        },
        FieldSpec {
            flag: "answers",
            label: "Answers",
            asked: Asked::Always("The answers"),
            value_name: "N,N,…",
            help: "The answers in the order of the items",
            input: Input::Line,
            part: Some(Part::Notes),
            get: |one| one.answers.as_ref().map(ToString::to_string),
            set: |one, text, _| store(&mut one.answers, text),
        },
    ];

    fn begin(meta: Meta) -> Self {
        Self { meta, instrument: None, day: None, total: None, answers: None }
    }

    crate::domain::record::meta_in_field!();

    fn state(&self) -> Option<&'static str> {
        self.total.is_none().then_some("not now")
    }

    fn reading_order(&self) -> (bool, i64) {
        (true, self.day.map_or(0, |day| -i64::from(day.number())))
    }
}
