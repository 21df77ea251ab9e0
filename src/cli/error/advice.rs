//! What to do next, after an error.

use crate::render::program::Program;

/// One piece of advice, with the command that follows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Advice {
    /// In words, without a stop.
    pub(super) text: String,
    /// The words of a command after the name of the program.
    pub(super) command: Option<String>,
}

impl Advice {
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), command: None }
    }

    pub(crate) fn with_command(text: &str, command: impl Into<String>) -> Self {
        Self { text: text.to_owned(), command: Some(command.into()) }
    }

    fn told(&self, program: &Program) -> String {
        match &self.command {
            Some(command) => format!("{}: {}", self.text, program.command(command)),
            None => self.text.clone(),
        }
    }
}

/// All advice in one line; absent where there is none.
pub(super) fn told(advice: &[Advice], program: &Program) -> Option<String> {
    let told: Vec<_> = advice.iter().map(|advice| advice.told(program)).collect();
    (!told.is_empty()).then(|| told.join("; "))
}
