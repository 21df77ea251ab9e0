//! One entry as it is shown: in a list, where some of it is left out, or whole.

use std::collections::BTreeMap;

use chrono::NaiveTime;
use serde::Serialize;

use super::json_schema::schemas;
use crate::domain::amount::Amount;
use crate::domain::entry::balance::{Balance, Ready};
use crate::domain::entry::checkin::{Answer, CheckIn, SmallDone, Used};
use crate::domain::entry::coping::Tried;
use crate::domain::entry::craving::{Acted, Craving, CravingFocus};
use crate::domain::entry::dose::{DoseEntry, DoseOutcome};
use crate::domain::entry::life::Area;
use crate::domain::entry::own_answer::OwnAnswer;
use crate::domain::entry::return_to_use::ReturnToUse;
use crate::domain::entry::situation::Situations;
use crate::domain::entry::stage::{Stage, StageOfChange};
use crate::domain::entry::symptoms::{Symptom, SymptomCheck};
use crate::domain::entry::thought::ThoughtRecord;
use crate::domain::entry::{Body, Entry, EntryKind};
use crate::domain::id::Id;
use crate::domain::records::focus::Focus;
use crate::domain::records::medication::Medication;
use crate::domain::records::own_scale::OwnScale;
use crate::domain::scale::{Minutes, Scale, SleepHours};
use crate::domain::text::{Label, Name, Text};
use crate::domain::time::day::Day;
use crate::domain::time::moment::{Instant, Moment};

/// The keys that hold words of the person's, and what they say only in confidence.
pub(super) const WORDS: [&str; 19] = [
    "note", "safe", "feelings", "tags", "place", "company", "thought", "what", "helped", "next",
    "pros", "cons", "barrier", "remedy", "small", "view", "problem", "options", "step",
];

/// An entry, and what its view is built from.
#[derive(Debug, Clone, Copy)]
pub struct EntryInput<'a> {
    /// The entry.
    pub entry: &'a Entry,
    /// The shortest start of its id that names it.
    pub short_id: &'a str,
    /// The focuses, archived ones too.
    pub focuses: &'a [Focus],
    /// The medications, for doses.
    pub medications: &'a [Medication],
    /// The scales of the person's own, archived ones too, for their answers.
    pub scales: &'a [OwnScale],
    /// When days end.
    pub day_end: NaiveTime,
}

/// An entry as it is shown.
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

/// A thought record as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ThoughtView {
    /// How strong the feelings were, 0 to 10.
    pub before: Option<Scale>,
    /// How strong they were afterwards, 0 to 10.
    pub after: Option<Scale>,
    /// What happened; absent where it is left out, as are the rest.
    pub what: Option<Text>,
    /// What went through the person's mind.
    pub thought: Option<Text>,
    /// Feelings.
    pub feelings: Option<Vec<Label>>,
    /// Another way to see it.
    pub view: Option<Text>,
    /// A problem to solve.
    pub problem: Option<Text>,
    /// What could be done about it.
    pub options: Option<Text>,
    /// The one step that comes first.
    pub step: Option<Text>,
}

impl ThoughtView {
    fn new(record: &ThoughtRecord, words: Words) -> Self {
        Self {
            before: record.before,
            after: record.after,
            what: words.of(record.what.as_ref()),
            thought: words.of(record.thought.as_ref()),
            feelings: words.all(&record.feelings),
            view: words.of(record.view.as_ref()),
            problem: words.of(record.problem.as_ref()),
            options: words.of(record.options.as_ref()),
            step: words.of(record.step.as_ref()),
        }
    }
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

/// A check-in as it is shown.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CheckInView {
    /// Mood, 0 to 10.
    pub mood: Option<Scale>,
    /// Energy, 0 to 10.
    pub energy: Option<Scale>,
    /// Stress, 0 to 10.
    pub stress: Option<Scale>,
    /// The strongest craving of the day, 0 to 10.
    pub craving: Option<Scale>,
    /// Confidence, 0 to 10.
    pub confidence: Option<Scale>,
    /// Distress, 0 to 10.
    pub distress: Option<Scale>,
    /// Hours slept.
    pub sleep_hours: Option<SleepHours>,
    /// Whether they used, per focus.
    pub used: Vec<AnswerView>,
    /// The answers to scales and questions of the person's own, in their order.
    pub own: Vec<OwnAnswerView>,
    /// The situations: absent when not answered, empty when there was none.
    pub situations: Option<Situations>,
    /// Whether the person feels safe; always absent in a list.
    pub safe: Option<bool>,
    /// Feelings; absent where they are left out.
    pub feelings: Option<Vec<Label>>,
    /// One small thing to do; absent where it is left out.
    pub small: Option<Text>,
    /// What became of the small thing before.
    pub small_done: Option<SmallDone>,
}

/// The answer for one focus.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AnswerView {
    /// The name of the focus.
    pub focus: Option<Name>,
    /// The answer.
    pub used: Used,
    /// How much; absent when not said.
    pub amount: Option<Amount>,
    /// What is counted of the focus.
    pub unit: Option<Label>,
}

impl AnswerView {
    /// The answers of a check-in.
    #[must_use]
    pub fn of(checkin: &CheckIn, focuses: &[Focus]) -> Vec<Self> {
        let view = |&Answer { focus, used }: &Answer| Self {
            focus: name(focuses, focus),
            used,
            amount: checkin.amount(focus),
            unit: unit(focuses, focus),
        };
        checkin.used.iter().map(view).collect()
    }
}

/// The answer to a scale or question of the person's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OwnAnswerView {
    /// The name of the scale; absent where it is not known.
    pub name: Option<Name>,
    /// The answer.
    pub answer: OwnAnswer,
}

impl OwnAnswerView {
    /// Those of a check-in: of the scales in their order, and then any other.
    fn of(checkin: &CheckIn, scales: &[OwnScale]) -> Vec<Self> {
        let known = scales.iter().filter_map(|scale| {
            let answer = *checkin.own.get(&scale.meta.id)?;
            Some(Self { name: Some(scale.meta.name.clone()), answer })
        });
        let is_known = |id: &Id| scales.iter().any(|scale| scale.meta.id == *id);
        let others = checkin.own.iter().filter(|(id, _)| !is_known(id));
        known.chain(others.map(|(_, answer)| Self { name: None, answer: *answer })).collect()
    }
}

/// A craving episode as it is shown.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CravingView {
    /// Its strength, 0 to 10.
    pub intensity: Scale,
    /// How long it lasted.
    pub minutes: Option<Minutes>,
    /// The situations: absent when not answered, empty when there was none.
    pub situations: Option<Situations>,
    /// What was tried.
    pub coping: Vec<Tried>,
    /// Its strength afterwards, 0 to 10.
    pub after: Option<Scale>,
    /// Whether it was acted on.
    pub acted: Option<Acted>,
    /// The name of the focus that it was of, or `any`; absent when not said.
    pub focus: Option<Name>,
    /// Where; absent where it is left out, as are the rest.
    pub place: Option<Label>,
    /// With whom.
    pub company: Option<Label>,
    /// What went through the person's mind.
    pub thought: Option<Text>,
    /// Feelings.
    pub feelings: Option<Vec<Label>>,
    /// Free tags.
    pub tags: Option<Vec<Label>>,
}

/// A return to use as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct UseView {
    /// The name of the focus.
    pub focus: Option<Name>,
    /// How much it was; absent when not said.
    pub amount: Option<Amount>,
    /// What is counted of the focus.
    pub unit: Option<Label>,
    /// Whether there was an overdose; absent when not asked or not said.
    pub overdose: Option<bool>,
    /// What happened; absent where it is left out, as are the rest.
    pub what: Option<Text>,
    /// What went through the mind.
    pub thought: Option<Text>,
    /// Feelings.
    pub feelings: Option<Vec<Label>>,
    /// What helped.
    pub helped: Option<Text>,
    /// What next.
    pub next: Option<Text>,
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

/// A decision balance as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct BalanceView {
    /// The name of the focus.
    pub focus: Option<Name>,
    /// Whether the person is ready; absent when not said.
    pub ready: Option<Ready>,
    /// What speaks for a change; absent where it is left out, as is the other.
    pub pros: Option<Text>,
    /// What speaks against it.
    pub cons: Option<Text>,
    /// What stands in the way.
    pub barrier: Option<Text>,
    /// What would remove that.
    pub remedy: Option<Text>,
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
    /// The entry whole, private words included: for the one page that asks for them.
    #[must_use]
    pub fn whole(input: EntryInput<'_>) -> Self {
        Self::new(input, Words::Shown)
    }

    /// The entry among others: the figures, the words unless they are private, and never the
    /// answer to whether the person feels safe.
    #[must_use]
    pub fn listed(input: EntryInput<'_>) -> Self {
        let words = if input.entry.private { Words::LeftOut } else { Words::Shown };
        let mut view = Self::new(input, words);
        if let BodyView::CheckIn(checkin) = &mut view.body {
            checkin.safe = None;
        }
        view
    }

    fn new(input: EntryInput<'_>, words: Words) -> Self {
        let EntryInput { entry, short_id, focuses, medications, scales, day_end } = input;
        Self {
            id: entry.id,
            short_id: short_id.to_owned(),
            kind: entry.kind(),
            day: entry.day,
            at: entry.at,
            on_its_day: entry.is_on_its_day(day_end),
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

impl CheckInView {
    fn new(checkin: &CheckIn, focuses: &[Focus], scales: &[OwnScale], words: Words) -> Self {
        Self {
            mood: checkin.mood,
            energy: checkin.energy,
            stress: checkin.stress,
            craving: checkin.craving,
            confidence: checkin.confidence,
            distress: checkin.distress,
            sleep_hours: checkin.sleep_hours,
            used: AnswerView::of(checkin, focuses),
            own: OwnAnswerView::of(checkin, scales),
            situations: checkin.situations,
            safe: checkin.safe,
            feelings: words.all(&checkin.feelings),
            small: words.of(checkin.small.as_ref()),
            small_done: checkin.small_done,
        }
    }
}

impl CravingView {
    fn new(craving: &Craving, focuses: &[Focus], words: Words) -> Self {
        let of = |of: CravingFocus| match of {
            CravingFocus::Of(id) => name(focuses, id),
            CravingFocus::Any => CravingFocus::ANY.parse().ok(),
        };
        Self {
            intensity: craving.intensity,
            minutes: craving.minutes,
            situations: craving.situations,
            coping: craving.coping.clone(),
            after: craving.after,
            acted: craving.acted,
            focus: craving.focus.and_then(of),
            place: words.of(craving.place.as_ref()),
            company: words.of(craving.company.as_ref()),
            thought: words.of(craving.thought.as_ref()),
            feelings: words.all(&craving.feelings),
            tags: words.all(&craving.tags),
        }
    }
}

impl UseView {
    fn new(used: &ReturnToUse, focuses: &[Focus], words: Words) -> Self {
        Self {
            focus: name(focuses, used.focus),
            amount: used.amount,
            unit: unit(focuses, used.focus),
            overdose: used.overdose,
            what: words.of(used.what.as_ref()),
            thought: words.of(used.thought.as_ref()),
            feelings: words.all(&used.feelings),
            helped: words.of(used.helped.as_ref()),
            next: words.of(used.next.as_ref()),
        }
    }
}

impl StageView {
    fn new(told: StageOfChange, focuses: &[Focus]) -> Self {
        Self { focus: name(focuses, told.focus), stage: told.stage }
    }
}

impl BalanceView {
    fn new(balance: &Balance, focuses: &[Focus], words: Words) -> Self {
        Self {
            focus: name(focuses, balance.focus),
            ready: balance.ready,
            pros: words.of(balance.pros.as_ref()),
            cons: words.of(balance.cons.as_ref()),
            barrier: words.of(balance.barrier.as_ref()),
            remedy: words.of(balance.remedy.as_ref()),
        }
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
