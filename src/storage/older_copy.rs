//! Detects a journal that was replaced by an older copy.

use rusqlite::Row;

use crate::domain::id::Id;

use super::error::Result;
use super::journal::Journal;
use super::last_seen::{LastSeen, OlderCopy};
use super::paths::JournalPaths;

const ID_AND_CHANGE: &str = "SELECT id, change_no FROM journal";

impl Journal {
    /// Watches from now on at which change this journal, which is that of `place`, is; says once if it is older than
    /// what was here before.
    pub fn watched(mut self, place: &JournalPaths) -> Result<(Self, Option<OlderCopy>)> {
        // A sample is no loss.
        if !self.key_apart {
            return Ok((self, None));
        }
        let dir = place.dir().canonicalize().unwrap_or_else(|_| place.dir().to_owned());
        let dir = dir.to_string_lossy().replace('\n', "\u{fffd}");
        let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
        let (id, number): (Id, i64) = self.statement(ID_AND_CHANGE)?.query_row([], read)?;
        let seen = LastSeen { file: place.seen_file(id), dir };
        let before = seen.number();
        // Whoever wrote meanwhile raised both, the journal first: what is kept is then the newer.
        let here = match before {
            Some(before) if before > number => {
                self.statement(ID_AND_CHANGE)?.query_row([], read)?.1
            }
            _ => number,
        };
        let older = before.filter(|before| *before > here);
        if older.is_some() {
            let _unkept = seen.keep(here);
        }
        self.last_seen = Some(seen);
        Ok((self, older.map(|before| OlderCopy { here, before })))
    }
}
