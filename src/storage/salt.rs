//! The salt of a database: the 16 bytes with which it begins, in the clear, and without which no page of it can be
//! checked. It is kept beside the database too, since the first page may be the one that is damaged.

use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::str::FromStr;

/// The salt of a database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Salt([u8; Salt::BYTES]);

impl Salt {
    const BYTES: usize = 16;

    /// That of the database at `path`, as far as its first page is what it was.
    pub(super) fn of_database(path: &Path) -> Option<Self> {
        Self::read(&mut File::open(path).ok()?).ok()
    }

    /// Reads it from the beginning of a database.
    pub(super) fn read(from: &mut impl Read) -> io::Result<Self> {
        let mut bytes = [0; Self::BYTES];
        from.read_exact(&mut bytes)?;
        Ok(Self(bytes))
    }
}

impl fmt::Display for Salt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// A text that is no salt.
#[derive(Debug)]
pub(super) struct NoSalt;

impl FromStr for Salt {
    type Err = NoSalt;

    fn from_str(text: &str) -> Result<Self, NoSalt> {
        let number = u128::from_str_radix(text, 16).map_err(|_| NoSalt)?;
        let whole = text.len() == 2 * Self::BYTES && !text.starts_with('+');
        whole.then_some(Self(number.to_be_bytes())).ok_or(NoSalt)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn its_text_is_read_back() {
        let text = "00ff10203040506070809000aabbccdd";
        assert_eq!(text.parse::<Salt>().unwrap().to_string(), text);
        for no_salt in
            ["", "00", "+0ff10203040506070809000aabbccdd", "x0ff10203040506070809000aabbccdd"]
        {
            assert!(no_salt.parse::<Salt>().is_err(), "{no_salt}");
        }
    }
}
