//! What the answers to a questionnaire come to.

use serde::Serialize;

use super::json_schema::schemas;
use super::record::RecordList;
use crate::domain::code::Code;
use crate::domain::id::Id;
use crate::domain::records::screening::Screening;
use crate::domain::screening::{Instrument, ScreeningDraft};
use crate::domain::time::day::Day;
use crate::domain::time::window::Window;

/// The answer of `screen take` and `screen record`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Scored {
    /// `daymark.screening.v1`.
    pub schema: &'static str,
    /// Its id.
    pub id: Id,
    /// What it came to.
    #[serde(flatten)]
    pub score: Score,
}

/// What a questionnaire came to, beside the one before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Score {
    /// The questionnaire.
    pub instrument: Instrument,
    /// The day.
    pub day: Day,
    /// The total.
    pub total: u16,
    /// The highest total there is.
    pub max: u16,
    /// The published band of the total, where there are bands.
    pub band: Option<&'static str>,
    /// Whether the total is positive, where a threshold is published.
    pub positive: Option<bool>,
    /// The total of the one before, where there is one.
    pub previous: Option<u16>,
    /// The day of the one before.
    pub previous_day: Option<Day>,
    /// The total less that of the one before.
    pub change: Option<i32>,
    /// Whether the change is more than chance, where that is published.
    pub notable_change: Option<bool>,
}

/// The answer of `screen later`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ScreeningPostponed {
    /// `daymark.screening-later.v1`.
    pub schema: &'static str,
    /// Its id.
    pub id: Id,
    /// The questionnaire.
    pub instrument: Instrument,
    /// The day of the answer.
    pub day: Day,
}

/// The answer of `screen` and of `screen list`: `daymark.screenings.v1`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScreeningList {
    /// Those that were finished or left for later.
    #[serde(flatten)]
    pub finished: RecordList<Screening>,
    /// Those that were broken off and can be gone on with.
    pub unfinished: Vec<UnfinishedScreening>,
}

/// A questionnaire that was broken off. Its answers stay out of every answer until the last is given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnfinishedScreening {
    /// The questionnaire.
    pub instrument: Instrument,
    /// The day on which it was begun.
    pub day: Day,
    /// How many items are answered.
    pub answered: usize,
    /// How many items it has.
    pub items: usize,
}

impl From<&ScreeningDraft> for UnfinishedScreening {
    fn from(draft: &ScreeningDraft) -> Self {
        let items = draft.instrument.items().map_or(0, |items| items.number);
        Self { instrument: draft.instrument, day: draft.day, answered: draft.answers.len(), items }
    }
}

/// The answer of `screen drop`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DraftDropped {
    /// `daymark.screening-dropped.v1`.
    pub schema: &'static str,
    /// The questionnaire.
    pub instrument: Instrument,
}

impl DraftDropped {
    /// The name of the answer.
    pub const SCHEMA: &'static str = "daymark.screening-dropped.v1";
}

impl ScreeningPostponed {
    /// The name of the answer.
    pub const SCHEMA: &'static str = "daymark.screening-later.v1";
}

impl Scored {
    /// The name of the answer.
    pub const SCHEMA: &'static str = "daymark.screening.v1";

    /// What a screening came to; `None` for one without a total.
    #[must_use]
    pub fn new(one: &Screening, all: &[Screening]) -> Option<Self> {
        Some(Self { schema: Self::SCHEMA, id: one.meta.id, score: Score::new(one, all)? })
    }
}

impl Score {
    /// The last one of each questionnaire in a period.
    #[must_use]
    pub fn last_of_each(screenings: &[Screening], window: Window) -> Vec<Self> {
        let last = |instrument: &Instrument| {
            let of_period = screenings.iter().filter(|one| {
                let is_there = one.total.is_some() && one.meta.archived_at.is_none();
                let in_period = one.day.is_some_and(|day| window.contains(day));
                is_there && in_period && one.instrument == Some(*instrument)
            });
            let last = of_period.max_by_key(|one| (one.day, one.meta.position))?;
            Self::new(last, screenings)
        };
        Instrument::ALL.iter().filter_map(last).collect()
    }

    /// Reads a screening against those before it; `None` for one without a total.
    fn new(one: &Screening, all: &[Screening]) -> Option<Self> {
        let (instrument, day, total) = (one.instrument?, one.day?, one.total?);
        let previous = one.previous(all);
        let before = previous.and_then(|previous| previous.total);
        let change = before.map(|before| i32::from(total) - i32::from(before));
        Some(Self {
            instrument,
            day,
            total,
            max: instrument.scoring().max,
            band: instrument.band(total),
            positive: instrument.is_positive(total),
            previous: before,
            previous_day: previous.and_then(|previous| previous.day),
            change,
            notable_change: change.and_then(|change| instrument.is_notable(change)),
        })
    }
}

schemas! {
    "screening": Scored = "daymark screen take|record --json",
    "screening-later": ScreeningPostponed = "daymark screen later --json",
    "screening-dropped": DraftDropped = "daymark screen drop --json",
}
