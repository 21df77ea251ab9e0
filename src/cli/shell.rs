//! The shells that can ask what to offer while a command is being typed.

/// The variable that holds the name of the shell which asks.
pub(crate) const VARIABLE: &str = "DAYMARK_COMPLETE";

// The help names the shells in one line as long as none is described.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Shell {
    Bash,
    Elvish,
    Fish,
    Powershell,
    Zsh,
}
