//! The words of every page that has more to it than it says at first.

/// How much a page says.
#[derive(Debug, Clone, Copy, Default, clap::Args)]
pub(crate) struct Shown {
    /// Show the figures too: ranges, how sure they are, where they come from
    #[arg(long)]
    pub(crate) numbers: bool,
}
