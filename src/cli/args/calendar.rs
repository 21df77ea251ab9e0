//! Arguments of `calendar`.

use std::path::PathBuf;

use crate::cli::path;

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  daymark calendar
  daymark calendar --output dates.ics

Calendar programs open the file. Its titles are neutral (Appointment, A date to remember, Refill, Renew the kit), and \
it has no names, places or words of yours. Open a later file the same way: dates that moved are put right.")]
pub(crate) struct CalendarArgs {
    /// The file to write, or - for standard output
    #[arg(long, short, value_name = "FILE", default_value = "-", value_parser = path::parser())]
    pub(crate) output: PathBuf,

    /// Write over a file that is there
    #[arg(long)]
    pub(crate) force: bool,
}
