//! A journal of an older schema is brought to the newest, with everything in it.

use std::fs;

use daymark::domain::entry::own_answer::OwnAnswer;
use daymark::domain::entry::{Body, Entry};
use daymark::domain::id::Id;
use daymark::domain::record::Record;
use daymark::domain::recovery::milestone::OwnMilestone;
use daymark::domain::time::moment::Instant;
use daymark::storage::{Access, Error, Journal};
use rstest::rstest;
use rusqlite::Connection;

use crate::older_schemas::older_schema;
use crate::support::*;

/// A scale of the person's own, and 4 as the answer of every check-in.
const ANSWERS_8: &str = "
    INSERT INTO scale (id, name, position, updated_at) VALUES (x'09090909090909090909090909090909', 'pain', 1, 0);
    INSERT INTO own_answer (entry, scale, day, number)
      SELECT id, x'09090909090909090909090909090909', day, 4 FROM entry WHERE kind = 1;";

/// A journal as a daymark of this schema left it.
fn older(schema: usize) -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.create();
    fs::remove_file(sandbox.place().database()).unwrap();
    sandbox.stock_tool().execute_batch(&older_schema(schema)).unwrap();
    sandbox
}

/// What was done to the journal of schema 3.
fn furnish_3(journal: &Journal) {
    furnish(journal);
    let unspaced = entry(17, "2026-11-20", Some("今日はzoomで話した"), Body::Note);
    change(journal, |txn| txn.add_entry(&unspaced)).unwrap();
    change(journal, |txn| txn.delete_entry(id(14))).unwrap();
    change(journal, |txn| {
        for n in [12, 15, 16] {
            let there = txn.read().entry(id(n))?.unwrap();
            txn.replace_entry(&Entry { private: true, ..there })?;
        }
        Ok(())
    })
    .unwrap();
    change(journal, |txn| {
        let mut routine = routine(3, "evening walk");
        let away = day("2026-11-19");
        routine.archive(Instant::noon_of(away), away);
        txn.put(&routine)?;
        let milestone = milestone(5, 1, "a hundred days");
        txn.replace_milestone(&OwnMilestone { archived_at: None, archived_on: None, ..milestone })?;
        txn.replace_focus(&focus(2, "wine"))
    })
    .unwrap();
}

/// What a journal of this schema holds.
fn contents(schema: usize) -> Contents {
    if schema == 1 { contents_1() } else { contents_3() }
}

fn contents_3() -> Contents {
    let sandbox = Sandbox::new();
    let journal = sandbox.create();
    furnish_3(&journal);
    Contents::of(&journal)
}

fn contents_1() -> Contents {
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
fn everything_is_kept(
    #[values(Access::Read, Access::Write)] access: Access,
    #[values(1, 3, 4, 5, 6, 7, 8, 9)] schema: usize,
) {
    let sandbox = older(schema);
    let journal = sandbox.open_for(access).unwrap();
    assert_eq!(Contents::of(&journal), contents(schema));
    drop(journal);
    assert_eq!(Contents::of(&sandbox.open_for(access).unwrap()), contents(schema));
}

#[test]
fn a_journal_upgraded_for_reading_is_not_written_to() {
    let journal = older(1).open_for(Access::Read).unwrap();
    let refused = change(&journal, |txn| txn.add_focus(&focus(7, "nicotine")));
    assert_eq!(refused.unwrap_err().to_string(), "the journal cannot be written: it is read-only");
}

#[rstest]
fn changes_from_before_can_be_undone(#[values(1, 3, 4, 5, 6, 7, 8, 9)] schema: usize) {
    let sandbox = older(schema);
    let journal = sandbox.open().unwrap();
    change(&journal, |txn| txn.replace_focus(&focus(2, "cider"))).unwrap();
    journal.undo_last(now()).unwrap();
    assert_eq!(Contents::of(&journal), contents(schema));
    assert!(journal.undo_last(now()).unwrap().is_some());
    while journal.undo_last(now()).unwrap().is_some() {}
    assert_eq!(Contents::of(&journal), Contents::of(&Sandbox::new().create()));
}

#[test]
fn answers_of_ones_own_are_kept_where_words_come_beside_them() {
    let sandbox = older(8);
    sandbox.stock_tool().execute_batch(ANSWERS_8).unwrap();
    let journal = sandbox.open().unwrap();
    let pain = Id::from_bytes([9; 16]);
    let (mut checkins, mut answers) = (0, Vec::new());
    let each = |entry: Entry| {
        if let Body::CheckIn(checkin) = entry.body {
            checkins += 1;
            answers.extend(checkin.own.get(&pain).and_then(OwnAnswer::number));
        }
        Ok::<_, Error>(())
    };
    journal.each_entry(each).unwrap();
    assert!(checkins > 0);
    assert_eq!(answers, vec![4.0; checkins]);
}

/// Undo takes each change of schema 3 back as it would have there.
#[test]
fn what_undo_keeps_comes_along() {
    let (old, new) = (older(3), Sandbox::new());
    let (there, here) = (old.open().unwrap(), new.create());
    furnish_3(&here);
    loop {
        assert_eq!(Contents::of(&there), Contents::of(&here));
        let undone = there.undo_last(now()).unwrap();
        assert_eq!(here.undo_last(now()).unwrap(), undone);
        if undone.is_none() {
            break;
        }
    }
}

#[rstest]
fn it_has_the_schema_of_a_new_journal(#[values(1, 3)] older_schema: usize) {
    let schema = |conn: &Connection| -> Vec<(String, Option<String>)> {
        let mut select = conn.prepare("SELECT name, sql FROM sqlite_schema ORDER BY name").unwrap();
        let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        rows.map(Result::unwrap).collect()
    };
    let (old, new) = (older(older_schema), Sandbox::new());
    new.create();
    old.open_for(Access::Read).unwrap();
    assert_eq!(schema(&old.stock_tool()), schema(&new.stock_tool()));
}

#[test]
fn what_is_released_stays_as_it_is() {
    let released = [
        include_str!("../../src/storage/migrations/0001_journal.sql"),
        include_str!("../../src/storage/migrations/0002_change.sql"),
        include_str!("../../src/storage/migrations/0003_records.sql"),
    ];
    assert!(
        older_schema(1).starts_with(released[0]),
        "a change of the stored form is a new migration"
    );
    assert!(
        older_schema(3).starts_with(&released.concat()),
        "a change of the stored form is a new migration"
    );
}
