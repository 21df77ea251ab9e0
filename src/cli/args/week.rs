//! The words of `week`.

use super::page::{Printed, Shown};

/// A form in which a week is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum WeekFormat {
    /// For the terminal.
    Text,
    /// Markdown, with every note whole.
    Md,
    /// One JSON object.
    Json,
}

#[derive(Debug, Default, clap::Args)]
#[command(after_help = "\
Examples:
  daymark week
  daymark week last
  daymark week -2w --plain
  daymark week 2026-11-20         the week that holds this day
  daymark week 2026-W47 --format md
  daymark week --numbers          every figure, with its range
  daymark week last --paper       to print: daymark week last --paper | lp")]
pub(crate) struct WeekArgs {
    /// The week, like 2026-W47, last or -1w, or a day of it [default: this week]
    #[arg(value_name = "WEEK", allow_hyphen_values = true)]
    pub(crate) week: Option<String>,

    /// The form of the answer
    #[arg(long, value_name = "FORMAT", conflicts_with_all = ["json", "plain"])]
    pub(crate) format: Option<WeekFormat>,

    #[command(flatten)]
    pub(crate) shown: Shown,

    #[command(flatten)]
    pub(crate) printed: Printed,
}
