//! The answer of `merge`: what two copies of a journal hold, and what is kept of both.

use serde::Serialize;

use super::import::Found;
use super::json_schema::schemas;
use super::merge_conflicts::Reconciled;

/// The answer to `merge`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Merge {
    /// `daymark.merge.v1`.
    pub schema: &'static str,
    /// The other copy, as it was named.
    pub other: String,
    /// Whether the journal was changed.
    pub written: bool,
    /// What the other copy holds, compared with the journal.
    #[serde(flatten)]
    pub found: Found,
    /// What was settled between the two.
    #[serde(flatten)]
    pub reconciled: Reconciled,
}

impl Merge {
    /// The answer on another copy.
    #[must_use]
    pub fn new(other: &str, found: Found, written: bool) -> Self {
        let reconciled = found.reconciled.clone();
        let other = other.to_owned();
        Self { schema: "daymark.merge.v1", other, written, found, reconciled }
    }
}

schemas! { "merge": Merge = "daymark merge OTHER --json" }
