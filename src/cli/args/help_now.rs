//! Arguments of `help-now`, which also keeps lines of the person's own.

use clap::{Args, Subcommand};

/// What a person in danger may type instead of `help-now`.
pub(crate) const ALIASES: [&str; 7] =
    ["helpnow", "help_now", "sos", "emergency", "overdose", "crisis", "911"];

#[derive(Debug, Default, Args)]
#[command(after_help = "\
Examples:
  daymark help-now
  daymark help-now --region ca --all
  daymark help-now add 'Ana, sister' '+34 600 000 000'")]
pub(crate) struct HelpNowArgs {
    /// The country, like us, ca, gb, ie or de, or all [default: the setting, or all]
    #[arg(long, value_name = "COUNTRY")]
    pub(crate) region: Option<String>,

    /// All of it, however long; a pipe or a file always gets all of it
    #[arg(long)]
    pub(crate) all: bool,

    #[command(subcommand)]
    pub(crate) verb: Option<HelpNowVerb>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum HelpNowVerb {
    /// Put a line of your own on the page; it is not encrypted, so that it needs no key
    #[command(after_help = "\
Examples:
  daymark help-now add 'Ana, sister' '+34 600 000 000'")]
    Add {
        /// Who it is, like "Ana, sister"; asked when not given
        name: Option<String>,
        /// What to dial; asked when not given
        phone: Option<String>,
    },
    /// Remove a line of your own from the page
    #[command(after_help = "\
Examples:
  daymark help-now add 'Ana, sister' '+34 600 000 000'
  daymark help-now remove 'Ana, sister'")]
    Remove {
        /// Its name
        name: String,
    },
}
