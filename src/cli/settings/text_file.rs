//! A small file that a person may also edit by hand.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::storage::{self, AtomicFile, FileError};

/// A file as it stands, there or not.
pub(super) struct TextFile {
    path: PathBuf,
    text: String,
}

impl TextFile {
    /// The most such a file may hold, in bytes.
    const MAX_BYTES: u64 = 1 << 20;

    /// Reads the file; one that is not there is empty.
    pub(super) fn read(path: PathBuf) -> io::Result<Self> {
        // A FIFO in its place would keep the program waiting.
        let text = match fs::metadata(&path) {
            Ok(found) if !found.is_file() || found.len() > Self::MAX_BYTES => {
                return Err(io::Error::other("it is not a file of at most 1 MiB"));
            }
            Ok(_) => {
                let mut bytes = Vec::new();
                File::open(&path)?.take(Self::MAX_BYTES).read_to_end(&mut bytes)?;
                String::from_utf8(bytes).map_err(|_| io::Error::other("it is not text in UTF-8"))?
            }
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => String::new(),
            Err(cause) => return Err(cause),
        };
        Ok(Self { path, text })
    }

    /// A text that no file holds.
    pub(super) fn of(text: &str) -> Self {
        Self { path: PathBuf::new(), text: text.to_owned() }
    }

    /// Where the file is.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// What it holds.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The line of a place in the text, counted from 1.
    pub(super) fn line_of(&self, place: Option<usize>) -> usize {
        let before = place.and_then(|place| self.text.get(..place));
        before.map_or(1, |text| text.matches('\n').count() + 1)
    }

    /// Writes a new file beside the old one and puts it in its place: all of it or nothing.
    pub(super) fn replace(&mut self, text: String) -> Result<(), FileError> {
        // A link, as from a collection of dotfiles, stays one: its target is replaced.
        let path = fs::canonicalize(&self.path).unwrap_or_else(|_| self.path.clone());
        let dir = path.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(dir)?;
        storage::sweep(dir);
        let mut file = AtomicFile::begin(&path)?;
        file.write_all(text.as_bytes())?;
        file.finish(true)?;
        self.text = text;
        Ok(())
    }
}
