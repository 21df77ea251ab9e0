//! Record ids: random UUIDs (version 4).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::{Builder, Uuid};

use super::ascii_serde;

/// A random UUID (version 4) that names one record for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Uuid);

/// A text that is not a UUID.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not an id")]
pub struct BadId(pub String);

impl Id {
    /// What stands for the id of something that was not written yet; no record ever has it.
    pub const UNWRITTEN: Self = Self(Uuid::nil());

    /// Makes an id of 16 random bytes; version and variant bits are set here.
    #[must_use]
    pub fn from_random(bytes: [u8; 16]) -> Self {
        Self(Builder::from_random_bytes(bytes).into_uuid())
    }

    /// The id with exactly these bytes.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(Uuid::from_bytes(bytes))
    }

    /// Its 16 bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }

    /// The first and the last id that start with these 4 to 32 digits, in any case, wherever
    /// hyphens stand; `None` for anything else.
    #[must_use]
    pub fn starting_with(text: &str) -> Option<(Self, Self)> {
        let digit = |c: char| u8::try_from(c.to_digit(16)?).ok();
        let digits: Vec<u8> =
            text.chars().filter(|c| *c != '-').map(digit).collect::<Option<_>>()?;
        if !(4..=32).contains(&digits.len()) {
            return None;
        }
        let filled_with =
            |rest: u8| {
                let mut nibbles = digits.iter().copied().chain(std::iter::repeat(rest));
                Self::from_bytes([0; 16].map(|_: u8| {
                    nibbles.by_ref().take(2).fold(0, |byte, nibble| byte << 4 | nibble)
                }))
            };
        Some((filled_with(0x0), filled_with(0xf)))
    }

    /// The first `length` characters of its hyphenated form.
    #[must_use]
    pub fn prefix(self, length: usize) -> String {
        self.to_string().chars().take(length).collect()
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.as_hyphenated().fmt(f)
    }
}

impl FromStr for Id {
    type Err = BadId;

    fn from_str(text: &str) -> Result<Self, BadId> {
        Uuid::try_parse(text).map(Self).map_err(|_| BadId(text.to_owned()))
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.0.as_hyphenated().encode_lower(&mut Uuid::encode_buffer()))
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        ascii_serde::read(from)
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::Id;

    #[rstest]
    #[case::too_short("3f2", None)]
    #[case::four("3f2a", Some(("3f2a0000-0000-0000-0000-000000000000", "3f2affff-ffff-ffff-ffff-ffffffffffff")))]
    #[case::odd("3F2A9", Some(("3f2a9000-0000-0000-0000-000000000000", "3f2a9fff-ffff-ffff-ffff-ffffffffffff")))]
    #[case::hyphens("3f-2a-91c4-8", Some(("3f2a91c4-8000-0000-0000-000000000000", "3f2a91c4-8fff-ffff-ffff-ffffffffffff")))]
    #[case::whole("3f2a91c480004000a000000000000001", Some(("3f2a91c4-8000-4000-a000-000000000001", "3f2a91c4-8000-4000-a000-000000000001")))]
    #[case::too_long("3f2a91c480004000a0000000000000011", None)]
    #[case::no_digits("note", None)]
    #[case::digits_of_another_script("３f2a", None)]
    #[case::empty("", None)]
    fn a_start_names_a_range(#[case] text: &str, #[case] range: Option<(&str, &str)>) {
        let range = range.map(|(first, last)| (first.parse().unwrap(), last.parse().unwrap()));
        assert_eq!(Id::starting_with(text), range);
    }
}
