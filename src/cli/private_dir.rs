//! Directories of one's own among the temporary files of all.

use std::fs::DirBuilder;
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

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
