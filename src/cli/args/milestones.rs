//! The words of `milestones`.

use crate::domain::text::Name;

const AFTER: &str = "\
Examples:
  daymark milestones
  daymark milestones --focus heroin --plain

They are dates by the calendar, from each start date on. One that was reached stays: neither a day
of use nor a new start date takes it away.";

#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct MilestonesArgs {
    /// Only this focus [default: all that are kept]
    #[arg(long, value_name = "NAME")]
    pub(crate) focus: Option<Name>,
}
