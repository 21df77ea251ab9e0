//! Description of one undoable change: when it was made, what was done, and to what.

use super::code::codes;
use super::time::moment::Instant;

codes! {
    /// What was done.
    ChangeKind ("kind of change") {
        /// Something was added.
        Add = "add",
        /// Something was changed.
        Edit = "edit",
        /// Something was deleted.
        Delete = "delete",
        /// A focus was given a new start date.
        Restart = "restart",
        /// Something was put away, or brought back.
        Archive = "archive",
        /// A routine was marked for a day.
        Mark = "mark",
        /// A file was read in.
        Import = "import",
    }
}

/// Header of an undoable change: when, what was done, to what; never the person's private words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// When it was made.
    pub at: Instant,
    /// What was done.
    pub verb: ChangeKind,
    /// To what: "check-in of 2026-11-20".
    pub subject: String,
}
