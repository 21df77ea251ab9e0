//! Arguments of `milestones`.

use clap::Subcommand;

use super::page::Shown;
use crate::domain::text::Name;
use crate::domain::time::start_offset::StartOffset;

const AFTER: &str = "\
Examples:
  daymark milestones
  daymark milestones --focus heroin --plain
  daymark milestones --numbers                  every one with its date
  daymark milestones add 'a hundred days' --after 100d

Milestones are dates of the calendar, counted from each start date. One that you reached stays: \
neither a day of use nor a new start date takes it away.";

#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct MilestonesArgs {
    /// Only this focus [default: all that are kept]
    #[arg(long, value_name = "NAME")]
    pub(crate) focus: Option<Name>,

    #[command(flatten)]
    pub(crate) shown: Shown,

    #[command(subcommand)]
    pub(crate) verb: Option<MilestonesVerb>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum MilestonesVerb {
    /// List the milestones
    #[command(after_help = "\
Examples:
  daymark milestones list
  daymark milestones list --numbers --focus heroin")]
    List {
        /// Only this focus [default: all that are kept]
        #[arg(long, value_name = "NAME")]
        focus: Option<Name>,
        #[command(flatten)]
        shown: Shown,
    },
    /// Add one of your own
    #[command(after_help = "\
Examples:
  daymark milestones add 'a hundred days' --after 100d
  daymark milestones add 'the lease' --after 5m --focus heroin
  daymark milestones add 'ten good weeks' --weeks-within 10 --focus alcohol

It counts in every attempt. Where its day has passed, it is reached already.")]
    Add {
        /// What you call it; asked when not given
        name: Option<Name>,
        /// How long after a start date it falls, like 100d, 6w, 5m or 2y; asked when not given
        #[arg(long, value_name = "TIME")]
        after: Option<StartOffset>,
        /// So many weeks within your own limit, in all; a week over it, or one that is not known, takes none away
        #[arg(long, value_name = "N", conflicts_with = "after", value_parser = clap::value_parser!(u16).range(1..=1000))]
        weeks_within: Option<u16>,
        /// The focus it is for [default: the first]
        #[arg(long, value_name = "NAME")]
        focus: Option<Name>,
    },
    /// Put one of your own away; where you reached it, it stays
    #[command(after_help = "\
Examples:
  daymark milestones add 'the lease' --after 5m
  daymark milestones archive lease
  daymark milestones archive 'the lease' --restore")]
    Archive {
        /// Its name; asked when not given
        name: Option<Name>,
        /// The focus it is for [default: the first]
        #[arg(long, value_name = "NAME")]
        focus: Option<Name>,
        /// Bring it back
        #[arg(long)]
        restore: bool,
    },
}
