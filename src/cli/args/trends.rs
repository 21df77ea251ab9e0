//! Arguments of `trends`.

use super::page::{PageTo, Shown};
use crate::domain::text::Name;
use crate::domain::time::window::Length;

const AFTER: &str = "\
Examples:
  daymark trends                                       what your phase of recovery looks at
  daymark trends --window 13w                          the last thirteen weeks
  daymark trends --from 2026-06-01 --to 2026-08-31     one summer
  daymark trends --window all --plain                  everything, in sentences
  daymark trends --format html --output trends.html    with charts, to look at or to print
  daymark trends --numbers                             every figure, with its range";

#[derive(Debug, Default, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct TrendsArgs {
    /// How far back, like 28d, 13w, 1y or all [default: as your phase of recovery asks]
    #[arg(long, value_name = "LENGTH", conflicts_with = "from")]
    pub(crate) window: Option<Length>,

    /// The first day
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    pub(crate) from: Option<String>,

    /// The last day [default: today]
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    pub(crate) to: Option<String>,

    /// The focus whose phase, days of use and cravings count [default: the first, and the cravings of all]
    #[arg(long, value_name = "NAME")]
    pub(crate) focus: Option<Name>,

    #[command(flatten)]
    pub(crate) shown: Shown,

    #[command(flatten)]
    pub(crate) page: PageTo,
}
