//! A small file that a person may also edit by hand.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

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
                let mut text = String::new();
                File::open(&path)?.take(Self::MAX_BYTES).read_to_string(&mut text)?;
                text
            }
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => String::new(),
            Err(cause) => return Err(cause),
        };
        Ok(Self { path, text })
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
    pub(super) fn replace(&mut self, text: String) -> io::Result<()> {
        // A link, as from a collection of dotfiles, stays one: its target is replaced.
        let path = fs::canonicalize(&self.path).unwrap_or_else(|_| self.path.clone());
        let dir = path.parent().unwrap_or(Path::new("."));
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let new = dir.join(format!(".{name}.{}", std::process::id()));
        let write = || {
            fs::create_dir_all(dir)?;
            let mut file =
                OpenOptions::new().write(true).create_new(true).mode(0o600).open(&new)?;
            file.write_all(text.as_bytes())?;
            file.sync_all()?;
            fs::rename(&new, &path)?;
            File::open(dir)?.sync_all()
        };
        if let Err(cause) = write() {
            // It is only in the way when it was made, and the error to tell is the first.
            let _gone = fs::remove_file(&new);
            return Err(cause);
        }
        self.text = text;
        Ok(())
    }
}
