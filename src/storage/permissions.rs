//! Checks kind, owner and mode of the journal's files, and closes what is open to others.

use std::fs::{self, File, Metadata, OpenOptions, Permissions};
use std::io::{self, ErrorKind, Read};
use std::os::unix::fs::{FileTypeExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::OFlags;

use super::error::{Error, Result};

/// What others than the owner may do, in the mode of a file.
pub(super) const OTHERS: u32 = 0o077;

/// A path whose mode was tightened, and its mode before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TightenedPath {
    /// The file or directory.
    pub path: PathBuf,
    /// Its mode before.
    pub mode: u32,
}

/// What a path has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PathKind {
    Directory,
    File,
}

/// Checks the paths of one journal, and tightens open modes.
#[derive(Debug, Default)]
pub(super) struct PermissionCheck {
    pub(super) closed: Vec<TightenedPath>,
    changes_nothing: bool,
}

impl PermissionCheck {
    /// One that leaves every path as it is.
    pub(super) fn changing_nothing() -> Self {
        Self { changes_nothing: true, ..Self::default() }
    }

    /// Looks at a path; gives what is there, or `None` where nothing is.
    ///
    /// # Errors
    /// [`Error::Untrusted`] for a link, another kind of thing or one that is someone else's;
    /// [`Error::Exposed`] for one that is open to others and cannot be closed.
    pub(super) fn look(&mut self, path: &Path, kind: PathKind) -> Result<Option<Metadata>> {
        let found = match fs::symlink_metadata(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Error::io("look at", path, error)),
            Ok(found) => found,
        };
        judge(path, &found, kind)?;
        let mode = found.mode() & 0o777;
        if mode & OTHERS != 0 && !self.changes_nothing {
            match close(path, mode) {
                Ok(()) => self.closed.push(TightenedPath { path: path.to_owned(), mode }),
                // As a rollback is, when the program that wrote it has come to its end.
                Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
                Err(source) => {
                    return Err(Error::Exposed { path: path.to_owned(), mode, source });
                }
            }
        }
        Ok(Some(found))
    }

    /// Reads a file of at most `most` bytes, all of them or as many as show that it has more; `None`
    /// where there is none.
    ///
    /// # Errors
    /// Those of [`look`](Self::look), or what the file system says.
    pub(super) fn read(&mut self, path: &Path, most: u64) -> Result<Option<Vec<u8>>> {
        if self.look(path, PathKind::File)?.is_none() {
            return Ok(None);
        }
        let read = || -> io::Result<_> {
            let file = open(path)?;
            Ok((file.metadata()?, file))
        };
        let (found, file) = match read() {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            other => other.map_err(|error| Error::io("read", path, error))?,
        };
        // Something else may have come in its place meanwhile.
        judge(path, &found, PathKind::File)?;
        let mut bytes = Vec::new();
        let read = file.take(most + 1).read_to_end(&mut bytes);
        read.map_err(|error| Error::io("read", path, error))?;
        Ok(Some(bytes))
    }
}

/// Opens a file without following a link, and without waiting for whoever is at the other end of a
/// pipe.
fn open(path: &Path) -> io::Result<File> {
    let flags = OFlags::NOFOLLOW.union(OFlags::NONBLOCK);
    OpenOptions::new().read(true).custom_flags(flags.bits().cast_signed()).open(path)
}

fn judge(path: &Path, found: &Metadata, kind: PathKind) -> Result<()> {
    let is = found.file_type();
    let what = if is.is_symlink() {
        "a symbolic link, which a private journal does not follow"
    } else if is.is_fifo() || is.is_socket() || is.is_char_device() || is.is_block_device() {
        "a pipe, a socket or a device, which a private journal does not read"
    } else if kind == PathKind::Directory && !is.is_dir() {
        "not a directory"
    } else if kind == PathKind::File && !is.is_file() {
        "not a plain file"
    } else if found.uid() != rustix::process::geteuid().as_raw() {
        "owned by someone else"
    } else {
        return Ok(());
    };
    Err(Error::Untrusted { path: path.to_owned(), what })
}

/// Takes what others may do out of a mode.
fn close(path: &Path, mode: u32) -> io::Result<()> {
    fs::set_permissions(path, Permissions::from_mode(mode & !OTHERS))?;
    if fs::symlink_metadata(path)?.mode() & OTHERS == 0 {
        return Ok(());
    }
    Err(io::Error::new(ErrorKind::Unsupported, "the file system keeps no modes"))
}
