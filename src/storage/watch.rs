//! Whether a journal is older than what was in its place before.

use super::error::Result;
use super::journal::Journal;
use super::last_seen::{LastSeen, OlderCopy};
use super::place::Place;

const CHANGE: &str = "SELECT change_no FROM journal";

impl Journal {
    /// Watches from now on at which change this journal, which is that of `place`, is; says once if it is older than
    /// what was here before.
    ///
    /// # Errors
    /// What the database reports.
    pub fn watched(mut self, place: &Place) -> Result<(Self, Option<OlderCopy>)> {
        // A sample is no loss.
        if !self.key_apart {
            return Ok((self, None));
        }
        let dir = place.dir().canonicalize().unwrap_or_else(|_| place.dir().to_owned());
        let dir = dir.to_string_lossy().replace('\n', "\u{fffd}");
        let seen = LastSeen { file: place.seen_file(self.id()?), dir };
        // First what was kept: whoever writes meanwhile raises both, the journal first.
        let before = seen.number();
        let here = self.statement(CHANGE)?.query_row([], |row| row.get(0))?;
        let older = before.filter(|before| *before > here);
        if older.is_some() {
            let _unkept = seen.keep(here);
        }
        self.last_seen = Some(seen);
        Ok((self, older.map(|before| OlderCopy { here, before })))
    }
}
