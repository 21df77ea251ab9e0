//! The words that are to be completed, as each shell hands them over.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::shell_line;
use crate::cli::shell::Shell;

/// A command line up to where it is being typed.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Request {
    pub(super) shell: Shell,
    /// Its words without quotes, the first of which is the name of the program; the last one, which
    /// may be empty, is being typed.
    pub(super) words: Vec<String>,
    /// The quote within which the last word is being typed.
    pub(super) quote: Option<char>,
    /// The start of the last word that stays, while the shell replaces the rest.
    pub(super) kept: String,
}

impl Request {
    /// Reads what a shell gives after `--`, with the place among it of the word being typed, where
    /// that is not the last; `None` where there is nothing to complete.
    pub(super) fn read(shell: Shell, given: &[OsString], index: Option<usize>) -> Option<Self> {
        let mut given: Vec<&str> = given.iter().map(|word| word.to_str()).collect::<Option<_>>()?;
        let plain = |words| Self { shell, words, quote: None, kept: String::new() };
        let request = match shell {
            Shell::Bash => {
                let &[line, replaced] = given.as_slice() else { return None };
                let shell_line::Line { words, quote } = shell_line::read(line);
                let kept = words.last()?.strip_suffix(&shell_line::unquoted(replaced));
                let kept = kept.unwrap_or_default().to_owned();
                Self { shell, words, quote, kept }
            }
            Shell::Zsh => {
                // Without a word under the cursor, the list is one short.
                given.resize(index? + 1, "");
                plain(given.into_iter().map(shell_line::unquoted).collect())
            }
            Shell::Fish => {
                let (typed, before) = given.split_last()?;
                let before = before.iter().map(ToString::to_string);
                plain(before.chain([shell_line::unquoted(typed)]).collect())
            }
            Shell::Elvish | Shell::Powershell => {
                plain(given.into_iter().map(ToOwned::to_owned).collect())
            }
        };
        (request.words.len() > 1).then_some(request)
    }

    /// The word that is being typed.
    pub(super) fn typed(&self) -> &str {
        self.words.last().map_or("", String::as_str)
    }

    /// The journal that `--journal` names before the word being typed.
    pub(super) fn journal(&self, home: Option<&Path>) -> Option<PathBuf> {
        let before = self.words.len() - 1;
        let words = &self.words[..before];
        let joined = words.iter().find_map(|word| word.strip_prefix("--journal="));
        let apart = words.windows(2).find(|pair| pair[0] == "--journal");
        let dir = joined.or_else(|| apart.map(|pair| pair[1].as_str()))?;
        // The shell has not replaced it yet.
        Some(match (dir.strip_prefix("~/"), home) {
            (Some(inside), Some(home)) => home.join(inside),
            _ => PathBuf::from(dir),
        })
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn read(shell: Shell, given: &[&str], index: Option<usize>) -> Option<Request> {
        let given: Vec<OsString> = given.iter().map(OsString::from).collect();
        Request::read(shell, &given, index)
    }

    #[rstest]
    #[case::bash(Shell::Bash, &["daymark routine done 'evening w", "evening w"], None)]
    #[case::zsh(Shell::Zsh, &["daymark", "routine", "done", r"evening\ w", "later"], Some(3))]
    #[case::fish(Shell::Fish, &["daymark", "routine", "done", r"evening\ w"], None)]
    #[case::elvish(Shell::Elvish, &["daymark", "routine", "done", "evening w"], None)]
    fn each_shell_tells_the_same_words(
        #[case] shell: Shell,
        #[case] given: &[&str],
        #[case] index: Option<usize>,
    ) {
        let request = read(shell, given, index).unwrap();
        assert_eq!(request.words, ["daymark", "routine", "done", "evening w"]);
    }

    #[rstest]
    #[case::nothing(Shell::Fish, &[], None)]
    #[case::the_program_alone(Shell::Bash, &["daymark", "daymark"], None)]
    #[case::no_line(Shell::Bash, &["daymark routine "], None)]
    #[case::no_place(Shell::Zsh, &["daymark", "routine"], None)]
    fn what_is_no_request_has_no_answer(
        #[case] shell: Shell,
        #[case] given: &[&str],
        #[case] index: Option<usize>,
    ) {
        assert_eq!(read(shell, given, index), None);
    }

    #[test]
    fn bash_replaces_a_word_from_a_colon_on() {
        let request = read(Shell::Bash, &["daymark craving --coping talk:he", "he"], None).unwrap();
        assert_eq!((request.typed(), request.kept.as_str()), ("talk:he", "talk:"));
    }

    #[test]
    fn a_missing_last_word_is_an_empty_one() {
        let request = read(Shell::Zsh, &["daymark", "routine"], Some(2)).unwrap();
        assert_eq!(request.typed(), "");
    }

    #[rstest]
    #[case::none("daymark week ", None)]
    #[case::apart("daymark --journal 'a b' week ", Some("a b"))]
    #[case::joined("daymark week --journal=a ", Some("a"))]
    #[case::in_the_home("daymark --journal ~/a week ", Some("/home/me/a"))]
    #[case::being_typed("daymark --journal ~/a", None)]
    fn the_journal_is_the_one_named(#[case] line: &str, #[case] expected: Option<&str>) {
        let request = read(Shell::Bash, &[line, ""], None).unwrap();
        assert_eq!(request.journal(Some(Path::new("/home/me"))), expected.map(PathBuf::from));
    }
}
