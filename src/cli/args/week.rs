//! The words of `week`.

/// A form in which a week is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum WeekFormat {
    /// For the terminal.
    Text,
    /// Markdown, with every note whole.
    Md,
    /// One JSON object.
    Json,
}

#[derive(Debug, clap::Args)]
pub(crate) struct WeekArgs {
    /// The week, like 2026-W47 [default: this week]
    #[arg(value_name = "WEEK")]
    pub(crate) week: Option<String>,

    /// The form of the answer
    #[arg(long, value_name = "FORMAT", conflicts_with_all = ["json", "plain"])]
    pub(crate) format: Option<WeekFormat>,
}
