#![no_main]
#![allow(dead_code, clippy::unwrap_used)]

use std::cell::OnceCell;
use std::path::Path;

use daymark::storage::{Ids, Journal, JournalPaths, KeyPlace};

#[path = "../../tests/properties/fuzz/readers.rs"]
mod readers;

thread_local! {
    static JOURNAL: OnceCell<(Journal, tempfile::TempDir)> = const { OnceCell::new() };
}

/// An empty journal, in memory where that can be.
fn empty() -> (Journal, tempfile::TempDir) {
    let dir = Path::new("/dev/shm");
    let dir = tempfile::tempdir_in(dir).or_else(|_| tempfile::tempdir()).unwrap();
    let place = JournalPaths::new(dir.path().join("journal"), dir.path().to_owned());
    let journal = Journal::create(&place, KeyPlace::Beside, Ids::seeded("fuzz".to_owned()));
    (journal.unwrap(), dir)
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    JOURNAL.with(|kept| readers::journal_file(&kept.get_or_init(empty).0, bytes));
});
