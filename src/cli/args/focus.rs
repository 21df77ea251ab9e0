//! The words of `init` and `focus`.

use clap::{Args, Subcommand};

use crate::domain::focus::{Goal, Kind};
use crate::domain::text::Name;

#[derive(Debug, Args)]
pub(crate) struct NewFocus {
    /// What it is: opioid-short, opioid-long, alcohol, stimulant, benzodiazepine, cannabis, nicotine, behaviour or other
    #[arg(long, value_name = "KIND")]
    pub(crate) kind: Option<Kind>,

    /// The day of stopping, day 0; it may lie ahead, or be left out while preparing
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    pub(crate) since: Option<String>,

    /// What you want of it: none, or less
    #[arg(long, value_name = "GOAL")]
    pub(crate) goal: Option<Goal>,

    /// You take maintenance medication for it, such as methadone or buprenorphine
    #[arg(long)]
    pub(crate) maintenance: bool,
}

#[derive(Debug, Args)]
pub(crate) struct InitArgs {
    /// What you are in recovery from, in your own word
    #[arg(long, value_name = "NAME", conflicts_with = "empty")]
    pub(crate) focus: Option<Name>,

    #[command(flatten)]
    pub(crate) new: NewFocus,

    /// Keep the key in a file of your account, without a passphrase
    #[arg(long)]
    pub(crate) no_passphrase: bool,

    /// Begin with no focus, to import into
    #[arg(long, conflicts_with_all = ["kind", "since", "goal", "maintenance"])]
    pub(crate) empty: bool,
}

/// What one does with focuses.
#[derive(Debug, Subcommand)]
pub(crate) enum FocusVerb {
    /// Add something you are in recovery from
    Add {
        /// Your own word for it
        name: Name,
        #[command(flatten)]
        new: NewFocus,
    },
}
