//! Answers as values: what is said and what is left unsaid. A view serialised is the JSON answer.

pub mod balance;
pub mod begun;
pub mod care;
pub mod delete;
pub mod edit;
pub mod entry;
pub mod focus;
pub mod help;
pub mod import;
pub mod journal_file;
pub mod milestones;
pub mod packet;
pub mod phase;
pub mod record;
pub mod review;
pub mod routine;
pub mod saved;
pub mod search;
pub mod show;
pub mod stage;
pub mod streak;
pub mod today;
pub mod trends;
pub mod undo;
pub mod week;
