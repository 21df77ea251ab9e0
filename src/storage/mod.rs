//! The journal on disk: the only layer that speaks to the database.

mod batch;
mod change;
mod columns;
mod coping;
mod days;
mod entries;
mod error;
mod focuses;
mod ids;
mod journal;
mod key;
mod leftovers;
mod list;
mod listed;
mod load;
mod milestones;
mod place;
#[cfg(test)]
mod plans;
mod preparations;
mod readings;
mod rollback;
mod routines;
mod saved;
mod schema;
mod seen;
mod stages;
mod tombstones;
mod trust;
mod undo;
mod waiting;
mod whole_file;
mod words;

pub use batch::Batch;
pub use change::Changing;
pub use error::{Error, Result};
pub use ids::Ids;
pub use journal::{Access, Journal};
pub use leftovers::sweep;
pub use place::{KeyPlace, Place};
pub use saved::Saved;
pub use seen::Seen;
pub use trust::Closed;
pub use waiting::tell_of_waiting;
pub use whole_file::{FileError, WholeFile};
