//! The rules of the journal: pure values, no input or output, no clock, no SQL, no layout.

pub mod change;
pub mod checkin;
pub mod code;
pub mod coping;
pub mod craving;
pub mod day;
pub mod entry;
pub mod episodes;
pub mod focus;
pub mod id;
pub mod logged_day;
pub mod milestone;
pub mod moment;
pub mod phase;
pub mod query;
pub mod return_to_use;
pub mod rhythm;
pub mod routine;
pub mod run;
pub mod scale;
pub mod schedule;
pub mod situation;
pub mod stats;
pub mod status;
pub mod tally;
pub mod text;
