//! Paths of a journal's directory, files and keys, and whether they are safe to use.

mod companion;
mod unfinished;

use std::fs::{self, DirBuilder, File, Metadata};
use std::io::ErrorKind;
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::{Path, PathBuf};

use rustix::fs::{FlockOperation, flock};

use crate::domain::id::Id;

use super::atomic_file::write_private;
use super::error::{Error, Result};
use super::key::DataKey;
use super::permissions::{OTHERS, PathKind, PermissionCheck};
use super::private_file::sync_parent;
use super::salt::Salt;
use super::slot_keys::SlotKeys;
use super::stale_files::sweep;

use companion::COMPANION_FORMAT;
pub(super) use companion::Companion;

/// No companion is longer, in bytes.
pub(super) const LONGEST_COMPANION: u64 = 4096;

pub(super) const DATABASE: &str = "journal.db";

/// The companion of the database.
pub(super) const COMPANION: &str = "journal.toml";

/// The key file, where it lies with the journal.
pub(super) const KEY_BESIDE: &str = "journal.key";

/// The paths of one journal and its keys.
#[derive(Debug, Clone)]
pub struct JournalPaths {
    dir: PathBuf,
    keys: PathBuf,
    /// The key, where a slot gave it.
    held: Option<DataKey>,
}

/// Where the key file of a journal lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyPlace {
    /// Under the configuration directory, apart from the journal.
    Apart,
    /// In the directory of the journal: for samples, which hold nothing private.
    Beside,
}

impl JournalPaths {
    /// The place of a journal directory and the directory of key files.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "the place keeps both")]
    pub fn new(dir: PathBuf, keys: PathBuf) -> Self {
        // With a slash after its name a link would be looked at as what it points to.
        Self { dir: dir.components().collect(), keys, held: None }
    }

    /// This place with the key that a slot gave: of two, the one that opens the journal here.
    #[must_use]
    pub fn holding(&self, keys: impl Into<SlotKeys>) -> Self {
        let key = keys.into().that_opens(&self.database(), &self.rollback());
        Self { held: Some(key), ..self.clone() }
    }

    /// The key that a slot gave.
    #[must_use]
    pub fn held(&self) -> Option<&DataKey> {
        self.held.as_ref()
    }

    /// A place with the same keys for a copy of this journal.
    pub(super) fn copy_at(&self, dir: PathBuf) -> Self {
        Self { dir, ..self.clone() }
    }

    /// The file that says at which change the journal with this id was last.
    pub(super) fn seen_file(&self, id: Id) -> PathBuf {
        self.keys.join(format!("{id}.seen"))
    }

    /// The file that says when a backup of the journal with this id was made.
    pub(super) fn made_file(&self, id: Id) -> PathBuf {
        self.keys.join(format!("{id}.backup"))
    }

    /// The file that says that words on the command line were spoken of.
    pub(super) fn told_file(&self, id: Id) -> PathBuf {
        self.keys.join(format!("{id}.told"))
    }

    /// What of the journal here, and of its key, others on the machine can get at, with the modes.
    #[must_use]
    pub fn open_to_others(&self) -> Vec<(PathBuf, u32)> {
        let files = [self.dir.clone(), self.database(), self.companion_file(), self.keys.clone()];
        let files = files.into_iter().chain(self.key_file()).chain(self.slot_files());
        let mode = |path: PathBuf| {
            let mode = fs::symlink_metadata(&path).ok()?.mode() & 0o777;
            (mode & OTHERS != 0).then_some((path, mode))
        };
        files.filter_map(mode).collect()
    }

    /// The directory of the journal.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The database file.
    #[must_use]
    pub fn database(&self) -> PathBuf {
        self.dir.join(DATABASE)
    }

    /// The database file by a path that leads over no link: those above the journal are resolved,
    /// since a home may lie behind one, and what they lead to is checked as the rest is.
    pub(super) fn resolved_database(&self) -> Result<PathBuf> {
        let look = |error| Error::io("look at", &self.dir, error);
        let resolved = match (self.dir.parent(), self.dir.file_name()) {
            (Some(above), Some(name)) => {
                let above = if above.as_os_str().is_empty() { Path::new(".") } else { above };
                above.canonicalize().map_err(look)?.join(name)
            }
            _ => self.dir.canonicalize().map_err(look)?,
        };
        Ok(resolved.join(DATABASE))
    }

    /// The key file of the journal here, or `None` where there is no readable journal.
    #[must_use]
    pub fn key_file(&self) -> Option<PathBuf> {
        self.companion(&mut PermissionCheck::changing_nothing())
            .ok()
            .map(|companion| self.key_path(companion.id, companion.key))
    }

    /// Whether a journal is here, readable or not.
    #[must_use]
    pub fn has_journal(&self) -> bool {
        fs::symlink_metadata(self.database()).is_ok()
    }

    /// The directories that a new journal needs and that are not there yet, the deepest first.
    pub(super) fn missing_dirs(&self) -> Vec<PathBuf> {
        let above = |dir: &Path| {
            let missing = |dir: &&Path| {
                fs::symlink_metadata(dir).is_err_and(|error| error.kind() == ErrorKind::NotFound)
            };
            let named = |dir: &&Path| !dir.as_os_str().is_empty();
            dir.ancestors().take_while(named).take_while(missing).map(Path::to_owned).collect()
        };
        let mut dirs: Vec<PathBuf> = above(&self.dir);
        dirs.extend(above(&self.keys));
        dirs
    }

    pub(super) fn key_path(&self, id: Id, place: KeyPlace) -> PathBuf {
        match place {
            KeyPlace::Apart => self.keys.join(format!("{id}.key")),
            KeyPlace::Beside => self.dir.join(KEY_BESIDE),
        }
    }

    /// Refuses a directory, a database and what is kept beside it during a write, where these cannot
    /// be trusted; gives what the database is.
    pub(super) fn check(&self, trust: &mut PermissionCheck) -> Result<Metadata> {
        let no_journal = || Error::NoJournal(self.dir.clone());
        trust.look(&self.dir, PathKind::Directory)?.ok_or_else(no_journal)?;
        let database = trust.look(&self.database(), PathKind::File)?.ok_or_else(no_journal)?;
        for kept_beside in self.kept_beside() {
            trust.look(&kept_beside, PathKind::File)?;
        }
        if database.len() == 0 {
            return Err(Error::DoesNotOpen("the file is empty"));
        }
        Ok(database)
    }

    /// What the database keeps beside itself during a write.
    pub(super) fn kept_beside(&self) -> [PathBuf; 3] {
        ["journal.db-journal", "journal.db-wal", "journal.db-shm"].map(|name| self.dir.join(name))
    }

    /// The rollback that is kept beside the database while something is written.
    pub(super) fn rollback(&self) -> PathBuf {
        self.dir.join("journal.db-journal")
    }

    /// Makes the directory (0700) where it is missing, and refuses one that cannot be trusted or
    /// holds a journal. While the file it gives is open, another process waits here.
    pub(super) fn prepare(&self, trust: &mut PermissionCheck) -> Result<File> {
        // Where there is a journal, the directory may be one that cannot be opened.
        self.refuse_second()?;
        make_private_dir(&self.dir)?;
        trust.look(&self.dir, PathKind::Directory)?;
        let alone =
            File::open(&self.dir).map_err(|error| Error::io("look at", &self.dir, error))?;
        // A file system that knows no locks must not keep a person from a journal.
        let _unlocked = flock(&alone, FlockOperation::LockExclusive);
        self.refuse_second()?;
        // Of one that was ended while it made a journal here; no other is at it now.
        self.remove_unfinished_database();
        sweep(&self.dir);
        Ok(alone)
    }

    /// Makes the directory of the key files where it is missing, and refuses one that cannot be
    /// trusted.
    pub(super) fn prepare_keys(&self, trust: &mut PermissionCheck, place: KeyPlace) -> Result<()> {
        if place == KeyPlace::Apart {
            make_private_dir(&self.keys)?;
            trust.look(&self.keys, PathKind::Directory)?;
        }
        Ok(())
    }

    /// The key of the journal here: the one in its file, else the one that a slot gave.
    pub(super) fn key(
        &self,
        trust: &mut PermissionCheck,
        companion: &Companion,
    ) -> Result<DataKey> {
        if companion.key == KeyPlace::Apart {
            trust.look(&self.keys, PathKind::Directory)?;
        }
        match DataKey::read(trust, &self.key_path(companion.id, companion.key)) {
            Err(Error::KeyMissing(path)) => match &self.held {
                Some(key) => Ok(key.clone()),
                None if self.has_slots() => Err(Error::Locked),
                None => Err(Error::KeyMissing(path)),
            },
            read => read,
        }
    }

    fn refuse_second(&self) -> Result<()> {
        if self.has_journal() {
            return Err(Error::AlreadyThere(self.dir.clone()));
        }
        Ok(())
    }

    pub(super) fn companion(&self, trust: &mut PermissionCheck) -> Result<Companion> {
        let bytes = trust.read(&self.companion_file(), LONGEST_COMPANION)?;
        let bytes = bytes.ok_or_else(|| Companion::damaged("is missing"))?;
        Companion::parse(&bytes)
    }

    /// Whether a path is that of one of the files of the journal here.
    #[must_use]
    pub fn holds(&self, path: &Path) -> bool {
        let own = [Some(self.database()), Some(self.companion_file()), self.key_file()];
        let own = own.into_iter().flatten().chain(self.slot_files());
        let real = path.canonicalize().ok();
        real.is_some() && own.into_iter().any(|own| own.canonicalize().ok() == real)
    }

    pub(super) fn write_companion(&self, companion: &Companion) -> Result<()> {
        let key = match companion.key {
            KeyPlace::Apart => "apart",
            KeyPlace::Beside => "beside",
        };
        let id = companion.id;
        let salt = companion.salt.map(|salt| format!("salt = \"{salt}\"\n")).unwrap_or_default();
        let text = format!(
            "# This file names the journal beside it. Keep the two together.\n\
             id = \"{id}\"\nformat = {COMPANION_FORMAT}\nkey = \"{key}\"\n{salt}"
        );
        write_private(&self.companion_file(), text.as_bytes())
    }

    /// Adds the salt of the database to a companion that was written without it.
    pub(super) fn keep_salt(&self, companion: &Companion) {
        if companion.salt.is_none() {
            let salt = Salt::of_database(&self.database());
            // Where it cannot be written all is as it was.
            let _unkept = self.write_companion(&Companion { salt, ..*companion });
        }
    }

    pub(super) fn companion_file(&self) -> PathBuf {
        self.dir.join(COMPANION)
    }
}

/// Makes a directory and its parents, the new ones readable by their owner alone, and waits
/// until the names of these are on the disk.
pub(super) fn make_private_dir(path: &Path) -> Result<()> {
    let is_missing = |dir: &&Path| !dir.as_os_str().is_empty() && !dir.exists();
    let missing: Vec<_> = path.ancestors().take_while(is_missing).collect();
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(path)
        .and_then(|()| missing.into_iter().try_for_each(sync_parent))
        .map_err(|error| Error::io("make the directory", path, error))
}
