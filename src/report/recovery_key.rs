//! The recovery key of a journal as it is shown once, to be written down.

use serde::Serialize;

/// The sheet to print.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RecoverySheet {
    /// Its 24 words, parted by spaces.
    pub words: String,
    /// The same as the line that age takes.
    pub line: String,
}
