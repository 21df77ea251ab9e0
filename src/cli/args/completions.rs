//! Arguments of `completions`.

use clap::Args;

use crate::cli::shell::Shell;

#[derive(Debug, Args)]
#[command(after_help = "\
Put one line where your shell starts:
  source <(daymark completions bash)      in ~/.bashrc
  source <(daymark completions zsh)       in ~/.zshrc
  daymark completions fish | source       in ~/.config/fish/config.fish

The Tab key then offers commands, flags and codes, and the names in your journal. It changes nothing, \
and offers nothing that is private or put away.

Examples:
  daymark completions bash
  daymark completions zsh")]
pub(crate) struct CompletionsArgs {
    /// The shell
    pub(crate) shell: Shell,
}
