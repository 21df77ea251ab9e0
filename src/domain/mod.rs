//! The rules of the journal: pure values, no input or output, no clock, no SQL, no layout.

pub mod amount;
pub(crate) mod ascii_serde;
pub mod change;
pub mod code;
pub mod cost;
pub mod entry;
pub mod figures;
pub mod focus_kind;
pub mod id;
#[cfg(test)]
mod json_schema;
pub mod merge;
pub mod name_match;
pub mod phase;
pub mod privacy;
pub mod query;
pub mod rating;
pub mod record;
pub mod records;
pub mod recovery;
pub mod scale;
pub mod screening;
pub mod series;
pub mod stats;
#[cfg(test)]
pub(crate) mod testing;
pub mod text;
pub mod time;
pub mod word_match;
