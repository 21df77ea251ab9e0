//! A return to use: a dated fact, and what the person makes of it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::domain::amount::Amount;
use crate::domain::cost::Cost;
use crate::domain::id::Id;
use crate::domain::text::{Label, Text};

/// One return to use of one focus. It erases nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ReturnToUse {
    /// The id of the focus.
    pub focus: Id,
    /// Whether there was an overdose; absent when not asked or not said.
    pub overdose: Option<bool>,
    /// How much it was, in the unit of the focus; absent when not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    /// What it cost; absent when not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost: Option<Amount>,
    /// What that is counted in, in the person's word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<Label>,
    /// What happened, in the person's words.
    pub what: Option<Text>,
    /// What went through their mind.
    #[serde(default)]
    pub thought: Option<Text>,
    /// How they felt.
    #[serde(default)]
    pub feelings: BTreeSet<Label>,
    /// What helped.
    pub helped: Option<Text>,
    /// What next.
    pub next: Option<Text>,
}

impl ReturnToUse {
    /// One of which no more is told than its focus.
    #[must_use]
    pub fn of(focus: Id) -> Self {
        Self {
            focus,
            overdose: None,
            amount: None,
            cost: None,
            currency: None,
            what: None,
            thought: None,
            feelings: BTreeSet::new(),
            helped: None,
            next: None,
        }
    }

    /// What it cost.
    #[must_use]
    pub fn cost(&self) -> Option<Cost> {
        self.cost.map(|amount| Cost { amount, currency: self.currency.clone() })
    }

    /// Sets what it cost. A number alone is in the money that it was in before.
    pub fn set_cost(&mut self, cost: Cost) {
        self.cost = Some(cost.amount);
        self.currency = cost.currency.or(self.currency.take());
    }
}
