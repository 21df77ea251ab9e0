//! A journal that is not finished yet, and what a broken start leaves.

use std::fs;
use std::path::PathBuf;

use super::JournalPaths;
use crate::storage::error::{Error, Result};
use crate::storage::stale_files::{left, sweep};

/// The database while it is being made.
const UNFINISHED: &str = "journal.db.new";

impl JournalPaths {
    /// The database while it is being made.
    pub(in crate::storage) fn unfinished(&self) -> PathBuf {
        self.dir.join(UNFINISHED)
    }

    /// Gives the database that was made its name.
    pub(in crate::storage) fn finish(&self) -> Result<()> {
        let database = self.database();
        fs::rename(self.unfinished(), &database)
            .map_err(|error| Error::io("write", &database, error))
    }

    /// Removes what programs that were ended in the middle of a write have left in the directories of
    /// the journal and of the key files, and wherever else they noted it.
    pub fn sweep(&self) {
        sweep(&self.dir);
        sweep(&self.keys);
        sweep(&self.local_backup_dir());
        // Whoever makes a journal is at an end with these before the journal is there.
        if self.has_journal() {
            self.remove_unfinished_database();
        }
    }

    /// What [`sweep`](Self::sweep) would remove from the directory of the journal.
    #[must_use]
    pub fn leftovers(&self) -> Vec<PathBuf> {
        let mut found = left(&self.dir);
        found.extend(self.unfinished_database());
        found
    }

    /// Removes a database that was not finished, and its rollback.
    pub(in crate::storage) fn remove_unfinished_database(&self) {
        for path in self.unfinished_database() {
            let _gone = fs::remove_file(path);
        }
    }

    fn unfinished_database(&self) -> impl Iterator<Item = PathBuf> {
        let paths = [UNFINISHED, "journal.db.new-journal"].map(|name| self.dir.join(name));
        let is_file =
            |path: &PathBuf| fs::symlink_metadata(path).is_ok_and(|found| found.is_file());
        paths.into_iter().filter(is_file)
    }

    /// Removes what was begun of a journal that did not come to be.
    pub(in crate::storage) fn remove_unfinished(&self) {
        // None of it is of use, or in the way; the error to tell is the one before.
        self.remove_unfinished_database();
        let _gone = fs::remove_file(self.companion_file());
    }
}
