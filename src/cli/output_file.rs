//! An output file, written atomically and never over another unasked.

use std::fs;
use std::io;
use std::path::Path;

use super::context::Context;
use super::error::Error;
use crate::storage::{self, AtomicFile, FileError};

/// An output file and whether it already exists.
pub(crate) struct Target<'p> {
    path: &'p Path,
    taken: bool,
    /// The flag that lets another be written over.
    flag: &'static str,
}

impl<'p> Target<'p> {
    /// The file at `path`; one that is there may be written over where `may_replace` says so, as
    /// after a flag or before a question.
    ///
    /// # Errors
    /// Where it is there and may not, or is no plain file.
    pub(crate) fn at(path: &'p Path, may_replace: bool, flag: &'static str) -> Result<Self, Error> {
        let target = match fs::symlink_metadata(path) {
            Err(_) => Self { path, taken: false, flag },
            Ok(there) if there.is_file() => Self { path, taken: true, flag },
            Ok(_) => {
                let said = format!("{} is not a plain file, and was kept", path.display());
                let hint = "name a file that is not there yet";
                return Err(Error::refused(said).hint(hint));
            }
        };
        if target.taken && !may_replace { Err(target.kept()) } else { Ok(target) }
    }

    /// Whether a file of this name is there.
    pub(crate) fn is_taken(&self) -> bool {
        self.taken
    }

    /// What to ask before it is written.
    pub(crate) fn question(&self) -> String {
        let what = if self.taken { "Write over" } else { "Write it to" };
        format!("{what} {}?", self.path.display())
    }

    /// Begins to write it, once what was left by others is gone from there.
    pub(crate) fn begin(&self, context: &Context<'_>) -> io::Result<AtomicFile> {
        context.sweep();
        storage::sweep(self.path.parent().unwrap_or(Path::new("")));
        match context.console.journal_dir() {
            Ok(notes) => AtomicFile::begin_noted(self.path, &notes),
            Err(_) => AtomicFile::begin(self.path),
        }
    }

    /// Gives the file that was begun its name.
    pub(crate) fn finish(&self, file: AtomicFile) -> Result<(), FileError> {
        file.finish(self.taken)
    }

    /// What is said where it is not there, or not for certain.
    pub(crate) fn unwritten(&self, error: &FileError) -> Error {
        match error {
            FileError::Unwritten(cause) if cause.kind() == io::ErrorKind::AlreadyExists => {
                self.kept()
            }
            _ => Error::file(self.path.display(), "written", error),
        }
    }

    fn kept(&self) -> Error {
        Error::refused(format!("{} is already there, and was kept", self.path.display()))
            .hint(format!("name another file, or write over it with {}", self.flag))
    }
}
