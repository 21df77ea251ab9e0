//! The words of `beside`.

use std::path::PathBuf;

use super::page::Printed;
use crate::cli::path;

const AFTER: &str = "\
On the page: the lines of your plan in the sections helps, hinders and boundary, what to do in an overdose, and
whom to call. Names of your contacts, and how to reach them, are left out unless you let them out:
  names    who your contacts are, and how to reach them

Examples:
  daymark plan add helps 'ask me how the day was'
  daymark plan add hinders 'counting my days for me'
  daymark plan add boundary 'I go home when there is drinking'
  daymark beside
  daymark beside --include names --format md --output beside.md --yes
  daymark beside --paper             to print: daymark beside --paper | lp";

/// A form in which the page is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum BesideFormat {
    /// For reading as it is.
    Text,
    /// Markdown.
    Md,
    /// One JSON object.
    Json,
}

#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct BesideArgs {
    /// The form of the page
    #[arg(long, value_name = "FORMAT", conflicts_with_all = ["json", "plain"])]
    pub(crate) format: Option<BesideFormat>,

    /// The file to write, or - for standard output
    #[arg(long, short, value_name = "FILE", default_value = "-", value_parser = path::parser())]
    pub(crate) output: PathBuf,

    /// What else to let out: names
    #[arg(long, value_name = "PART,PART", value_delimiter = ',')]
    pub(crate) include: Vec<String>,

    /// Do not ask, and write over a file that is there
    #[arg(long, short)]
    pub(crate) yes: bool,

    #[command(flatten)]
    pub(crate) printed: Printed,
}
