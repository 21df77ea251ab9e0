//! Opens the journal for a command: with its passphrase where it has one, and with what has to be said or
//! tidied up first.

use super::context::Context;
use super::error::Error;
use super::{local_backup, passphrase, private_dir};
use crate::render::format;
use crate::storage::{self, Access, Journal, JournalPaths, OlderCopy, TightenedPath};

impl Context<'_> {
    /// Opens the journal.
    pub(crate) fn journal(&mut self, access: Access) -> Result<Journal, Error> {
        let journal = match Journal::open(&self.console.place()?, access, self.ids()) {
            Err(storage::Error::Locked) => {
                Journal::open(&self.unlocked_place()?, access, self.ids())?
            }
            opened => opened?,
        };
        self.say_closed(&journal);
        let place = self.console.place()?;
        if access == Access::Write {
            self.sweep();
            let today = self.today();
            self.console.backup_due =
                local_backup::is_due(&place, &journal, today)?.then_some(today);
        }
        let (journal, older) = journal.watched(&place)?;
        if let Some(OlderCopy { here, before }) = older {
            let missing = u32::try_from(before - here).unwrap_or(u32::MAX);
            let missing = format::count(missing, "later change", "later changes");
            self.console.warn(format!(
                "This journal is missing {missing}. If you did not restore a backup, look for the newer copy."
            ));
        }
        Ok(journal.noting(self.console.saved.clone()))
    }

    /// Where the journal is, with its key: got from a slot where it is in no file.
    pub(crate) fn unlocked_place(&mut self) -> Result<JournalPaths, Error> {
        let place = self.console.place()?;
        if !place.is_locked() {
            return Ok(place);
        }
        let keys = passphrase::unlock(self, &place.slots()?)?;
        Ok(self.console.opened.insert(place.holding(keys)).clone())
    }

    /// Removes what programs that were ended in the middle of a write have left.
    pub(crate) fn sweep(&self) {
        if let Ok(place) = self.console.place() {
            place.sweep();
        }
        if let Ok(dir) = self.console.environment.config_dir() {
            storage::sweep(&dir);
        }
        private_dir::sweep(&self.console.environment);
    }

    /// Says what of a journal was open to others until it was opened.
    pub(crate) fn say_closed(&mut self, journal: &Journal) {
        for TightenedPath { path, mode } in journal.closed() {
            let path = path.display();
            self.console.warn(format!(
                "Others on this computer could read {path} (mode {mode:04o}). Now only you can."
            ));
        }
    }
}
