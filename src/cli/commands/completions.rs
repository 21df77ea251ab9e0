//! `daymark completions`

use crate::cli::args::CompletionsArgs;
use crate::cli::context::Console;
use crate::cli::error::Error;

/// Writes the completions for a shell.
pub(crate) fn run(console: &mut Console, args: &CompletionsArgs) -> Result<(), Error> {
    use std::io::Write;
    // clap_complete panics where it cannot write; to memory it always can.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut crate::cli::command(), "daymark", &mut script);
    Ok(console.out.write_all(&script)?)
}
