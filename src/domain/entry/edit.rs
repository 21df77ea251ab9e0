//! Changing one field of an entry, by the name that its flag has.

mod value;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveTime;

use super::balance::Ready;
use super::checkin::{CheckIn, SmallDone};
use super::craving::{Acted, Craving, CravingFocus};
use super::dose::DoseOutcome;
use super::field::Field;
use super::life::{Area, BadArea};
use super::own_answer::OwnAnswer;
use super::return_to_use::ReturnToUse;
use super::situation::Situations;
use super::stage::Stage;
use super::symptoms::{BadSymptom, Symptom};
use super::{Body, Entry, EntryKind};
use crate::domain::amount::Amount;
use crate::domain::code::UnknownCode;
use crate::domain::cost::BadCost;
use crate::domain::id::Id;
use crate::domain::scale::{Minutes, OutOfRange, Scale, SleepHours};
use crate::domain::text::{BadText, Label, Text};
use crate::domain::time::day::Day;
use crate::domain::time::moment::Moment;

pub use value::{FieldValue, FindNamed};

/// Mutable reference to a field of an entry, by its type.
#[derive(Debug, PartialEq)]
pub enum FieldMut<'e> {
    /// A rating that may be missing.
    Scale(&'e mut Option<Scale>),
    /// A rating that is always there.
    Strength(&'e mut Scale),
    /// Hours slept.
    Hours(&'e mut Option<SleepHours>),
    /// How long a craving lasted.
    Minutes(&'e mut Option<Minutes>),
    /// Yes or no.
    Flag(&'e mut Option<bool>),
    /// Whether a craving was acted on.
    Acted(&'e mut Option<Acted>),
    /// Situations.
    Situations(&'e mut Option<Situations>),
    /// What was tried.
    Coping(&'e mut Craving),
    /// A short text.
    Label(&'e mut Option<Label>),
    /// Several short texts.
    Labels(&'e mut BTreeSet<Label>),
    /// A text that may be missing.
    Text(&'e mut Option<Text>),
    /// The words of a note, which are all it has.
    Words(&'e mut Option<Text>),
    /// Whether they used, per focus; see [`CheckIn::set_used`].
    Used(&'e mut CheckIn),
    /// How much was used, per focus; see [`CheckIn::set_amount`].
    Amounts(&'e mut CheckIn),
    /// What is answered to scales of the person's own, by their ids.
    Own(&'e mut BTreeMap<Id, OwnAnswer>),
    /// How much was used.
    Amount(&'e mut Option<Amount>),
    /// What it cost; see [`ReturnToUse::set_cost`].
    Cost(&'e mut ReturnToUse),
    /// Which focus.
    Focus(&'e mut Id),
    /// Which focus a craving was of, or any.
    CravingFocus(&'e mut Option<CravingFocus>),
    /// A stage of change, which is always there.
    Stage(&'e mut Stage),
    /// Whether they are ready.
    Ready(&'e mut Option<Ready>),
    /// Whether a dose was taken, which is always said.
    Outcome(&'e mut DoseOutcome),
    /// Symptoms, of which there is always one.
    Symptoms(&'e mut BTreeMap<Symptom, u8>),
    /// Areas of life, of which there is always one.
    Areas(&'e mut BTreeMap<Area, Scale>),
    /// What became of a small thing.
    SmallDone(&'e mut Option<SmallDone>),
}

/// Why a text is not a value of its field.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadValue {
    /// A number off its scale.
    #[error(transparent)]
    OutOfRange(#[from] OutOfRange),
    /// A word on no list.
    #[error(transparent)]
    Unknown(#[from] UnknownCode),
    /// No cost.
    #[error(transparent)]
    Cost(#[from] BadCost),
    /// A text of the wrong shape.
    #[error(transparent)]
    Text(#[from] BadText),
    /// No rated symptom.
    #[error(transparent)]
    Symptom(#[from] BadSymptom),
    /// No rated area.
    #[error(transparent)]
    Area(#[from] BadArea),
    /// Not an amount for each focus.
    #[error("\"{0}\" does not fit; it takes an amount, or one by focus like heroin=0,alcohol=3")]
    Amounts(String),
    /// No answer to a scale that it names.
    #[error("\"{0}\" names no answer; write the name of a scale and its answer, like pain=4")]
    Own(String),
    /// Neither yes nor no.
    #[error("\"{0}\" does not fit; it takes yes or no")]
    Flag(String),
}

impl Entry {
    /// Where it keeps a field; `None` where its kind has no such field.
    pub fn slot(&mut self, field: Field) -> Option<FieldMut<'_>> {
        use Field as F;
        Some(match (field, &mut self.body) {
            (F::Note, Body::Note) => FieldMut::Words(&mut self.note),
            (F::Note, _) => FieldMut::Text(&mut self.note),
            (F::Rating(rating), Body::CheckIn(checkin)) => {
                FieldMut::Scale(checkin.ratings.get_mut(rating))
            }
            (F::Sleep, Body::CheckIn(checkin)) => FieldMut::Hours(&mut checkin.sleep_hours),
            (F::Used, Body::CheckIn(checkin)) => FieldMut::Used(checkin),
            (F::Amount, Body::CheckIn(checkin)) => FieldMut::Amounts(checkin),
            (F::Amount, Body::Use(used)) => FieldMut::Amount(&mut used.amount),
            (F::Cost, Body::Use(used)) => FieldMut::Cost(used),
            (F::Scale, Body::CheckIn(checkin)) => FieldMut::Own(&mut checkin.own),
            (F::Safe, Body::CheckIn(checkin)) => FieldMut::Flag(&mut checkin.safe),
            (F::Situation, Body::CheckIn(checkin)) => FieldMut::Situations(&mut checkin.situations),
            (F::Feeling, Body::CheckIn(checkin)) => FieldMut::Labels(&mut checkin.feelings),
            (F::Small, Body::CheckIn(checkin)) => FieldMut::Text(&mut checkin.small),
            (F::SmallDone, Body::CheckIn(checkin)) => FieldMut::SmallDone(&mut checkin.small_done),
            (F::Intensity, Body::Craving(craving)) => FieldMut::Strength(&mut craving.intensity),
            (F::Minutes, Body::Craving(craving)) => FieldMut::Minutes(&mut craving.minutes),
            (F::Situation, Body::Craving(craving)) => FieldMut::Situations(&mut craving.situations),
            (F::Tag, Body::Craving(craving)) => FieldMut::Labels(&mut craving.tags),
            (F::Coping, Body::Craving(craving)) => FieldMut::Coping(craving),
            (F::After, Body::Craving(craving)) => FieldMut::Scale(&mut craving.after),
            (F::Acted, Body::Craving(craving)) => FieldMut::Acted(&mut craving.acted),
            (F::Place, Body::Craving(craving)) => FieldMut::Label(&mut craving.place),
            (F::Company, Body::Craving(craving)) => FieldMut::Label(&mut craving.company),
            (F::Thought, Body::Craving(craving)) => FieldMut::Text(&mut craving.thought),
            (F::Feeling, Body::Craving(craving)) => FieldMut::Labels(&mut craving.feelings),
            (F::Focus, Body::Craving(craving)) => FieldMut::CravingFocus(&mut craving.focus),
            (F::Focus, Body::Use(used)) => FieldMut::Focus(&mut used.focus),
            (F::Overdose, Body::Use(used)) => FieldMut::Flag(&mut used.overdose),
            (F::What, Body::Use(used)) => FieldMut::Text(&mut used.what),
            (F::Thought, Body::Use(used)) => FieldMut::Text(&mut used.thought),
            (F::Feeling, Body::Use(used)) => FieldMut::Labels(&mut used.feelings),
            (F::Helped, Body::Use(used)) => FieldMut::Text(&mut used.helped),
            (F::Next, Body::Use(used)) => FieldMut::Text(&mut used.next),
            (F::Focus, Body::Stage(told)) => FieldMut::Focus(&mut told.focus),
            (F::Stage, Body::Stage(told)) => FieldMut::Stage(&mut told.stage),
            (F::Focus, Body::Balance(balance)) => FieldMut::Focus(&mut balance.focus),
            (F::Pros, Body::Balance(balance)) => FieldMut::Text(&mut balance.pros),
            (F::Cons, Body::Balance(balance)) => FieldMut::Text(&mut balance.cons),
            (F::Barrier, Body::Balance(balance)) => FieldMut::Text(&mut balance.barrier),
            (F::Remedy, Body::Balance(balance)) => FieldMut::Text(&mut balance.remedy),
            (F::Ready, Body::Balance(balance)) => FieldMut::Ready(&mut balance.ready),
            (F::Focus, Body::Symptoms(check)) => FieldMut::Focus(&mut check.focus),
            (F::Item, Body::Symptoms(check)) => FieldMut::Symptoms(&mut check.symptoms),
            (F::Outcome, Body::Dose(dose)) => FieldMut::Outcome(&mut dose.outcome),
            (F::Area, Body::Life(life)) => FieldMut::Areas(&mut life.areas),
            (F::What, Body::Thought(thought)) => FieldMut::Text(&mut thought.what),
            (F::Thought, Body::Thought(thought)) => FieldMut::Text(&mut thought.thought),
            (F::Feeling, Body::Thought(thought)) => FieldMut::Labels(&mut thought.feelings),
            (F::Before, Body::Thought(thought)) => FieldMut::Scale(&mut thought.before),
            (F::View, Body::Thought(thought)) => FieldMut::Text(&mut thought.view),
            (F::After, Body::Thought(thought)) => FieldMut::Scale(&mut thought.after),
            (F::Problem, Body::Thought(thought)) => FieldMut::Text(&mut thought.problem),
            (F::Options, Body::Thought(thought)) => FieldMut::Text(&mut thought.options),
            (F::Step, Body::Thought(thought)) => FieldMut::Text(&mut thought.step),
            _ => return None,
        })
    }

    /// Moves it to another day. What happened on its day moves to the same time of the other one,
    /// at the offset it had. A check-in keeps the time at which it was written, as does what did
    /// not happen on its day, unless the new day had not come by then: no later than `now`, it
    /// moves as far.
    pub fn move_to(&mut self, day: Day, day_end: NaiveTime, now: Moment) {
        if self.kind() != EntryKind::CheckIn && self.is_on_its_day(day_end) {
            self.at = days_later(self.at, day.days_since(self.day));
        }
        self.day = day;
        if !self.had_come() {
            let moved = days_later(self.at, day.days_since(self.at.date()));
            self.at = if moved.seconds() > now.seconds() { now } else { moved };
        }
    }
}

/// The same time so many days later.
fn days_later(at: Moment, days: i32) -> Moment {
    let seconds = i64::from(days) * 24 * 60 * 60;
    Moment::from_parts(at.seconds() + seconds, at.offset_minutes()).unwrap_or(at)
}

impl FieldMut<'_> {
    /// Leaves the field without a value. Gives whether that can be: some are always there.
    #[must_use]
    pub fn clear(self) -> bool {
        match self {
            Self::Scale(slot) => *slot = None,
            Self::Hours(slot) => *slot = None,
            Self::Minutes(slot) => *slot = None,
            Self::Flag(slot) => *slot = None,
            Self::Acted(slot) => *slot = None,
            Self::Situations(slot) => *slot = None,
            Self::Coping(craving) => craving.coping.clear(),
            Self::Label(slot) => *slot = None,
            Self::Labels(slot) => slot.clear(),
            Self::Text(slot) => *slot = None,
            Self::Used(checkin) => {
                checkin.used.clear();
                checkin.amounts.clear();
            }
            Self::Amounts(checkin) => checkin.amounts.clear(),
            Self::Own(answers) => answers.clear(),
            Self::Amount(slot) => *slot = None,
            Self::Cost(used) => (used.cost, used.currency) = (None, None),
            Self::Ready(slot) => *slot = None,
            Self::SmallDone(slot) => *slot = None,
            Self::CravingFocus(slot) => *slot = None,
            Self::Strength(_)
            | Self::Words(_)
            | Self::Focus(_)
            | Self::Stage(_)
            | Self::Outcome(_)
            | Self::Symptoms(_)
            | Self::Areas(_) => return false,
        }
        true
    }
}

#[cfg(test)]
mod tests;
