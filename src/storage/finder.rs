//! Where in a text the words of a search are, by the rules of the search itself.

use std::ops::Range;

use rusqlite::{Connection, OptionalExtension};

use crate::domain::query::Found;

use super::error::Result;
use super::list::matching;

/// A search of one text in memory, which takes words apart as the journal's own does.
const ONE_TEXT: &str = "CREATE VIRTUAL TABLE one USING fts5 (
    words, tokenize = \"unicode61 remove_diacritics 2 categories 'L* N* Co Mc Mn'\")";
const PUT: &str = "INSERT INTO one (rowid, words) VALUES (1, ?1)";
const HIGHLIGHTED: &str = "SELECT highlight(one, 0, ?2, ?3) FROM one WHERE one MATCH ?1";
const CLEAR: &str = "DELETE FROM one";

/// The signs that stand before and after a match. No word holds one, and one that was there before
/// is told apart by comparing with the text.
const BEFORE: char = '\u{2}';
const AFTER: char = '\u{3}';

/// Finds the same words in one text after another.
#[derive(Debug)]
pub struct Finder {
    conn: Connection,
    asked: String,
}

impl Finder {
    /// A finder of these words; see [`search_words`](crate::domain::query::search_words).
    ///
    /// # Errors
    /// What the database reports.
    pub fn new(words: &[String]) -> Result<Self> {
        let conn = Connection::open_in_memory()?;
        conn.execute_batch(ONE_TEXT)?;
        Ok(Self { conn, asked: matching(words) })
    }

    /// Where a text holds the words; absent where it does not hold all of them.
    ///
    /// # Errors
    /// What the database reports.
    pub fn find(&self, text: String) -> Result<Option<Found>> {
        // NUL parts words as a space does, and highlight() would end at it.
        let searched = text.replace('\0', " ");
        self.conn.prepare_cached(PUT)?.execute([&searched])?;
        let marked: Option<String> = self
            .conn
            .prepare_cached(HIGHLIGHTED)?
            .query_row((&self.asked, BEFORE.to_string(), AFTER.to_string()), |row| row.get(0))
            .optional()?;
        self.conn.prepare_cached(CLEAR)?.execute([])?;
        Ok(marked.map(|marked| Found { matches: matches(&searched, &marked), text }))
    }
}

/// The places in `text` that `marked`, the same text with signs in it, has signs around.
fn matches(text: &str, marked: &str) -> Vec<Range<usize>> {
    let (mut found, mut within, mut at) = (Vec::new(), None, 0);
    for c in marked.chars() {
        match within {
            None if c == BEFORE && !text.get(at..).is_some_and(|rest| rest.starts_with(c)) => {
                within = Some(at);
            }
            Some(start) if c == AFTER => {
                found.push(start..at);
                within = None;
            }
            _ => at += c.len_utf8(),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::nothing("a b", &["c"], None)]
    #[case::not_all("a b", &["a", "c"], None)]
    #[case::one("a b", &["b"], Some(vec![(2, 3)]))]
    #[case::each("a b a", &["a", "b"], Some(vec![(0, 1), (2, 3), (4, 5)]))]
    #[case::case_and_accents("Un CAFÉ, des cafe\u{301}s", &["café*"], Some(vec![(3, 8), (14, 21)]))]
    #[case::a_nul("a\0b", &["b"], Some(vec![(2, 3)]))]
    #[case::the_signs_in_the_text("\u{2} b\u{3} \u{3}", &["b"], Some(vec![(2, 3)]))]
    fn words_are_found_in_their_places(
        #[case] text: &str,
        #[case] words: &[&str],
        #[case] expected: Option<Vec<(usize, usize)>>,
    ) {
        let words: Vec<String> = words.iter().map(ToString::to_string).collect();
        let found = Finder::new(&words).unwrap().find(text.to_owned()).unwrap();
        let pairs = |found: Found| found.matches.iter().map(|one| (one.start, one.end)).collect();
        assert_eq!(found.map(pairs), expected);
    }

    proptest! {
        #[test]
        fn matches_are_the_word_and_every_line_has_its_bounds(
            text in "(pay|Pay|payday|ab| |\n|\0|\u{2}|\u{3}|\u{1b}|é){0,12}",
        ) {
            let finder = Finder::new(&["pay".to_owned()]).unwrap();
            if let Some(found) = finder.find(text.clone()).unwrap() {
                prop_assert_eq!(&found.text, &text);
                prop_assert!(!found.matches.is_empty());
                let (line, places) = found.line().unwrap();
                for place in places {
                    prop_assert_eq!(line[place].to_lowercase(), "pay");
                }
            } else {
                let words = text.split(|c: char| !c.is_alphanumeric());
                prop_assert!(words.map(str::to_lowercase).all(|word| word != "pay"));
            }
        }
    }
}
