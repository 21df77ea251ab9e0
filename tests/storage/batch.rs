//! Entries that come all at once, from another copy.

use daymark::domain::entry::{Body, Entry};
use daymark::domain::query::Query;
use daymark::domain::records::routine::MarkOutcome;
use daymark::domain::time::moment::Moment;
use daymark::storage::Order;

use crate::support::*;

fn note(n: u8, recorded: &str) -> Entry {
    let at: Moment = recorded.parse().unwrap();
    Entry { recorded_at: at.into(), ..entry(n, "2026-11-18", Some("again"), Body::Note) }
}

#[test]
fn entries_count_as_written_in_the_order_of_their_times() {
    let sandbox = Sandbox::new();
    let journal = sandbox.create();
    change(&journal, |c| c.add_entry(&note(50, "2026-11-20T08:00:00Z"))).unwrap();
    change(&journal, |c| {
        let notes = [
            note(1, "2026-11-18T08:00:00Z"),
            note(2, "2026-11-19T08:00:00Z"),
            note(4, "2026-11-17T08:00:00Z"),
            note(3, "2026-11-19T08:00:00Z"),
        ];
        let mut order = Order::default();
        for note in &notes {
            order.push(note);
        }
        let mut batch = c.batch(order)?;
        // One that nobody knew of is the last.
        batch.add(&note(5, "2026-11-16T08:00:00Z"))?;
        notes.iter().try_for_each(|note| batch.add(note))?;
        batch.finish()
    })
    .unwrap();

    let mut last = Vec::new();
    while let Some(newest) = journal.newest_entries(1).unwrap().first().copied() {
        last.push(newest);
        change(&journal, |c| c.delete_entry(newest)).unwrap();
    }
    assert_eq!(last, [id(5), id(3), id(2), id(1), id(4), id(50)]);
}

#[test]
fn words_of_a_batch_are_found_until_it_is_undone() {
    let sandbox = Sandbox::new();
    let journal = sandbox.create();
    furnish(&journal);
    let before = Contents::of(&journal);
    change(&journal, |c| {
        let mut batch = c.batch(Order::default())?;
        batch.add(&note(2, "2026-11-18T08:00:00Z"))?;
        batch.add(&note(1, "2026-11-19T08:00:00Z"))?;
        batch.finish()
    })
    .unwrap();
    let find = || journal.list(&Query { words: vec!["again".into()], ..Query::default() }).unwrap();
    assert_eq!(find().iter().filter(|found| [id(1), id(2)].contains(found)).count(), 2);
    journal.undo_last(now()).unwrap();
    assert_eq!(Contents::of(&journal), before);
}

#[test]
fn what_is_here_of_another_copy_can_be_asked() {
    let sandbox = Sandbox::new();
    let journal = sandbox.create();
    furnish(&journal);
    let walked = mark(3, "2026-11-18", MarkOutcome::Done);
    assert_eq!(journal.mark(id(3), day("2026-11-18")).unwrap(), Some(walked));
    assert_eq!(journal.mark(id(3), day("2026-11-19")).unwrap(), None);
    assert_eq!(journal.deleted_at(id(13)).unwrap(), None);
    change(&journal, |c| c.delete_entry(id(13))).unwrap();
    assert_eq!(journal.deleted_at(id(13)).unwrap(), Some(now()));
}

#[test]
fn a_long_read_lets_others_write_between_its_steps() {
    let sandbox = Sandbox::new();
    let (journal, other) = (sandbox.create(), sandbox.open().unwrap());
    let mut reads = journal.long_read();
    for _ in 0..256 {
        reads.step().unwrap();
        assert_eq!(journal.newest_entries(1).unwrap(), []);
    }
    reads.step().unwrap();
    change(&other, |c| c.add_entry(&note(1, "2026-11-18T08:00:00Z"))).unwrap();
    assert_eq!(journal.newest_entries(1).unwrap(), [id(1)]);
}
