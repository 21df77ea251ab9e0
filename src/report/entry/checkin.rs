//! A check-in as it is shown, with its answers per focus and to scales of the person's own.

use serde::Serialize;

use super::{Words, name, unit};
use crate::domain::amount::Amount;
use crate::domain::entry::checkin::{Answer, CheckIn, SmallDone, Used};
use crate::domain::entry::own_answer::OwnAnswer;
use crate::domain::entry::situation::Situations;
use crate::domain::id::Id;
use crate::domain::rating::Ratings;
use crate::domain::records::focus::{Focus, primary};
use crate::domain::records::own_scale::OwnScale;
use crate::domain::scale::SleepHours;
use crate::domain::text::{Label, Name, Text};

/// A check-in as it is shown.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CheckInView {
    /// The 0–10 scales.
    #[serde(flatten)]
    pub ratings: Ratings,
    /// Hours slept.
    pub sleep_hours: Option<SleepHours>,
    /// Whether they used, per focus.
    pub used: Vec<AnswerView>,
    /// The answers to scales and questions of the person's own, in their order; those in words are left out where words
    /// are.
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

impl CheckInView {
    pub(super) fn new(
        checkin: &CheckIn,
        focuses: &[Focus],
        scales: &[OwnScale],
        words: Words,
    ) -> Self {
        Self {
            ratings: checkin.ratings,
            sleep_hours: checkin.sleep_hours,
            used: AnswerView::of(checkin, focuses),
            own: OwnAnswerView::of(checkin, scales, words),
            situations: checkin.situations,
            safe: checkin.safe,
            feelings: words.all(&checkin.feelings),
            small: words.of(checkin.small.as_ref()),
            small_done: checkin.small_done,
        }
    }
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
    /// Whether it is the focus that is meant where none is named.
    #[serde(skip)]
    pub is_primary: bool,
}

impl AnswerView {
    /// The answers of a check-in.
    #[must_use]
    pub fn of(checkin: &CheckIn, focuses: &[Focus]) -> Vec<Self> {
        let primary = primary(focuses).map(|focus| focus.id);
        let view = |&Answer { focus, used }: &Answer| Self {
            is_primary: primary == Some(focus),
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
    fn of(checkin: &CheckIn, scales: &[OwnScale], words: Words) -> Vec<Self> {
        let is_shown = |answer: &OwnAnswer| words == Words::Shown || answer.words().is_none();
        let known = scales.iter().filter_map(|scale| {
            let answer = checkin.own.get(&scale.meta.id).filter(|answer| is_shown(answer))?.clone();
            Some(Self { name: Some(scale.meta.name.clone()), answer })
        });
        let is_known = |id: &Id| scales.iter().any(|scale| scale.meta.id == *id);
        let others = checkin.own.iter().filter(|(id, answer)| !is_known(id) && is_shown(answer));
        known.chain(others.map(|(_, answer)| Self { name: None, answer: answer.clone() })).collect()
    }
}
