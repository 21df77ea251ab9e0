//! Arguments of `packet`.

use super::page::{PageTo, Printed};
use super::seal::SealArgs;
use crate::domain::recovery::global_change::GlobalChange;
use crate::domain::text::Name;

const AFTER: &str = "\
Your words stay off the page unless you include them, part by part:
  notes    notes, thoughts, what you wrote of a return to use or of a change, feelings and tags
  names    what your focuses and routines are called, and whose company you were in
  places   where you were
  plan     the lines of your plan
  private  the words of entries marked private (with names and places, those of them too)

--note ID includes the note of one entry, and nothing else.

Examples:
  daymark packet                                        the last four weeks, on this screen
  daymark packet --preview --include notes              what would be on it, and nothing written
  daymark packet --for 'Dr Lee' --format html --output page.html
  daymark packet --since-last --for 'Dr Lee' --format pdf --output next.pdf
  daymark packet log                                    what was handed over, and to whom
  daymark packet --talk 'My brother is getting married' --overall a-little-better
  daymark packet --from 2026-09-01 --include notes,places";

// What one does with pages beside making one. A documentation comment would take the place of the verb's own.
#[derive(Debug, Clone, Copy, clap::Subcommand)]
pub(crate) enum PacketVerb {
    /// List the pages that were handed over: when, to whom, and what was on them
    #[command(after_help = AFTER_LOG)]
    Log(PacketLogArgs),
}

const AFTER_LOG: &str = "\
The list stands in the journal alone, and in no export. The pages themselves are not kept.

Examples:
  daymark packet log
  daymark packet log --clear";

/// What to do with the list.
#[derive(Debug, Clone, Copy, clap::Args)]
pub(crate) struct PacketLogArgs {
    /// Empty the list for good; it asks first
    #[arg(long)]
    pub(crate) clear: bool,

    /// Do not ask
    #[arg(long, short, requires = "clear")]
    pub(crate) yes: bool,
}

#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag by itself")]
#[command(after_help = AFTER)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct PacketArgs {
    #[command(subcommand)]
    pub(crate) verb: Option<PacketVerb>,

    /// From the last day of the last page you handed over; with --for, to that person
    #[arg(long, conflicts_with = "from")]
    pub(crate) since_last: bool,

    /// The first day [default: 28 days with the last]
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    pub(crate) from: Option<String>,

    /// The last day [default: today]
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    pub(crate) to: Option<String>,

    #[command(flatten)]
    pub(crate) page: PageTo,

    /// Words of yours to include: notes, names, places, item9, plan, private
    #[arg(long, value_name = "PART,PART", value_delimiter = ',')]
    pub(crate) include: Vec<String>,

    /// Include the note of this one entry; may be given several times
    #[arg(long = "note", value_name = "ID")]
    pub(crate) notes: Vec<String>,

    /// Whom the page is for; the name stands at its top, and in packet log
    #[arg(long = "for", value_name = "NAME")]
    pub(crate) recipient: Option<Name>,

    /// Each day of the period, figure by figure, on a sheet behind the page
    #[arg(long)]
    pub(crate) appendix: bool,

    /// Only say what would be on the page, and what would be left out
    #[arg(long, conflicts_with_all = ["output", "format", "talk", "overall", "force"])]
    pub(crate) preview: bool,

    /// Do not ask
    #[arg(long, short)]
    pub(crate) yes: bool,

    /// What you want to talk about; - reads it from standard input, and without words your editor opens
    #[arg(long, value_name = "TEXT")]
    #[expect(clippy::option_option, reason = "absent, without a value, or with one")]
    pub(crate) talk: Option<Option<String>>,

    /// How things are since the last visit: much-better, better, a-little-better, same,
    /// a-little-worse, worse or much-worse
    #[arg(long, value_name = "ANSWER")]
    pub(crate) overall: Option<GlobalChange>,

    /// Only this focus, and no return to use or change in another [default: all that are kept]
    #[arg(long, value_name = "NAME")]
    pub(crate) focus: Option<Name>,

    #[command(flatten)]
    pub(crate) printed: Printed,

    #[command(flatten)]
    pub(crate) seal: SealArgs,
}
