//! Arguments of `thought`.

use clap::Args;

#[derive(Debug, Args)]
#[command(after_help = "\
With no flag it asks for each part, on a terminal; Enter leaves one out. A text given as - is read from standard \
input.

Examples:
  daymark thought
  daymark thought --what 'a short mail' --thought 'I will lose this job' --feeling scared --before 8
  daymark edit last --view 'he is short with everyone' --after 4
  daymark thought --problem 'rent is due' --options 'ask for a week' --step 'call her' --private")]
pub(crate) struct ThoughtArgs {
    /// What happened; - reads standard input
    #[arg(long, visible_alias = "situation", value_name = "TEXT")]
    pub(crate) what: Option<String>,

    /// What went through your mind; - reads standard input
    #[arg(long, value_name = "TEXT")]
    pub(crate) thought: Option<String>,

    /// What you felt, in your words
    #[arg(long, value_name = "WORD,WORD")]
    pub(crate) feeling: Vec<String>,

    /// How strong that was, 0 to 10
    #[arg(long, value_name = "0-10", allow_negative_numbers = true)]
    pub(crate) before: Option<String>,

    /// Another way to see it; - reads standard input
    #[arg(long, value_name = "TEXT")]
    pub(crate) view: Option<String>,

    /// How strong it was after that, 0 to 10
    #[arg(long, value_name = "0-10", allow_negative_numbers = true)]
    pub(crate) after: Option<String>,

    /// A problem to solve; - reads standard input
    #[arg(long, value_name = "TEXT")]
    pub(crate) problem: Option<String>,

    /// What could be done about it; - reads standard input
    #[arg(long, value_name = "TEXT")]
    pub(crate) options: Option<String>,

    /// The one step that comes first; - reads standard input
    #[arg(long, value_name = "TEXT")]
    pub(crate) step: Option<String>,

    /// The day, like 2026-11-20, yesterday, mon or -3d [default: today]
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    pub(crate) date: Option<String>,

    /// When it was, like 14:30, 'yesterday 22:00' or '2h ago' [default: now]
    #[arg(long, value_name = "WHEN", allow_hyphen_values = true)]
    pub(crate) at: Option<String>,

    #[command(flatten)]
    pub(crate) words: super::entry::TextArgs,
}
