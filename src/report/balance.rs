//! Decision balances, the newest first.

use serde::Serialize;

use super::entry::EntryView;
use super::json_schema::schemas;

/// The answer of `balance`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Balances {
    /// `daymark.balances.v1`.
    pub schema: &'static str,
    /// The entries, the newest first; the words of private ones are left out.
    #[cfg_attr(test, schemars(with = "Vec<crate::report::json_schema::OfEntry>"))]
    pub entries: Vec<EntryView>,
}

impl Balances {
    /// The answer with these entries.
    #[must_use]
    pub fn new(entries: Vec<EntryView>) -> Self {
        Self { schema: "daymark.balances.v1", entries }
    }
}

schemas! {
    "balances": Balances = "daymark balance --json",
}
