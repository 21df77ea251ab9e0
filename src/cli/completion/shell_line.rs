//! Splits a half-typed shell line into words, with quotes and backslashes.

/// A command line up to where it is being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// Its words without their quotes; the last one, which may be empty, is being typed.
    pub(crate) words: Vec<String>,
    /// The quote within which it is being typed.
    pub(crate) quote: Option<char>,
}

/// Reads a command line, as far as blanks, quotes and backslashes go.
pub(crate) fn read(line: &str) -> Line {
    let (mut words, mut word, mut begun) = (Vec::new(), String::new(), false);
    let mut quote = None;
    let mut rest = line.chars().peekable();
    while let Some(c) = rest.next() {
        match (quote, c) {
            (None, c) if c.is_ascii_whitespace() => {
                if std::mem::take(&mut begun) {
                    words.push(std::mem::take(&mut word));
                }
                continue;
            }
            (None, '\'' | '"') => quote = Some(c),
            (None, '\\') => word.extend(rest.next()),
            (Some('"'), '\\') => {
                word.push(rest.next_if(|next| "\"\\$`".contains(*next)).unwrap_or(c));
            }
            (Some(open), c) if c == open => quote = None,
            _ => word.push(c),
        }
        begun = true;
    }
    words.push(word);
    Line { words, quote }
}

/// A word without its quotes, the last of which may be missing.
pub(crate) fn unquoted(word: &str) -> String {
    read(word).words.join(" ")
}

/// Text as it is typed within an open quote, or outside of any; `None` where it cannot be.
pub(crate) fn escaped(text: &str, quote: Option<char>) -> Option<String> {
    let special: fn(char) -> bool = match quote {
        Some('\'') => return (!text.contains('\'')).then(|| text.to_owned()),
        Some(_) => |c| "\"\\$`".contains(c),
        None => |c| c.is_ascii() && !c.is_ascii_alphanumeric() && !"_-./,:=@%+~".contains(c),
    };
    let mut typed = String::with_capacity(text.len());
    for c in text.chars() {
        typed.extend(special(c).then_some('\\'));
        typed.push(c);
    }
    Some(typed)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::at_an_end("daymark rou", &["daymark", "rou"], None)]
    #[case::after_a_blank("daymark  routine ", &["daymark", "routine", ""], None)]
    #[case::nothing("", &[""], None)]
    #[case::a_backslash(r"done evening\ w", &["done", "evening w"], None)]
    #[case::within_quotes("done 'evening w", &["done", "evening w"], Some('\''))]
    #[case::within_double_quotes(r#"done "a \"b\" \c d"#, &["done", r#"a "b" \c d"#], Some('"'))]
    #[case::quotes_that_end("done 'a b'\"c\"d", &["done", "a bcd"], None)]
    #[case::an_empty_word("done '' x", &["done", "", "x"], None)]
    #[case::an_open_backslash(r"done x\", &["done", "x"], None)]
    fn a_line_is_read_as_a_shell_does(
        #[case] line: &str,
        #[case] words: &[&str],
        #[case] quote: Option<char>,
    ) {
        let words = words.iter().map(ToString::to_string).collect();
        assert_eq!(read(line), Line { words, quote });
    }

    #[rstest]
    #[case::plain("talk:helped,delay", None, Some("talk:helped,delay"))]
    #[case::a_blank("evening walk", None, Some(r"evening\ walk"))]
    #[case::signs("a'b\"$x;*", None, Some(r#"a\'b\"\$x\;\*"#))]
    #[case::other_letters("Évening wälk", None, Some(r"Évening\ wälk"))]
    #[case::in_double_quotes("evening $x's", Some('"'), Some(r"evening \$x's"))]
    #[case::in_quotes("evening $x", Some('\''), Some("evening $x"))]
    #[case::a_quote_in_quotes("Ana's", Some('\''), None)]
    fn text_is_typed_within_a_quote_or_without(
        #[case] text: &str,
        #[case] quote: Option<char>,
        #[case] typed: Option<&str>,
    ) {
        assert_eq!(escaped(text, quote).as_deref(), typed);
    }

    proptest! {
        #[test]
        fn what_is_escaped_is_read_as_it_was(text in any::<String>(), quote in 0..3) {
            let quote = [None, Some('\''), Some('"')][usize::try_from(quote).unwrap()];
            let open: String = quote.into_iter().collect();
            if let Some(typed) = escaped(&text, quote) {
                let line = format!("done {open}{typed}{open}");
                prop_assert_eq!(read(&line).words.pop(), Some(text));
            }
        }
    }
}
