//! The data key of a journal: made, kept in a file, and found again.
//!
//! [`Slots`](super::Slots) hold the same key, sealed.

use std::fmt::{self, Write as _};
use std::path::Path;

use zeroize::{Zeroize, Zeroizing};

use super::atomic_file::write_private;
use super::error::{Error, Result};
use super::permissions::PermissionCheck;
use super::salt::Salt;

/// No key file is longer.
const MOST_BYTES: u64 = 1024;

/// A random 256-bit key, as the database takes it. It is gone from memory with its last copy.
#[derive(Clone, PartialEq, Eq)]
pub struct DataKey([u8; DataKey::BYTES]);

impl DataKey {
    /// How long one is.
    pub(super) const BYTES: usize = 32;

    /// A new key from the operating system's generator.
    ///
    /// # Errors
    /// [`Error::NoRandomness`].
    pub fn generate() -> Result<Self> {
        let mut bytes = [0; Self::BYTES];
        getrandom::fill(&mut bytes).map_err(Error::NoRandomness)?;
        Ok(Self(bytes))
    }

    pub(super) fn bytes(&self) -> &[u8; Self::BYTES] {
        &self.0
    }

    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// The key in the file at `path`.
    pub(super) fn read(trust: &mut PermissionCheck, path: &Path) -> Result<Self> {
        let text = trust.read(path, MOST_BYTES)?;
        let text = text.ok_or_else(|| Error::KeyMissing(path.to_owned()))?;
        let text = Zeroizing::new(text);
        Self::parse(&text).ok_or_else(|| Error::KeyUnreadable(path.to_owned()))
    }

    /// Writes the key to a file that only its owner can read.
    pub(super) fn write(&self, path: &Path) -> Result<()> {
        write_private(path, self.line().as_bytes())
    }

    /// The text of a key file.
    pub(super) fn line(&self) -> Zeroizing<String> {
        Zeroizing::new(format!("{}\n", *self.hex()))
    }

    /// The form in which the cipher takes a raw key, past any key derivation.
    pub(super) fn pragma(&self) -> Zeroizing<String> {
        Zeroizing::new(format!("x'{}'", *self.hex()))
    }

    /// As [`pragma`](Self::pragma), for a database whose salt cannot be read from it.
    pub(super) fn pragma_with(&self, salt: Salt) -> Zeroizing<String> {
        Zeroizing::new(format!("x'{}{salt}'", *self.hex()))
    }

    fn hex(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(2 * Self::BYTES));
        for byte in self.0 {
            // Writing to a String cannot go wrong.
            let _ = write!(text, "{byte:02x}");
        }
        text
    }

    /// Reads the text of a key file.
    pub(super) fn parse(text: &[u8]) -> Option<Self> {
        let text = text.trim_ascii_end();
        let mut key = Self([0; Self::BYTES]);
        if text.len() != 2 * Self::BYTES {
            return None;
        }
        for (byte, pair) in key.0.iter_mut().zip(text.chunks_exact(2)) {
            let pair = std::str::from_utf8(pair).ok()?;
            *byte = u8::from_str_radix(pair, 16).ok()?;
        }
        Some(key)
    }
}

impl Drop for DataKey {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for DataKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DataKey")
    }
}
