//! Finds and removes temporary files of processes that were killed while they wrote.
//!
//! A file under way has a hidden name of a form that nothing else has, and is locked by the program
//! that writes it. One that is not locked is nobody's.

use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::{FlockOperation, OFlags, flock};

use super::private_file::create_private;

/// How a file under way is called until it has its own name; 16 hexadecimal digits follow.
const UNDER_WAY: &str = ".daymark-";

/// How a note is called that says where a file under way is; 16 hexadecimal digits follow.
const NOTE: &str = ".daymark-at-";

/// The longest path that a note holds.
const LONGEST_PATH: u64 = 1 << 14;

/// The name of a file under way, beside others in `dir`.
pub(super) fn name_under_way(dir: &Path) -> PathBuf {
    dir.join(format!("{UNDER_WAY}{:016x}", fastrand::u64(..)))
}

/// Locks a file as long as it is open, so that it is left alone by others.
pub(super) fn hold(file: &File) {
    // Where the file system knows no locks, nothing is ever found to be nobody's.
    let _unlocked = flock(file, FlockOperation::NonBlockingLockExclusive);
}

/// A note, in the directory of a journal, of where a file under way is: it may be anywhere.
#[derive(Debug)]
pub(super) struct UnfinishedNote {
    path: PathBuf,
    _held: File,
}

impl UnfinishedNote {
    /// Makes a note of a file in `dir`. Where that cannot be written there is none.
    pub(super) fn make(dir: &Path, of: &Path) -> Option<Self> {
        let path = dir.join(format!("{NOTE}{:016x}", fastrand::u64(..)));
        let of = std::path::absolute(of).ok()?;
        let mut file = create_private(&path).ok()?;
        hold(&file);
        let written = file.write_all(of.as_os_str().as_bytes());
        let note = Self { path, _held: file };
        written.ok().map(|()| note)
    }
}

impl Drop for UnfinishedNote {
    fn drop(&mut self) {
        let _gone = fs::remove_file(&self.path);
    }
}

/// Removes the leftover temporary files of a directory.
///
/// What cannot be removed is left to the next who writes: it must not keep anybody from writing.
pub fn sweep(dir: &Path) {
    let dir = if dir.as_os_str().is_empty() { Path::new(".") } else { dir };
    let Ok(inside) = fs::read_dir(dir) else { return };
    for entry in inside.flatten() {
        let name = entry.file_name();
        if is_called(&name, UNDER_WAY) {
            let _left = remove_if_nobodys(&entry.path());
        } else if is_called(&name, NOTE) {
            let _left = follow(&entry.path());
        }
    }
}

/// The files under way in a directory that are nobody's, and the notes of such files.
pub(super) fn left(dir: &Path) -> Vec<PathBuf> {
    let Ok(inside) = fs::read_dir(dir) else { return Vec::new() };
    let is_left = |path: &PathBuf| {
        let called = |form| path.file_name().is_some_and(|name| is_called(name, form));
        (called(UNDER_WAY) || called(NOTE)) && nobodys(path).is_ok_and(|file| file.is_some())
    };
    let mut found: Vec<_> = inside.flatten().map(|entry| entry.path()).filter(is_left).collect();
    found.sort();
    found
}

/// Removes the file of a note, and the note.
fn follow(note: &Path) -> io::Result<()> {
    let Some(file) = nobodys(note)? else { return Ok(()) };
    let mut path = Vec::new();
    file.take(LONGEST_PATH).read_to_end(&mut path)?;
    let path = PathBuf::from(OsStr::from_bytes(&path));
    if path.file_name().is_some_and(|name| is_called(name, UNDER_WAY)) {
        match remove_if_nobodys(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    fs::remove_file(note)
}

fn remove_if_nobodys(path: &Path) -> io::Result<()> {
    match nobodys(path)? {
        Some(held) if held.metadata()?.is_dir() => fs::remove_dir_all(path),
        Some(_held) => fs::remove_file(path),
        None => Ok(()),
    }
}

/// A plain file or a directory of this user that no program holds.
fn nobodys(path: &Path) -> io::Result<Option<File>> {
    let flags = OFlags::NOFOLLOW.union(OFlags::NONBLOCK);
    let file = OpenOptions::new().read(true).custom_flags(flags.bits().cast_signed()).open(path)?;
    let found = file.metadata()?;
    let own =
        (found.is_file() || found.is_dir()) && found.uid() == rustix::process::geteuid().as_raw();
    let free = own && flock(&file, FlockOperation::NonBlockingLockExclusive).is_ok();
    Ok(free.then_some(file))
}

/// Whether a name is of this form.
fn is_called(name: &OsStr, form: &str) -> bool {
    let digits = name.to_str().and_then(|name| name.strip_prefix(form));
    digits.is_some_and(|digits| {
        digits.len() == 16 && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
    })
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::*;

    fn names(dir: &Path) -> Vec<OsString> {
        let mut names: Vec<_> =
            fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    }

    #[test]
    fn only_what_is_ours_and_nobodys_is_removed() {
        let dir = tempfile::tempdir().unwrap();
        let (dir, path) = (dir.path(), |name: &str| dir.path().join(name));
        fs::write(path(".daymark-00000000000000ab"), "left").unwrap();
        let held = File::create(path(".daymark-00000000000000cd")).unwrap();
        hold(&held);
        let held_dir = path(".daymark-00000000000000ef");
        fs::create_dir(&held_dir).unwrap();
        let held_dir = File::open(held_dir).unwrap();
        hold(&held_dir);
        fs::create_dir(path(".daymark-00000000000000ee")).unwrap();
        fs::write(path(".daymark-00000000000000ee/left.csv"), "left").unwrap();
        std::os::unix::fs::symlink("kept", path(".daymark-00000000000000ff")).unwrap();
        for name in ["kept", ".daymark-", ".daymark-00000000000000", ".daymark-at-0000"] {
            fs::write(path(name), "kept").unwrap();
        }
        sweep(dir);
        let expected = [
            ".daymark-",
            ".daymark-00000000000000",
            ".daymark-00000000000000cd",
            ".daymark-00000000000000ef",
            ".daymark-00000000000000ff",
            ".daymark-at-0000",
            "kept",
        ];
        assert_eq!(names(dir), expected);
        drop((held, held_dir));
        sweep(dir);
        assert!(!path(".daymark-00000000000000cd").exists());
        assert!(!path(".daymark-00000000000000ef").exists());
    }

    #[test]
    fn a_note_leads_to_what_was_left_elsewhere() {
        let (dir, away) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let left = name_under_way(away.path());
        fs::write(&left, "left").unwrap();
        let held = UnfinishedNote::make(dir.path(), &left).unwrap();
        sweep(dir.path());
        assert_eq!((names(dir.path()).len(), left.exists()), (1, true));
        // As when the program is killed: the note stays and is held no more.
        let note = held.path.clone();
        fs::copy(&note, dir.path().join(".daymark-at-0123456789abcdef")).unwrap();
        drop(held);
        sweep(dir.path());
        assert_eq!((names(dir.path()), left.exists()), (Vec::new(), false));
    }

    #[test]
    fn a_note_leads_to_nothing_else() {
        let (dir, away) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let kept = away.path().join("kept");
        fs::write(&kept, "kept").unwrap();
        fs::write(dir.path().join(".daymark-at-0123456789abcdef"), kept.as_os_str().as_bytes())
            .unwrap();
        sweep(dir.path());
        assert_eq!((names(dir.path()), kept.exists()), (Vec::new(), true));
    }
}
