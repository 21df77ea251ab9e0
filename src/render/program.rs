//! Builds the commands that pages and hints print, with `--journal` where it was given.

use std::path::Path;

use super::format::quoted;

/// Verbs that need no journal.
const WITHOUT_JOURNAL: [&str; 5] = ["help-now", "config", "demo", "completions", "man"];

/// The words that a command begins with so that it works as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Program {
    journal: Option<String>,
}

impl Program {
    /// The program as it finds the journal in a directory that was named, if one was.
    ///
    /// A path that is not UTF-8 cannot be shown so that a shell reads it back, and is left out.
    #[must_use]
    pub fn with_journal(dir: Option<&Path>) -> Self {
        Self { journal: dir.and_then(Path::to_str).map(|dir| quoted(dir).into_owned()) }
    }

    /// A command, from its words after the name of the program: `log -n 5`.
    #[must_use]
    pub fn command(&self, words: &str) -> String {
        let verb = words.split(' ').next().unwrap_or_default();
        match &self.journal {
            Some(dir) if !WITHOUT_JOURNAL.contains(&verb) && !words.ends_with("--help") => {
                format!("daymark --journal {dir} {words}")
            }
            _ => format!("daymark {words}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::the_usual_journal(None, "log -n 5", "daymark log -n 5")]
    #[case::one_that_was_named(Some("/tmp/j"), "log -n 5", "daymark --journal /tmp/j log -n 5")]
    #[case::a_space(Some("/tmp/a b"), "log", "daymark --journal '/tmp/a b' log")]
    #[case::a_quote(Some("a'b"), "undo", r"daymark --journal 'a'\''b' undo")]
    #[case::help(Some("/tmp/j"), "help-now --all", "daymark help-now --all")]
    #[case::help_of_a_verb(Some("/tmp/j"), "log --help", "daymark log --help")]
    #[case::a_setting(Some("/tmp/j"), "config get plain", "daymark config get plain")]
    fn a_command_finds_the_journal(
        #[case] dir: Option<&str>,
        #[case] words: &str,
        #[case] expected: &str,
    ) {
        assert_eq!(Program::with_journal(dir.map(Path::new)).command(words), expected);
    }
}
