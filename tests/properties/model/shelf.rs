//! The records of one noun as a plain list in memory, and what a step does to them.

use proptest::sample::Index;

use daymark::domain::id::Id;
use daymark::domain::record::{FocusRef, Input, Meta, ParseContext, Surroundings};
use daymark::domain::time::moment::{Instant, Moment};
use daymark::domain::time::parse_date::BadWhen;
use daymark::storage::{Reader, Result, Table, WriteTxn};

use crate::journal::this_day;

/// Work on a journal.
type Work = Box<dyn FnOnce(&WriteTxn<'_>) -> Result<()>>;

/// What became of a step in memory: nothing, this work, or this work, which is to be refused.
pub(super) enum Done {
    Nothing,
    Work(Work),
    Refused(Work),
}

impl Done {
    pub(super) fn work(work: impl FnOnce(&WriteTxn<'_>) -> Result<()> + 'static) -> Self {
        Self::Work(Box::new(work))
    }

    pub(super) fn refused(work: impl FnOnce(&WriteTxn<'_>) -> Result<()> + 'static) -> Self {
        Self::Refused(Box::new(work))
    }
}

/// The records of one kind.
pub(super) trait Shelf {
    fn copy(&self) -> Box<dyn Shelf>;
    fn command(&self) -> &'static str;
    fn ids(&self) -> Vec<Id>;
    fn add(&mut self, name: &'static str, values: &[Index], around: &Around) -> Done;
    fn rename(&mut self, which: Index, name: &'static str, around: &Around) -> Done;
    fn set(&mut self, which: Index, field: Index, value: Option<Index>, around: &Around) -> Done;
    fn archive(&mut self, which: Index, around: &Around) -> Done;
    fn delete(&mut self, which: Index) -> (Option<Id>, Done);
    /// How it differs from what a journal has.
    fn differs(&self, journal: &Reader, around: &Around) -> Option<String>;
}

/// What the fields of a record are read with, the second in which that is done, and the id of what is new then.
pub(super) struct Around {
    pub(super) focuses: Vec<FocusRef>,
    pub(super) id: Id,
    pub(super) at: Instant,
}

impl Around {
    fn parse(&self) -> ParseContext<'_> {
        const MOMENT: &dyn Fn(&str) -> std::result::Result<Moment, BadWhen> =
            &|text| Ok(Moment::try_from(text.to_owned()).unwrap());
        ParseContext { today: this_day(), focuses: &self.focuses, moment: MOMENT }
    }

    fn surroundings(&self) -> Surroundings<'_> {
        Surroundings { today: this_day(), focuses: &self.focuses }
    }
}

#[derive(Clone)]
pub(super) struct Kept<R>(pub(super) Vec<R>);

impl<R: Table> Kept<R> {
    fn names_another(&self, id: Id, name: &str) -> bool {
        let same = |one: &R| one.meta().name.as_str().to_lowercase() == name.to_lowercase();
        R::UNIQUE && self.0.iter().any(|one| one.meta().id != id && same(one))
    }

    /// Puts one in its place, if it is one that a command would put there.
    fn put(&mut self, record: R) -> Done {
        let meta = record.meta();
        if record.check().is_err() || record.missing().is_some() {
            return Done::Nothing;
        }
        let (given, id) = (record.clone(), meta.id);
        if self.names_another(id, meta.name.as_str()) {
            return Done::refused(move |txn| txn.put(&given));
        }
        match self.0.iter_mut().find(|one| one.meta().id == id) {
            Some(there) => *there = record,
            None => self.0.push(record),
        }
        Done::work(move |txn| txn.put(&given))
    }

    fn change(&mut self, which: Index, around: &Around, change: impl FnOnce(&mut R)) -> Done {
        if self.0.is_empty() {
            return Done::Nothing;
        }
        let before = which.get(&self.0).clone();
        let mut after = before.clone();
        change(&mut after);
        if after == before {
            return Done::Nothing;
        }
        after.meta_mut().updated_at = around.at;
        after.succeed(&before);
        self.put(after)
    }
}

impl<R: Table> Shelf for Kept<R> {
    fn copy(&self) -> Box<dyn Shelf> {
        Box::new(self.clone())
    }

    fn command(&self) -> &'static str {
        R::NOUN.command
    }

    fn ids(&self) -> Vec<Id> {
        self.0.iter().map(|one| one.meta().id).collect()
    }

    fn add(&mut self, name: &'static str, values: &[Index], around: &Around) -> Done {
        let position = u32::try_from(self.0.len()).unwrap();
        let name = name.parse().unwrap();
        let meta = Meta { id: around.id, name, position, archived_at: None, updated_at: around.at };
        let mut record = R::begin(meta);
        for (field, value) in R::FIELDS.iter().zip(values.iter().cycle()) {
            // What does not go with the others stays away, as if it had not been given.
            let before = record.clone();
            let given = value.get(&examples(field.input)).clone();
            let set = (field.set)(&mut record, Some(&given), &around.parse());
            if set.is_err() || record.check().is_err() {
                record = before;
            }
        }
        self.put(record)
    }

    fn rename(&mut self, which: Index, name: &'static str, around: &Around) -> Done {
        self.change(which, around, |record| record.meta_mut().name = name.parse().unwrap())
    }

    fn set(&mut self, which: Index, field: Index, value: Option<Index>, around: &Around) -> Done {
        if R::FIELDS.is_empty() {
            return Done::Nothing;
        }
        let field = &R::FIELDS[field.index(R::FIELDS.len())];
        let value = value.map(|value| value.get(&examples(field.input)).clone());
        self.change(which, around, |record| {
            let before = record.clone();
            if (field.set)(record, value.as_deref(), &around.parse()).is_err() {
                *record = before;
            }
        })
    }

    fn archive(&mut self, which: Index, around: &Around) -> Done {
        self.change(which, around, |record| {
            if record.meta().archived_at.is_some() {
                record.restore(this_day());
            } else {
                record.archive(around.at, this_day());
            }
        })
    }

    fn delete(&mut self, which: Index) -> (Option<Id>, Done) {
        if self.0.is_empty() {
            return (None, Done::Nothing);
        }
        let id = self.0.remove(which.index(self.0.len())).meta().id;
        (Some(id), Done::work(move |txn| txn.delete::<R>(id)))
    }

    fn differs(&self, journal: &Reader, around: &Around) -> Option<String> {
        let mut found = journal.all::<R>().unwrap();
        let mut expected = self.0.clone();
        expected.sort_by_key(|one| (one.meta().position, one.meta().id));
        for record in found.iter_mut().chain(&mut expected) {
            record.look_up(&around.surroundings());
        }
        (found != expected).then(|| format!("{found:#?}\nand not\n{expected:#?}"))
    }
}

/// Values that a field takes.
fn examples(input: Input) -> Vec<String> {
    let examples: &[&str] = match input {
        Input::Line => &["30d", "a word", "=1+1 日本 \u{202e}x"],
        Input::Text => &["in my own words", "two\nlines\twith a \"quote\"", "\u{1b}[2J"],
        Input::Focus => &["opioid-short", "alcohol"],
        Input::Schedule => &["day", "mon,thu", "3/week", "28d", "2/day"],
        Input::Within => &["1d", "3d"],
        Input::After => &["30d", "6m"],
        Input::DayTime => &["evening", "19:00"],
        Input::Number => &["0", "3", "7"],
        Input::Decimal => &["0", "2.5", "7"],
        Input::Flag => &["yes", "no"],
        Input::Choice(list) => return list.codes().into_iter().map(str::to_owned).collect(),
        Input::Day => &["2026-11-18", "2026-10-01", "2026-11-20"],
        Input::Moment => &["2026-11-18T10:00:00+01:00", "2026-11-22T10:00:00-03:30"],
    };
    examples.iter().copied().map(str::to_owned).collect()
}
