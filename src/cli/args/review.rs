//! Arguments of `review`.

use clap::Subcommand;

use super::page::{PageTo, Printed, Shown};
use crate::domain::text::Name;
use crate::domain::time::period::PeriodLength;

const AFTER: &str = "\
Examples:
  daymark review                     this month so far
  daymark review 2026-10
  daymark review month 2026-10
  daymark review quarter 2026-Q3 --plain
  daymark review year 2026 --focus heroin
  daymark review --numbers           every figure, with its range
  daymark review 2026-10 --format html --output october.html
  daymark review quarter --paper     to print, each month on a sheet of its own too

A period that is not over is compared with the same first days of the one before.";

#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct ReviewArgs {
    #[command(subcommand)]
    pub(crate) verb: Option<ReviewVerb>,

    #[command(flatten)]
    pub(crate) any: PeriodArgs,
}

impl ReviewArgs {
    /// The period that is asked for, and the length that a verb gives it.
    pub(crate) fn period(&self) -> (&PeriodArgs, Option<PeriodLength>) {
        match &self.verb {
            None => (&self.any, None),
            Some(ReviewVerb::Month(args)) => (args, Some(PeriodLength::Month)),
            Some(ReviewVerb::Quarter(args)) => (args, Some(PeriodLength::Quarter)),
            Some(ReviewVerb::Year(args)) => (args, Some(PeriodLength::Year)),
        }
    }
}

#[derive(Debug, Subcommand)]
#[command(after_help = AFTER)]
pub(crate) enum ReviewVerb {
    /// A month
    Month(PeriodArgs),
    /// A quarter of a year
    Quarter(PeriodArgs),
    /// A year, beside those before it
    Year(PeriodArgs),
}

#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct PeriodArgs {
    /// Which one, like 2026-10, 2026-Q3 or 2026 [default: the one under way]
    pub(crate) period: Option<String>,

    /// The focus whose phase and days of use count [default: the first]
    #[arg(long, value_name = "NAME")]
    pub(crate) focus: Option<Name>,

    #[command(flatten)]
    pub(crate) shown: Shown,

    #[command(flatten)]
    pub(crate) printed: Printed,

    #[command(flatten)]
    pub(crate) page: PageTo,
}
