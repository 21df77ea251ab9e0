//! One entry as it is shown: in a list, where some of it is left out, or whole.

mod balance;
mod checkin;
mod craving;
mod return_to_use;
mod thought;

use std::collections::BTreeMap;

use chrono::NaiveTime;
use serde::Serialize;

use super::json_schema::schemas;
use crate::domain::entry::dose::{DoseEntry, DoseOutcome};
use crate::domain::entry::life::Area;
use crate::domain::entry::stage::{Stage, StageOfChange};
use crate::domain::entry::symptoms::{Symptom, SymptomCheck};
use crate::domain::entry::{Body, Entry, EntryKind};
use crate::domain::id::Id;
use crate::domain::records::focus::Focus;
use crate::domain::records::medication::Medication;
use crate::domain::records::own_scale::OwnScale;
use crate::domain::scale::Scale;
use crate::domain::text::{Label, Name, Text};
use crate::domain::time::day::Day;
use crate::domain::time::moment::{Instant, Moment};

pub use balance::BalanceView;
pub use checkin::{AnswerView, CheckInView, OwnAnswerView};
pub use craving::CravingView;
pub use return_to_use::UseView;
pub use thought::ThoughtView;

/// An entry, and what its view is built from.
#[derive(Debug, Clone, Copy)]
pub struct EntryInput<'a> {
    /// The entry.
    pub entry: &'a Entry,
    /// The shortest start of its id that names it.
    pub short_id: &'a str,
    /// The records that it may name.
    pub named: Named<'a>,
    /// When days end.
    pub day_end: NaiveTime,
}

/// The records that an entry may name, archived ones too.
#[derive(Debug, Clone, Copy, Default)]
pub struct Named<'a> {
    /// The focuses.
    pub focuses: &'a [Focus],
    /// The medications, for doses.
    pub medications: &'a [Medication],
    /// The scales of the person's own, for their answers.
    pub scales: &'a [OwnScale],
}

/// An entry as it is shown.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says one thing of an entry, apart from the others"
)]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct EntryView {
    /// Its id.
    pub id: Id,
    /// The shortest start of it, of at least 4 characters, that no other entry shares.
    pub short_id: String,
    /// Its kind.
    pub kind: EntryKind,
    /// The day it belongs to.
    pub day: Day,
    /// When it happened; of a check-in, when it was first written.
    pub at: Moment,
    /// Whether that was on its day.
    pub on_its_day: bool,
    /// Whether nobody said at what time it was.
    #[serde(skip)]
    pub without_time: bool,
    /// When it was first written.
    pub recorded_at: Instant,
    /// When it last changed.
    pub updated_at: Instant,
    /// Whether it was first written later than the noon after its day.
    pub late: bool,
    /// Whether its words are shown only where they are asked for, and so absent in lists.
    pub private: bool,
    /// What its kind adds.
    #[serde(flatten)]
    pub body: BodyView,
    /// Its note; absent where it is left out.
    pub note: Option<Text>,
}

/// What a kind of entry adds to the common part.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum BodyView {
    /// A check-in.
    CheckIn(CheckInView),
    /// A craving episode.
    Craving(CravingView),
    /// A return to use.
    Use(UseView),
    /// A stage of change.
    Stage(StageView),
    /// A decision balance.
    Balance(BalanceView),
    /// Symptoms of withdrawal.
    Symptoms(SymptomsView),
    /// How life stands, area by area.
    Life(LifeView),
    /// A thought and another view of it, or a problem and a step.
    Thought(ThoughtView),
    /// A dose of a medication.
    Dose(DoseView),
    /// A note, which has nothing else.
    Note {},
}

/// Symptoms as they are shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SymptomsView {
    /// The name of the focus that they go with.
    pub focus: Option<Name>,
    /// Each symptom that was rated, 0 to 4.
    pub symptoms: BTreeMap<Symptom, u8>,
    /// The sum of the ratings.
    pub sum: u32,
    /// The most that it could be.
    pub most: u32,
}

impl SymptomsView {
    fn new(check: &SymptomCheck, focuses: &[Focus]) -> Self {
        Self {
            focus: name(focuses, check.focus),
            symptoms: check.symptoms.clone(),
            sum: check.sum(),
            most: check.most(),
        }
    }
}

/// How life stands, as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LifeView {
    /// Each area that was rated, 0 to 10.
    pub areas: BTreeMap<Area, Scale>,
}

/// A dose as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DoseView {
    /// The name of the medication.
    pub medication: Option<Name>,
    /// Whether it was taken.
    pub outcome: DoseOutcome,
}

impl DoseView {
    fn new(dose: DoseEntry, medications: &[Medication]) -> Self {
        let of = medications.iter().find(|one| one.meta.id == dose.medication);
        Self { medication: of.map(|one| one.meta.name.clone()), outcome: dose.outcome }
    }
}

/// A stage of change as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StageView {
    /// The name of the focus.
    pub focus: Option<Name>,
    /// The stage.
    pub stage: Stage,
}

/// Which of an entry's words are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Words {
    Shown,
    LeftOut,
}

impl Words {
    fn keep<T>(self, words: T) -> Option<T> {
        (self == Self::Shown).then_some(words)
    }

    fn of<T: Clone>(self, words: Option<&T>) -> Option<T> {
        self.keep(words.cloned()).flatten()
    }

    fn all<'l>(self, labels: impl IntoIterator<Item = &'l Label>) -> Option<Vec<Label>> {
        self.keep(labels.into_iter().cloned().collect())
    }
}

impl EntryView {
    /// Whether it happened between midnight and the end of its day, so that the calendar on the wall had the next date.
    #[must_use]
    pub fn is_after_midnight(&self) -> bool {
        self.on_its_day && self.at.date() != self.day
    }

    /// The entry whole, private words included: for the one page that asks for them.
    #[must_use]
    pub fn whole(input: EntryInput<'_>) -> Self {
        Self::new(input, Words::Shown)
    }

    /// The entry among others: the figures, the words unless they are private, and never the
    /// answer to whether the person feels safe.
    #[must_use]
    pub fn listed(input: EntryInput<'_>) -> Self {
        Self::unconfided(input, if input.entry.private { Words::LeftOut } else { Words::Shown })
    }

    /// The entry without a word of the person's: what counts of it where it is private.
    #[must_use]
    pub fn figures(input: EntryInput<'_>) -> Self {
        Self::unconfided(input, Words::LeftOut)
    }

    /// Without the answer to whether the person feels safe.
    fn unconfided(input: EntryInput<'_>, words: Words) -> Self {
        let mut view = Self::new(input, words);
        if let BodyView::CheckIn(checkin) = &mut view.body {
            checkin.safe = None;
        }
        view
    }

    fn new(input: EntryInput<'_>, words: Words) -> Self {
        let EntryInput { entry, short_id, named, day_end } = input;
        let Named { focuses, medications, scales } = named;
        Self {
            id: entry.id,
            short_id: short_id.to_owned(),
            kind: entry.kind(),
            day: entry.day,
            at: entry.at,
            on_its_day: entry.is_on_its_day(day_end),
            without_time: entry.is_without_time(),
            recorded_at: entry.recorded_at,
            updated_at: entry.updated_at,
            late: entry.is_late(),
            private: entry.private,
            body: match &entry.body {
                Body::CheckIn(checkin) => {
                    BodyView::CheckIn(CheckInView::new(checkin, focuses, scales, words))
                }
                Body::Craving(craving) => {
                    BodyView::Craving(CravingView::new(craving, focuses, words))
                }
                Body::Use(used) => BodyView::Use(UseView::new(used, focuses, words)),
                Body::Stage(told) => BodyView::Stage(StageView::new(*told, focuses)),
                Body::Balance(balance) => {
                    BodyView::Balance(BalanceView::new(balance, focuses, words))
                }
                Body::Symptoms(check) => BodyView::Symptoms(SymptomsView::new(check, focuses)),
                Body::Life(life) => BodyView::Life(LifeView { areas: life.areas.clone() }),
                Body::Thought(record) => BodyView::Thought(ThoughtView::new(record, words)),
                Body::Dose(dose) => BodyView::Dose(DoseView::new(*dose, medications)),
                Body::Note => BodyView::Note {},
            },
            note: words.of(entry.note.as_ref()),
        }
    }
}

impl StageView {
    fn new(told: StageOfChange, focuses: &[Focus]) -> Self {
        Self { focus: name(focuses, told.focus), stage: told.stage }
    }
}

/// What is counted of a focus.
fn unit(focuses: &[Focus], id: Id) -> Option<Label> {
    focuses.iter().find(|focus| focus.id == id)?.measure.unit.clone()
}

fn name(focuses: &[Focus], id: Id) -> Option<Name> {
    focuses.iter().find(|focus| focus.id == id).map(|focus| focus.name.clone())
}

schemas! { "entry": EntryView = "an entry, as answers hold it" }
