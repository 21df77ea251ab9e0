//! A file that only its owner can read, and its name on the disk.

use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

/// The directory that holds a file.
pub(super) fn directory_of(target: &Path) -> &Path {
    target.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Creates a file that only its owner can read, where there is none.
pub(super) fn create_private(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
}

/// Waits until the name of a file is on the disk.
pub(super) fn sync_parent(target: &Path) -> io::Result<()> {
    File::open(directory_of(target))?.sync_all()
}
