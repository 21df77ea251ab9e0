//! `daymark completions`

use crate::cli::args::completions::CompletionsArgs;
use crate::cli::completion;
use crate::cli::console::Console;
use crate::cli::error::{Answered, Error};

/// Writes the script that lets a shell ask daymark what to offer.
pub(crate) fn run(console: &mut Console, args: &CompletionsArgs) -> Result<(), Error> {
    completion::write_script(args.shell, &mut console.out.verbatim()).answered()
}
