//! A rollback that was left beside the database is of the same state, or is not put back.

use std::fs;
use std::path::{Path, PathBuf};

use daymark::domain::entry::Body;
use daymark::storage::Error;
use rstest::rstest;

use crate::support::*;

/// The database and its rollback as a program leaves them that is killed in the middle of a change:
/// pages of it are on the disk already.
struct Killed {
    sandbox: Sandbox,
    /// What they held before that change.
    contents: Contents,
    /// The database as it was some changes earlier.
    older: Vec<u8>,
}

fn add_notes(sandbox: &Sandbox, from: u8) {
    let journal = sandbox.open().unwrap();
    for n in from..from + 10 {
        let note = format!("again, number {n}. ").repeat(400);
        change(&journal, |c| c.add_entry(&entry(n, "2026-11-20", Some(&note), Body::Note)))
            .unwrap();
    }
}

fn rollback(sandbox: &Sandbox) -> PathBuf {
    sandbox.place().dir().join("journal.db-journal")
}

impl Killed {
    fn new() -> Self {
        let sandbox = Sandbox::new();
        furnish(&sandbox.create());
        let older = fs::read(sandbox.place().database()).unwrap();
        add_notes(&sandbox, 30);
        let contents = Contents::of(&sandbox.open().unwrap());
        let (database, rollback) = (sandbox.place().database(), rollback(&sandbox));
        let conn = sandbox.stock_tool();
        conn.execute_batch(
            "PRAGMA cache_size = 4; BEGIN IMMEDIATE;
             UPDATE journal SET change_no = change_no + 1;
             UPDATE entry SET note = note || ' and more';",
        )
        .unwrap();
        let away = |name: &str| sandbox.root.path().join(name);
        fs::copy(&database, away("database")).unwrap();
        fs::copy(&rollback, away("rollback")).unwrap();
        conn.execute_batch("ROLLBACK").unwrap();
        drop(conn);
        fs::rename(away("database"), &database).unwrap();
        fs::rename(away("rollback"), &rollback).unwrap();
        assert!(fs::read(&rollback).unwrap().starts_with(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"));
        Self { sandbox, contents, older }
    }
}

#[test]
fn what_a_kill_has_left_is_rolled_back() {
    let Killed { sandbox, contents, .. } = Killed::new();
    assert_eq!(Contents::of(&sandbox.open().unwrap()), contents);
    assert!(!rollback(&sandbox).exists());
}

#[test]
fn a_page_that_the_crash_has_torn_is_rolled_back() {
    let Killed { sandbox, contents, .. } = Killed::new();
    let mut bytes = fs::read(sandbox.place().database()).unwrap();
    bytes[2048..4096].fill(7);
    fs::write(sandbox.place().database(), bytes).unwrap();
    assert_eq!(Contents::of(&sandbox.open().unwrap()), contents);
}

#[test]
fn an_older_database_that_was_put_there_alone_is_refused() {
    let Killed { sandbox, older, .. } = Killed::new();
    refuses(&sandbox, &older);
}

#[test]
fn a_rollback_that_was_put_there_alone_is_refused() {
    let Killed { sandbox, .. } = Killed::new();
    let left = fs::read(rollback(&sandbox)).unwrap();
    add_notes(&sandbox, 60);
    write(&rollback(&sandbox), &left);
    let later = fs::read(sandbox.place().database()).unwrap();
    refuses(&sandbox, &later);
}

/// Refuses the database with the rollback that is there, and leaves both as they are.
fn refuses(sandbox: &Sandbox, database: &[u8]) {
    let (path, left) = (rollback(sandbox), fs::read(rollback(sandbox)).unwrap());
    write(&sandbox.place().database(), database);
    for _ in 0..2 {
        let refused = sandbox.open().unwrap_err();
        assert!(matches!(refused, Error::Mismatched(_)), "{refused:?}");
    }
    assert_eq!(fs::read(sandbox.place().database()).unwrap(), database);
    assert_eq!(fs::read(&path).unwrap(), left);
    fs::remove_file(path).unwrap();
    Contents::of(&sandbox.open().unwrap());
}

#[test]
fn the_rollback_of_another_journal_is_refused() {
    let Killed { sandbox, .. } = Killed::new();
    let other = Killed::new().sandbox;
    drop(sandbox.open().unwrap());
    fs::copy(rollback(&other), rollback(&sandbox)).unwrap();
    let refused = sandbox.open().unwrap_err();
    assert!(matches!(refused, Error::Mismatched(_)), "{refused:?}");
}

/// What is not put back, such as a rollback that was never synced, is in nobody's way.
#[rstest]
#[case::empty(|_: &[u8]| Vec::new())]
#[case::without_a_beginning(|left: &[u8]| [&[0; 28], &left[28..]].concat())]
fn a_rollback_that_is_none_is_passed_over(#[case] make: fn(&[u8]) -> Vec<u8>) {
    let Killed { sandbox, .. } = Killed::new();
    let left = fs::read(rollback(&sandbox)).unwrap();
    let contents = Contents::of(&sandbox.open().unwrap());
    write(&rollback(&sandbox), &make(&left));
    assert_eq!(Contents::of(&sandbox.open().unwrap()), contents);
}

fn write(path: &Path, bytes: &[u8]) {
    fs::write(path, bytes).unwrap();
}
