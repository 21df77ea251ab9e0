//! The daily check-in.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::{Deserializer, Error};
use serde::{Deserialize, Serialize};

use super::own_answer::OwnAnswer;
use super::situation::Situations;
use crate::domain::amount::Amount;
use crate::domain::code::codes;
use crate::domain::id::Id;
use crate::domain::rating::Ratings;
use crate::domain::scale::SleepHours;
use crate::domain::series::Series;
use crate::domain::text::{Label, Text};

codes! {
    /// The answer to "did you use?"
    Used ("answer") {
        /// Not used.
        No = "no",
        /// Used.
        Yes = "yes",
        /// Prefer not to say; the day stays unknown.
        Skip = "skip",
    }
}

codes! {
    /// What became of the one small thing of the check-in before.
    SmallDone ("answer") {
        /// It was done.
        Yes = "yes",
        /// In part.
        Partly = "partly",
        /// It was not.
        No = "no",
    }
}

/// A check-in's answer to "did you use?" for one focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Answer {
    /// The id of the focus.
    pub focus: Id,
    /// The answer.
    pub used: Used,
}

/// How much a check-in tells of a day, for one focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FocusAmount {
    /// The id of the focus.
    pub focus: Id,
    /// How much; 0 is not used.
    pub amount: Amount,
}

/// What a check-in asks; each answer may be missing.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CheckIn {
    /// The 0–10 scales.
    #[serde(flatten)]
    pub ratings: Ratings,
    /// Hours slept.
    pub sleep_hours: Option<SleepHours>,
    /// Whether the person feels safe.
    pub safe: Option<bool>,
    /// The situations of the day: absent when not answered, empty when there was none.
    pub situations: Option<Situations>,
    /// Whether they used, per focus, in the order of the focus ids; one answer a focus.
    #[serde(deserialize_with = "one_a_focus")]
    pub used: Vec<Answer>,
    /// Feelings, in the person's words.
    pub feelings: BTreeSet<Label>,
    /// One small thing to do, in the person's words, which the next check-in asks after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub small: Option<Text>,
    /// What became of the small thing that the check-in before had set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub small_done: Option<SmallDone>,
    /// How much was used, per focus, in the order of the focus ids; one amount a focus.
    #[serde(
        default,
        skip_serializing_if = "Vec::is_empty",
        deserialize_with = "one_amount_a_focus"
    )]
    pub amounts: Vec<FocusAmount>,
    /// The answers to scales and questions of the person's own, by their ids.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub own: BTreeMap<Id, OwnAnswer>,
}

/// Reads answers in any order; two for one focus are refused.
fn one_a_focus<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Answer>, D::Error> {
    let mut answers = Vec::<Answer>::deserialize(from)?;
    answers.sort_unstable_by_key(|answer| answer.focus);
    if answers.windows(2).any(|pair| pair[0].focus == pair[1].focus) {
        return Err(D::Error::custom("it has two answers for one focus"));
    }
    Ok(answers)
}

/// Reads amounts in any order; two for one focus are refused.
fn one_amount_a_focus<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<FocusAmount>, D::Error> {
    let mut amounts = Vec::<FocusAmount>::deserialize(from)?;
    amounts.sort_unstable_by_key(|one| one.focus);
    if amounts.windows(2).any(|pair| pair[0].focus == pair[1].focus) {
        return Err(D::Error::custom("it has two amounts for one focus"));
    }
    Ok(amounts)
}

impl CheckIn {
    /// The answer for a focus, where there is one.
    #[must_use]
    pub fn used(&self, focus: Id) -> Option<Used> {
        self.used.iter().find(|answer| answer.focus == focus).map(|answer| answer.used)
    }

    /// One of the numbers that are followed over time.
    #[must_use]
    pub fn number(&self, series: Series) -> Option<f64> {
        series.value(&self.ratings, self.sleep_hours)
    }

    /// The numbers that it answers to scales of the person's own, by the ids of these.
    pub fn own_numbers(&self) -> impl Iterator<Item = (Id, f64)> {
        self.own.iter().filter_map(|(scale, answer)| Some((*scale, answer.number()?)))
    }

    /// How much it tells of a focus, where it does.
    #[must_use]
    pub fn amount(&self, focus: Id) -> Option<Amount> {
        self.amounts.iter().find(|one| one.focus == focus).map(|one| one.amount)
    }

    /// Sets how much was used of a focus, and so whether it was.
    pub fn set_amount(&mut self, focus: Id, amount: Amount) {
        self.set_used(focus, if amount == Amount::NONE { Used::No } else { Used::Yes });
        match self.amounts.binary_search_by_key(&focus, |one| one.focus) {
            Ok(at) => self.amounts[at].amount = amount,
            Err(at) => self.amounts.insert(at, FocusAmount { focus, amount }),
        }
    }

    /// Sets the answer for a focus, keeping the order; an amount that contradicts it goes.
    pub fn set_used(&mut self, focus: Id, used: Used) {
        let fits = |amount| match used {
            Used::No => amount == Amount::NONE,
            Used::Yes => amount != Amount::NONE,
            Used::Skip => false,
        };
        self.amounts.retain(|one| one.focus != focus || fits(one.amount));
        match self.used.binary_search_by_key(&focus, |answer| answer.focus) {
            Ok(at) => self.used[at].used = used,
            Err(at) => self.used.insert(at, Answer { focus, used }),
        }
    }
}
