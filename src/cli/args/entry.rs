//! The words of the verbs that write an entry.
//!
//! What a field takes is read later, by the field itself: `--safe no` is answered at once, whatever
//! else on the line cannot be understood.

use clap::Args;

#[derive(Debug, Args)]
#[command(after_help = "\
Without a field it asks, on a terminal; with any it asks nothing. A second check-in of a day
changes only what is given.

Examples:
  daymark checkin
  daymark checkin --short
  daymark in --mood 6 --craving 3 --used no --did walk,meeting
  daymark in --date yesterday --sleep 7.5 --situation conflict --note -")]
pub(crate) struct CheckInArgs {
    /// The day, like 2026-11-20, yesterday, mon or -3d [default: today]
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    pub(crate) date: Option<String>,

    /// Mood, 0 (lowest) to 10
    #[arg(long, value_name = "0-10", allow_negative_numbers = true)]
    pub(crate) mood: Option<String>,

    /// Energy, 0 to 10
    #[arg(long, value_name = "0-10", allow_negative_numbers = true)]
    pub(crate) energy: Option<String>,

    /// Stress, 0 to 10
    #[arg(long, value_name = "0-10", allow_negative_numbers = true)]
    pub(crate) stress: Option<String>,

    /// The strongest craving of the day, 0 (none) to 10
    #[arg(long, value_name = "0-10", allow_negative_numbers = true)]
    pub(crate) craving: Option<String>,

    /// Confidence to stay on course, 0 to 10
    #[arg(long, value_name = "0-10", allow_negative_numbers = true)]
    pub(crate) confidence: Option<String>,

    /// Distress, 0 (none) to 10
    #[arg(long, value_name = "0-10", allow_negative_numbers = true)]
    pub(crate) distress: Option<String>,

    /// Hours slept, like 7.5
    #[arg(long, value_name = "HOURS", allow_negative_numbers = true)]
    pub(crate) sleep: Option<String>,

    /// Whether you used: no, yes or skip (prefer not to say), or by focus: heroin=no,alcohol=skip
    #[arg(long, value_name = "ANSWER")]
    pub(crate) used: Vec<String>,

    /// What the day brought, by code, or none: unpleasant_emotions, physical_discomfort, pleasant_emotions,
    /// testing_control, urges_temptations, conflict, social_pressure, pleasant_times
    #[arg(long, value_name = "CODE,CODE")]
    pub(crate) situation: Vec<String>,

    /// Feelings, in your words
    #[arg(long, value_name = "WORD,WORD")]
    pub(crate) feeling: Vec<String>,

    /// Routines that you did
    #[arg(long, value_name = "NAME,NAME")]
    pub(crate) did: Vec<String>,

    /// Whether you feel safe: yes, or no, which shows whom to call and is kept private
    #[arg(long, value_name = "ANSWER")]
    pub(crate) safe: Option<String>,

    /// Your words; - reads them from standard input, no value opens your editor
    #[arg(long, value_name = "TEXT")]
    #[expect(clippy::option_option, reason = "absent, without a value, or with one")]
    pub(crate) note: Option<Option<String>>,

    /// Keep the words of this entry out of every list and report
    #[arg(long)]
    pub(crate) private: bool,

    /// Ask only: used, craving, mood, safe
    #[arg(long)]
    pub(crate) short: bool,
}
