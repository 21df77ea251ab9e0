//! The program as a person or a script meets it: words in; answers, talk and exit codes out.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod asking;
mod checkin;
mod completions;
mod config;
mod craving;
mod delete;
mod demo;
mod entries;
mod errors;
mod export;
mod focus;
mod help_now;
mod history;
mod init;
mod log;
mod man;
mod note;
mod notes;
mod routine;
mod search;
mod show;
mod support;
mod terminal;
mod time;
mod today;
mod top;
mod undo;
mod used;
mod week;
