//! View of `undo`.

use serde::Serialize;

use super::json_schema::schemas;
use crate::domain::change::ChangeKind;
use crate::domain::time::moment::Moment;

/// The answer of `undo`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Undone {
    /// `daymark.undo.v1`.
    pub schema: &'static str,
    /// The changes that were taken back, the newest first.
    pub undone: Vec<UndoneChange>,
}

/// One change that was taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct UndoneChange {
    /// What had been done.
    pub verb: ChangeKind,
    /// To what: "check-in of 2026-11-20".
    pub subject: String,
    /// When.
    pub at: Moment,
}

impl Undone {
    /// The name of the answer.
    pub const SCHEMA: &'static str = "daymark.undo.v1";
}

schemas! {
    "undo": Undone = "daymark undo --json",
}
