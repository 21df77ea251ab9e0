//! Views as text for people: on a terminal, in plain sentences, in Markdown.

pub mod begun;
mod care;
pub mod chart;
pub mod clean;
pub mod delete;
pub mod edit;
pub mod entry;
pub mod focus;
pub mod help;
pub mod import;
pub mod journal_file;
pub mod json;
pub mod labels;
pub mod log;
pub mod markdown;
pub mod page;
pub mod routine;
pub mod saved;
pub mod show;
pub mod style;
pub mod table;
pub mod today;
pub mod trends;
pub mod undo;
pub mod week;
pub mod words;
