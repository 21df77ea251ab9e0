//! The flags that every verb takes.

#![expect(clippy::doc_markdown, reason = "these comments are the help a person reads")]

use std::path::PathBuf;

use super::path;
use super::settings::Color;

/// Flags that every verb takes.
#[derive(Debug, Clone, Default, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
#[command(next_help_heading = "Global options")]
pub(crate) struct Global {
    /// The directory of the journal [env: DAYMARK_JOURNAL]
    #[arg(long, global = true, value_name = "DIR", value_parser = path::parser())]
    pub(crate) journal: Option<PathBuf>,

    /// Answer as one JSON object
    #[arg(long, global = true)]
    pub(crate) json: bool,

    /// Ask nothing
    #[arg(long, global = true)]
    pub(crate) no_input: bool,

    /// Say only results, warnings and errors
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,

    /// When to use colour: auto, always or never
    #[arg(long, global = true, value_name = "WHEN", hide_possible_values = true)]
    pub(crate) color: Option<Color>,

    /// One fact a line, no tables, no glyphs [env: ACCESSIBLE]
    #[arg(long, global = true)]
    pub(crate) plain: bool,

    /// Read the passphrase from this file descriptor: its first line
    #[arg(long, global = true, value_name = "N")]
    pub(crate) passphrase_fd: Option<u32>,
}
