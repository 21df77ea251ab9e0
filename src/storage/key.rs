//! The data key of a journal: made, kept in a file, and found again.
//!
//! One slot so far, a file; other slots wrap the same key.

use std::fmt::Write as _;
use std::path::Path;

use super::error::{Error, Result};
use super::trust::Trust;
use super::whole_file::write_private;

const BYTES: usize = 32;

/// No key file is longer.
const MOST_BYTES: u64 = 1024;

/// A random 256-bit key, as the database takes it.
pub(super) struct DataKey([u8; BYTES]);

impl DataKey {
    /// A new key from the operating system's generator.
    pub(super) fn generate() -> Result<Self> {
        let mut bytes = [0; BYTES];
        getrandom::fill(&mut bytes).map_err(Error::NoRandomness)?;
        Ok(Self(bytes))
    }

    /// The key in the file at `path`.
    pub(super) fn read(trust: &mut Trust, path: &Path) -> Result<Self> {
        let text = trust.read(path, MOST_BYTES)?;
        let text = text.ok_or_else(|| Error::KeyMissing(path.to_owned()))?;
        Self::parse(text.trim_ascii_end()).ok_or_else(|| Error::KeyUnreadable(path.to_owned()))
    }

    /// Writes the key to a file that only its owner can read.
    pub(super) fn write(&self, path: &Path) -> Result<()> {
        write_private(path, format!("{}\n", self.hex()).as_bytes())
    }

    /// The form in which the cipher takes a raw key, past any key derivation.
    pub(super) fn pragma(&self) -> String {
        format!("x'{}'", self.hex())
    }

    fn hex(&self) -> String {
        self.0.iter().fold(String::with_capacity(2 * BYTES), |mut text, byte| {
            // Writing to a String cannot go wrong.
            let _ = write!(text, "{byte:02x}");
            text
        })
    }

    /// Reads the text of a key file.
    pub(super) fn parse(text: &[u8]) -> Option<Self> {
        let mut bytes = [0; BYTES];
        if text.len() != 2 * BYTES {
            return None;
        }
        for (byte, pair) in bytes.iter_mut().zip(text.chunks_exact(2)) {
            let pair = std::str::from_utf8(pair).ok()?;
            *byte = u8::from_str_radix(pair, 16).ok()?;
        }
        Some(Self(bytes))
    }
}
