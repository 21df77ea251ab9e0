//! Arguments of `today`.

use clap::Args;

#[derive(Debug, Default, Args)]
#[command(after_help = "\
Examples:
  daymark today
  daymark today --more
  daymark today --plain
  daymark today --format '{days} {next}'

The parts of a format, of your first focus:
  {days}       days since the last use you logged, or else since the start date
  {total}      days since the start date
  {run}        check-ins in a row
  {milestone}  days to the next milestone
  {due}        how many doses and routines are due
  {next}       what comes next: checkin, due or -

None of them says what it is about. Write a brace of your own twice. No passphrase is asked for.")]
pub(crate) struct TodayArgs {
    /// Everything there is to say of today
    #[arg(long)]
    pub(crate) more: bool,

    /// One line for a shell prompt or a status bar: text with {days}, {total}, {run}, {milestone}, {due} and {next}
    #[arg(long, value_name = "FORMAT", conflicts_with = "more", allow_hyphen_values = true)]
    pub(crate) format: Option<String>,
}
