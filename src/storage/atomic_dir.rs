//! Atomic directory writes: a private directory of files appears whole under its name, or not at all.

use std::ffi::OsStr;
use std::fs::{self, DirBuilder, File};
use std::io::{self, BufWriter};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use super::atomic_file::FileError;
use super::private_file::{create_private, directory_of, sync_parent};
use super::stale_files::{UnfinishedNote, hold, name_under_way};

/// A private directory under a hidden name, which it changes for its own once its files are whole.
///
/// What a process that was ended leaves of it [`sweep`](super::sweep) removes.
#[derive(Debug)]
pub struct AtomicDir {
    hidden: PathBuf,
    target: PathBuf,
    _held: File,
    _note: Option<UnfinishedNote>,
}

impl AtomicDir {
    /// Begins a directory that will be at `target`; a note of its hidden name is in the directory
    /// `notes`, where there is one.
    pub fn begin(target: &Path, notes: Option<&Path>) -> io::Result<Self> {
        let hidden = name_under_way(directory_of(target));
        let note = notes.and_then(|notes| UnfinishedNote::make(notes, &hidden));
        DirBuilder::new().mode(0o700).create(&hidden)?;
        let held = File::open(&hidden)?;
        hold(&held);
        Ok(Self { hidden, target: target.to_owned(), _held: held, _note: note })
    }

    /// Begins a private file in it.
    pub fn file(&self, name: &str) -> io::Result<BufWriter<File>> {
        Ok(BufWriter::new(create_private(&self.hidden.join(name))?))
    }

    /// Waits until its files are on the disk, and gives it its name.
    ///
    /// # Errors
    /// [`FileError::Unwritten`] of kind `AlreadyExists` where the name is that of a directory that is not empty,
    /// unless `replace` lets it be taken over; else what the file system says.
    pub fn finish(self, files: Vec<BufWriter<File>>, replace: bool) -> Result<(), FileError> {
        for file in files {
            let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
            file.sync_all()?;
        }
        sync_parent(&self.hidden.join("of its files"))?;
        // One that is empty is taken over in one step as well.
        match fs::rename(&self.hidden, &self.target) {
            Err(error) if replace && error.kind() == io::ErrorKind::DirectoryNotEmpty => {
                exchange(&self.hidden, &self.target)?;
            }
            renamed => renamed?,
        }
        sync_parent(&self.target).map_err(FileError::Unconfirmed)
    }
}

impl Drop for AtomicDir {
    fn drop(&mut self) {
        // Once it has its name, this is what it took the place of, or nothing.
        let _gone = fs::remove_dir_all(&self.hidden);
    }
}

/// Whether all in a directory are plain files whose names end in this extension: then it may be taken over.
pub fn holds_only(dir: &Path, extension: &str) -> io::Result<bool> {
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let named = entry.path().extension() == Some(OsStr::new(extension));
        if !named || !entry.file_type()?.is_file() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Lets two directories change their names, in one step where the system can.
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        if renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).is_ok() {
            return Ok(());
        }
    }
    let aside = name_under_way(directory_of(other));
    fs::rename(other, &aside)?;
    fs::rename(one, other)?;
    fs::rename(&aside, one)
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;
    use std::io::Write;
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn names(dir: &Path) -> Vec<OsString> {
        fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().file_name()).collect()
    }

    fn with_a_file(target: &Path, text: &str) -> (AtomicDir, BufWriter<File>) {
        let dir = AtomicDir::begin(target, None).unwrap();
        let mut file = dir.file("one.csv").unwrap();
        file.write_all(text.as_bytes()).unwrap();
        (dir, file)
    }

    #[test]
    fn is_there_whole_or_not_at_all() {
        let around = tempfile::tempdir().unwrap();
        let target = around.path().join("tables");
        drop(with_a_file(&target, "given up"));
        assert_eq!(names(around.path()), Vec::<OsString>::new());

        fs::create_dir(&target).unwrap();
        for (text, replace) in [("one", false), ("two", true)] {
            let (dir, file) = with_a_file(&target, text);
            dir.finish(vec![file], replace).unwrap();
            assert_eq!(fs::read_to_string(target.join("one.csv")).unwrap(), text);
            assert_eq!(fs::metadata(&target).unwrap().permissions().mode() & 0o777, 0o700);
            assert_eq!(names(around.path()), ["tables"]);
        }

        let (dir, file) = with_a_file(&target, "three");
        let refused = dir.finish(vec![file], false).unwrap_err();
        assert!(matches!(refused, FileError::Unwritten(_)), "{refused:?}");
        assert_eq!(fs::read_to_string(target.join("one.csv")).unwrap(), "two");
        assert_eq!(names(around.path()), ["tables"]);
    }

    #[test]
    fn one_with_other_files_is_told_from_tables() {
        let dir = tempfile::tempdir().unwrap();
        assert!(holds_only(dir.path(), "csv").unwrap());
        fs::write(dir.path().join("one.csv"), "").unwrap();
        assert!(holds_only(dir.path(), "csv").unwrap());
        fs::write(dir.path().join("thesis.odt"), "").unwrap();
        assert!(!holds_only(dir.path(), "csv").unwrap());
    }
}
