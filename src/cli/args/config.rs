//! Arguments of `config`.

use clap::{Args, Subcommand};

// A documentation comment here would take the place of the help of the command.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  daymark config
  daymark config get day_end
  daymark config set day_end 03:00")]
pub(crate) struct ConfigArgs {
    #[command(subcommand)]
    pub(crate) verb: Option<ConfigVerb>,
}

// Nor here.
#[derive(Debug, Subcommand)]
pub(crate) enum ConfigVerb {
    /// Show one setting
    #[command(after_help = "\
Examples:
  daymark config get day_end")]
    Get {
        /// Its name, like day_end
        key: String,
    },
    /// Change one setting
    #[command(after_help = "\
Examples:
  daymark config set day_end 03:00
  daymark config set plain yes
  daymark config set labels.use 'a day with it'")]
    Set {
        /// Its name, like day_end
        key: String,
        /// Its new value; asked when not given
        value: Option<String>,
    },
    /// Show every setting, with what it takes
    #[command(after_help = "\
Examples:
  daymark config list
  daymark config list --json")]
    List,
    /// Show where the settings, the journal and the keys are
    #[command(after_help = "\
Examples:
  daymark config path")]
    Path,
    /// Open the settings file in $VISUAL or $EDITOR
    #[command(after_help = "\
Examples:
  daymark config edit")]
    Edit,
}
