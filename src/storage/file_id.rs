//! Which file a name stands for, to notice that another one has taken its place.

use std::fs::{self, Metadata};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// A file as it was found under its name.
#[derive(Debug)]
pub(super) struct FileId {
    path: PathBuf,
    device: u64,
    inode: u64,
}

impl FileId {
    /// The file at `path`, where this was found.
    pub(super) fn new(path: &Path, found: &Metadata) -> Self {
        Self { path: path.to_owned(), device: found.dev(), inode: found.ino() }
    }

    /// Whether it still has its name.
    pub(super) fn is_there(&self) -> io::Result<bool> {
        let found = fs::symlink_metadata(&self.path)?;
        Ok((found.dev(), found.ino()) == (self.device, self.inode))
    }
}
