//! The form of a backup: a plain tar archive of the files in the directory of a journal.

use std::fs::File;
use std::io::{self, Read};

use tar::{Archive, Builder, Entry, EntryType, Header};

use super::atomic_file::AtomicFile;

/// The unit of an archive; each file begins at a multiple of it, and two empty ones end it.
const BLOCK: u64 = 512;

/// Writes an archive to its end: some short files, and a long one that is read from where it stands.
pub(super) fn write(
    to: AtomicFile,
    short: &[(&str, Vec<u8>)],
    (name, long): (&str, &mut File),
) -> io::Result<AtomicFile> {
    let mut archive = Builder::new(to);
    for (name, bytes) in short {
        archive.append(&header(name, bytes.len() as u64)?, bytes.as_slice())?;
    }
    let bytes = long.metadata()?.len();
    archive.append(&header(name, bytes)?, long.take(bytes))?;
    archive.into_inner()
}

fn header(name: &str, bytes: u64) -> io::Result<Header> {
    let mut header = Header::new_ustar();
    header.set_path(name)?;
    header.set_entry_type(EntryType::Regular);
    header.set_mode(0o600);
    header.set_size(bytes);
    header.set_cksum();
    Ok(header)
}

/// Hands the files of an archive to `each` with their names and lengths, in their order; why it is not a
/// whole one, if it is not.
pub(super) fn take_apart<E: From<io::Error>>(
    file: &File,
    mut each: impl FnMut(&str, u64, &mut Entry<'_, &File>) -> std::result::Result<(), E>,
) -> std::result::Result<Option<&'static str>, E> {
    let mut archive = Archive::new(file);
    let mut end = 0;
    for part in archive.entries()?.raw(true) {
        let mut part = match part {
            // Of the archive, and not of the disk.
            Err(error) if error.raw_os_error().is_none() => return Ok(Some("it is no backup")),
            part => part?,
        };
        let bytes = part.size();
        end = (part.raw_file_position() + bytes).next_multiple_of(BLOCK);
        if end > file.metadata()?.len() {
            return Ok(Some("it is cut short"));
        }
        let name = part.path_bytes().into_owned();
        match std::str::from_utf8(&name) {
            Ok(name) if part.header().entry_type() == EntryType::Regular => {
                each(name, bytes, &mut part)?;
            }
            _ => return Ok(Some("it holds something else")),
        }
    }
    let whole = end > 0 && file.metadata()?.len() == end + 2 * BLOCK;
    Ok((!whole).then_some("it is cut short, or is no backup"))
}
