//! `daymark completions`

use std::io::Write;

use crate::cli::args::{CompletionsArgs, Shell};
use crate::cli::context::Console;
use crate::cli::error::Error;

/// Writes the completions for a shell.
///
/// A shell may ask for them each time it starts, so they are made beforehand, by `just reference`.
pub(crate) fn run(console: &mut Console, args: &CompletionsArgs) -> Result<(), Error> {
    let script = match args.shell {
        Shell::Bash => include_str!("../completions/bash"),
        Shell::Elvish => include_str!("../completions/elvish"),
        Shell::Fish => include_str!("../completions/fish"),
        Shell::Powershell => include_str!("../completions/powershell"),
        Shell::Zsh => include_str!("../completions/zsh"),
    };
    Ok(console.out.verbatim().write_all(script.as_bytes())?)
}
