//! The recovery key of a journal: an age identity that is printed, as a line and as words.

use std::fmt;

use bip39::Mnemonic;
use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

use super::error::{Error, Result};

/// What every line begins with, in small letters.
const PREFIX: bech32::Hrp = bech32::Hrp::parse_unchecked("age-secret-key-");

/// The bytes of one: 24 words.
const BYTES: usize = 32;

/// An X25519 identity of age. Its words are those of BIP 39 for the same 32 bytes.
#[derive(Clone)]
pub struct RecoveryKey(Zeroizing<[u8; BYTES]>);

impl RecoveryKey {
    /// A new one from the operating system's generator.
    ///
    /// # Errors
    /// [`Error::NoRandomness`].
    pub fn generate() -> Result<Self> {
        let mut bytes = Zeroizing::new([0; BYTES]);
        getrandom::fill(&mut *bytes).map_err(Error::NoRandomness)?;
        Ok(Self(bytes))
    }

    /// Reads one as it was printed: the line, or the words, however they are spaced.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::from_line(text.trim()).or_else(|| Self::from_words(text))
    }

    fn from_line(line: &str) -> Option<Self> {
        let (prefix, bytes) = bech32::decode(line).ok()?;
        let bytes = Zeroizing::new(bytes);
        let bytes = (prefix == PREFIX).then(|| bytes.as_slice().try_into().ok())??;
        Some(Self(Zeroizing::new(bytes)))
    }

    fn from_words(text: &str) -> Option<Self> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let words = Zeroizing::new(words.join(" ").to_lowercase());
        let mnemonic = Mnemonic::parse_in_normalized(bip39::Language::English, &words).ok()?;
        let (bytes, length) = mnemonic.to_entropy_array();
        let bytes = Zeroizing::new(bytes);
        let bytes = (length == BYTES).then(|| bytes.first_chunk())??;
        Some(Self(Zeroizing::new(*bytes)))
    }

    /// The line that age takes: `AGE-SECRET-KEY-1…`.
    #[must_use]
    pub fn line(&self) -> SecretString {
        // A line of 32 bytes is shorter than any that cannot be written.
        let line = bech32::encode_upper::<bech32::Bech32>(PREFIX, self.0.as_slice());
        SecretString::from(line.unwrap_or_default())
    }

    /// Its 24 words.
    #[must_use]
    pub fn words(&self) -> SecretString {
        let words = Mnemonic::from_entropy(self.0.as_slice()).map(|words| words.to_string());
        SecretString::from(words.unwrap_or_default())
    }

    pub(super) fn identity(&self) -> Option<age::x25519::Identity> {
        self.line().expose_secret().parse().ok()
    }
}

impl fmt::Debug for RecoveryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryKey")
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    /// The bytes 00 to 1f; the words were checked with the reference implementation of BIP 39.
    const LINE: &str = "AGE-SECRET-KEY-1QQQSYQCYQ5RQWZQFPG9SCRGWPUGPZYSNZS23V9CCRYDPK8QARC0SWRYDWG";
    const WORDS: &str = "abandon amount liar amount expire adjust cage candy arch gather drum bullet \
        absurd math era live bid rhythm alien crouch range attend journey unaware";

    fn bytes() -> [u8; BYTES] {
        std::array::from_fn(|at| u8::try_from(at).unwrap())
    }

    #[rstest]
    #[case::the_line(LINE.to_owned())]
    #[case::in_small_letters(LINE.to_lowercase())]
    #[case::the_words(WORDS.to_owned())]
    #[case::in_capitals_and_columns(WORDS.to_uppercase().replace(' ', "\n  "))]
    fn reads_what_was_printed(#[case] text: String) {
        assert_eq!(*RecoveryKey::parse(&text).unwrap().0, bytes());
    }

    #[rstest]
    #[case::nothing("")]
    #[case::a_passphrase("correct horse battery staple")]
    #[case::a_wrong_last_word(
        "abandon amount liar amount expire adjust cage candy arch gather drum bullet absurd math era live bid rhythm alien crouch range attend journey zoo"
    )]
    #[case::twelve_words(
        "legal winner thank year wave sausage worth useful legal winner thank yellow"
    )]
    #[case::another_line("age1qqqsyqcyq5rqwzqfpg9scrgwpugpzysnzs23v9ccrydpk8qarc0savhh7m")]
    fn takes_nothing_else(#[case] text: &str) {
        assert!(RecoveryKey::parse(text).is_none());
    }

    #[test]
    fn is_printed_as_age_and_bip_39_have_it() {
        let key = RecoveryKey(Zeroizing::new(bytes()));
        assert_eq!((key.line().expose_secret(), key.words().expose_secret()), (LINE, WORDS));
        assert_eq!(key.identity().unwrap().to_string().expose_secret(), LINE);
        assert_eq!(format!("{key:?}"), "RecoveryKey");
    }
}
