//! Arguments of pages: `--numbers`, `--paper`, and the form and file that they are given in.

use std::path::{Path, PathBuf};

use crate::cli::console::Console;
use crate::cli::error::Error;
use crate::cli::{output, path};

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
    /// For printing: one sheet wide, with lines to write on and without commands [default when the
    /// page goes to a file or a pipe]
    #[arg(long)]
    pub(crate) paper: bool,
}

/// A form in which a page is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum PageFormat {
    /// For reading as it is.
    Text,
    /// Markdown.
    Md,
    /// One web page that holds everything, to look at or to print.
    Html,
    /// A PDF, printed by Chromium, Chrome or Edge.
    Pdf,
    /// One JSON object.
    Json,
}

// The form of a page, and where it goes.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct PageTo {
    /// The form of the page
    #[arg(long, value_name = "FORMAT", conflicts_with_all = ["json", "plain"])]
    pub(crate) format: Option<PageFormat>,

    /// The file to write, or - for standard output
    #[arg(long, short, value_name = "FILE", default_value = "-", value_parser = path::parser())]
    pub(crate) output: PathBuf,

    /// Write over a file that is there
    #[arg(long, requires = "output")]
    pub(crate) force: bool,
}

impl Default for PageTo {
    /// Text, on standard output.
    fn default() -> Self {
        Self { format: None, output: PathBuf::from("-"), force: false }
    }
}

impl PageTo {
    /// Whether it goes into a file.
    pub(crate) fn is_file(&self) -> bool {
        self.output != Path::new("-")
    }

    /// Makes JSON the form of the answer, where the page is the answer and JSON is asked for.
    ///
    /// # Errors
    /// Where a PDF would be shown on a terminal.
    pub(crate) fn settle(&self, console: &mut Console) -> Result<(), Error> {
        let shown = !self.is_file();
        if shown && self.format == Some(PageFormat::Pdf) && output::is_terminal() {
            let error = Error::usage("a PDF cannot be read on a terminal");
            return Err(error.hint("name a file for it: --output page.pdf"));
        }
        console.global.json |= shown && self.format == Some(PageFormat::Json);
        Ok(())
    }

    /// The form, which is JSON where every answer is.
    pub(crate) fn form(&self, json: bool) -> PageFormat {
        self.format.unwrap_or(if json { PageFormat::Json } else { PageFormat::Text })
    }
}
