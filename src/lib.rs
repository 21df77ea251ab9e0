//! daymark: a recovery journal and craving tracker for the command line.
//!
//! # The layers
//! ```text
//! domain <- storage
//! domain <- report <- render
//! domain <- sample
//! domain, storage, report, sample <- app
//! domain, storage, report, render, sample, app <- cli <- main
//! ```
//! A layer names only those to its left; a test reads the sources and holds them to it.
//!
//! | layer | what it does |
//! |---|---|
//! | [`domain`] | the rules: days, runs, phases, statistics. Pure: no I/O, no clock, no SQL, no layout |
//! | [`storage`] | keeps values in the journal; the only layer that names rusqlite |
//! | [`report`] | turns values of the domain into views, which are also the JSON answers |
//! | [`render`] | turns a view into bytes on a given writer: text, plain, Markdown |
//! | [`sample`] | tells invented journals, day by day |
//! | [`app`] | what each command does, without its words: loads values, hands them to a view, or writes |
//! | `clock` | the one reader of time |
//! | `cli` | arguments, settings, prompts, errors, and one file for each verb |

pub mod app;
mod cli;
mod clock;
pub mod domain;
mod process;
pub mod render;
pub mod report;
pub mod sample;
pub mod storage;

use std::ffi::OsString;

/// Runs the program with its arguments, the first of which is its name, and gives its exit code.
#[must_use]
pub fn run(args: impl IntoIterator<Item = OsString>) -> u8 {
    process::harden();
    cli::run(&args.into_iter().collect::<Vec<_>>())
}

/// Ends the process with an exit code, without what libraries do at a usual end.
pub fn end(code: u8) -> ! {
    process::end(code)
}

/// The command line as clap describes it: every verb, flag and help text.
#[must_use]
pub fn command() -> clap::Command {
    cli::command()
}

/// The files that a person edits by hand, read and changed as texts: for tests that spoil them.
#[doc(hidden)]
pub mod hand_edited {
    use crate::cli;
    use crate::domain::recovery::safety::{OwnHelp, OwnLine};

    /// The text of a settings file once it also sets this value.
    ///
    /// # Errors
    /// Why it is refused, in words.
    pub fn settings_with(text: &str, key: &str, word: &str) -> Result<String, String> {
        cli::settings_with(text, key, word)
    }

    /// What a file of own help holds, and its text once it also has this line.
    ///
    /// # Errors
    /// Why it is refused, in words.
    pub fn own_help_with(text: &str, line: &OwnLine) -> Result<(OwnHelp, String), String> {
        cli::own_help_with(text, line)
    }
}
