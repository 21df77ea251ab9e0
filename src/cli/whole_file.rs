//! A file of one's own that is there whole, or not at all.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::os::fd::AsRawFd;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use rustix::fs::{AtFlags, CWD, OFlags};

/// A file under way, which only its owner can read.
///
/// Where the system can, it has no name until it is finished, so that nothing is left of it even
/// when the program is ended from outside. Elsewhere it has a hidden name beside the one it is for.
pub(crate) struct WholeFile {
    out: BufWriter<File>,
    target: PathBuf,
    /// Its name until it is finished, where it needs one.
    hidden: Option<PathBuf>,
}

impl WholeFile {
    /// Begins a file that will be at `target`.
    pub(crate) fn begin(target: &Path) -> io::Result<Self> {
        match unnamed(target) {
            Some(file) => Ok(Self::new(file, target, None)),
            None => Self::begin_hidden(target),
        }
    }

    fn begin_hidden(target: &Path) -> io::Result<Self> {
        let hidden = hidden_beside(target);
        let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&hidden)?;
        Ok(Self::new(file, target, Some(hidden)))
    }

    fn new(file: File, target: &Path, hidden: Option<PathBuf>) -> Self {
        let out = BufWriter::with_capacity(1 << 16, file);
        Self { out, target: target.to_owned(), hidden }
    }

    /// Gives the file its name, once all of it is on the disk.
    ///
    /// # Errors
    /// One of kind `AlreadyExists` where the name is taken, unless `replace` lets it be taken over.
    pub(crate) fn finish(mut self, replace: bool) -> io::Result<()> {
        self.out.flush()?;
        let file = self.out.get_ref();
        file.sync_all()?;
        let taken = fs::symlink_metadata(&self.target).is_ok();
        if taken && !replace {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        match &self.hidden {
            Some(hidden) => fs::rename(hidden, &self.target)?,
            None if taken => {
                // Only a file with a name can take the place of another in one step.
                let hidden = self.hidden.insert(hidden_beside(&self.target));
                link(file, hidden)?;
                fs::rename(hidden, &self.target)?;
            }
            None => link(file, &self.target)?,
        }
        sync_parent(&self.target).inspect_err(|_| {
            if !taken {
                // What is told as not written is not left there.
                let _gone = fs::remove_file(&self.target);
            }
        })
    }
}

impl Write for WholeFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl Drop for WholeFile {
    fn drop(&mut self) {
        if let Some(hidden) = &self.hidden {
            // Once it is renamed nothing is there any more.
            let _gone = fs::remove_file(hidden);
        }
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

fn hidden_beside(target: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(target.file_name().unwrap_or_default());
    name.push(format!(".{:016x}", fastrand::u64(..)));
    directory_of(target).join(name)
}

fn directory_of(target: &Path) -> &Path {
    target.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn sync_parent(target: &Path) -> io::Result<()> {
    File::open(directory_of(target))?.sync_all()
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use rstest::rstest;

    use super::*;

    type Begin = fn(&Path) -> io::Result<WholeFile>;

    fn names(dir: &Path) -> Vec<OsString> {
        fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().file_name()).collect()
    }

    #[rstest]
    #[case::without_a_name(WholeFile::begin)]
    #[case::under_a_hidden_name(WholeFile::begin_hidden)]
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
        assert_eq!(file.finish(false).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read_to_string(&target).unwrap(), "two");
        assert_eq!(names(dir.path()), ["copy"]);
    }
}
