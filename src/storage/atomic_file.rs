//! Atomic file writes: a private file appears whole under its name, or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::os::fd::AsRawFd;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use rustix::fs::{AtFlags, CWD, OFlags};

use super::error;
use super::private_file::{create_private, directory_of, sync_parent};
use super::stale_files::{UnfinishedNote, hold, name_under_way};

/// Why a file could not be put in its place, or may not be there for certain.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// It is not there; what was there before is.
    #[error("it was not written")]
    Unwritten(#[from] io::Error),
    /// It is in its place, but the disk did not confirm that it stays there.
    #[error("the disk did not confirm that it stays")]
    Unconfirmed(#[source] io::Error),
}

impl FileError {
    /// What the system reported.
    #[must_use]
    pub fn into_cause(self) -> io::Error {
        match self {
            Self::Unwritten(cause) | Self::Unconfirmed(cause) => cause,
        }
    }
}

/// A private temporary file that is renamed to its target once it is whole.
///
/// Where the system can, it has no name until it is finished, so that nothing is left of it even
/// when the program is ended from outside. Elsewhere, and in the moment in which it takes the place of
/// another, it has a hidden name beside the one it is for, which [`sweep`](super::sweep) removes.
#[derive(Debug)]
pub struct AtomicFile {
    out: BufWriter<File>,
    target: PathBuf,
    /// Its name until it is finished, where it needs one.
    hidden: Option<Hidden>,
    /// The directory where others look for a note of that name.
    notes: Option<PathBuf>,
}

/// A name until a file is finished.
#[derive(Debug)]
struct Hidden {
    path: PathBuf,
    _note: Option<UnfinishedNote>,
}

impl Hidden {
    fn beside(target: &Path, notes: Option<&Path>) -> Self {
        let path = name_under_way(directory_of(target));
        let note = notes.and_then(|notes| UnfinishedNote::make(notes, &path));
        Self { path, _note: note }
    }
}

impl Drop for Hidden {
    fn drop(&mut self) {
        // Once it is renamed nothing is there any more.
        let _gone = fs::remove_file(&self.path);
    }
}

impl AtomicFile {
    /// Begins a file that will be at `target`.
    pub fn begin(target: &Path) -> io::Result<Self> {
        Self::begin_with(unnamed(target), target, None)
    }

    /// As [`begin`](Self::begin), for a file that may be anywhere: where it has a hidden name, a note
    /// of that is in the directory `notes`.
    pub fn begin_noted(target: &Path, notes: &Path) -> io::Result<Self> {
        Self::begin_with(unnamed(target), target, Some(notes))
    }

    fn begin_with(unnamed: Option<File>, target: &Path, notes: Option<&Path>) -> io::Result<Self> {
        let (file, hidden) = if let Some(file) = unnamed {
            (file, None)
        } else {
            let hidden = Hidden::beside(target, notes);
            (create_private(&hidden.path)?, Some(hidden))
        };
        hold(&file);
        let out = BufWriter::with_capacity(1 << 16, file);
        let notes = notes.map(Path::to_owned);
        Ok(Self { out, target: target.to_owned(), hidden, notes })
    }

    /// What is written so far, to be read.
    pub(super) fn written(&mut self) -> io::Result<File> {
        self.out.flush()?;
        let path = self.hidden.as_ref().map(|hidden| hidden.path.clone());
        File::open(path.unwrap_or_else(|| own_path(self.out.get_ref())))
    }

    /// Gives the file its name, once all of it is on the disk.
    ///
    /// # Errors
    /// [`FileError::Unwritten`] of kind `AlreadyExists` where the name is taken, unless `replace`
    /// lets it be taken over; else what the file system says.
    pub fn finish(mut self, replace: bool) -> Result<(), FileError> {
        self.out.flush()?;
        let file = self.out.get_ref();
        file.sync_all()?;
        let taken = fs::symlink_metadata(&self.target).is_ok();
        if taken && !replace {
            return Err(name_taken().into());
        }
        if let Some(hidden) = &self.hidden {
            fs::rename(&hidden.path, &self.target)?;
        } else {
            let linked = if taken { Err(name_taken()) } else { link(file, &self.target) };
            match linked {
                // Only a file with a name can take the place of another in one step. It may have come
                // meanwhile.
                Err(error) if replace && error.kind() == io::ErrorKind::AlreadyExists => {
                    let hidden = Hidden::beside(&self.target, self.notes.as_deref());
                    let hidden = self.hidden.insert(hidden);
                    link(self.out.get_ref(), &hidden.path)?;
                    fs::rename(&hidden.path, &self.target)?;
                }
                linked => linked?,
            }
        }
        sync_parent(&self.target).map_err(FileError::Unconfirmed)
    }
}

fn name_taken() -> io::Error {
    io::ErrorKind::AlreadyExists.into()
}

impl Write for AtomicFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// A file without a name in the directory of `target`, where the system has such files.
#[cfg(target_os = "linux")]
fn unnamed(target: &Path) -> Option<File> {
    let flags = OFlags::TMPFILE.union(OFlags::CLOEXEC);
    let file = OpenOptions::new()
        .write(true)
        .mode(0o600)
        .custom_flags(flags.bits().cast_signed())
        .open(directory_of(target))
        .ok()?;
    // It is named through this path, which a system without /proc does not have.
    fs::symlink_metadata(own_path(&file)).is_ok().then_some(file)
}

#[cfg(not(target_os = "linux"))]
fn unnamed(_: &Path) -> Option<File> {
    None
}

fn own_path(file: &File) -> PathBuf {
    PathBuf::from(format!("/proc/self/fd/{}", file.as_raw_fd()))
}

/// Gives a name to a file that has none.
fn link(file: &File, name: &Path) -> io::Result<()> {
    Ok(rustix::fs::linkat(CWD, own_path(file), CWD, name, AtFlags::SYMLINK_FOLLOW)?)
}

/// Writes a file that only its owner can read, whole or not at all, and waits for the disk.
pub(super) fn write_private(path: &Path, bytes: &[u8]) -> error::Result<()> {
    let write = || {
        let mut file = AtomicFile::begin(path)?;
        file.write_all(bytes)?;
        file.finish(true)
    };
    write().map_err(|error: FileError| error::Error::io("write", path, error.into_cause()))
}

/// Removes a short file, and writes over its bytes where they are, as far as the file system and the disk let that
/// be done. One that cannot be removed stays as it is.
pub(super) fn remove_secret(path: &Path) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).open(path)?;
    let length = usize::try_from(file.metadata()?.len()).unwrap_or_default();
    fs::remove_file(path)?;
    // It has no name any more, whatever comes of this.
    let _left = file.write_all(&vec![b'0'; length.min(4096)]).and_then(|()| file.sync_all());
    sync_parent(path)
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;
    use std::os::unix::fs::PermissionsExt;

    use rstest::rstest;

    use super::*;

    type Begin = fn(&Path) -> io::Result<AtomicFile>;

    fn names(dir: &Path) -> Vec<OsString> {
        fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().file_name()).collect()
    }

    #[rstest]
    #[case::without_a_name(AtomicFile::begin)]
    #[case::under_a_hidden_name(|target: &Path| AtomicFile::begin_with(None, target, None))]
    #[case::noted(|target: &Path| AtomicFile::begin_noted(target, target.parent().unwrap()))]
    fn is_there_whole_or_not_at_all(#[case] begin: Begin) {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("copy");
        let mut given_up = begin(&target).unwrap();
        given_up.write_all(&vec![7; 1 << 17]).unwrap();
        assert!(!target.exists());
        drop(given_up);
        assert_eq!(names(dir.path()), Vec::<OsString>::new());

        for (text, replace) in [("one", false), ("two", true)] {
            let mut file = begin(&target).unwrap();
            file.write_all(text.as_bytes()).unwrap();
            file.finish(replace).unwrap();
            assert_eq!(fs::read_to_string(&target).unwrap(), text);
            assert_eq!(fs::metadata(&target).unwrap().permissions().mode() & 0o777, 0o600);
        }

        let mut file = begin(&target).unwrap();
        file.write_all(b"three").unwrap();
        let refused = file.finish(false).unwrap_err();
        assert!(matches!(refused, FileError::Unwritten(_)), "{refused:?}");
        assert_eq!(refused.into_cause().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read_to_string(&target).unwrap(), "two");
        assert_eq!(names(dir.path()), ["copy"]);
    }
}
