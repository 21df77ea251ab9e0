//! What to look for in the journal, as data.

use super::day::Day;
use super::entry::EntryKind;
use super::situation::Situation;
use super::text::Label;

/// Which entries a list holds; what is absent does not narrow it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Of these kinds only; of every kind when empty.
    pub kinds: Vec<EntryKind>,
    /// From this day on.
    pub from: Option<Day>,
    /// Up to this day.
    pub to: Option<Day>,
    /// With this situation.
    pub situation: Option<Situation>,
    /// With this tag or feeling, without regard to case; private entries are then left out.
    pub tag: Option<Label>,
    /// With every one of these words (see [`search_words`]); private entries are then left out.
    pub words: Vec<String>,
    /// No more than this many, the newest.
    pub limit: Option<u32>,
}

/// The words of a search: runs of letters and digits, each perhaps ended by `*`, which stands for
/// any ending. Everything else parts words.
#[must_use]
pub fn search_words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for c in text.chars() {
        match words.last_mut() {
            Some(word) if is_word_char(c) && !word.ends_with('*') => word.push(c),
            Some(word) if c == '*' && !word.is_empty() && !word.ends_with('*') => word.push(c),
            _ if is_word_char(c) => words.push(c.to_string()),
            _ => words.push(String::new()),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Letters, digits and the marks that combine with them.
fn is_word_char(c: char) -> bool {
    let combines = c > '\u{2ff}' && unicode_width::UnicodeWidthChar::width(c) == Some(0);
    let formats = ('\u{2000}'..='\u{206f}').contains(&c) || c == '\u{feff}';
    c.is_alphanumeric() || (combines && !formats)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("pay day", &["pay", "day"])]
    #[case("pay*", &["pay*"])]
    #[case("  a-b, c!  ", &["a", "b", "c"])]
    #[case("***", &[])]
    #[case("a*b", &["a*", "b"])]
    #[case("cafe\u{301}s", &["cafe\u{301}s"])]
    #[case("हिन्दी", &["हिन्दी"])]
    #[case("\"x\" OR y", &["x", "OR", "y"])]
    #[case("", &[])]
    fn words_are_runs_of_letters_and_digits(#[case] text: &str, #[case] words: &[&str]) {
        assert_eq!(search_words(text), words);
    }
}
