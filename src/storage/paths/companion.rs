//! The companion of a journal, `journal.toml`: its id, and where its key lies.

use super::{COMPANION, KeyPlace, LONGEST_COMPANION};
use crate::domain::id::Id;
use crate::storage::error::{Error, Result};
use crate::storage::salt::Salt;

/// The newest form of the companion.
pub(super) const COMPANION_FORMAT: i64 = 1;

/// The file `journal.toml`: the journal's id, and where its key lies.
pub(in crate::storage) struct Companion {
    pub(in crate::storage) id: Id,
    pub(in crate::storage) key: KeyPlace,
    /// With what the pages of the database can be checked where its first page is damaged.
    pub(in crate::storage) salt: Option<Salt>,
}

impl Companion {
    pub(super) fn damaged(what: &str) -> Error {
        Error::Damaged(format!("{COMPANION} {what}"))
    }

    /// Reads the text of one.
    pub(in crate::storage) fn parse(bytes: &[u8]) -> Result<Self> {
        if bytes.len() as u64 > LONGEST_COMPANION {
            return Err(Self::damaged("is longer than daymark writes it"));
        }
        let text = std::str::from_utf8(bytes).map_err(|_| Self::damaged("is not text"))?;
        let table = text
            .parse::<toml_edit::DocumentMut>()
            .map_err(|_| Self::damaged("is not in the form it was written in"))?;
        let format = table.get("format").and_then(toml_edit::Item::as_integer);
        match format {
            Some(1..=COMPANION_FORMAT) => {}
            Some(found) if found > COMPANION_FORMAT => {
                let (what, known) = ("journal.toml", COMPANION_FORMAT);
                return Err(Error::Newer { what, found, known });
            }
            _ => return Err(Self::damaged("names no format")),
        }
        let id = table
            .get("id")
            .and_then(toml_edit::Item::as_str)
            .and_then(|id| id.parse().ok())
            .ok_or_else(|| Self::damaged("names no id"))?;
        let key = match table.get("key").and_then(toml_edit::Item::as_str) {
            Some("apart") => KeyPlace::Apart,
            Some("beside") => KeyPlace::Beside,
            _ => return Err(Self::damaged("does not say where the key is")),
        };
        // What is no salt is worth no more than none.
        let salt = table.get("salt").and_then(toml_edit::Item::as_str);
        Ok(Self { id, key, salt: salt.and_then(|salt| salt.parse().ok()) })
    }
}
