//! What another program's file is made of: one text, or tables that are packed together.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::Form;
use crate::app::import::ImportError;

/// The most that is read of a file and of what it unpacks to, in bytes.
pub const MOST_BYTES: u64 = 64 << 20;

/// The most files that an archive may hold.
const MOST_FILES: usize = 10_000;

/// Tables by their path in an archive or a folder.
pub type Tables = BTreeMap<String, String>;

/// What another program's file is made of.
#[derive(Debug)]
pub enum Content {
    /// One text.
    Text(String),
    /// Several tables.
    Tables(Tables),
}

impl Content {
    /// Takes the bytes of a file for what they are.
    ///
    /// # Errors
    /// Where that is nothing that can be read, or too much.
    pub fn of(form: Form, bytes: Vec<u8>) -> Result<Self, ImportError> {
        match (form, kind(&bytes)) {
            (Form::Loop, Some(Packed::Zip)) => unpacked(&bytes).map(Self::Tables),
            (_, Some(_)) => Err(ImportError::Backup(form)),
            (_, None) => Ok(Self::Text(text(bytes)?)),
        }
    }

    /// The text, where it is one.
    pub(super) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Tables(_) => None,
        }
    }
}

/// Whether a table of this path says anything of what a person marked; the scores follow from that.
#[must_use]
pub fn is_read(path: &str) -> bool {
    matches!(path.rsplit('/').next(), Some("Habits.csv" | "Checkmarks.csv"))
}

/// A form that is no text.
enum Packed {
    Zip,
    Database,
}

fn kind(bytes: &[u8]) -> Option<Packed> {
    match bytes {
        [b'P', b'K', 3 | 5, 4 | 6, ..] => Some(Packed::Zip),
        _ => bytes.starts_with(b"SQLite format 3\0").then_some(Packed::Database),
    }
}

/// A text, without the mark that some programs put before it.
///
/// # Errors
/// [`ImportError::NotText`] where it is not in UTF-8.
pub fn text(bytes: Vec<u8>) -> Result<String, ImportError> {
    let mut text = String::from_utf8(bytes).map_err(|_| ImportError::NotText)?;
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    Ok(text)
}

fn unpacked(bytes: &[u8]) -> Result<Tables, ImportError> {
    let unread = |cause: &dyn std::fmt::Display| {
        ImportError::OtherProgram(format!("the archive cannot be unpacked: {cause}"))
    };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|cause| unread(&cause))?;
    if archive.len() > MOST_FILES {
        let files = archive.len();
        let reason =
            format!("the archive holds {files} files, more than the {MOST_FILES} that are read");
        return Err(ImportError::OtherProgram(reason));
    }
    let mut left = MOST_BYTES;
    let mut tables = Tables::new();
    for at in 0..archive.len() {
        let file = archive.by_index(at).map_err(|cause| unread(&cause))?;
        let path = file.name().map_err(|cause| unread(&cause))?.replace('\\', "/");
        if !is_read(&path) {
            continue;
        }
        let mut content = Vec::new();
        // What a header says of the size is not relied on.
        file.take(left + 1).read_to_end(&mut content).map_err(|cause| unread(&cause))?;
        left = left.checked_sub(content.len() as u64).ok_or(ImportError::TooLarge)?;
        tables.insert(path, text(content)?);
    }
    Ok(tables)
}
