//! The words of `export`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

/// What to export.
#[derive(Debug, Subcommand)]
pub(crate) enum ExportVerb {
    /// Your own copy of the whole journal, private text included
    Data(ExportDataArgs),
}

/// Your own copy of the whole journal.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  daymark export data --output journal.json
  daymark export data | age --passphrase > journal.json.age")]
pub(crate) struct ExportDataArgs {
    /// The form of the copy
    #[arg(long, value_name = "FORMAT", default_value = "json")]
    pub(crate) format: DataFormat,

    /// The file to write, or - for standard output
    #[arg(long, short, value_name = "FILE", default_value = "-")]
    pub(crate) output: PathBuf,

    /// Do not ask, and write over a file that is there
    #[arg(long, short)]
    pub(crate) yes: bool,
}

/// A form of a whole journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DataFormat {
    /// All of it, as daymark import reads it back.
    Json,
}
