//! Deletes a journal for good: its key first, then its files.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::atomic_file::remove_secret;
use super::error::{Error, Result};
use super::paths::JournalPaths;
use super::permissions::{PathKind, PermissionCheck};

impl JournalPaths {
    /// Removes the journal here for good, readable or not, and the directory where nothing else is in it;
    /// gives what was removed. Its slots and its key file, if that is to go,
    /// come first: from then on nobody can open what is left.
    ///
    /// # Errors
    /// [`Error::NoJournal`], [`Error::Untrusted`], or [`Error::NotRemoved`], after which all before it is
    /// gone.
    pub fn destroy(&self, with_key: bool) -> Result<Vec<PathBuf>> {
        let mut trust = PermissionCheck::changing_nothing();
        let no_journal = || Error::NoJournal(self.dir().to_owned());
        trust.look(self.dir(), PathKind::Directory)?.ok_or_else(no_journal)?;
        if !self.has_journal() && self.key_file().is_none() {
            return Err(no_journal());
        }
        let mut removed = Vec::new();
        let key = self.key_file().filter(|_| with_key);
        for key in key.into_iter().chain(self.slot_files()) {
            if trust.look(&key, PathKind::File)?.is_some() {
                remove_secret(&key).map_err(|error| not_removed(&key, error))?;
                removed.push(key);
            }
        }
        let backups = self.remove_backups();
        removed.extend(backups.map_err(|error| not_removed(&self.local_backup_dir(), error))?);
        if let Ok(companion) = self.companion(&mut trust)
            && with_key
        {
            let _gone = fs::remove_file(self.seen_file(companion.id));
            let _gone = fs::remove_file(self.made_file(companion.id));
            let _gone = fs::remove_file(self.told_file(companion.id));
        }
        // The companion says where the key is, so it goes last.
        let files = [self.database()].into_iter().chain(self.kept_beside()).chain(self.leftovers());
        for path in files.chain([self.companion_file()]) {
            match fs::remove_file(&path) {
                Ok(()) => removed.push(path),
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => return Err(not_removed(&path, error)),
            }
        }
        // What somebody else has put there stays.
        if fs::remove_dir(self.dir()).is_ok() {
            removed.push(self.dir().to_owned());
        }
        Ok(removed)
    }

    /// Whether the journal of another place has the same key.
    #[must_use]
    pub fn shares_key_with(&self, other: &Self) -> bool {
        let here = self.dir().canonicalize().ok();
        here != other.dir().canonicalize().ok()
            && other.has_journal()
            && self.key_file().is_some_and(|key| key.exists() && other.key_file() == Some(key))
    }
}

fn not_removed(path: &Path, source: io::Error) -> Error {
    Error::NotRemoved { path: path.to_owned(), source }
}
