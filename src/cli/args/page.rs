//! The words of every page that has more to it than it says at first.

// How much a page says. A documentation comment would take the place of the verb's own.
#[derive(Debug, Clone, Copy, Default, clap::Args)]
pub(crate) struct Shown {
    /// Show the figures too: ranges, how sure they are, where they come from
    #[arg(long)]
    pub(crate) numbers: bool,
}

// Whether a page is printed.
#[derive(Debug, Clone, Copy, Default, clap::Args)]
pub(crate) struct Printed {
    /// For printing: one sheet wide, with lines to write on and without commands [default where the
    /// page goes to no terminal]
    #[arg(long)]
    pub(crate) paper: bool,
}
