//! Decision balance: what speaks for a change and what against it (Janis & Mann 1977), as used at
//! every stage of change. Being of two minds is part of it, and "not ready" is an answer.

use serde::{Deserialize, Serialize};

use crate::domain::code::codes;
use crate::domain::id::Id;
use crate::domain::text::Text;

codes! {
    /// Whether a person is ready for a change.
    Ready ("answer") {
        /// Not ready.
        No = "no",
        /// Of two minds.
        Unsure = "unsure",
        /// Ready.
        Yes = "yes",
    }
}

/// What a person wrote on one day of a change in one focus.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Balance {
    /// The id of the focus.
    pub focus: Id,
    /// What speaks for a change, in the person's words.
    pub pros: Option<Text>,
    /// What speaks against it.
    pub cons: Option<Text>,
    /// What stands in the way of it: fear of withdrawal, stigma, money, pressure.
    pub barrier: Option<Text>,
    /// What would remove that.
    pub remedy: Option<Text>,
    /// Whether they are ready; absent when not said.
    pub ready: Option<Ready>,
}

impl Balance {
    /// One of a focus in which nothing is said yet.
    #[must_use]
    pub fn of(focus: Id) -> Self {
        Self { focus, pros: None, cons: None, barrier: None, remedy: None, ready: None }
    }

    /// Every text of it.
    #[must_use]
    pub fn texts(&self) -> [Option<&Text>; 4] {
        [&self.pros, &self.cons, &self.barrier, &self.remedy].map(Option::as_ref)
    }
}
