//! The person's own words, kept exactly as typed.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize, Serializer};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A text that is empty, too long, or not of the shape its field takes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{given} does not fit; it takes {takes}")]
pub struct BadText {
    /// What was given, described without repeating it.
    pub given: String,
    /// What is taken, in words.
    pub takes: &'static str,
}

/// Declares a text newtype with its check and its text and JSON forms.
macro_rules! texts {
    ($(#[$doc:meta])* $name:ident, $takes:literal, $check:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
        #[serde(try_from = "String")]
        pub struct $name(String);

        impl $name {
            /// The text as typed.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = BadText;

            fn try_from(text: String) -> Result<Self, BadText> {
                let check: fn(&str) -> Option<String> = $check;
                match check(&text) {
                    None => Ok(Self(text)),
                    Some(given) => Err(BadText { given, takes: $takes }),
                }
            }
        }

        impl FromStr for $name {
            type Err = BadText;

            fn from_str(text: &str) -> Result<Self, BadText> {
                Self::try_from(text.to_owned())
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.0
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

texts! {
    /// Free text of any length up to 1 MiB that is not blank.
    Text, "some words, at most 1 MiB (1,048,576 bytes)", |text| {
        if text.trim().is_empty() {
            Some("an empty text".to_owned())
        } else {
            (text.len() > Text::MAX_BYTES).then(|| format!("a text of {} bytes", text.len()))
        }
    }
}

impl Text {
    /// The longest text, in bytes.
    pub const MAX_BYTES: usize = 1 << 20;
}

texts! {
    /// A short text: a tag, a feeling, a place. 1 to 200 characters, not blank, no comma.
    Label, "1 to 200 characters without a comma", |text| {
        let length = text.chars().count();
        if text.trim().is_empty() {
            Some("an empty text".to_owned())
        } else if text.contains(',') {
            Some("a text with a comma".to_owned())
        } else {
            (length > 200).then(|| format!("a text of {length} characters"))
        }
    }
}

/// Why a text is not one line of at most so many characters.
fn not_one_line(text: &str, most: usize) -> Option<String> {
    let length = text.chars().count();
    if text.trim().is_empty() {
        Some("an empty text".to_owned())
    } else if length > most {
        Some(format!("a text of {length} characters"))
    } else {
        text.chars()
            .any(char::is_control)
            .then(|| "a text with a line break or another control character".to_owned())
    }
}

texts! {
    /// One line of text: a name with its role, a telephone number. 1 to 60 characters.
    OneLine, "1 to 60 characters on one line, without control characters", |text| not_one_line(text, 60)
}

texts! {
    /// A sentence or two on one line: 1 to 200 characters.
    Sentence, "1 to 200 characters on one line, without control characters", |text| not_one_line(text, 200)
}

texts! {
    /// The name of a focus or a routine: 1 to 60 characters, usable in a list on the command line.
    Name, "1 to 60 characters, without commas, equals signs, line breaks or other control \
           characters, not starting with a hyphen or a space", |text| {
        let length = text.chars().count();
        if text.is_empty() {
            Some("an empty name".to_owned())
        } else if length > 60 {
            Some(format!("a name of {length} characters"))
        } else if text.starts_with('-') || text.trim() != text {
            Some("a name that starts with a hyphen, or starts or ends with a space".to_owned())
        } else {
            text.chars()
                .any(|c| c == ',' || c == '=' || c.is_control())
                .then(|| "a name with a comma, an equals sign or a control character".to_owned())
        }
    }
}

impl Name {
    /// The most characters of a name.
    const MOST: usize = 60;

    /// A name from the start of some words: what no name may hold is left out. `else_named` stands for words in
    /// which nothing is left.
    ///
    /// # Errors
    /// [`BadText`] where `else_named` is no name.
    pub fn of_words(words: &str, else_named: &str) -> Result<Self, BadText> {
        let harmless = |c: char| if c == ',' || c == '=' || c.is_control() { ' ' } else { c };
        let plain: String = words.chars().map(harmless).collect();
        let plain = plain.trim_start_matches(|c: char| c == '-' || c.is_whitespace()).trim_end();
        let plain = if plain.is_empty() { else_named } else { plain };
        Self::start_of(plain).parse()
    }

    /// The start of these words as they are written, where the name was made of them; else the name.
    #[must_use]
    pub fn as_written(&self, words: &str) -> String {
        let is_of_them = Self::of_words(words, "").is_ok_and(|made| made == *self);
        if is_of_them { Self::start_of(words) } else { self.to_string() }
    }

    /// As many of some words as a name has room for, in one line.
    fn start_of(words: &str) -> String {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.chars().count() <= Self::MOST {
            return words;
        }
        let start: String = words.chars().take(Self::MOST - 1).collect();
        let whole = start.rsplit_once(' ').map_or(start.as_str(), |(whole, _)| whole);
        format!("{whole}…")
    }

    /// The same name with a mark in brackets that tells it from another: "evening walk (3f2a)".
    #[must_use]
    pub fn marked(&self, mark: &str) -> Self {
        let room = Self::MOST.saturating_sub(mark.chars().count() + 3);
        let start: String = self.0.chars().take(room).collect();
        let marked = format!("{} ({mark})", start.trim_end());
        marked.parse().unwrap_or_else(|_| self.clone())
    }

    /// The form in which two names are compared.
    #[must_use]
    pub fn folded(&self) -> String {
        folded(&self.0)
    }
}

impl Label {
    /// The form in which two labels are compared.
    #[must_use]
    pub fn folded(&self) -> String {
        folded(&self.0)
    }
}

/// The form in which names are compared: composed (NFC), without regard to case, and with any white
/// space between words as one space.
#[must_use]
pub fn folded(text: &str) -> String {
    let lower = if text.is_ascii() {
        text.to_ascii_lowercase()
    } else {
        // What lower case gives is not always composed: "\u{130}" ends in a mark.
        let lower = text.nfc().collect::<String>().to_lowercase();
        if is_nfc(&lower) { lower } else { lower.nfc().collect() }
    };
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a character has no shape of its own, or changes that of others beyond its neighbours.
///
/// The joiners U+200C and U+200D and the marks U+200E and U+200F pass: Persian, the Indic scripts,
/// Hebrew, Arabic and joined emoji are not written right without them, and their reach ends at the
/// next letter.
#[must_use]
pub fn is_shapeless(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{1d173}'..='\u{1d17a}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::folded;

    #[rstest]
    #[case::case_of_letters("Evening Walk", "evening walk")]
    #[case::composed_and_not("Café", "cafe\u{301}")]
    #[case::a_no_break_space("evening\u{a0}walk", "evening walk")]
    #[case::a_wide_space("夜\u{3000}散歩", "夜 散歩")]
    #[case::a_run_of_spaces("evening  walk", "evening walk")]
    #[case::marks_of_kana("か\u{3099}", "が")]
    #[case::hangul("한", "\u{1112}\u{1161}\u{11ab}")]
    fn one_name_however_it_is_typed(#[case] one: &str, #[case] other: &str) {
        assert_eq!(folded(one), folded(other));
    }

    #[rstest]
    #[case::accents("Müde", "Mude")]
    #[case::words_apart("evening walk", "eveningwalk")]
    #[case::widths("ＡＡ", "AA")]
    fn other_names_stay_apart(#[case] one: &str, #[case] other: &str) {
        assert_ne!(folded(one), folded(other));
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in any::<String>()) {
            prop_assert_eq!(folded(&folded(&text)), folded(&text));
        }
    }
}
