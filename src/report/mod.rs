//! Answers as values: what is said and what is left unsaid. A view serialised is the JSON answer.

pub mod help;
pub mod today;
pub mod week;
