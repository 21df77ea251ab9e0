//! How much of what was typed an error repeats.

use std::ffi::OsString;

use super::Error;

/// The most of one argument, in characters.
const MOST_OF_AN_ARGUMENT: usize = 60;

/// The most of a line, in characters, whatever it repeats.
const MOST_OF_A_LINE: usize = 400;

impl Error {
    /// This error, with no more of long arguments than shows which they are.
    pub(crate) fn shortened(mut self, words: &[OsString]) -> Self {
        let words: Vec<_> = words.iter().map(|word| word.to_string_lossy()).collect();
        let values = words.iter().filter_map(|word| word.split_once('=').map(|(_, value)| value));
        let mut parts: Vec<&str> = words.iter().map(AsRef::as_ref).chain(values).collect();
        parts.extend(words.iter().flat_map(|word| word.split([',', '='])));
        parts.extend(parts.clone().into_iter().map(str::trim));
        let long = |part: &&str| part.chars().nth(MOST_OF_AN_ARGUMENT).is_some();
        parts.retain(long);
        // What holds others goes before them.
        parts.sort_by_key(|part| std::cmp::Reverse(part.len()));
        let Self { message, cause, advice, .. } = &mut self;
        let advice = advice.iter_mut().map(|advice| &mut advice.text);
        for line in std::iter::once(message).chain(cause.as_mut()).chain(advice) {
            for part in &parts {
                if line.contains(part) {
                    *line = line.replace(part, &start(part, MOST_OF_AN_ARGUMENT));
                }
            }
            *line = start(line, MOST_OF_A_LINE);
        }
        self
    }
}

/// The start of a text, marked where something follows.
fn start(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}...", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::as_it_is(&["sixty"], "what is \"sixty\"", "what is \"sixty\"")]
    #[case::of_a_flag(&["--mood=x"], "mood: x", "mood: x")]
    fn what_is_short_is_repeated(
        #[case] words: &[&str],
        #[case] message: &str,
        #[case] expected: &str,
    ) {
        let words: Vec<OsString> = words.iter().map(OsString::from).collect();
        assert_eq!(Error::usage(message).shortened(&words).message, expected);
    }

    #[rstest]
    #[case::a_word("{}")]
    #[case::of_a_flag("--mood={}")]
    #[case::one_of_several("conflict,{},payday")]
    #[case::one_of_several_of_a_flag("--situation=conflict,{}")]
    #[case::with_space_around(" {} ")]
    fn what_is_long_is_not(#[case] form: &str) {
        let long = "é\"'".repeat(2_000);
        let words = [OsString::from(form.replace("{}", &long))];
        let error = Error::usage(format!("\"{long}\" is no code")).hint(format!("not {long}"));
        let error = error.shortened(&words);
        assert_eq!(error.message, format!("\"{}...\" is no code", "é\"'".repeat(20)));
        assert_eq!(error.hint_line().unwrap(), format!("not {}...", "é\"'".repeat(20)));
    }

    #[test]
    fn what_is_told_otherwise_than_it_was_typed_ends_somewhere() {
        let error = Error::usage("x".repeat(5_000)).shortened(&[]);
        assert_eq!(error.message.len(), MOST_OF_A_LINE + 3);
    }
}
