//! A decision balance as it is shown.

use serde::Serialize;

use super::{Words, name};
use crate::domain::entry::balance::{Balance, Ready};
use crate::domain::records::focus::Focus;
use crate::domain::text::{Name, Text};

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

impl BalanceView {
    pub(super) fn new(balance: &Balance, focuses: &[Focus], words: Words) -> Self {
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
