//! Arguments of `passphrase`, `unlock` and `lock`.

use clap::{Args, Subcommand};

/// What one does with the passphrase of a journal.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub(crate) enum PassphraseVerb {
    /// Give a journal a passphrase that has none
    Add(NewPassphrase),
    /// Change the passphrase, even one that you forgot
    Change(ChangeArgs),
    /// Keep the key in a file of your account again, without a passphrase
    #[command(after_help = "\
Examples:
  daymark passphrase remove

Whoever is logged in as you can then read the journal. If the key file is lost, the recovery words still open it.")]
    Remove {
        /// Remove it without being asked
        #[arg(long, short)]
        yes: bool,
    },
}

#[derive(Debug, Clone, Args)]
#[command(after_help = "\
Examples:
  daymark passphrase add

It shows recovery words once, to write down: they open the journal if you forget the passphrase. The key file is \
removed. Copies of it that you made still open the journal, and earlier backups open with it alone.

A script gives the passphrase in a file that it opens:
  daymark passphrase add --new-passphrase-fd 3 3< FILE")]
pub(crate) struct NewPassphrase {
    /// Read the new passphrase from this file descriptor: its first line
    #[arg(long, value_name = "N")]
    pub(crate) new_passphrase_fd: Option<u32>,
}

#[derive(Debug, Clone, Args)]
#[command(after_help = "\
Examples:
  daymark passphrase change
  daymark passphrase change --forgotten
  daymark passphrase change --new-recovery
  daymark passphrase change --rekey

Backups made before still open with the passphrase and the recovery words they were made with.

A script gives both in files that it opens:
  daymark passphrase change --passphrase-fd 3 --new-passphrase-fd 4 3< OLD 4< NEW")]
pub(crate) struct ChangeArgs {
    /// Read the new passphrase from this file descriptor: its first line
    #[arg(long, value_name = "N")]
    pub(crate) new_passphrase_fd: Option<u32>,

    /// Ask for the recovery words instead of the passphrase; they show as you type
    #[arg(long, conflicts_with = "passphrase_fd")]
    pub(crate) forgotten: bool,

    /// Make new recovery words too, and show them once; the old ones then open only older backups
    #[arg(long)]
    pub(crate) new_recovery: bool,

    /// Also write the journal anew with another key, if somebody may have the old one; makes new recovery words
    #[arg(long)]
    pub(crate) rekey: bool,
}
