//! What is written is what is read.

use daymark::domain::code::Code;
use daymark::domain::entry::checkin::Used;
use daymark::domain::entry::coping::Coping;
use daymark::domain::entry::situation::{Situation, Situations};
use daymark::domain::entry::{Body, Entry, EntryKind};
use daymark::domain::query::Query;
use daymark::domain::recovery::day_status::DayStatus::{NoUse, Unknown, Use};
use daymark::domain::time::day::Day;
use daymark::storage::Error;
use rstest::rstest;

use crate::support::{self, *};

#[test]
fn entries_survive_closing_and_opening() {
    let sandbox = Sandbox::new();
    furnish(&sandbox.create());
    let before = Contents::of(&sandbox.open().unwrap());
    assert_eq!(before.entries.len(), 7);
    assert_eq!(
        before.entries[0],
        entry(10, "2026-11-18", Some("slept again"), checkin(&[(1, Used::No), (2, Used::Skip)]))
    );
    assert_eq!(before.entries[1].body, craving());
    assert_eq!(before.entries[2].body, return_to_use(1));
    assert_eq!(before.focuses, [focus(1, "heroin"), focus(2, "alcohol")]);
    assert_eq!(before.routines, [routine(3, "evening walk")]);
    let found = [12, 10, 11, 16, 12, 16, 14, 10, 16, 16, 12];
    assert_eq!(before.found, found.map(id));
}

#[test]
fn one_entry_is_read_like_the_whole() {
    let sandbox = Sandbox::new();
    let journal = sandbox.create();
    furnish(&journal);
    for entry in Contents::of(&journal).entries {
        assert_eq!(journal.entry(entry.id).unwrap(), Some(entry));
    }
    assert_eq!(journal.entry(id(99)).unwrap(), None);
}

#[test]
fn readings_are_the_figures_without_the_words() {
    let sandbox = Sandbox::new();
    let journal = sandbox.create();
    furnish(&journal);
    let read = as_of(&journal).readings(day("2026-11-18"), day("2026-11-19")).unwrap();
    let [checkin, craving] = read.as_slice() else { panic!("{read:?}") };
    assert_eq!((checkin.day, craving.day), (day("2026-11-18"), day("2026-11-18")));
    let (Some(checkin), Some(craving)) = (checkin.checkin(), craving.craving()) else {
        panic!("{read:?}")
    };
    assert!(checkin.feelings.is_empty() && checkin.small.is_none());
    assert!(craving.feelings.is_empty() && craving.tags.is_empty() && craving.thought.is_none());
    let (Body::CheckIn(told), Body::Craving(had)) = (support::checkin(&[]), support::craving())
    else {
        panic!("the sandbox makes other entries")
    };
    assert_eq!(
        (checkin.ratings.mood, checkin.sleep_hours, checkin.situations),
        (told.ratings.mood, told.sleep_hours, told.situations)
    );
    assert_eq!(
        (craving.intensity, craving.minutes, craving.situations, craving.after, craving.acted),
        (had.intensity, had.minutes, had.situations, had.after, had.acted)
    );
    assert_eq!(craving.coping, had.coping);
}

#[test]
fn the_first_reading_is_not_of_a_note_or_a_use() {
    let sandbox = Sandbox::new();
    let journal = sandbox.create();
    change(&journal, |txn| txn.add_focus(&focus(1, "heroin"))).unwrap();
    let entries = [
        entry(10, "2020-01-01", Some("again"), Body::Note),
        entry(11, "2020-01-02", None, return_to_use(1)),
        entry(12, "2026-11-20", None, support::checkin(&[(1, Used::No)])),
        entry(13, "2026-11-19", None, support::craving()),
    ];
    let first = entries.map(|entry| {
        change(&journal, |txn| txn.add_entry(&entry)).unwrap();
        journal.first_reading().unwrap()
    });
    assert_eq!(first, [None, None, Some(day("2026-11-20")), Some(day("2026-11-19"))]);
}

#[test]
fn notes_come_in_the_order_of_time_and_private_ones_do_not() {
    let sandbox = Sandbox::new();
    let journal = sandbox.create();
    furnish(&journal);
    let secret = Entry { private: true, ..entry(30, "2026-11-19", Some("secret"), Body::Note) };
    change(&journal, |txn| txn.add_entry(&secret)).unwrap();
    let notes = as_of(&journal).notes(day("2026-11-18"), day("2026-11-20")).unwrap();
    let ids: Vec<_> = notes.iter().map(|note| note.id).collect();
    assert_eq!(ids, [id(10), id(12), id(13)]);
}

#[test]
fn every_day_tells_its_status_for_each_focus() {
    let sandbox = Sandbox::new();
    let journal = sandbox.create();
    furnish(&journal);
    let focuses = journal.focuses().unwrap();
    let mut told = Vec::new();
    let whole = (Day::first(), Day::last());
    as_of(&journal)
        .each_day(whole, &focuses, |d| {
            told.push((d.day.to_string(), d.checked_in, d.status(0), d.status(1)));
        })
        .unwrap();
    assert_eq!(
        told,
        [
            ("2026-11-18".to_owned(), true, NoUse, Unknown),
            ("2026-11-19".to_owned(), false, Use, Unknown),
            ("2026-11-20".to_owned(), true, Unknown, Unknown),
        ]
    );
}

#[rstest]
#[case::everything(Query::default(), &[14, 13, 12, 11, 10, 16, 15])]
#[case::newest(Query { limit: Some(2), ..Query::default() }, &[14, 13])]
#[case::kinds(Query { kinds: vec![EntryKind::Use, EntryKind::Note], ..Query::default() }, &[13, 12])]
#[case::from(Query { from: Some(day("2026-11-19")), ..Query::default() }, &[14, 13, 12])]
#[case::to(Query { to: Some(day("2026-11-18")), ..Query::default() }, &[11, 10, 16, 15])]
#[case::situation(Query { situation: Some(Situation::Conflict), ..Query::default() }, &[11])]
#[case::tag(Query { tag: Some("PAYDAY".parse().unwrap()), ..Query::default() }, &[11])]
#[case::words(Query { words: vec!["again".into(), "slep*".into()], ..Query::default() }, &[10])]
#[case::accents(Query { words: vec!["grusse".into()], ..Query::default() }, &[])]
#[case::fold(Query { words: vec!["GRUß*".into()], ..Query::default() }, &[13])]
fn a_list_holds_what_is_asked_for(#[case] query: Query, #[case] expected: &[u8]) {
    let sandbox = Sandbox::new();
    let journal = sandbox.create();
    furnish(&journal);
    let expected: Vec<_> = expected.iter().map(|n| id(*n)).collect();
    assert_eq!(journal.list(&query).unwrap(), expected);
}

#[test]
fn private_words_are_never_found() {
    let sandbox = Sandbox::new();
    let journal = sandbox.create();
    let mut secret = entry(1, "2026-11-20", Some("payday"), Body::Note);
    let find = || {
        let words = vec!["payday".to_owned()];
        journal.list(&Query { words, ..Query::default() }).unwrap()
    };
    change(&journal, |txn| txn.add_entry(&secret)).unwrap();
    assert_eq!(find(), [id(1)]);
    secret.private = true;
    change(&journal, |txn| txn.replace_entry(&secret)).unwrap();
    assert_eq!(find(), []);
}

#[test]
fn a_day_has_one_checkin() {
    let sandbox = Sandbox::new();
    let journal = sandbox.create();
    let add = |n| change(&journal, |c| c.add_entry(&entry(n, "2026-11-20", None, checkin(&[]))));
    add(1).unwrap();
    let refused = add(2).unwrap_err();
    assert_eq!(refused.to_string(), "20 November 2026 already has a check-in");
    assert_eq!(Contents::of(&journal).entries.len(), 1);
}

#[test]
fn an_entry_of_an_unknown_focus_is_refused_whole() {
    let sandbox = Sandbox::new();
    let journal = sandbox.create();
    let refused =
        change(&journal, |c| c.add_entry(&entry(1, "2026-11-20", None, checkin(&[(9, Used::No)]))));
    assert!(matches!(refused, Err(Error::Conflict(_))), "{refused:?}");
    assert_eq!(Contents::of(&journal).entries, []);
    assert_eq!(journal.last_change().unwrap(), None);
}

#[rstest]
#[case::same("heroin")]
#[case::other_case("HEROIN")]
fn two_focuses_never_share_a_name(#[case] name: &str) {
    let sandbox = Sandbox::new();
    let journal = sandbox.create();
    change(&journal, |c| c.add_focus(&focus(1, "heroin"))).unwrap();
    assert!(matches!(change(&journal, |c| c.add_focus(&focus(2, name))), Err(Error::Conflict(_))));
}

#[test]
fn short_ids_grow_until_they_are_unique() {
    let sandbox = Sandbox::new();
    let journal = sandbox.create();
    let mut close = [7; 16];
    close[3] = 8;
    let close = daymark::domain::id::Id::from_random(close);
    for id in [id(7), close, id(9)] {
        let note =
            daymark::domain::entry::Entry { id, ..entry(1, "2026-11-20", Some("x"), Body::Note) };
        change(&journal, |c| c.add_entry(&note)).unwrap();
    }
    assert_eq!(journal.short_id(id(7)).unwrap(), "07070707");
    assert_eq!(journal.short_id(close).unwrap(), "07070708");
    assert_eq!(journal.short_id(id(9)).unwrap(), "0909");
}

/// The numbers that stand for words in the stored form are told where they are stored.
#[test]
fn stored_numbers_stand_for_the_words_of_the_domain() {
    let told = include_str!("../../src/storage/migrations/0004_entries.sql").replace("\n--", "");
    let bit = |s: Situation| Situations::from_iter([s]).bits().into();
    let situations = Situation::ALL.iter().map(|s| (bit(*s), s.code()));
    let ways = (0..).zip(Coping::ALL).map(|(n, way)| (1u64 << n, way.code()));
    for (bit, code) in situations.chain(ways) {
        assert!(told.contains(&format!("{bit} {code}")), "{bit} {code}");
    }
}
