//! Why a use case cannot be done.

use crate::domain::name_match::NotFound;
use crate::domain::text::{BadText, Name};
use crate::storage;

/// Why a use case cannot be done, for the front end to put into words.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// What the journal reports.
    #[error(transparent)]
    Storage(#[from] storage::Error),
    /// A name finds no single focus.
    #[error("no single focus is named {name}")]
    NoFocus {
        /// The name as it was given.
        name: Name,
        /// Why it finds none.
        why: NotFound,
        /// Whether there is no focus at all.
        none_kept: bool,
    },
    /// A name of the sample is none.
    #[error(transparent)]
    BadName(#[from] BadText),
    /// A name finds no single milestone of the person's own.
    #[error("no single milestone is named {name}")]
    NoMilestone {
        /// The name as it was given.
        name: Name,
        /// Why it finds none.
        why: NotFound,
        /// Whether the focus has none at all.
        none_kept: bool,
    },
    /// A milestone of this name is put away.
    #[error("{0} is put away")]
    MilestonePutAway(Name),
    /// A routine is put away by the day that it was to be marked on.
    #[error("{0} is put away")]
    RoutinePutAway(Name),
    /// An entry that was there a moment ago is there no more.
    #[error("the entry was deleted in the meantime")]
    EntryGone,
}
