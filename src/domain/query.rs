//! Which entries a list or a search selects, as data.

use std::ops::Range;

use super::entry::EntryKind;
use super::entry::situation::Situation;
use super::text::Label;
use super::time::day::Day;

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

/// The text of an entry and the byte ranges that matched a search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchMatch {
    /// All words of the entry that a search sees, each text from a line of its own on.
    pub text: String,
    /// The bytes of each match, in order and apart.
    pub matches: Vec<Range<usize>>,
}

impl SearchMatch {
    /// The line with the first match, and the matches in it; absent where there is none.
    #[must_use]
    pub fn line(&self) -> Option<(&str, Vec<Range<usize>>)> {
        let first = self.matches.first()?;
        let start = self.text[..first.start].rfind('\n').map_or(0, |at| at + 1);
        let line = self.text[start..].split('\n').next()?.trim_end_matches('\r');
        let end = start + line.len();
        let within = self.matches.iter().take_while(|one| one.start < end);
        Some((line, within.map(|one| one.start - start..one.end.min(end) - start).collect()))
    }
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
pub(super) fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || is_mark(c)
}

/// Marks that combine with the letter before them.
pub(super) fn is_mark(c: char) -> bool {
    let combines = c > '\u{2ff}' && unicode_width::UnicodeWidthChar::width(c) == Some(0);
    let formats = ('\u{2000}'..='\u{206f}').contains(&c) || c == '\u{feff}';
    combines && !formats
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

    #[rstest]
    #[case::none("one\ntwo", &[], None)]
    #[case::the_first_line("one\ntwo", &[(0, 3)], Some(("one", vec![(0, 3)])))]
    #[case::the_last_line("one\ntwo", &[(4, 7)], Some(("two", vec![(0, 3)])))]
    #[case::two_in_a_line("a b a\na", &[(0, 1), (4, 5), (6, 7)], Some(("a b a", vec![(0, 1), (4, 5)])))]
    #[case::another_line_break("one\r\ntwo", &[(0, 3)], Some(("one", vec![(0, 3)])))]
    #[case::over_a_line_break("a\nb c", &[(0, 3)], Some(("a", vec![(0, 1)])))]
    #[case::beyond_ascii("ä ö\nü ß", &[(6, 8)], Some(("ü ß", vec![(0, 2)])))]
    fn the_line_of_the_first_match(
        #[case] text: &str,
        #[case] matches: &[(usize, usize)],
        #[case] line: Option<(&str, Vec<(usize, usize)>)>,
    ) {
        let matches = matches.iter().map(|(start, end)| *start..*end).collect();
        let found = SearchMatch { text: text.to_owned(), matches };
        let pairs = |places: Vec<Range<usize>>| {
            places.into_iter().map(|place| (place.start, place.end)).collect()
        };
        assert_eq!(found.line().map(|(line, places)| (line, pairs(places))), line);
    }
}
