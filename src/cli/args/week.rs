//! Arguments of `week`.

use super::page::{PageTo, Printed, Shown};

#[derive(Debug, Default, clap::Args)]
#[command(after_help = "\
Examples:
  daymark week
  daymark week last
  daymark week -2w --plain
  daymark week 2026-11-20         the week that holds this day
  daymark week 2026-W47 --format md
  daymark week last --format html --output week.html
  daymark week --numbers          every figure, with its range
  daymark week last --paper       to print: daymark week last --paper | lp")]
pub(crate) struct WeekArgs {
    /// The week, like 2026-W47, last or -1w, or a day of it [default: this week]
    #[arg(value_name = "WEEK", allow_hyphen_values = true)]
    pub(crate) week: Option<String>,

    #[command(flatten)]
    pub(crate) page: PageTo,

    #[command(flatten)]
    pub(crate) shown: Shown,

    #[command(flatten)]
    pub(crate) printed: Printed,
}
