//! The value of a field as it was given, before it is in an entry.

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

use super::{BadValue, FieldMut};
use crate::domain::amount::Amount;
use crate::domain::cost::Cost;
use crate::domain::entry::balance::Ready;
use crate::domain::entry::checkin::{SmallDone, Used};
use crate::domain::entry::coping::Tried;
use crate::domain::entry::craving::{Acted, CravingFocus};
use crate::domain::entry::dose::DoseOutcome;
use crate::domain::entry::field::Field;
use crate::domain::entry::life::{Area, RatedArea};
use crate::domain::entry::own_answer::{GivenAnswer, OwnAnswer};
use crate::domain::entry::situation::Situations;
use crate::domain::entry::stage::Stage;
use crate::domain::entry::symptoms::{RatedSymptom, Symptom};
use crate::domain::id::Id;
use crate::domain::scale::{Minutes, Scale, SleepHours};
use crate::domain::text::{Label, Name, Text};

/// A value of a field, read from words; a focus is still a name.
#[derive(Debug, Clone, PartialEq)]
pub enum FieldValue {
    /// A rating.
    Scale(Scale),
    /// Hours slept.
    Hours(SleepHours),
    /// How long a craving lasted.
    Minutes(Minutes),
    /// Yes or no.
    Flag(bool),
    /// Whether a craving was acted on.
    Acted(Acted),
    /// Situations; none of them is a value too.
    Situations(Situations),
    /// What was tried.
    Coping(Vec<Tried>),
    /// A short text.
    Label(Label),
    /// Several short texts.
    Labels(BTreeSet<Label>),
    /// A text.
    Text(Text),
    /// Whether they used, for each focus; for the primary one without a name.
    Used(Vec<(Option<Name>, Used)>),
    /// How much was used, for each focus; for the primary one without a name.
    Amounts(Vec<(Option<Name>, Amount)>),
    /// What a use cost.
    Cost(Cost),
    /// Answers to scales of the person's own.
    Own(Vec<GivenAnswer>),
    /// Which focus.
    Focus(Name),
    /// A stage of change.
    Stage(Stage),
    /// Whether they are ready.
    Ready(Ready),
    /// Whether a dose was taken.
    Outcome(DoseOutcome),
    /// Symptoms, each with its rating.
    Symptoms(BTreeMap<Symptom, u8>),
    /// Areas of life, each with its rating.
    Areas(BTreeMap<Area, Scale>),
    /// What became of a small thing.
    SmallDone(SmallDone),
}

impl Field {
    /// Reads the words of a value: lists parted by commas, `none` for no situation, and for the use per focus
    /// `no`, or `heroin=no,alcohol=yes`.
    ///
    /// # Errors
    /// [`BadValue`] for what does not fit.
    pub fn read(self, words: &str) -> Result<FieldValue, BadValue> {
        Ok(match self {
            Self::Rating(_) | Self::Intensity | Self::Before | Self::After => {
                FieldValue::Scale(read(words)?)
            }
            Self::Sleep => FieldValue::Hours(read(words)?),
            Self::Minutes => FieldValue::Minutes(read(words)?),
            Self::Safe | Self::Overdose => FieldValue::Flag(flag(words)?),
            Self::Acted => FieldValue::Acted(read(words)?),
            Self::Situation if words == "none" => FieldValue::Situations(Situations::default()),
            Self::Situation => FieldValue::Situations(list(words).collect::<Result<_, _>>()?),
            Self::Coping => FieldValue::Coping(list(words).collect::<Result<_, _>>()?),
            Self::Place | Self::Company => FieldValue::Label(read(words)?),
            Self::Tag | Self::Feeling => FieldValue::Labels(labels(words)?),
            Self::Used => FieldValue::Used(words.split(',').map(used).collect::<Result<_, _>>()?),
            Self::Amount => FieldValue::Amounts(amounts(words)?),
            Self::Cost => FieldValue::Cost(read(words)?),
            Self::Scale => FieldValue::Own(words.split(',').map(own).collect::<Result<_, _>>()?),
            Self::Focus => FieldValue::Focus(read(words)?),
            Self::Stage => FieldValue::Stage(read(words)?),
            Self::Ready => FieldValue::Ready(read(words)?),
            Self::Outcome => FieldValue::Outcome(read(words)?),
            Self::SmallDone => FieldValue::SmallDone(read(words)?),
            Self::Area => {
                let rated = list::<RatedArea>(words).map(|one| {
                    let RatedArea { area, rating } = one?;
                    Ok::<_, BadValue>((area, rating))
                });
                FieldValue::Areas(rated.collect::<Result<_, _>>()?)
            }
            Self::Item => {
                let rated = list::<RatedSymptom>(words).map(|one| {
                    let RatedSymptom { symptom, rating } = one?;
                    Ok::<_, BadValue>((symptom, rating))
                });
                FieldValue::Symptoms(rated.collect::<Result<_, _>>()?)
            }
            // Every other is a text; see `Field::is_text`.
            _ => FieldValue::Text(read(words)?),
        })
    }
}

impl FieldMut<'_> {
    /// Sets the field; gives whether the value is one of its type.
    ///
    /// # Errors
    /// Those of `find`, for a name.
    pub fn set<F: FindNamed>(self, value: &FieldValue, find: &F) -> Result<bool, F::Error> {
        let focus = |name| find.focus(name);
        match (self, value) {
            (Self::Scale(slot), FieldValue::Scale(value)) => *slot = Some(*value),
            (Self::Strength(slot), FieldValue::Scale(value)) => *slot = *value,
            (Self::Hours(slot), FieldValue::Hours(value)) => *slot = Some(*value),
            (Self::Minutes(slot), FieldValue::Minutes(value)) => *slot = Some(*value),
            (Self::Flag(slot), FieldValue::Flag(value)) => *slot = Some(*value),
            (Self::Acted(slot), FieldValue::Acted(value)) => *slot = Some(*value),
            (Self::Situations(slot), FieldValue::Situations(value)) => *slot = Some(*value),
            (Self::Coping(craving), FieldValue::Coping(tried)) => {
                craving.set_coping(tried.iter().copied());
            }
            (Self::Label(slot), FieldValue::Label(value)) => *slot = Some(value.clone()),
            (Self::Labels(slot), FieldValue::Labels(value)) => slot.clone_from(value),
            (Self::Text(slot) | Self::Words(slot), FieldValue::Text(value)) => {
                *slot = Some(value.clone());
            }
            (Self::Focus(slot), FieldValue::Focus(name)) => *slot = focus(Some(name))?,
            (Self::CravingFocus(slot), FieldValue::Focus(name)) => {
                let is_any = name.as_str() == CravingFocus::ANY;
                let of =
                    if is_any { CravingFocus::Any } else { CravingFocus::Of(focus(Some(name))?) };
                *slot = Some(of);
            }
            (Self::Stage(slot), FieldValue::Stage(value)) => *slot = *value,
            (Self::Ready(slot), FieldValue::Ready(value)) => *slot = Some(*value),
            (Self::Outcome(slot), FieldValue::Outcome(value)) => *slot = *value,
            (Self::Symptoms(slot), FieldValue::Symptoms(value)) => slot.clone_from(value),
            (Self::Areas(slot), FieldValue::Areas(value)) => slot.clone_from(value),
            (Self::SmallDone(slot), FieldValue::SmallDone(value)) => *slot = Some(*value),
            (Self::Used(checkin), FieldValue::Used(answers)) => {
                for (name, used) in answers {
                    checkin.set_used(focus(name.as_ref())?, *used);
                }
            }
            (Self::Amounts(checkin), FieldValue::Amounts(amounts)) => {
                for (name, amount) in amounts {
                    checkin.set_amount(focus(name.as_ref())?, *amount);
                }
            }
            (Self::Cost(used), FieldValue::Cost(cost)) => used.set_cost(cost.clone()),
            (Self::Own(answers), FieldValue::Own(given)) => {
                for one in given {
                    match find.answer(one)? {
                        (scale, Some(answer)) => answers.insert(scale, answer),
                        (scale, None) => answers.remove(&scale),
                    };
                }
            }
            (Self::Amount(slot), FieldValue::Amounts(amounts)) => match amounts.as_slice() {
                [(None, amount)] => *slot = Some(*amount),
                _ => return Ok(false),
            },
            _ => return Ok(false),
        }
        Ok(true)
    }
}

/// Finds what a value names.
pub trait FindNamed {
    /// Why it finds nothing.
    type Error;

    /// The focus of a name, or the primary one.
    ///
    /// # Errors
    /// Where there is none, or several fit.
    fn focus(&self, name: Option<&Name>) -> Result<Id, Self::Error>;

    /// The scale that an answer names, and the answer; without one, none is left.
    ///
    /// # Errors
    /// Where there is no such scale, or the answer does not fit it.
    fn answer(&self, given: &GivenAnswer) -> Result<(Id, Option<OwnAnswer>), Self::Error>;
}

/// An answer to a scale of the person's own: `pain=4`.
fn own(answer: &str) -> Result<GivenAnswer, BadValue> {
    let (name, words) =
        answer.split_once('=').ok_or_else(|| BadValue::Own(answer.trim().to_owned()))?;
    Ok(GivenAnswer { name: read(name.trim())?, words: words.trim().to_owned() })
}

/// Whether they used, of one focus: `no`, or `heroin=no`.
fn used(answer: &str) -> Result<(Option<Name>, Used), BadValue> {
    let (name, used) = match answer.split_once('=') {
        Some((name, used)) => (Some(read(name.trim())?), used),
        None => (None, answer),
    };
    Ok((name, read(used.trim())?))
}

/// Amounts: `3`, or `heroin=0,alcohol=2.5`. A comma is a decimal one where no focus is named.
fn amounts(words: &str) -> Result<Vec<(Option<Name>, Amount)>, BadValue> {
    if !words.contains('=') {
        return Ok(vec![(None, read(words)?)]);
    }
    let of_focus = |part: &str| {
        let (name, amount) =
            part.split_once('=').ok_or_else(|| BadValue::Amounts(words.to_owned()))?;
        Ok((Some(read(name.trim())?), read(amount.trim())?))
    };
    words.split(',').map(of_focus).collect()
}

fn read<T: FromStr<Err: Into<BadValue>>>(text: &str) -> Result<T, BadValue> {
    text.parse().map_err(Into::into)
}

fn list<T: FromStr<Err: Into<BadValue>>>(text: &str) -> impl Iterator<Item = Result<T, BadValue>> {
    text.split(',').map(|item| read(item.trim()))
}

/// Labels, of which those that differ in form only are one, as first given.
fn labels(text: &str) -> Result<BTreeSet<Label>, BadValue> {
    let mut given: BTreeMap<String, Label> = BTreeMap::new();
    for label in list(text) {
        let label: Label = label?;
        given.entry(label.folded()).or_insert(label);
    }
    Ok(given.into_values().collect())
}

fn flag(text: &str) -> Result<bool, BadValue> {
    match text {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(BadValue::Flag(text.to_owned())),
    }
}
