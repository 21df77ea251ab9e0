//! The damaged journal that is read.

use std::fs::File;
use std::io;
use std::path::Path;

use rusqlite::Connection;
use tar::Entry;

use crate::storage::archive::take_apart;
use crate::storage::error::{Error, Result};
use crate::storage::ids::Ids;
use crate::storage::journal::{Access, Journal};
use crate::storage::key::DataKey;
use crate::storage::paths::{DATABASE, JournalPaths};
use crate::storage::permissions::PermissionCheck;
use crate::storage::salt::Salt;

use super::pages::Pages;
use super::trees::Trees;

/// A damaged journal, opened anew after each page that does not match: the cipher reads nothing more for
/// that connection.
pub(super) struct Source<'p> {
    place: &'p JournalPaths,
    key: DataKey,
    /// The salt that is kept beside the database.
    salt: Option<Salt>,
    /// `None` where it does not open.
    journal: Option<Journal>,
}

impl<'p> Source<'p> {
    /// Opens the journal of a place as far as that can be done.
    pub(super) fn open(place: &'p JournalPaths) -> Result<Self> {
        let mut trust = PermissionCheck::changing_nothing();
        let journal = open(place)?;
        let companion = place.companion(&mut trust)?;
        let key = place.key(&mut trust, &companion)?;
        Ok(Self { place, key, salt: companion.salt, journal })
    }

    /// What a read gives; `None` where it comes to damage.
    pub(super) fn read<T>(
        &mut self,
        read: impl FnOnce(&Connection) -> Result<T>,
    ) -> Result<Option<T>> {
        let Some(journal) = &self.journal else { return Ok(None) };
        match read(&journal.conn) {
            Err(Error::Damaged(_)) => {
                self.journal = open(self.place)?;
                Ok(None)
            }
            read => read.map(Some),
        }
    }

    /// All that can be read of its pages, which are copied into `dir`.
    ///
    /// # Errors
    /// [`Error::DoesNotOpen`] where that is none.
    pub(super) fn trees(&self, dir: &Path, new: &Connection) -> Result<Trees> {
        let path = self.place.database();
        let mut pages = File::open(&path).map_err(|error| Error::io("read", &path, error))?;
        let of_backups = self.place.local_backups().into_iter();
        let salts = Salt::of_database(&path).into_iter().chain(self.salt);
        let salts = salts.chain(of_backups.filter_map(|backup| salt_of_backup(&backup.path)));
        let mut tried = Vec::new();
        for salt in salts {
            if tried.contains(&salt) {
                continue;
            }
            tried.push(salt);
            let pages = Pages::copy(dir, &mut pages, &self.key, salt)?;
            if pages.numbers().count() > pages.damaged()?.len() {
                return Trees::find(pages, new);
            }
        }
        Err(Error::DoesNotOpen("no page of it matches its checksum"))
    }
}

/// Opens a journal; `None` where it is damaged.
fn open(place: &JournalPaths) -> Result<Option<Journal>> {
    match Journal::open(place, Access::Read, Ids::random()) {
        Ok(journal) => Ok(Some(journal)),
        Err(Error::Damaged(_) | Error::DoesNotOpen(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The salt of the database in a backup.
fn salt_of_backup(path: &Path) -> Option<Salt> {
    let mut found = None;
    let find = |name: &str, _, part: &mut Entry<'_, &File>| -> io::Result<()> {
        if name == DATABASE {
            found = Some(Salt::read(part)?);
        }
        Ok(())
    };
    // One that is cut short has its beginning.
    let _whole = take_apart(&File::open(path).ok()?, find);
    found
}
