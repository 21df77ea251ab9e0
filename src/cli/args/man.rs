//! Arguments of `man`.

use std::path::PathBuf;

use clap::Args;

use crate::cli::path;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  daymark man | man -l -
  daymark man --dir man1")]
pub(crate) struct ManArgs {
    /// Write a page for each command into this directory, instead of the first to standard output
    #[arg(long, value_name = "DIR", value_parser = path::parser())]
    pub(crate) dir: Option<PathBuf>,
}
