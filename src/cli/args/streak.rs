//! Arguments of `streak`.

use super::page::Shown;
use crate::domain::text::Name;

const AFTER: &str = "\
Examples:
  daymark streak
  daymark streak --focus heroin
  daymark streak --plain
  daymark streak --numbers         every run there has been

A run is a time without a logged use. A day without a check-in is unknown: it neither extends a run nor \
ends one. A new start date takes no run away.";

#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct StreakArgs {
    /// Only this focus [default: all that are kept]
    #[arg(long, value_name = "NAME")]
    pub(crate) focus: Option<Name>,

    #[command(flatten)]
    pub(crate) shown: Shown,
}
