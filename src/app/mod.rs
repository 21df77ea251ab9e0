//! What each command does, without its words: one use case a file.
//!
//! It loads plain values from the journal and hands them to `report`, or writes with the rules of what is written.
//! The time, days and settings are its arguments; it knows no flags, prompts, output or settings files.

pub mod beside;
pub mod calendar;
pub mod checkin;
mod day_factors;
pub mod demo;
pub mod dose;
mod error;
pub mod export;
pub mod focuses;
pub mod import;
pub mod log_entry;
pub mod milestones;
pub mod named_records;
pub mod not_spent;
mod own_answers;
pub mod packet;
pub mod phase;
mod recent;
pub mod record_surroundings;
pub mod reminder;
pub mod review;
pub mod routine_marks;
pub mod screenings;
pub mod stage;
pub mod status_line;
pub mod streak;
pub mod stretch;
pub mod today;
pub mod trends;
pub mod use_days;
pub mod week;

pub use error::Error;
