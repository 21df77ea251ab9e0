//! A backup: one file that holds a journal, written and read back.
//!
//! What is in it is encrypted with the journal's own key. That is in it sealed, where the journal has slots, and
//! as it is where it lies in the directory of the journal, as that of a sample does.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read, Seek};
use std::path::{Path, PathBuf};

use super::archive::{take_apart, write};
use super::atomic_file::AtomicFile;
use super::error::{Error, Result};
use super::journal::Journal;
use super::paths::{COMPANION, DATABASE, JournalPaths, KEY_BESIDE, KeyPlace};
use super::permissions::PermissionCheck;
use super::slot::Slot;
use super::verify::verify;

/// A backup that was written and read back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackedUp {
    /// How many entries are in it.
    pub entries: u32,
    /// How long it is.
    pub bytes: u64,
    /// The key file that it opens with, unless that is in it.
    pub needs: Option<PathBuf>,
    /// The slots in it, each of which opens it.
    pub slots: Vec<Slot>,
}

/// Why a journal was not backed up.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The journal cannot be read whole.
    #[error(transparent)]
    Journal(#[from] Error),
    /// The backup cannot be written, or does not come back as it was written.
    #[error(transparent)]
    File(#[from] io::Error),
}

impl Journal {
    /// Writes a backup of this journal, which is that of `place`, and reads it back.
    ///
    /// # Errors
    /// Where the journal is damaged, or what the file system says.
    pub fn back_up(
        &self,
        place: &JournalPaths,
        to: AtomicFile,
    ) -> std::result::Result<(AtomicFile, BackedUp), BackupError> {
        let companion = place.companion(&mut PermissionCheck::default())?;
        let mut small = vec![(COMPANION, read(&place.companion_file())?)];
        let key = place.key_path(companion.id, companion.key);
        if companion.key == KeyPlace::Beside && key.exists() {
            small.push((KEY_BESIDE, read(&key)?));
        }
        let slots = place.slots()?;
        small.extend(slots.parts());
        // Closing it would end the locks of this process on the database, so it is open until after these.
        let path = place.database();
        let mut database = File::open(&path).map_err(|error| Error::io("read", &path, error))?;
        self.snapshot(|journal| {
            // Nothing is written to the database as long as this is read.
            let verified = verify(&journal.conn)?;
            let (Some(entries), []) = (verified.entries, verified.faults.as_slice()) else {
                return Err(Error::Damaged("not all of it is as it was written".to_owned()).into());
            };
            let mut to = write(to, &small, (DATABASE, &mut database))?;
            let written = to.written()?;
            let bytes = written.metadata()?.len();
            compare(&written, &small, &mut database)?;
            let needs = (companion.key == KeyPlace::Apart && key.exists()).then_some(key);
            Ok((to, BackedUp { entries, bytes, needs, slots: slots.present().collect() }))
        })
    }
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|error| Error::io("read", path, error))
}

/// Holds a backup as it is on the disk against what is to be in it.
fn compare(written: &File, small: &[(&str, Vec<u8>)], database: &mut File) -> io::Result<()> {
    let differs = || io::Error::other("what was written does not come back as it was");
    database.rewind()?;
    let mut small = small.iter();
    let mut is_last = false;
    take_apart(written, |name, _, there| match small.next() {
        Some((known, bytes)) if name == *known => {
            if is_same(there, &mut bytes.as_slice())? {
                Ok(())
            } else {
                Err(differs())
            }
        }
        None if name == DATABASE && !is_last => {
            is_last = true;
            if is_same(there, database)? { Ok(()) } else { Err(differs()) }
        }
        _ => Err(differs()),
    })?
    .map_or(Ok(()), |_| Err(differs()))
}

fn is_same(one: &mut impl Read, other: &mut impl Read) -> io::Result<bool> {
    let (mut one, mut other) = (BufReader::new(one), BufReader::new(other));
    loop {
        let (left, right) = (one.fill_buf()?, other.fill_buf()?);
        let length = left.len().min(right.len());
        if length == 0 {
            return Ok(left.len() == right.len());
        }
        if left[..length] != right[..length] {
            return Ok(false);
        }
        one.consume(length);
        other.consume(length);
    }
}
