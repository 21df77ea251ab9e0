//! JSON in which no text can reach a terminal as anything but text: the one way out for all of it.
//!
//! JSON itself forbids the control characters below U+0020 in a string. Escaped here as well are
//! DEL and the controls from U+0080 to U+009F, which some terminals obey (ECMA-48), and whatever else
//! has no shape of its own, such as line separators and direction overrides. A reader gets back the
//! text as it was.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, Serializer};

use crate::domain::text::is_shapeless;

/// Writes a value on one line.
pub fn write<W: Write>(to: W, value: &impl Serialize) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(to, Harmless)).map_err(io::Error::from)
}

/// The compact form, with every character escaped that has no shape.
struct Harmless;

impl Formatter for Harmless {
    // Called for every key and value of an export.
    #[inline]
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        to: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        // The highest, unlike a search, looks at many bytes at once.
        if fragment.bytes().fold(0, u8::max) < 0x7f {
            CompactFormatter.write_string_fragment(to, fragment)
        } else {
            write_harmless(to, fragment)
        }
    }
}

/// Writes a text with every character escaped that has no shape.
fn write_harmless<W: ?Sized + Write>(to: &mut W, fragment: &str) -> io::Result<()> {
    let suspects = fragment.bytes().enumerate().filter(|(_, byte)| might_begin_shapeless(*byte));
    let mut done = 0;
    for (at, _) in suspects {
        let c = fragment[at..].chars().next().filter(|c| is_shapeless(*c));
        if let Some(c) = c {
            to.write_all(&fragment.as_bytes()[done..at])?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(to, "\\u{unit:04x}")?;
            }
            done = at + c.len_utf8();
        }
    }
    to.write_all(&fragment.as_bytes()[done..])
}

/// Whether a byte is DEL, or the first of a character that may have no shape.
fn might_begin_shapeless(byte: u8) -> bool {
    matches!(byte, 0x7f | 0xc2 | 0xcd | 0xd8 | 0xe1 | 0xe2 | 0xef | 0xf0 | 0xf3)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::{is_shapeless, might_begin_shapeless, write};

    fn json(text: &str) -> String {
        let mut out = Vec::new();
        write(&mut out, &text).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[rstest]
    #[case("plain \"words\"", r#""plain \"words\"""#)]
    #[case("\0\u{1b}[31m\n", r#""\u0000\u001b[31m\n""#)]
    #[case("a\u{7f}\u{80}b\u{9b}2J", r#""a\u007f\u0080b\u009b2J""#)]
    #[case("a\u{202e}b\u{2028}\u{feff}\u{e0041}", r#""a\u202eb\u2028\ufeff\udb40\udc41""#)]
    #[case("© Käthe, 日本, 🌱", "\"© Käthe, 日本, 🌱\"")]
    #[case("“it’s” – …", "\"“it’s” – …\"")]
    fn controls_are_escaped(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(json(text), expected);
    }

    #[test]
    fn no_shapeless_character_is_overlooked() {
        let shapeless = ('\u{7f}'..=char::MAX).filter(|c| is_shapeless(*c));
        for c in shapeless {
            let first = c.encode_utf8(&mut [0; 4]).as_bytes()[0];
            assert!(might_begin_shapeless(first), "{}", c.escape_unicode());
        }
    }

    proptest! {
        #[test]
        fn every_text_comes_back(text in "(\\PC|\\pC|.|\u{9b}|\u{202e}){0,40}") {
            let json = json(&text);
            prop_assert!(!json.chars().any(is_shapeless));
            prop_assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
        }
    }
}
