//! Arguments of `life`.

use clap::Args;

use crate::domain::entry::life::RatedArea;

#[derive(Debug, Args)]
#[command(after_help = "\
Without an area it asks for each, on a terminal. Enter leaves one out, and your last answer is shown with it.

Examples:
  daymark life
  daymark life --area housing:6,money:4
  daymark life --area family:7 --date yesterday --note 'we talked'

Areas: housing, money, work (or school), legal, family, friends, health, pain (10: no trouble with it), \
purpose, faith")]
pub(crate) struct LifeArgs {
    /// Each area and how things stand in it, 0 (as bad as can be) to 10; asked when not given
    #[arg(long, value_name = "AREA:0-10", value_delimiter = ',')]
    pub(crate) area: Vec<RatedArea>,

    /// The day, like 2026-11-20, yesterday, mon or -3d [default: today]
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    pub(crate) date: Option<String>,

    #[command(flatten)]
    pub(crate) words: super::entry::TextArgs,
}
