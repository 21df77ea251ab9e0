//! Arguments of `phase`.

use clap::Subcommand;

use super::page::Shown;
use crate::domain::phase::Phase;
use crate::domain::text::Name;

const AFTER: &str = "\
Phases: preparing, withdrawal, early, building, sustained and stable.

The phase you set holds until you set another or begin another attempt. It decides what the pages \
show first. No count, milestone or warning changes with it.

Examples:
  daymark phase
  daymark phase --focus alcohol
  daymark phase --numbers            with what it rests on
  daymark phase set building
  daymark phase set early --date 2026-11-01
  daymark phase clear";

#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct PhaseArgs {
    #[command(subcommand)]
    pub(crate) verb: Option<PhaseVerb>,

    #[command(flatten)]
    pub(crate) show: ShowPhase,
}

#[derive(Debug, Subcommand)]
pub(crate) enum PhaseVerb {
    /// Where you are, since when, why, and what comes next
    #[command(after_help = "\
Examples:
  daymark phase show
  daymark phase show --focus alcohol --json")]
    Show(ShowPhase),
    /// Say which phase it is, whatever the calendar says
    #[command(after_help = "\
Examples:
  daymark phase set building
  daymark phase set early --focus alcohol --date 2026-11-01")]
    Set {
        /// preparing, withdrawal, early, building, sustained or stable; asked when not given
        phase: Option<Phase>,

        /// The focus [default: the first]
        #[arg(long, value_name = "NAME")]
        focus: Option<Name>,

        /// The first day it holds [default: today]
        #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
        date: Option<String>,
    },
    /// Leave it to the calendar again
    #[command(after_help = "\
Examples:
  daymark phase clear
  daymark phase clear --focus alcohol")]
    Clear {
        /// The focus [default: the first]
        #[arg(long, value_name = "NAME")]
        focus: Option<Name>,
    },
}

#[derive(Debug, Clone, clap::Args)]
pub(crate) struct ShowPhase {
    /// One focus [default: all of them]
    #[arg(long, value_name = "NAME")]
    pub(crate) focus: Option<Name>,

    #[command(flatten)]
    pub(crate) shown: Shown,
}
