#![no_main]
#![allow(dead_code, clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use daymark::storage::{AtomicFile, Ids, Journal, JournalPaths, KeyPlace};
use tempfile::TempDir;

#[path = "../../tests/properties/fuzz/readers.rs"]
mod readers;

static WHOLE: OnceLock<(TempDir, Vec<u8>)> = OnceLock::new();

/// A backup of an empty journal, and a directory in memory where that can be.
fn whole() -> (TempDir, Vec<u8>) {
    let dir = tempfile::tempdir_in(Path::new("/dev/shm")).or_else(|_| tempfile::tempdir()).unwrap();
    let place = JournalPaths::new(dir.path().join("first"), dir.path().to_owned());
    let ids = Ids::seeded("fuzz".to_owned());
    let journal = Journal::create(&place, KeyPlace::Beside, ids).unwrap();
    let path = dir.path().join("whole.tar");
    let (file, _) = journal.back_up(&place, AtomicFile::begin(&path).unwrap()).unwrap();
    file.finish(false).unwrap();
    let whole = fs::read(&path).unwrap();
    (dir, whole)
}

// Most of a backup is encrypted, where no byte leads anywhere: four bytes say where one stands, and what is put there.
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let (dir, whole) = WHOLE.get_or_init(whole);
    let mut spoiled = whole.clone();
    for edit in bytes.chunks_exact(4) {
        let at = usize::from_le_bytes([edit[0], edit[1], edit[2], 0, 0, 0, 0, 0]);
        let at = at % spoiled.len();
        spoiled[at] = edit[3];
    }
    readers::backup(dir.path(), &spoiled);
});
