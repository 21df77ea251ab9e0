//! Arguments of `log`, `show`, `search`, `delete` and `undo`.

use clap::Args;

use crate::domain::entry::EntryKind;
use crate::domain::entry::situation::Situation;
use crate::domain::text::Label;

#[derive(Debug, Clone, Args)]
pub(crate) struct HowMany {
    /// Show at most this many, the newest
    #[arg(long, short = 'n', value_name = "N", default_value_t = 30, value_parser = from_one)]
    pub(crate) limit: u32,

    /// Show all of them
    #[arg(long, conflicts_with = "limit")]
    pub(crate) all: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  daymark log
  daymark log yesterday
  daymark log -n 5
  daymark log --kind craving,use --from -4w
  daymark log --situation conflict --all

The words of private entries are left out here; daymark show ID has them.")]
pub(crate) struct LogArgs {
    /// Only this day, like 2026-11-20, yesterday, mon or -3d
    #[arg(value_name = "DAY", allow_hyphen_values = true, conflicts_with_all = ["from", "to"])]
    pub(crate) day: Option<String>,

    /// Only of these kinds: checkin, craving, use or note
    #[arg(long, value_name = "KINDS", value_delimiter = ',')]
    pub(crate) kind: Vec<EntryKind>,

    /// Only from this day on
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    pub(crate) from: Option<String>,

    /// Only up to this day
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    pub(crate) to: Option<String>,

    /// Only with this situation
    #[arg(long, value_name = "CODE")]
    pub(crate) situation: Option<Situation>,

    /// Only with this tag or feeling
    #[arg(long, value_name = "TAG")]
    pub(crate) tag: Option<Label>,

    /// Only with all of these words, as daymark search finds them
    #[arg(long, value_name = "WORDS")]
    pub(crate) text: Option<String>,

    #[command(flatten)]
    pub(crate) how_many: HowMany,
}

impl LogArgs {
    /// Those that list notes alone.
    pub(crate) fn of_notes(how_many: &HowMany) -> Self {
        Self {
            day: None,
            kind: vec![EntryKind::Note],
            from: None,
            to: None,
            situation: None,
            tag: None,
            text: None,
            how_many: how_many.clone(),
        }
    }
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  daymark show last
  daymark show c2ab")]
pub(crate) struct ShowArgs {
    /// The id of the entry, or its first 4 characters, or last; asked when not given
    pub(crate) id: Option<String>,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Case and accents make no difference. A word with * at its end stands for all words that begin so. \
Where nothing is found, the exit code is 0 too.

Examples:
  daymark search river
  daymark search pay* friday
  daymark search lonely --all

Private entries are never found.")]
pub(crate) struct SearchArgs {
    /// The words, all of which an entry must have
    #[arg(required = true, value_name = "WORDS")]
    pub(crate) words: Vec<String>,

    #[command(flatten)]
    pub(crate) how_many: HowMany,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  daymark delete last
  daymark delete c2ab 2051 --yes
  daymark delete 9226 --forever

daymark undo brings an entry back within 30 days. With --forever nothing does: the entry leaves the \
undo history and every page of the file. That works for an entry that was deleted before, too.")]
pub(crate) struct DeleteArgs {
    /// The id of each entry, or its first 4 characters, or last; asked when not given
    #[arg(value_name = "ID")]
    pub(crate) ids: Vec<String>,

    /// Delete for good: undo cannot bring it back
    #[arg(long)]
    pub(crate) forever: bool,

    /// Delete without being asked
    #[arg(long, short)]
    pub(crate) yes: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  daymark undo
  daymark undo 3

Changes can be taken back for 30 days. What was deleted with --forever cannot. Of several it shows \
which they are, and asks first where it can: what was taken back does not come again.")]
pub(crate) struct UndoArgs {
    /// How many changes to take back
    #[arg(default_value_t = 1, value_parser = from_one)]
    pub(crate) steps: u32,

    /// Take back several without being asked
    #[arg(long, short)]
    pub(crate) yes: bool,
}

/// Reads a whole number from 1 up.
pub(crate) fn from_one(text: &str) -> Result<u32, &'static str> {
    text.parse().ok().filter(|n| *n > 0).ok_or("it takes a whole number from 1 up")
}
