//! Arguments that seal a file: `--seal-to` and `--seal`.

use crate::storage::PublicKey;

// How a file is sealed. A documentation comment would take the place of the verb's own.
#[derive(Debug, Clone, Default, clap::Args)]
pub(crate) struct SealArgs {
    /// Seal it to a public key of age, which begins with age1; several: with a comma, or again
    #[arg(long, value_name = "KEY", value_delimiter = ',', conflicts_with = "seal")]
    pub(crate) seal_to: Vec<PublicKey>,

    /// Seal it to a passphrase, which is asked for
    #[arg(long)]
    pub(crate) seal: bool,

    /// Read the passphrase of the sealed file from this file descriptor: its first line
    #[arg(long, value_name = "N", requires = "seal")]
    pub(crate) seal_passphrase_fd: Option<u32>,
}

impl SealArgs {
    /// Whether the file is to be sealed.
    pub(crate) fn is_wanted(&self) -> bool {
        self.seal || !self.seal_to.is_empty()
    }
}
