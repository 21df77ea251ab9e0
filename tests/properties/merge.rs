//! What holds of copies that are merged: which into which, in what order and how often makes no difference.

use std::io;

use proptest::prelude::*;
use serde::Serialize;

use daymark::app::export::{self, RowSink};
use daymark::domain::entry::checkin::{CheckIn, Used};
use daymark::domain::entry::{Body, Entry, Tombstone};
use daymark::domain::focus_kind::FocusKind;
use daymark::domain::id::Id;
use daymark::domain::rating::Ratings;
use daymark::domain::record::{Meta, Record};
use daymark::domain::records::contact::Contact;
use daymark::domain::records::focus::{Attempt, Focus};
use daymark::domain::records::plan_line::PlanLine;
use daymark::domain::recovery::milestone::OwnMilestone;
use daymark::domain::time::moment::{Instant, Moment};
use daymark::render::export::json::JournalFile;
use daymark::report::journal_file::{List, Rows};
use daymark::storage::{Journal, Result as Stored, WriteTxn};

use crate::hold;
use crate::journal::{TestJournal, this_day};

/// What one copy holds of each thing that copies may share: the version, 0 being the first one.
#[derive(Debug, Clone)]
struct Version {
    thing: u8,
    no: u8,
    gone: bool,
}

/// Notes, of which some are gone.
const NOTES: u8 = 4;

/// Check-ins, on two days.
const CHECKINS: u8 = 4;

/// A contact, a line of the plan, a new start, a milestone and a focus.
const RECORDS: u8 = 5;

fn id(of: u8, thing: u8) -> Id {
    Id::from_random([of * 16 + thing; 16])
}

fn at(version: u8) -> Instant {
    Instant::from_seconds(
        Moment::try_from("2026-11-18T08:00:00+00:00".to_owned()).unwrap().seconds()
            + i64::from(version),
    )
    .unwrap()
}

/// Words of a version: copies that changed it at one time did not change it alike.
fn words(thing: u8, version: u8, copy: u8) -> String {
    if version == 0 {
        format!("{thing} at first")
    } else {
        format!("{thing} as {version} of {copy}")
    }
}

fn copies() -> impl Strategy<Value = [Vec<Version>; 3]> {
    let version = (0..NOTES + CHECKINS + RECORDS, 0..4u8, any::<bool>())
        .prop_map(|(thing, version, gone)| Version { thing, no: version, gone });
    let copy = || proptest::collection::vec(version.clone(), 0..10);
    [copy(), copy(), copy()]
}

/// The file of a copy that has these versions.
fn file(kept: &TestJournal, versions: &[Version], copy: u8) -> String {
    let mut known = Vec::new();
    let mut days = Vec::new();
    kept.change(|txn| {
        for one in versions {
            if !known.contains(&one.thing) {
                known.push(one.thing);
                put(txn, one, copy, &mut days)?;
            }
        }
        Ok(())
    });
    let text = exported(&kept.journal);
    kept.undo_all();
    text
}

fn put(txn: &WriteTxn<'_>, one: &Version, copy: u8, days: &mut Vec<u8>) -> Stored<()> {
    let Version { thing, no: version, gone } = *one;
    let words = words(thing, version, copy);
    let at = at(version);
    let moment = Moment::from_parts(self::at(0).seconds(), 60).unwrap();
    let first = self::at(0);
    if thing < NOTES {
        let id = id(4, thing);
        // Some notes are changed, others deleted.
        if thing % 2 == 0 {
            let entry = Entry::new(id, this_day().plus(-4), moment, first, Body::Note);
            let entry = Entry { note: self::words(thing, 0, 0).parse().ok(), ..entry };
            if !gone {
                return txn.add_entry(&entry);
            }
            return txn.add_tombstone(Tombstone { id, deleted_at: at });
        }
        let entry = Entry::new(id, this_day().plus(-3), moment, first, Body::Note);
        return txn.add_entry(&Entry { note: words.parse().ok(), updated_at: at, ..entry });
    }
    let thing = thing - NOTES;
    if thing < CHECKINS {
        let day = thing % 2;
        if days.contains(&day) {
            return Ok(());
        }
        days.push(day);
        // A check-in has one version; which of two on one day stands is what differs.
        let mood = Some(thing.try_into().unwrap());
        let mut checkin =
            CheckIn { ratings: Ratings { mood, ..Ratings::default() }, ..CheckIn::default() };
        checkin.set_used(self::id(0, 1), if thing == 2 { Used::Yes } else { Used::No });
        let day = this_day().plus(-10 - i32::from(day));
        let entry = Entry::new(id(5, thing), day, moment, first, Body::CheckIn(checkin));
        let updated_at = self::at(thing / 2);
        return txn.add_entry(&Entry {
            note: self::words(thing, 0, 0).parse().ok(),
            updated_at,
            ..entry
        });
    }
    match thing - CHECKINS {
        0 => {
            let meta = Meta {
                id: id(6, copy),
                name: "Ana".parse().unwrap(),
                position: 0,
                archived_at: None,
                updated_at: at,
            };
            txn.put(&Contact::begin(meta))
        }
        1 => {
            // A history has one wording a second.
            let at = if version == 0 { at } else { self::at(4 * version + copy) };
            let name = "call Ana".parse().unwrap();
            let meta = Meta { id: id(7, 0), name, position: 0, archived_at: None, updated_at: at };
            let mut line = PlanLine::begin(meta);
            (line.section, line.words) = ("coping".parse().ok(), words.parse().ok());
            txn.put(&line)
        }
        2 => {
            let one = OwnMilestone {
                id: id(9, copy),
                focus: self::id(0, 1),
                name: "the lease".parse().unwrap(),
                after: "100d".parse().unwrap(),
                archived_at: gone.then_some(at),
                archived_on: gone.then(this_day),
                updated_at: at,
                weeks_within: Vec::new(),
            };
            txn.add_milestone(&one)
        }
        3 => txn.add_focus(&Focus {
            id: id(10, copy),
            name: "wine".parse().unwrap(),
            kind: FocusKind::Alcohol,
            attempts: vec![Attempt {
                id: id(11, copy),
                since: this_day().plus(-20),
                learned: None,
            }],
            updated_at: at,
            ..txn.read().focuses()?.remove(0)
        }),
        _ => {
            let mut focus = txn.read().focuses()?.remove(0);
            let since = this_day().plus(-1 - i32::from(copy));
            focus.attempts.push(Attempt { id: id(8, copy), since, learned: None });
            focus.updated_at = at;
            txn.replace_focus(&focus)
        }
    }
}

/// The file that a journal is exported to.
pub(crate) fn exported(journal: &Journal) -> String {
    let mut file = File(JournalFile::begin(Vec::new()).unwrap());
    export::each_row(journal, &mut file).unwrap();
    String::from_utf8(file.0.finish().unwrap()).unwrap()
}

struct File(JournalFile<Vec<u8>>);

impl RowSink for File {
    type Error = Box<dyn std::error::Error>;

    fn row(&mut self, list: List, row: &impl Serialize) -> Result<(), Self::Error> {
        Ok::<_, io::Error>(self.0.row(list, row)?).map_err(Into::into)
    }
}

/// What a journal holds after these copies were merged in this order.
fn merged(kept: &TestJournal, copies: &[&str]) -> String {
    for copy in copies {
        kept.merge(copy);
    }
    let text = exported(&kept.journal);
    kept.undo_all();
    text
}

#[test]
fn merging_is_commutative_associative_and_idempotent() {
    hold(copies(), |kept, versions| {
        let mut files = versions.iter().zip(1..).map(|(one, copy)| file(kept, one, copy));
        let [a, b, c] = [(); 3].map(|()| files.next().unwrap());
        let (a, b, c) = (a.as_str(), b.as_str(), c.as_str());
        let ab = merged(kept, &[a, b]);
        prop_assert_eq!(&ab, &merged(kept, &[b, a]));
        let bc = merged(kept, &[b, c]);
        let all = merged(kept, &[&ab, c]);
        prop_assert_eq!(&all, &merged(kept, &[a, &bc]));
        prop_assert_eq!(&all, &merged(kept, &[&all, b, &ab, c]));
        Ok(())
    });
}
