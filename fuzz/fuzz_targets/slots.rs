#![no_main]
#![allow(dead_code, clippy::unwrap_used)]

use std::path::Path;
use std::sync::OnceLock;

use tempfile::TempDir;

#[path = "../../tests/properties/fuzz/readers.rs"]
mod readers;

static DIR: OnceLock<TempDir> = OnceLock::new();

/// A directory for the slots, in memory where that can be.
fn dir() -> TempDir {
    tempfile::tempdir_in(Path::new("/dev/shm")).or_else(|_| tempfile::tempdir()).unwrap()
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| readers::slots(DIR.get_or_init(dir).path(), bytes));
