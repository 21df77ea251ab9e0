//! The directory of a journal and the files in it, and whether they can be trusted.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, FileTypeExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::{FlockOperation, flock};

use crate::domain::id::Id;

use super::error::{Error, Result};

/// Where one journal and its keys are kept.
#[derive(Debug, Clone)]
pub struct Place {
    dir: PathBuf,
    keys: PathBuf,
}

/// The small plain file beside the journal that says whose it is and where its key lies.
pub(super) struct Companion {
    pub(super) id: Id,
    pub(super) key: KeyPlace,
}

/// Where the key file of a journal lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyPlace {
    /// Under the configuration directory, apart from the journal.
    Apart,
    /// In the directory of the journal: for samples, which hold nothing private.
    Beside,
}

impl Place {
    /// The place of a journal directory and the directory of key files.
    #[must_use]
    pub fn new(dir: PathBuf, keys: PathBuf) -> Self {
        Self { dir, keys }
    }

    /// The directory of the journal.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The database file.
    #[must_use]
    pub fn database(&self) -> PathBuf {
        self.dir.join("journal.db")
    }

    /// The key file of the journal here, or `None` where there is no readable journal.
    #[must_use]
    pub fn key_file(&self) -> Option<PathBuf> {
        self.companion().ok().map(|companion| self.key_path(companion.id, companion.key))
    }

    /// Whether a journal is here, readable or not.
    #[must_use]
    pub fn has_journal(&self) -> bool {
        fs::symlink_metadata(self.database()).is_ok()
    }

    pub(super) fn key_path(&self, id: Id, place: KeyPlace) -> PathBuf {
        match place {
            KeyPlace::Apart => self.keys.join(format!("{id}.key")),
            KeyPlace::Beside => self.dir.join("journal.key"),
        }
    }

    /// Refuses a directory or database that is a link, is of the wrong kind, or is someone else's.
    pub(super) fn check(&self) -> Result<()> {
        let database = self.database();
        match fs::symlink_metadata(&self.dir) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                return Err(Error::NoJournal(self.dir.clone()));
            }
            Err(error) => return Err(Error::io("look at", &self.dir, error)),
            Ok(meta) => trust(&self.dir, &meta, meta.is_dir())?,
        }
        match fs::symlink_metadata(&database) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                Err(Error::NoJournal(self.dir.clone()))
            }
            Err(error) => Err(Error::io("look at", &database, error)),
            Ok(meta) => {
                trust(&database, &meta, meta.is_file())?;
                if meta.len() == 0 {
                    return Err(Error::Damaged("the file is empty".to_owned()));
                }
                Ok(())
            }
        }
    }

    /// Makes the directory (0700) where it is missing, and refuses one that cannot be trusted or
    /// holds a journal. While the file it gives is open, another process waits here.
    pub(super) fn prepare(&self) -> Result<File> {
        // Where there is a journal, the directory may be one that cannot be opened.
        self.refuse_second()?;
        make_private_dir(&self.dir)?;
        let look = |error| Error::io("look at", &self.dir, error);
        let meta = fs::symlink_metadata(&self.dir).map_err(look)?;
        trust(&self.dir, &meta, meta.is_dir())?;
        let alone = File::open(&self.dir).map_err(look)?;
        // A file system that knows no locks must not keep a person from a journal.
        let _unlocked = flock(&alone, FlockOperation::LockExclusive);
        self.refuse_second()?;
        Ok(alone)
    }

    fn refuse_second(&self) -> Result<()> {
        if self.has_journal() {
            return Err(Error::AlreadyThere(self.dir.clone()));
        }
        Ok(())
    }

    /// The database while it is being made.
    pub(super) fn unfinished(&self) -> PathBuf {
        self.dir.join("journal.db.new")
    }

    /// Removes what was begun of a journal that did not come to be.
    pub(super) fn remove_unfinished(&self) {
        // None of it is of use, or in the way; the error to tell is the one before.
        let _gone = fs::remove_file(self.unfinished());
        let _gone = fs::remove_file(self.companion_file());
    }

    pub(super) fn companion(&self) -> Result<Companion> {
        let path = self.companion_file();
        let damaged = |what: &str| Error::Damaged(format!("journal.toml {what}"));
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Err(damaged("is missing")),
            Err(error) if error.kind() == ErrorKind::InvalidData => {
                return Err(damaged("is not text"));
            }
            Err(error) => return Err(Error::io("read", &path, error)),
        };
        let table = text
            .parse::<toml_edit::DocumentMut>()
            .map_err(|_| damaged("is not in the form it was written in"))?;
        let id = table
            .get("id")
            .and_then(toml_edit::Item::as_str)
            .and_then(|id| id.parse().ok())
            .ok_or_else(|| damaged("names no id"))?;
        let key = match table.get("key").and_then(toml_edit::Item::as_str) {
            Some("apart") => KeyPlace::Apart,
            Some("beside") => KeyPlace::Beside,
            _ => return Err(damaged("does not say where the key is")),
        };
        Ok(Companion { id, key })
    }

    pub(super) fn write_companion(&self, companion: &Companion) -> Result<()> {
        let key = match companion.key {
            KeyPlace::Apart => "apart",
            KeyPlace::Beside => "beside",
        };
        let id = companion.id;
        let text = format!(
            "# This file names the journal beside it. Keep the two together.\n\
             id = \"{id}\"\nformat = 1\nkey = \"{key}\"\n"
        );
        write_private(&self.companion_file(), text.as_bytes())
    }

    fn companion_file(&self) -> PathBuf {
        self.dir.join("journal.toml")
    }
}

fn trust(path: &Path, meta: &fs::Metadata, right_kind: bool) -> Result<()> {
    let kind = meta.file_type();
    let what = if kind.is_symlink() {
        "a symbolic link, which a private journal does not follow"
    } else if kind.is_fifo() || kind.is_socket() {
        "a pipe or socket, not a journal"
    } else if !right_kind {
        "not of the kind a journal is made of"
    } else if meta.uid() != rustix::process::geteuid().as_raw() {
        "owned by someone else"
    } else {
        return Ok(());
    };
    Err(Error::Untrusted { path: path.to_owned(), what })
}

/// Makes a directory and its parents, the new ones readable by their owner alone.
pub(super) fn make_private_dir(path: &Path) -> Result<()> {
    let made = DirBuilder::new().recursive(true).mode(0o700).create(path);
    made.map_err(|error| Error::io("make the directory", path, error))
}

/// Writes a file that only its owner can read, whole or not at all, and waits for the disk.
pub(super) fn write_private(path: &Path, bytes: &[u8]) -> Result<()> {
    let fresh = path.with_extension("new");
    let result = (|| {
        match fs::remove_file(&fresh) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let mut file = create_private(&fresh)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&fresh, path)?;
        sync_parent(path)
    })();
    result.map_err(|error| {
        // What is left of the attempt is of no use; the first error is the one to report.
        let _ = fs::remove_file(&fresh);
        Error::io("write", path, error)
    })
}

/// Creates a file that only its owner can read, where there is none.
pub(super) fn create_private(path: &Path) -> std::io::Result<File> {
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
}

/// Waits until the name of a file is on the disk.
pub(super) fn sync_parent(path: &Path) -> std::io::Result<()> {
    match path.parent() {
        Some(parent) => File::open(parent)?.sync_all(),
        None => Ok(()),
    }
}
