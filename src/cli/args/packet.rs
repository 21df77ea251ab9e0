//! The words of `packet`.

use std::path::PathBuf;

use super::page::Printed;
use super::seal::SealArgs;
use crate::cli::path;
use crate::domain::recovery::global_change::GlobalChange;
use crate::domain::text::Name;

const AFTER: &str = "\
Your words are left out unless you let them out, part by part:
  notes    notes, thoughts, what you wrote of a return to use or of a change, feelings and tags
  names    what your focuses and routines are called, and whose company you were in
  places   where you were
  plan     the lines of your plan
  private  the words of entries marked private (with names and places, those of them too)

Examples:
  daymark packet                                        the last four weeks, on this screen
  daymark packet --format md --output page.md           in a file, to print or to send
  daymark packet --talk 'My brother is getting married' --overall a-little-better
  daymark packet --from 2026-09-01 --include notes,places";

/// A form in which the page is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum PacketFormat {
    /// For reading as it is.
    Text,
    /// Markdown.
    Md,
    /// One JSON object.
    Json,
}

#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct PacketArgs {
    /// The first day [default: 28 days with the last]
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    pub(crate) from: Option<String>,

    /// The last day [default: today]
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    pub(crate) to: Option<String>,

    /// The form of the page
    #[arg(long, value_name = "FORMAT", conflicts_with_all = ["json", "plain"])]
    pub(crate) format: Option<PacketFormat>,

    /// The file to write, or - for standard output
    #[arg(long, short, value_name = "FILE", default_value = "-", value_parser = path::parser())]
    pub(crate) output: PathBuf,

    /// Words of yours to let out: notes, names, places, item9, plan, private
    #[arg(long, value_name = "PART,PART", value_delimiter = ',')]
    pub(crate) include: Vec<String>,

    /// Do not ask, and write over a file that is there
    #[arg(long, short)]
    pub(crate) yes: bool,

    /// What you want to talk about; - reads it from standard input, no value opens your editor
    #[arg(long, value_name = "TEXT")]
    #[expect(clippy::option_option, reason = "absent, without a value, or with one")]
    pub(crate) talk: Option<Option<String>>,

    /// How things are since the last visit: much-better, better, a-little-better, same,
    /// a-little-worse, worse or much-worse
    #[arg(long, value_name = "ANSWER")]
    pub(crate) overall: Option<GlobalChange>,

    /// Only this focus, and nothing of a return to use or a change in another [default: all that
    /// are not archived]
    #[arg(long, value_name = "NAME")]
    pub(crate) focus: Option<Name>,

    #[command(flatten)]
    pub(crate) printed: Printed,

    #[command(flatten)]
    pub(crate) seal: SealArgs,
}
