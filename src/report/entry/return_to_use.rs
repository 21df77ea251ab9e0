//! A return to use as it is shown.

use serde::Serialize;

use super::{Words, name, unit};
use crate::domain::amount::Amount;
use crate::domain::entry::return_to_use::ReturnToUse;
use crate::domain::records::focus::Focus;
use crate::domain::text::{Label, Name, Text};

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
    /// What it cost; absent when not said.
    pub cost: Option<Amount>,
    /// What that is counted in.
    pub currency: Option<Label>,
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

impl UseView {
    pub(super) fn new(used: &ReturnToUse, focuses: &[Focus], words: Words) -> Self {
        Self {
            focus: name(focuses, used.focus),
            amount: used.amount,
            unit: unit(focuses, used.focus),
            cost: used.cost,
            currency: used.currency.clone(),
            overdose: used.overdose,
            what: words.of(used.what.as_ref()),
            thought: words.of(used.thought.as_ref()),
            feelings: words.all(&used.feelings),
            helped: words.of(used.helped.as_ref()),
            next: words.of(used.next.as_ref()),
        }
    }
}
