//! What became of the passphrase of a journal.

use serde::Serialize;

use super::json_schema::schemas;
use super::recovery_key::RecoverySheet;

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Done {
    /// It has one now.
    Added,
    /// It has another one.
    Changed,
    /// It has none any more.
    Removed,
}

/// The answer of `passphrase`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PassphraseSet {
    /// `daymark.passphrase.v1`.
    pub schema: &'static str,
    /// The directory of the journal.
    pub journal: String,
    /// What was done to the passphrase.
    pub done: Done,
    /// The file of its key, where that is not sealed.
    pub key: Option<String>,
    /// What opens it besides a passphrase, where that is new.
    pub recovery: Option<RecoverySheet>,
    /// Whether it was written anew under another data key.
    pub rekeyed: bool,
    /// The backups beside it that still open with the key it had before.
    pub old_backups: Vec<String>,
}

impl PassphraseSet {
    /// The name of the answer.
    pub const SCHEMA: &'static str = "daymark.passphrase.v1";
}

schemas! {
    "passphrase": PassphraseSet = "daymark passphrase add|change|remove --json",
}
