//! A journal of an older schema is brought to the newest, with everything in it.

use std::fs;

use daymark::domain::entry::{Body, Entry};
use daymark::storage::Access;
use rstest::rstest;
use rusqlite::Connection;

use crate::support::*;

const SCHEMA_1: &str = include_str!("../fixtures/schema-1.sql");

/// A journal as a daymark of schema 1 left it.
fn older() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.create();
    fs::remove_file(sandbox.place().database()).unwrap();
    sandbox.stock_tool().execute_batch(SCHEMA_1).unwrap();
    sandbox
}

/// What is in it.
fn contents() -> Contents {
    let sandbox = Sandbox::new();
    let journal = sandbox.create();
    furnish(&journal);
    change(&journal, |txn| txn.delete_entry(id(14))).unwrap();
    change(&journal, |txn| txn.replace_focus(&focus(2, "wine"))).unwrap();
    let mut contents = Contents::of(&journal);
    contents.focuses.iter_mut().for_each(|focus| focus.phases.clear());
    let later = |entry: &Entry| matches!(entry.body, Body::Stage(_) | Body::Balance(_));
    contents.entries.retain(|entry| !later(entry));
    contents.found.retain(|found| contents.entries.iter().any(|entry| entry.id == *found));
    contents.checklist.clear();
    contents.contacts.clear();
    contents.milestones.clear();
    contents.stages.clear();
    contents
}

#[rstest]
fn everything_is_kept(#[values(Access::Read, Access::Write)] access: Access) {
    let sandbox = older();
    let journal = sandbox.open_for(access).unwrap();
    assert_eq!(Contents::of(&journal), contents());
    drop(journal);
    assert_eq!(Contents::of(&sandbox.open_for(access).unwrap()), contents());
}

#[test]
fn a_journal_upgraded_for_reading_is_not_written_to() {
    let journal = older().open_for(Access::Read).unwrap();
    let refused = change(&journal, |txn| txn.add_focus(&focus(7, "nicotine")));
    assert_eq!(refused.unwrap_err().to_string(), "the journal cannot be written: it is read-only");
}

#[test]
fn changes_from_before_can_be_undone() {
    let sandbox = older();
    let journal = sandbox.open().unwrap();
    change(&journal, |txn| txn.replace_focus(&focus(2, "cider"))).unwrap();
    journal.undo_last(now()).unwrap();
    assert_eq!(Contents::of(&journal), contents());
    while journal.undo_last(now()).unwrap().is_some() {}
    assert_eq!(Contents::of(&journal), Contents::of(&Sandbox::new().create()));
}

#[test]
fn it_has_the_schema_of_a_new_journal() {
    let schema = |conn: &Connection| -> Vec<(String, Option<String>)> {
        let mut select = conn.prepare("SELECT name, sql FROM sqlite_schema ORDER BY name").unwrap();
        let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        rows.map(Result::unwrap).collect()
    };
    let (old, new) = (older(), Sandbox::new());
    new.create();
    old.open_for(Access::Read).unwrap();
    assert_eq!(schema(&old.stock_tool()), schema(&new.stock_tool()));
}

#[test]
fn what_is_released_stays_as_it_is() {
    let first = include_str!("../../src/storage/migrations/0001_journal.sql");
    assert!(SCHEMA_1.starts_with(first), "a change of the stored form is a new migration");
}
