//! A file to be written for the person: never over another unasked, and whole or not at all.

use std::fs;
use std::io;
use std::path::Path;

use super::error::Error;
use super::whole_file::WholeFile;

/// Where something is to be written.
pub(crate) struct Target<'p> {
    path: &'p Path,
    taken: bool,
}

impl<'p> Target<'p> {
    /// The file at `path`; one that is there may be written over where `may_replace` says so, as
    /// after a flag or before a question.
    ///
    /// # Errors
    /// Where it is there and may not, or is no plain file.
    pub(crate) fn at(path: &'p Path, may_replace: bool) -> Result<Self, Error> {
        let target = match fs::symlink_metadata(path) {
            Err(_) => Self { path, taken: false },
            Ok(there) if there.is_file() => Self { path, taken: true },
            Ok(_) => {
                let said = format!("{} is not a plain file, and was kept", path.display());
                let hint = "name a file that is not there yet, or - for standard output";
                return Err(Error::refused(said).hint(hint));
            }
        };
        if target.taken && !may_replace { Err(target.kept()) } else { Ok(target) }
    }

    /// What to ask before it is written.
    pub(crate) fn question(&self) -> String {
        let what = if self.taken { "Write over" } else { "Write it to" };
        format!("{what} {}?", self.path.display())
    }

    /// Begins to write it.
    pub(crate) fn begin(&self) -> io::Result<WholeFile> {
        WholeFile::begin(self.path)
    }

    /// Gives the file that was begun its name.
    pub(crate) fn finish(&self, file: WholeFile) -> io::Result<()> {
        file.finish(self.taken)
    }

    /// What is said where it could not be written.
    pub(crate) fn unwritten(&self, cause: &io::Error) -> Error {
        if cause.kind() == io::ErrorKind::AlreadyExists {
            return self.kept();
        }
        Error::io(format!("{} was not written", self.path.display()), cause)
    }

    fn kept(&self) -> Error {
        Error::refused(format!("{} is already there, and was kept", self.path.display()))
            .hint("name another file, or write over it with --yes")
    }
}
