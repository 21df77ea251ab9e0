//! Arguments of `symptoms`.

use clap::Args;

use crate::domain::entry::symptoms::RatedSymptom;
use crate::domain::text::Name;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  daymark symptoms
  daymark symptoms --item sweating:2,aches:3
  daymark symptoms --item sleep:4 --at 'yesterday 22:00'

Opioids: sweating, yawning, runny_nose, aches, gooseflesh, hot_cold, cramps, nausea, twitching, \
restlessness, anxiety, sleep.
Alcohol and benzodiazepines: shaking, sweating, nausea, anxiety, sleep, heartbeat, headache, \
seeing_hearing, confusion, fever, seizure.
Stimulants: low_mood, tiredness, sleep, appetite, dreams, restlessness, not_wanting_to_live.
Others: irritability, anxiety, concentration, appetite, sleep, restlessness, low_mood.

This is a list of your own, not a clinical scale. In danger: daymark help-now")]
pub(crate) struct SymptomsArgs {
    /// Each symptom and how much of it, 0 (not at all) to 4 (very much); asked when not given
    #[arg(long, value_name = "SYMPTOM:0-4", value_delimiter = ',')]
    pub(crate) item: Vec<RatedSymptom>,

    /// Which focus they are of, by its name [default: the first]
    #[arg(long, value_name = "NAME")]
    pub(crate) focus: Option<Name>,

    /// The day, like 2026-11-20, yesterday, mon or -3d [default: today]
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    pub(crate) date: Option<String>,

    /// When it was, like 14:30, 'yesterday 22:00' or '2h ago' [default: now]
    #[arg(long, value_name = "WHEN", allow_hyphen_values = true)]
    pub(crate) at: Option<String>,

    #[command(flatten)]
    pub(crate) words: super::entry::TextArgs,
}
