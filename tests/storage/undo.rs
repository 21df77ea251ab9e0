//! Undo puts back exactly what was.

use daymark::domain::entry::Body;
use daymark::domain::entry::checkin::Used;
use daymark::domain::entry::stage::Stage;
use daymark::domain::records::contact::Contact;
use daymark::domain::records::focus::Focus;
use daymark::domain::records::routine::MarkOutcome;
use daymark::domain::time::moment::Instant;
use daymark::storage::{Order, Result, WriteTxn};
use rstest::rstest;

use crate::support::*;

type Work = fn(&WriteTxn<'_>) -> Result<()>;

#[rstest]
#[case::add_entry(|c: &WriteTxn<'_>| c.add_entry(&entry(20, "2026-11-17", Some("again"), checkin(&[(1, Used::Yes)]))))]
#[case::replace_entry(|c: &WriteTxn<'_>| c.replace_entry(&entry(10, "2026-11-10", Some("other"), checkin(&[(2, Used::Yes)]))))]
#[case::change_kind_of_words(|c: &WriteTxn<'_>| c.replace_entry(&entry(13, "2026-11-20", Some("payday"), Body::Note)))]
#[case::delete_entry(|c: &WriteTxn<'_>| c.delete_entry(id(11)))]
#[case::delete_use(|c: &WriteTxn<'_>| c.delete_entry(id(12)))]
#[case::rename_focus(|c: &WriteTxn<'_>| c.replace_focus(&focus(1, "smack")))]
#[case::take_back_a_phase(|c: &WriteTxn<'_>| c.replace_focus(&Focus { phases: Vec::new(), ..focus(1, "heroin") }))]
#[case::add_focus(|c: &WriteTxn<'_>| c.add_focus(&focus(5, "nicotine")))]
#[case::routine(|c: &WriteTxn<'_>| c.put(&routine(3, "morning walk")))]
#[case::add_routine(|c: &WriteTxn<'_>| c.put(&routine(6, "meeting")))]
#[case::mark(|c: &WriteTxn<'_>| c.set_mark(&mark(3, "2026-11-19", MarkOutcome::Partial)))]
#[case::mark_again(|c: &WriteTxn<'_>| c.set_mark(&mark(3, "2026-11-18", MarkOutcome::Skipped)))]
#[case::clear_mark(|c: &WriteTxn<'_>| c.clear_mark(id(3), day("2026-11-18")))]
#[case::tombstone(|c: &WriteTxn<'_>| c.add_tombstone(daymark::domain::entry::Tombstone { id: id(14), deleted_at: now() }))]
#[case::set_stage(|c: &WriteTxn<'_>| c.add_entry(&entry(22, "2026-11-20", None, stage(2, Stage::Preparation))))]
#[case::change_stage(|c: &WriteTxn<'_>| c.replace_entry(&entry(15, "2026-10-10", None, stage(2, Stage::Action))))]
#[case::delete_balance(|c: &WriteTxn<'_>| c.delete_entry(id(16)))]
#[case::add_record(|c: &WriteTxn<'_>| c.put(&checklist_item(7, "the cat")))]
#[case::delete_record(|c: &WriteTxn<'_>| c.delete::<Contact>(id(6)))]
#[case::record(|c: &WriteTxn<'_>| c.put(&checklist_item(4, "a bag")))]
#[case::add_milestone(|c: &WriteTxn<'_>| c.add_milestone(&milestone(6, 2, "a hundred days")))]
#[case::milestone(|c: &WriteTxn<'_>| c.replace_milestone(&milestone(5, 2, "payday")))]
#[case::delete_and_write_again(|c: &WriteTxn<'_>| {
    c.delete_entry(id(10))?;
    c.add_entry(&entry(10, "2026-11-11", Some("again"), checkin(&[(2, Used::Yes)])))
})]
#[case::add_and_delete(|c: &WriteTxn<'_>| {
    c.add_entry(&entry(20, "2026-11-17", Some("again"), checkin(&[(1, Used::Yes)])))?;
    c.delete_entry(id(20))
})]
#[case::delete_all(|c: &WriteTxn<'_>| (10..=16).try_for_each(|n| c.delete_entry(id(n))))]
#[case::several(|c: &WriteTxn<'_>| {
    c.replace_focus(&focus(1, "smack"))?;
    c.delete_entry(id(10))?;
    c.add_entry(&entry(21, "2026-11-18", None, checkin(&[(1, Used::No)])))?;
    c.replace_entry(&entry(21, "2026-11-18", Some("again"), checkin(&[])))
})]
fn undo_after_a_change_leaves_no_difference(#[case] work: Work) {
    let sandbox = Sandbox::new();
    let journal = sandbox.create();
    furnish(&journal);
    let before = Contents::of(&journal);
    change(&journal, work).unwrap();
    assert_ne!(Contents::of(&journal), before);
    let undone = journal.undo_last(now()).unwrap().unwrap();
    assert_eq!(undone.subject, "a test");
    assert_eq!(Contents::of(&journal), before);
}

#[test]
fn a_change_that_touched_nothing_is_not_remembered() {
    let sandbox = Sandbox::new();
    let journal = sandbox.create();
    change(&journal, |c| c.add_focus(&focus(5, "nicotine"))).unwrap();
    change(&journal, |_| Ok(())).unwrap();
    assert!(journal.undo_last(now()).unwrap().is_some());
    assert_eq!(journal.undo_last(now()).unwrap(), None);
}

#[test]
fn undo_goes_back_to_the_start() {
    let sandbox = Sandbox::new();
    let journal = sandbox.create();
    let empty = Contents::of(&journal);
    furnish(&journal);
    change(&journal, |c| c.delete_entry(id(12))).unwrap();
    while journal.undo_last(now()).unwrap().is_some() {}
    assert_eq!(Contents::of(&journal), empty);
}

#[test]
fn undo_forgets_changes_older_than_thirty_days() {
    let sandbox = Sandbox::new();
    let journal = sandbox.create();
    furnish(&journal);
    let later = Instant::from_seconds(now().seconds() + 31 * 86_400).unwrap();
    let note = entry(30, "2026-12-21", Some("later"), Body::Note);
    let told = daymark::domain::change::Change {
        at: later,
        verb: daymark::domain::change::ChangeKind::Add,
        subject: "note".to_owned(),
    };
    journal.change(&told, |c| c.add_entry(&note)).unwrap();
    assert_eq!(journal.undo_last(later).unwrap(), Some(told));
    assert_eq!(journal.undo_last(later).unwrap(), None);
    assert_eq!(Contents::of(&journal).entries.len(), 7);
}

#[test]
fn what_is_erased_cannot_be_undone() {
    let sandbox = Sandbox::new();
    let journal = sandbox.create();
    furnish(&journal);
    journal.erase_entries(&[id(12)], now()).unwrap();
    change(&journal, |c| c.delete_entry(id(10))).unwrap();
    journal.erase_entries(&[id(10)], now()).unwrap();
    while journal.undo_last(now()).unwrap().is_some() {}
    let left = Contents::of(&journal);
    assert_eq!(left.entries, []);
    assert_eq!(left.found, []);
    let ids: Vec<_> = left.tombstones.iter().map(|tombstone| tombstone.id).collect();
    assert_eq!(ids, [id(10), id(12)]);
}

#[rstest]
#[case::one(|c: &WriteTxn<'_>| c.add_entry(&entry(12, "2026-11-15", Some("back"), Body::Note)))]
#[case::in_a_batch(|c: &WriteTxn<'_>| {
    let mut batch = c.batch(Order::default())?;
    batch.add(&entry(12, "2026-11-15", Some("back"), Body::Note))?;
    batch.finish()
})]
fn a_deleted_entry_that_came_back_is_deleted_again(#[case] come_back: Work) {
    let sandbox = Sandbox::new();
    let journal = sandbox.create();
    furnish(&journal);
    change(&journal, |c| c.delete_entry(id(12))).unwrap();
    let before = Contents::of(&journal);
    change(&journal, come_back).unwrap();
    assert_eq!(Contents::of(&journal).tombstones.len() + 1, before.tombstones.len());
    journal.undo_last(now()).unwrap().unwrap();
    assert_eq!(Contents::of(&journal), before);
}
