//! What a person does one after the other, to a journal and to plain lists in memory: both hold the same
//! after each step, after each undo, and in a copy that is read into an empty journal.

mod focuses;
mod shelf;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, TestRunner};

use daymark::domain::change::{Change, ChangeKind};
use daymark::domain::code::Code;
use daymark::domain::entry::{Entry, EntryKind};
use daymark::domain::id::Id;
use daymark::domain::record::FocusRef;
use daymark::domain::records::focus::Focus;
use daymark::domain::records::routine::{Mark, MarkOutcome};
use daymark::domain::time::day::Day;
use daymark::domain::time::moment::Instant;
use daymark::storage::registry::{EachRecord, each_record};
use daymark::storage::{Error, Reader, Result, Table};

use crate::journal::{TestJournal, entry, moment, now, this_day};
use crate::merge::exported;
use focuses::{Focuses, Milestones};
use shelf::{Around, Done, Kept, Shelf};

/// Few names, of which two are one, and one is that of a focus.
const NAMES: [&str; 6] = ["Ana", "ANA", "evening star", "日本 <b>", "z", "Alcohol"];

#[test]
fn a_journal_is_what_plain_lists_would_be() {
    follow(256, 12);
}

#[test]
#[ignore = "the long form, for `just soak`"]
fn a_journal_is_what_plain_lists_would_be_at_length() {
    follow(20_000, 24);
}

/// Something that a person does; what it is done to is counted among those that are there.
#[derive(Debug, Clone)]
enum Step {
    Add { noun: Index, name: &'static str, values: Vec<Index> },
    Rename { noun: Index, which: Index, name: &'static str },
    Set { noun: Index, which: Index, field: Index, value: Option<Index> },
    Archive { noun: Index, which: Index },
    Delete { noun: Index, which: Index },
    Mark { which: Index, ago: i32, outcome: MarkOutcome },
    Write(Box<Entry>),
    Date { which: Index, ago: i32 },
    Remove(Index),
    Undo,
    Copy,
}

/// Few nouns, so that much is done to each, and what is done to them.
fn steps(most: usize) -> impl Strategy<Value = ([Index; 3], Vec<Step>)> {
    let index = any::<Index>;
    let name = || select(&NAMES[..]);
    let step = prop_oneof![
        8 => (index(), name(), proptest::collection::vec(index(), 12))
            .prop_map(|(noun, name, values)| Step::Add { noun, name, values }),
        1 => (index(), index(), name())
            .prop_map(|(noun, which, name)| Step::Rename { noun, which, name }),
        6 => (index(), index(), index(), proptest::option::weighted(0.7, index()))
            .prop_map(|(noun, which, field, value)| Step::Set { noun, which, field, value }),
        2 => (index(), index()).prop_map(|(noun, which)| Step::Archive { noun, which }),
        2 => (index(), index()).prop_map(|(noun, which)| Step::Delete { noun, which }),
        2 => (index(), 0..4i32, select(MarkOutcome::ALL))
            .prop_map(|(which, ago, outcome)| Step::Mark { which, ago, outcome }),
        4 => entry().prop_map(|entry| Step::Write(Box::new(entry))),
        1 => (index(), 0..40i32).prop_map(|(which, ago)| Step::Date { which, ago }),
        1 => index().prop_map(Step::Remove),
        3 => Just(Step::Undo),
        1 => Just(Step::Copy),
    ];
    (any::<[Index; 3]>(), proptest::collection::vec(step, 1..=most))
}

/// All that a journal holds, in plain lists.
struct Memory {
    /// The nouns that something is done to.
    nouns: [Index; 3],
    shelves: Vec<Box<dyn Shelf>>,
    marks: BTreeMap<(Day, Id), Mark>,
    entries: BTreeMap<Id, Entry>,
    gone: BTreeSet<Id>,
}

impl Clone for Memory {
    fn clone(&self) -> Self {
        Self {
            nouns: self.nouns,
            shelves: self.shelves.iter().map(|one| one.copy()).collect(),
            marks: self.marks.clone(),
            entries: self.entries.clone(),
            gone: self.gone.clone(),
        }
    }
}

impl EachRecord for Memory {
    type Error = Infallible;

    fn visit<R: Table>(&mut self) -> std::result::Result<(), Infallible> {
        self.shelves.push(Box::new(Kept::<R>(Vec::new())));
        Ok(())
    }
}

impl Memory {
    fn of(nouns: [Index; 3], focuses: Vec<Focus>) -> Self {
        let mut memory = Self {
            nouns,
            shelves: Vec::new(),
            marks: BTreeMap::new(),
            entries: BTreeMap::new(),
            gone: BTreeSet::new(),
        };
        let Ok(()) = each_record(&mut memory);
        memory.shelves.push(Box::new(Focuses(focuses)));
        memory.shelves.push(Box::new(Milestones(Vec::new())));
        memory
    }

    fn shelf(&mut self, noun: Index) -> &mut Box<dyn Shelf> {
        let at = noun.get(&self.nouns).index(self.shelves.len());
        &mut self.shelves[at]
    }

    /// Takes a step in memory; what is to be done to the journal.
    fn take(&mut self, step: &Step, around: &Around) -> Done {
        let nth = |which: Index, entries: &BTreeMap<Id, Entry>| {
            let ids: Vec<_> = entries.keys().copied().collect();
            (!ids.is_empty()).then(|| *which.get(&ids))
        };
        match step {
            Step::Add { noun, name, values } => self.shelf(*noun).add(name, values, around),
            Step::Rename { noun, which, name } => self.shelf(*noun).rename(*which, name, around),
            Step::Set { noun, which, field, value } => {
                self.shelf(*noun).set(*which, *field, *value, around)
            }
            Step::Archive { noun, which } => self.shelf(*noun).archive(*which, around),
            Step::Delete { noun, which } => {
                let (id, done) = self.shelf(*noun).delete(*which);
                self.gone.extend(id);
                self.marks.retain(|_, mark| Some(mark.routine) != id);
                done
            }
            Step::Mark { which, ago, outcome } => {
                let routines = self.shelves.iter().find(|one| one.command() == "routine");
                let routines = routines.unwrap().ids();
                if routines.is_empty() {
                    return Done::Nothing;
                }
                let mark = Mark {
                    routine: *which.get(&routines),
                    day: this_day().plus(-ago),
                    outcome: *outcome,
                    at: now(),
                    updated_at: around.at,
                };
                self.marks.insert((mark.day, mark.routine), mark);
                Done::work(move |txn| txn.set_mark(&mark))
            }
            Step::Write(entry) => {
                let is_second =
                    |one: &Entry| one.kind() == EntryKind::CheckIn && one.day == entry.day;
                if entry.kind() == EntryKind::CheckIn && self.entries.values().any(is_second) {
                    return Done::Nothing;
                }
                let entry = Entry { id: around.id, ..*entry.clone() };
                self.entries.insert(entry.id, entry.clone());
                Done::work(move |txn| txn.add_entry(&entry))
            }
            Step::Date { which, ago } => {
                let id = nth(*which, &self.entries);
                let Some(entry) = id.and_then(|id| self.entries.get_mut(&id)) else {
                    return Done::Nothing;
                };
                if entry.kind() == EntryKind::CheckIn {
                    return Done::Nothing;
                }
                entry.day = this_day().plus(-ago - 1);
                entry.at = moment(entry.day, 720);
                entry.updated_at = around.at;
                let entry = entry.clone();
                Done::work(move |txn| txn.replace_entry(&entry))
            }
            Step::Remove(which) => {
                let Some(id) = nth(*which, &self.entries) else { return Done::Nothing };
                self.entries.remove(&id);
                self.gone.insert(id);
                Done::work(move |txn| txn.delete_entry(id))
            }
            Step::Undo | Step::Copy => Done::Nothing,
        }
    }

    /// Of what kinds there are some.
    fn kinds(&self) -> Vec<&'static str> {
        let some = self.shelves.iter().filter(|one| !one.ids().is_empty()).map(|one| one.command());
        let marks = (!self.marks.is_empty()).then_some("a mark");
        let entries = (!self.entries.is_empty()).then_some("an entry");
        some.chain(marks).chain(entries).collect()
    }

    /// How a journal differs from it.
    fn differs(&self, journal: &Reader, around: &Around) -> Option<String> {
        if let Some(how) = self.shelves.iter().find_map(|one| one.differs(journal, around)) {
            return Some(how);
        }
        let mut entries = BTreeMap::new();
        let each = |entry: Entry| -> Result<()> {
            entries.insert(entry.id, entry);
            Ok(())
        };
        journal.each_entry(each).unwrap();
        let mut gone = BTreeSet::new();
        let each = |tombstone: daymark::domain::entry::Tombstone| -> Result<()> {
            gone.insert(tombstone.id);
            Ok(())
        };
        journal.each_tombstone(each).unwrap();
        let marks = journal.marks(Day::first(), Day::last()).unwrap();
        let marks: BTreeMap<_, _> =
            marks.into_iter().map(|mark| ((mark.day, mark.routine), mark)).collect();
        if entries != self.entries {
            return Some(format!("{entries:#?}\nand not\n{:#?}", self.entries));
        }
        if marks != self.marks {
            return Some(format!("{marks:#?}\nand not\n{:#?}", self.marks));
        }
        (gone != self.gone).then(|| format!("{gone:?} are gone, and not {:?}", self.gone))
    }
}

/// How many nouns there are that are records.
struct Nouns(usize);

impl EachRecord for Nouns {
    type Error = Infallible;

    fn visit<R: Table>(&mut self) -> std::result::Result<(), Infallible> {
        self.0 += 1;
        Ok(())
    }
}

/// Takes steps on a journal and in memory, and holds the two against each other after each.
fn follow(cases: u32, most: usize) {
    let (kept, other) = (TestJournal::bare(), TestJournal::bare());
    let focuses = kept.journal.focuses().unwrap();
    let empty = exported(&other.journal);
    let seen = RefCell::new(BTreeSet::new());
    let config = Config { cases, ..Config::default() };
    let held = TestRunner::new(config).run(&steps(most), |(nouns, steps)| {
        kept.undo_all();
        other.undo_all();
        let (at, id) = (now().into(), Id::from_random([0; 16]));
        let mut around = Around { focuses: focuses.iter().map(FocusRef::from).collect(), id, at };
        let mut memory = Memory::of(nouns, focuses.clone());

        let mut before = Vec::new();
        for (step, n) in steps.iter().zip(1_u8..) {
            around.at = Instant::from_seconds(now().seconds() + i64::from(n)).unwrap();
            around.id = Id::from_random([100 + n; 16]);
            let earlier = memory.clone();
            match memory.take(step, &around) {
                Done::Work(work) => {
                    prop_assert!(kept.change(work), "{:?} is nothing to undo", step);
                    before.push(earlier);
                    seen.borrow_mut().extend(memory.kinds());
                }
                Done::Refused(work) => {
                    let at = around.at;
                    let change =
                        Change { at, verb: ChangeKind::Add, subject: "refused".to_owned() };
                    let refused = kept.journal.change(&change, work);
                    prop_assert!(matches!(refused, Err(Error::Conflict(_))), "{:?}", refused);
                }
                Done::Nothing if matches!(step, Step::Undo) => {
                    if let Some(earlier) = before.pop() {
                        kept.undo();
                        memory = earlier;
                    }
                }
                Done::Nothing if matches!(step, Step::Copy) => {
                    let copy = exported(&kept.journal);
                    other.merge(&copy);
                    prop_assert_eq!(memory.differs(&other.journal, &around), None);
                    prop_assert_eq!(&exported(&other.journal), &copy);
                    other.undo_all();
                    prop_assert_eq!(&exported(&other.journal), &empty);
                }
                Done::Nothing => {}
            }
            prop_assert_eq!(memory.differs(&kept.journal, &around), None, "after {:?}", step);
        }
        while let Some(earlier) = before.pop() {
            kept.undo();
            prop_assert_eq!(earlier.differs(&kept.journal, &around), None);
        }
        Ok(())
    });
    if let Err(broken) = held {
        panic!("{broken}");
    }
    // Of every kind some were there.
    let mut nouns = Nouns(0);
    let Ok(()) = each_record(&mut nouns);
    assert_eq!(seen.borrow().len(), nouns.0 + 4, "{seen:?}");
}
