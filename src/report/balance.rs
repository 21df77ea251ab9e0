//! Decision balances, the newest first.

use serde::Serialize;

use super::entry::EntryView;

/// The answer of `balance`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Balances {
    /// `daymark.balances.v1`.
    pub schema: &'static str,
    /// The entries, the newest first; the words of private ones are left out.
    pub entries: Vec<EntryView>,
}

impl Balances {
    /// The answer with these entries.
    #[must_use]
    pub fn new(entries: Vec<EntryView>) -> Self {
        Self { schema: "daymark.balances.v1", entries }
    }
}
