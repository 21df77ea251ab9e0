//! Private directories for temporary files.

use std::fs::{self, DirBuilder, File, Metadata};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::{Path, PathBuf};

use rustix::fs::{Access, FlockOperation, Mode, access, flock};
use rustix::process::geteuid;

use super::settings::Environment;

/// How the directories begin of what is being written. Those that no daymark holds are removed before the
/// next text is edited, and by the next who writes.
pub(super) const WRITTEN: &str = "daymark-text-";

/// A private directory for what is being written, which shows to other runs that it is not left over.
#[derive(Debug)]
pub(crate) struct PrivateDir {
    path: PathBuf,
    _lock: File,
}

impl PrivateDir {
    /// Makes one in `room`.
    pub(crate) fn begin(room: &Path) -> io::Result<Self> {
        let path = make(room, WRITTEN)?;
        match File::open(&path) {
            Ok(lock) => {
                // A file system that knows no locks must not keep a person from writing.
                let _unlocked = flock(&lock, FlockOperation::NonBlockingLockExclusive);
                Ok(Self { path, _lock: lock })
            }
            Err(cause) => {
                let _gone = fs::remove_dir_all(&path);
                Err(cause)
            }
        }
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Removes it with all that is in it.
    pub(crate) fn remove(self) {
        // What is left of it now is removed by the next sweep.
        let _left = fs::remove_dir_all(&self.path);
    }
}

/// Makes a new directory that only its owner can enter, whose name begins with `prefix`.
pub(crate) fn make(parent: &Path, prefix: &str) -> io::Result<PathBuf> {
    loop {
        let dir = parent.join(name(prefix));
        match DirBuilder::new().mode(0o700).create(&dir) {
            Ok(()) => return Ok(dir),
            Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => {}
            Err(cause) => return Err(cause),
        }
    }
}

/// A name that nothing has yet, as far as chance goes.
pub(crate) fn name(prefix: &str) -> String {
    let end: String = (0..8).map(|_| fastrand::alphanumeric()).collect();
    format!("{prefix}{end}")
}

/// The directory that is private and ends with the session, else one in memory, else that of temporary files.
pub(crate) fn room(environment: &Environment) -> PathBuf {
    let private = |path: &&PathBuf| {
        fs::metadata(path).is_ok_and(|found| {
            let open = Mode::from_raw_mode(found.mode()).intersects(Mode::RWXG | Mode::RWXO);
            found.is_dir() && is_own(&found) && !open
        })
    };
    let own = environment.runtime_dir.as_ref().filter(private);
    let in_memory = || environment.memory_dir.as_ref().filter(|path| takes_files(path));
    own.or_else(in_memory).unwrap_or(&environment.temporary_dir).clone()
}

/// Removes what a computer that went down in the middle of an edit or a print has left.
pub(crate) fn sweep(environment: &Environment) {
    // The session may have had a directory of its own then, or none.
    remove_left_over(&environment.temporary_dir);
    let others = environment.runtime_dir.iter().chain(&environment.memory_dir);
    others.for_each(|room| remove_left_over(room));
}

fn takes_files(dir: &Path) -> bool {
    dir.is_dir() && access(dir, Access::WRITE_OK | Access::EXEC_OK).is_ok()
}

fn is_own(found: &Metadata) -> bool {
    found.uid() == geteuid().as_raw()
}

fn remove_left_over(room: &Path) {
    let Ok(inside) = fs::read_dir(room) else { return };
    for entry in inside.flatten() {
        let is_written = entry.file_name().to_str().is_some_and(|name| name.starts_with(WRITTEN));
        let is_own = || entry.metadata().is_ok_and(|found| found.is_dir() && is_own(&found));
        if is_written && is_own() && is_left(&entry.path()) {
            // What cannot be removed now is tried again, and keeps nobody from writing.
            let _left = fs::remove_dir_all(entry.path());
        }
    }
}

/// Whether no daymark holds this directory, and nobody was told that its text is kept. One that is
/// empty may be new.
fn is_left(dir: &Path) -> bool {
    if fs::symlink_metadata(kept_in(dir)).is_ok() {
        return false;
    }
    let holds_something = fs::read_dir(dir).is_ok_and(|mut inside| inside.next().is_some());
    let lock =
        || File::open(dir).map(|lock| flock(&lock, FlockOperation::NonBlockingLockExclusive));
    holds_something && lock().is_ok_and(|locked| locked.is_ok())
}

/// The file of a text that was to be kept, and whose directory has the name of one being written.
pub(crate) fn kept_in(dir: &Path) -> PathBuf {
    dir.join("kept.txt")
}
