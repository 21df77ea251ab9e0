//! Arguments of `stage` and `balance`.

use clap::{Args, Subcommand};

use crate::domain::entry::stage::Stage;
use crate::domain::text::Name;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  daymark stage
  daymark stage set contemplation
  daymark stage --focus alcohol --json

A stage is yours to say; no count of days decides it, and each of the five is a valid place to be.")]
pub(crate) struct StageArgs {
    /// Only this focus [default: all that are kept]
    #[arg(long, value_name = "NAME")]
    pub(crate) focus: Option<Name>,

    #[command(subcommand)]
    pub(crate) verb: Option<StageVerb>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum StageVerb {
    /// Show the stage of each focus, and those before it
    #[command(after_help = "\
Examples:
  daymark stage show
  daymark stage show --focus alcohol")]
    Show {
        /// Only this focus [default: all that are kept]
        #[arg(long, value_name = "NAME")]
        focus: Option<Name>,
    },
    /// Say which stage you are in
    Set(SetStageArgs),
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  daymark stage set contemplation
  daymark stage set preparation --focus alcohol --note 'after the talk with Ana'
  daymark stage set action --date mon

Without a stage it asks, on a terminal.")]
pub(crate) struct SetStageArgs {
    /// precontemplation (not thinking of a change), contemplation (weighing it up), preparation (getting ready), action (making it) or maintenance (keeping it up)
    pub(crate) stage: Option<Stage>,

    /// What it is about, by the name of the focus [default: the first]
    #[arg(long, value_name = "NAME")]
    pub(crate) focus: Option<Name>,

    /// The day from which it holds, like 2026-11-20, yesterday, mon or -3d [default: today]
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    pub(crate) date: Option<String>,

    #[command(flatten)]
    pub(crate) words: super::entry::TextArgs,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  daymark balance
  daymark balance add
  daymark balance add --pros 'my son' --cons 'the pain comes back' --ready unsure")]
pub(crate) struct BalanceArgs {
    /// Only this focus [default: all that are kept]
    #[arg(long, value_name = "NAME")]
    pub(crate) focus: Option<Name>,

    #[command(subcommand)]
    pub(crate) verb: Option<BalanceVerb>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum BalanceVerb {
    /// Show what you have written for a change and against it, the newest first
    #[command(after_help = "\
Examples:
  daymark balance show
  daymark balance show --focus alcohol --plain")]
    Show {
        /// Only this focus [default: all that are kept]
        #[arg(long, value_name = "NAME")]
        focus: Option<Name>,
    },
    /// Write down what speaks for a change and what against it
    Add(AddBalanceArgs),
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  daymark balance add
  daymark balance add --pros 'my son' --cons 'the pain comes back' --ready unsure
  daymark balance add --barrier 'I am afraid of the first week' --remedy 'a place in detox'
  daymark balance add --ready no

Given one of these it asks nothing; without, on a terminal, it asks for each. \
Not ready is an answer like any other.")]
pub(crate) struct AddBalanceArgs {
    /// What speaks for a change, in your words; - reads standard input
    #[arg(long, value_name = "TEXT")]
    pub(crate) pros: Option<String>,

    /// What speaks against it; - reads standard input
    #[arg(long, value_name = "TEXT")]
    pub(crate) cons: Option<String>,

    /// What stands in the way: fear of withdrawal, stigma, money, pressure; - reads standard input
    #[arg(long, value_name = "TEXT")]
    pub(crate) barrier: Option<String>,

    /// What would remove that; - reads standard input
    #[arg(long, value_name = "TEXT")]
    pub(crate) remedy: Option<String>,

    /// Whether you are ready: no, unsure or yes
    #[arg(long, value_name = "ANSWER")]
    pub(crate) ready: Option<String>,

    /// What it is about, by the name of the focus [default: the first]
    #[arg(long, value_name = "NAME")]
    pub(crate) focus: Option<Name>,

    /// The day, like 2026-11-20, yesterday, mon or -3d [default: today]
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    pub(crate) date: Option<String>,

    /// Keep its words out of every list and report
    #[arg(long)]
    pub(crate) private: bool,
}
