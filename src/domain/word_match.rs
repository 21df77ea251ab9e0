//! Where a text holds the words of a search: whole words, starts of words, and parts of the text
//! where its script leaves no space between words.

use std::collections::VecDeque;
use std::ops::{Range, RangeInclusive};

use unicode_normalization::char::decompose_canonical;

use super::query::{SearchMatch, is_mark, is_word_char};

/// Compiled search words, to match against many texts.
#[derive(Debug, Clone)]
pub struct WordMatcher {
    words: Vec<Word>,
}

#[derive(Debug, Clone)]
enum Word {
    /// A whole word, or the start of one.
    Spaced { folded: String, is_start: bool },
    /// Anything that reads so.
    Unspaced(Sequence),
}

impl WordMatcher {
    /// A matcher of these words; see [`search_words`](super::query::search_words).
    #[must_use]
    pub fn new(words: &[String]) -> Self {
        let words = words.iter().map(|word| {
            let (stem, is_start) = match word.strip_suffix('*') {
                Some(stem) => (stem, true),
                None => (word.as_str(), false),
            };
            if is_unspaced(word) {
                Word::Unspaced(Sequence::new(folded(stem).collect()))
            } else {
                Word::Spaced { folded: folded(stem).collect(), is_start }
            }
        });
        Self { words: words.collect() }
    }

    /// Where a text holds the words; absent where it does not hold all of them.
    #[must_use]
    pub fn find(&self, text: String) -> Option<SearchMatch> {
        let matches = self.places(&text)?;
        Some(SearchMatch { text, matches })
    }

    /// Whether a text holds all of the words.
    #[must_use]
    pub fn holds(&self, text: &str) -> bool {
        self.places(text).is_some()
    }

    fn places(&self, text: &str) -> Option<Vec<Range<usize>>> {
        let mut missing: Vec<bool> = vec![true; self.words.len()];
        let mut matches = Vec::new();
        self.spaced(text, &mut matches, &mut missing);
        for (word, missing) in self.words.iter().zip(&mut missing) {
            if let Word::Unspaced(sequence) = word {
                let before = matches.len();
                sequence.find(text, &mut matches);
                *missing = matches.len() == before;
            }
        }
        (!missing.contains(&true)).then(|| apart(matches))
    }

    /// Finds the words that stand for words.
    fn spaced(&self, text: &str, matches: &mut Vec<Range<usize>>, missing: &mut [bool]) {
        let mut folded_word = String::new();
        let mut rest = text.char_indices().peekable();
        while let Some((start, first)) = rest.next() {
            if !is_word_char(first) {
                continue;
            }
            folded_word.clear();
            fold(first, &mut |c| folded_word.push(c));
            let mut end = start + first.len_utf8();
            let unspaced = is_unspaced_char(first);
            let goes_on =
                |c: char| is_word_char(c) && (is_unspaced_char(c) == unspaced || is_mark(c));
            while let Some((at, c)) = rest.next_if(|(_, c)| goes_on(*c)) {
                fold(c, &mut |c| folded_word.push(c));
                end = at + c.len_utf8();
            }
            let mut fits = false;
            for (word, missing) in self.words.iter().zip(&mut *missing) {
                if let Word::Spaced { folded, is_start } = word {
                    let here = folded_word.starts_with(folded.as_str())
                        && (*is_start || folded_word.len() == folded.len());
                    *missing &= !here;
                    fits |= here;
                }
            }
            if fits {
                matches.push(start..end);
            }
        }
    }
}

/// Characters in a row, to be found anywhere in a text in one pass (Knuth, Morris, Pratt 1977).
#[derive(Debug, Clone)]
struct Sequence {
    sought: Vec<char>,
    /// How much of what was sought still stands where the next character does not fit.
    fallback: Vec<usize>,
}

impl Sequence {
    fn new(sought: Vec<char>) -> Self {
        let mut fallback = vec![0; sought.len()];
        let mut length = 0;
        for at in 1..sought.len() {
            while length > 0 && sought[at] != sought[length] {
                length = fallback[length - 1];
            }
            length += usize::from(sought[at] == sought[length]);
            fallback[at] = length;
        }
        Self { sought, fallback }
    }

    fn find(&self, text: &str, matches: &mut Vec<Range<usize>>) {
        let Self { sought, fallback } = self;
        if sought.is_empty() {
            return;
        }
        // Where in the text each of the characters that fit so far begins.
        let mut starts: VecDeque<usize> = VecDeque::new();
        let mut found: Option<Range<usize>> = None;
        for (at, c) in text.char_indices() {
            let end = at + c.len_utf8();
            fold(c, &mut |c| {
                // A voicing mark makes another letter of the one before it.
                if let Some(found) = found.take()
                    && !matches!(c, '\u{3099}' | '\u{309a}')
                {
                    matches.push(found);
                    starts.clear();
                }
                while starts.len() == sought.len()
                    || (!starts.is_empty() && sought[starts.len()] != c)
                {
                    starts.drain(..starts.len() - fallback[starts.len() - 1]);
                }
                if sought[starts.len()] == c {
                    starts.push_back(at);
                }
                if starts.len() == sought.len() {
                    found = starts.front().map(|start| *start..end);
                }
            });
        }
        matches.extend(found);
    }
}

/// Whether a word holds characters of a script that leaves no space between words: Chinese,
/// Japanese, Thai, Lao, Khmer or Burmese.
#[must_use]
pub fn is_unspaced(word: &str) -> bool {
    !word.is_ascii() && word.chars().any(is_unspaced_char)
}

fn is_unspaced_char(c: char) -> bool {
    c >= '\u{e00}' && UNSPACED.iter().any(|range| range.contains(&c))
}

/// The characters of those scripts, which the journal knows too (`storage/migrations/0004_entries.sql`).
const UNSPACED: [RangeInclusive<char>; 13] = [
    '\u{e00}'..='\u{eff}',
    '\u{1000}'..='\u{109f}',
    '\u{1780}'..='\u{17ff}',
    '\u{3005}'..='\u{3007}',
    '\u{3040}'..='\u{312f}',
    '\u{31f0}'..='\u{31ff}',
    '\u{3400}'..='\u{4dbf}',
    '\u{4e00}'..='\u{9fff}',
    '\u{a9e0}'..='\u{a9ff}',
    '\u{aa60}'..='\u{aa7f}',
    '\u{f900}'..='\u{faff}',
    '\u{ff66}'..='\u{ff9f}',
    '\u{20000}'..='\u{3ffff}',
];

fn folded(text: &str) -> impl Iterator<Item = char> {
    text.chars().flat_map(|c| {
        let mut parts = Vec::new();
        fold(c, &mut |c| parts.push(c));
        parts
    })
}

/// A character as it is compared: taken apart, without its accents, in lower case.
fn fold(c: char, put: &mut impl FnMut(char)) {
    if c.is_ascii() {
        return put(c.to_ascii_lowercase());
    }
    decompose_canonical(c, |part| {
        if !matches!(part, '\u{300}'..='\u{36f}') {
            part.to_lowercase().for_each(|c| {
                if !matches!(c, '\u{300}'..='\u{36f}') {
                    put(c);
                }
            });
        }
    });
}

/// The places in order, those that touch as one.
fn apart(mut places: Vec<Range<usize>>) -> Vec<Range<usize>> {
    places.sort_unstable_by_key(|place| (place.start, place.end));
    let mut apart: Vec<Range<usize>> = Vec::with_capacity(places.len());
    for place in places {
        match apart.last_mut() {
            Some(last) if place.start < last.end => last.end = last.end.max(place.end),
            _ => apart.push(place),
        }
    }
    apart
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    fn found(text: &str, words: &[&str]) -> Option<Vec<(usize, usize)>> {
        let words: Vec<String> = words.iter().map(ToString::to_string).collect();
        let found = WordMatcher::new(&words).find(text.to_owned())?;
        Some(found.matches.iter().map(|one| (one.start, one.end)).collect())
    }

    #[rstest]
    #[case::nothing("a b", &["c"], None)]
    #[case::not_all("a b", &["a", "c"], None)]
    #[case::one("a b", &["b"], Some(vec![(2, 3)]))]
    #[case::each("a b a", &["a", "b"], Some(vec![(0, 1), (2, 3), (4, 5)]))]
    #[case::only_the_whole_word("payday", &["pay"], None)]
    #[case::case_and_accents("Un CAFÉ, des cafe\u{301}s", &["café*"], Some(vec![(3, 8), (14, 21)]))]
    #[case::without_accents("so Müde", &["mude"], Some(vec![(3, 8)]))]
    #[case::with_accents("so mude", &["müde"], Some(vec![(3, 7)]))]
    #[case::a_nul("a\0b", &["b"], Some(vec![(2, 3)]))]
    #[case::dotted("İZMİR", &["izmir"], Some(vec![(0, 7)]))]
    #[case::between_japanese("今日はzoomで話した", &["zoom"], Some(vec![(9, 13)]))]
    #[case::the_start_of_one("今日はzoomで話した", &["zo*"], Some(vec![(9, 13)]))]
    #[case::not_a_part_of_one("今日はzoomで話した", &["oom"], None)]
    #[case::a_number_before_thai("7วัน", &["7"], Some(vec![(0, 1)]))]
    #[case::an_accent_is_no_boundary("café\u{301}で", &["café"], Some(vec![(0, 7)]))]
    #[case::both_scripts("今日はzoomで話した", &["zoom", "話"], Some(vec![(9, 13), (16, 19)]))]
    #[case::over_the_boundary("今日はzoomで話した", &["zoomで"], Some(vec![(9, 16)]))]
    fn words_are_found_in_their_places(
        #[case] text: &str,
        #[case] words: &[&str],
        #[case] expected: Option<Vec<(usize, usize)>>,
    ) {
        assert_eq!(found(text, words), expected);
    }

    #[rstest]
    #[case::japanese("今日は寒かった", &["寒"], Some(vec![(9, 12)]))]
    #[case::chinese("我今天很难过", &["难过"], Some(vec![(12, 18)]))]
    #[case::thai("วันนี้หนาวมาก", &["หนาว"], Some(vec![(18, 30)]))]
    #[case::not_there("今日は寒かった", &["暑"], None)]
    #[case::with_a_star("今日は寒かった", &["寒*"], Some(vec![(9, 12)]))]
    #[case::beside_words("NAミーティング, then home", &["naミー", "home"], Some(vec![(0, 8), (27, 31)]))]
    #[case::again_and_again("ははは", &["は"], Some(vec![(0, 3), (3, 6), (6, 9)]))]
    #[case::after_a_false_start("ああい", &["あい"], Some(vec![(3, 9)]))]
    #[case::another_letter("がん", &["か"], None)]
    #[case::composed_and_not("か\u{3099}ん", &["が"], Some(vec![(0, 6)]))]
    #[case::not_composed_and_so("がん", &["か\u{3099}ん"], Some(vec![(0, 6)]))]
    fn parts_are_found_where_words_have_no_space(
        #[case] text: &str,
        #[case] words: &[&str],
        #[case] expected: Option<Vec<(usize, usize)>>,
    ) {
        assert_eq!(found(text, words), expected);
    }

    proptest! {
        #[test]
        fn a_sequence_is_found_as_str_finds_it(
            text in "[いろは]{0,20}",
            sought in "[いろは]{1,4}",
        ) {
            let expected: Vec<_> =
                text.match_indices(&sought).map(|(at, part)| (at, at + part.len())).collect();
            let expected = (!expected.is_empty()).then_some(expected);
            prop_assert_eq!(found(&text, &[&sought]), expected);
        }

        #[test]
        fn matches_are_the_word_and_every_line_has_its_bounds(
            text in "(pay|Pay|payday|ab| |\n|\0|\u{1b}|é){0,12}",
        ) {
            let matcher = WordMatcher::new(&["pay".to_owned()]);
            if let Some(found) = matcher.find(text.clone()) {
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
