//! JSON in which no text can reach a terminal as anything but text.
//!
//! JSON itself forbids the control characters below U+0020 in a string. Escaped here as well are
//! DEL and the controls from U+0080 to U+009F, which some terminals obey (ECMA-48).

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, Serializer};

/// Writes a value on one line.
///
/// # Errors
/// What the writer says.
pub fn write<W: Write>(to: W, value: &impl Serialize) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(to, Harmless)).map_err(io::Error::from)
}

/// The compact form, with every control character escaped.
struct Harmless;

impl Formatter for Harmless {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        to: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut rest = fragment;
        if might_hold_controls(fragment.as_bytes()) {
            while let Some((at, c)) = rest.char_indices().find(|(_, c)| c.is_control()) {
                to.write_all(&rest.as_bytes()[..at])?;
                write!(to, "\\u{:04x}", u32::from(c))?;
                rest = &rest[at + c.len_utf8()..];
            }
        }
        CompactFormatter.write_string_fragment(to, rest)
    }
}

/// Whether there is a DEL, or the byte that the controls from U+0080 on begin with.
fn might_hold_controls(bytes: &[u8]) -> bool {
    let suspect = |byte: &&u8| matches!(**byte, 0x7f | 0xc2);
    // Counting, unlike searching, looks at many bytes at once.
    bytes.iter().filter(suspect).count() > 0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::write;

    fn json(text: &str) -> String {
        let mut out = Vec::new();
        write(&mut out, &text).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[rstest]
    #[case("plain \"words\"", r#""plain \"words\"""#)]
    #[case("\0\u{1b}[31m\n", r#""\u0000\u001b[31m\n""#)]
    #[case("a\u{7f}\u{80}b\u{9b}2J", r#""a\u007f\u0080b\u009b2J""#)]
    #[case("© Käthe, 日本, 🌱", "\"© Käthe, 日本, 🌱\"")]
    fn controls_are_escaped(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(json(text), expected);
    }

    proptest! {
        #[test]
        fn every_text_comes_back(text: String) {
            let json = json(&text);
            prop_assert!(!json.chars().any(char::is_control));
            prop_assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
        }
    }
}
