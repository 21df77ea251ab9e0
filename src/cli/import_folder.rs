//! The tables of a folder that another program exported.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use crate::app::import::ImportError;
use crate::app::import::foreign::content::{MOST_BYTES, Tables, is_read, text};

/// The tables of a folder and of the folders in it, by their paths from there.
pub(crate) fn tables(folder: &Path) -> Result<Tables, ImportError> {
    let mut tables = Tables::new();
    let mut left = MOST_BYTES;
    for (path, name) in listed(folder).map_err(ImportError::Unreadable)? {
        let mut bytes = Vec::new();
        let read = File::open(path).and_then(|file| file.take(left + 1).read_to_end(&mut bytes));
        read.map_err(ImportError::Unreadable)?;
        left = left.checked_sub(bytes.len() as u64).ok_or(ImportError::TooLarge)?;
        tables.insert(name, text(bytes)?);
    }
    Ok(tables)
}

/// Each table that is read, with its path from the folder.
fn listed(folder: &Path) -> io::Result<Vec<(std::path::PathBuf, String)>> {
    let mut found = Vec::new();
    let mut folders = vec![(folder.to_owned(), String::new())];
    while let Some((place, before)) = folders.pop() {
        for file in fs::read_dir(place)? {
            let file = file?;
            let name = format!("{before}{}", file.file_name().to_string_lossy());
            let is = file.file_type()?;
            if is.is_file() && is_read(&name) {
                found.push((file.path(), name));
            } else if is.is_dir() && before.is_empty() {
                folders.push((file.path(), format!("{name}/")));
            }
        }
    }
    Ok(found)
}
