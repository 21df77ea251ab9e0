//! Arguments of `note`.

use clap::{Args, Subcommand};

use super::entries::HowMany;
use super::entry::TextArgs;

#[derive(Debug, Args)]
#[command(after_help = NOTE_AFTER)]
pub(crate) struct NoteArgs {
    #[command(subcommand)]
    pub(crate) verb: Option<NoteVerb>,

    #[command(flatten)]
    pub(crate) add: NoteAddArgs,
}

// A documentation comment here would take the place of the help of the noun.
#[derive(Debug, Subcommand)]
pub(crate) enum NoteVerb {
    /// Add a note
    Add(NoteAddArgs),
    /// List the notes, the newest first
    #[command(after_help = "\
Examples:
  daymark note list
  daymark note list -n 5

To write a note of this one word: daymark note -- list")]
    List(HowMany),
}

const NOTE_AFTER: &str = "\
Without words your editor opens, on a terminal. To write the word add or list alone, put -- before it: \
daymark note -- add

What you want to bring up at your next session stands on its page when you keep it with: daymark question add

Examples:
  daymark note 'slept at last'
  daymark note add 'the bus was late' --date yesterday --private
  fortune | daymark note -";

#[derive(Debug, Args)]
#[command(after_help = NOTE_AFTER)]
pub(crate) struct NoteAddArgs {
    /// The words; - reads them from standard input
    #[arg(conflicts_with = "note", allow_hyphen_values = true)]
    pub(crate) text: Option<String>,

    /// The day, like 2026-11-20, yesterday, mon or -3d [default: today]
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    pub(crate) date: Option<String>,

    #[command(flatten)]
    pub(crate) words: TextArgs,
}
