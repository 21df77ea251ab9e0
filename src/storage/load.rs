//! Reading entries: the rows of each table in the order of ids, joined as they pass.
//!
//! A whole export and a week are read the same way, each table once from end to end.

use std::collections::BTreeSet;

use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator;
use rusqlite::{Params, Row, Rows};

use crate::domain::checkin::CheckIn;
use crate::domain::coping::Tried;
use crate::domain::craving::Craving;
use crate::domain::day::Day;
use crate::domain::entry::{Body, Entry, EntryKind};
use crate::domain::id::Id;
use crate::domain::moment::Moment;
use crate::domain::return_to_use::ReturnToUse;
use crate::domain::text::Label;

use super::error::{Error, Result};
use super::journal::Journal;

/// The statements that read one choice of entries, one a table.
pub(super) struct Choice {
    pub(super) entries: &'static str,
    pub(super) checkins: &'static str,
    pub(super) cravings: &'static str,
    pub(super) uses: &'static str,
    pub(super) marks: &'static str,
    pub(super) labels: &'static str,
    pub(super) coping: &'static str,
}

macro_rules! choice {
    ($before:literal, $after:literal, $where:literal) => {
        Choice {
            entries: concat!(
                "SELECT id, kind, day, at, utc_offset, recorded_at, updated_at, private, note
                 FROM entry AS e ", $where, " ORDER BY id"),
            checkins: concat!(
                "SELECT x.entry, mood, energy, stress, craving, confidence, distress, sleep_hours, safe, situations
                 FROM ", $before, " checkin AS x ", $after, " ", $where, " ORDER BY x.entry"),
            cravings: concat!(
                "SELECT x.entry, intensity, minutes, situations, place, company, thought, after, acted
                 FROM ", $before, " craving AS x ", $after, " ", $where, " ORDER BY x.entry"),
            uses: concat!(
                "SELECT x.entry, overdose, what, helped, next
                 FROM ", $before, " return_to_use AS x ", $after, " ", $where, " ORDER BY x.entry"),
            marks: concat!(
                "SELECT x.entry, (SELECT f.id FROM focus AS f WHERE f.no = x.focus), x.used
                 FROM ", $before, " day_mark AS x ", $after, " ", $where, " ORDER BY x.entry, x.focus"),
            labels: concat!(
                "SELECT x.entry, role, label
                 FROM ", $before, " label AS x ", $after, " ", $where, " ORDER BY x.entry, role, label"),
            coping: concat!(
                "SELECT x.entry, way, helped
                 FROM ", $before, " coping AS x ", $after, " ", $where, " ORDER BY x.entry, way"),
        }
    };
}

pub(super) const ALL: Choice = choice!("", "", "");
pub(super) const SPAN: Choice =
    choice!("entry AS e CROSS JOIN", "ON x.entry = e.id", "WHERE e.day BETWEEN ?1 AND ?2");
pub(super) const ONE: Choice =
    choice!("entry AS e CROSS JOIN", "ON x.entry = e.id", "WHERE e.id = ?1");

impl Journal {
    /// Hands every entry to `each`, in the order of ids, never holding more than one.
    ///
    /// # Errors
    /// Those of `each`, or what the database reports.
    pub fn each_entry<E: From<Error>>(
        &self,
        each: impl FnMut(Entry) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        self.read(&ALL, (), each)
    }

    /// The entries of the days from `first` to `last`, in the order of ids.
    ///
    /// # Errors
    /// What the database reports.
    pub fn entries_of(&self, first: Day, last: Day) -> Result<Vec<Entry>> {
        let mut found = Vec::new();
        self.read(&SPAN, (first, last), |entry| -> Result<()> {
            found.push(entry);
            Ok(())
        })?;
        Ok(found)
    }

    /// The entry with this id.
    ///
    /// # Errors
    /// What the database reports.
    pub fn entry(&self, id: Id) -> Result<Option<Entry>> {
        let mut found = None;
        self.read(&ONE, [id], |entry| -> Result<()> {
            found = Some(entry);
            Ok(())
        })?;
        Ok(found)
    }

    fn read<E: From<Error>>(
        &self,
        choice: &Choice,
        of: impl Params + Copy,
        mut each: impl FnMut(Entry) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let sql = Error::from;
        let mut entries = self.statement(choice.entries)?;
        let mut checkins = self.statement(choice.checkins)?;
        let mut cravings = self.statement(choice.cravings)?;
        let mut uses = self.statement(choice.uses)?;
        let mut marks = self.statement(choice.marks)?;
        let mut labels = self.statement(choice.labels)?;
        let mut coping = self.statement(choice.coping)?;

        let mut rows = entries.query(of).map_err(sql)?;
        let mut parts = Parts {
            checkins: Passing::start(checkins.query(of).map_err(sql)?)?,
            cravings: Passing::start(cravings.query(of).map_err(sql)?)?,
            uses: Passing::start(uses.query(of).map_err(sql)?)?,
            marks: Passing::start(marks.query(of).map_err(sql)?)?,
            labels: Passing::start(labels.query(of).map_err(sql)?)?,
            coping: Passing::start(coping.query(of).map_err(sql)?)?,
        };
        while let Some(row) = rows.next().map_err(sql)? {
            each(parts.join(row)?)?;
        }
        Ok(())
    }
}

/// Rows in the order of the entries they belong to, waiting for their entry to come by.
struct Passing<'s> {
    rows: Rows<'s>,
    waiting: Option<Id>,
}

impl<'s> Passing<'s> {
    fn start(rows: Rows<'s>) -> Result<Self> {
        let mut passing = Self { rows, waiting: None };
        passing.advance()?;
        Ok(passing)
    }

    fn advance(&mut self) -> Result<()> {
        self.waiting = self.rows.next()?.map(|row| row.get(0)).transpose()?;
        Ok(())
    }

    /// Reads the next row if it belongs to this entry.
    fn take<T>(&mut self, id: Id, read: fn(&Row<'_>) -> rusqlite::Result<T>) -> Result<Option<T>> {
        if self.waiting != Some(id) {
            return Ok(None);
        }
        let value = self.rows.get().map(read).transpose()?;
        self.advance()?;
        Ok(value)
    }

    fn one<T>(&mut self, id: Id, read: fn(&Row<'_>) -> rusqlite::Result<T>) -> Result<T> {
        self.take(id, read)?.ok_or_else(|| Error::Damaged(format!("entry {id} has lost its body")))
    }

    fn all<T>(&mut self, id: Id, read: fn(&Row<'_>) -> rusqlite::Result<T>) -> Result<Vec<T>> {
        std::iter::from_fn(|| self.take(id, read).transpose()).collect()
    }
}

struct Parts<'s> {
    checkins: Passing<'s>,
    cravings: Passing<'s>,
    uses: Passing<'s>,
    marks: Passing<'s>,
    labels: Passing<'s>,
    coping: Passing<'s>,
}

impl Parts<'_> {
    fn join(&mut self, row: &Row<'_>) -> Result<Entry> {
        let id: Id = row.get(0)?;
        let at = Moment::from_parts(row.get(3)?, row.get(4)?)
            .ok_or_else(|| Error::Damaged(format!("entry {id} has an impossible time")))?;
        let body = match row.get(1)? {
            EntryKind::CheckIn => Body::CheckIn(self.checkin(id)?),
            EntryKind::Craving => Body::Craving(self.craving(id)?),
            EntryKind::Use => Body::Use(self.used(id)?),
            EntryKind::Note => Body::Note,
        };
        Ok(Entry {
            id,
            day: row.get(2)?,
            at,
            recorded_at: row.get(5)?,
            updated_at: row.get(6)?,
            private: row.get(7)?,
            note: row.get(8)?,
            body,
        })
    }

    fn checkin(&mut self, id: Id) -> Result<CheckIn> {
        let mut checkin = self.checkins.one(id, |row| {
            Ok(CheckIn {
                mood: row.get(1)?,
                energy: row.get(2)?,
                stress: row.get(3)?,
                craving: row.get(4)?,
                confidence: row.get(5)?,
                distress: row.get(6)?,
                sleep_hours: row.get(7)?,
                safe: row.get(8)?,
                situations: row.get(9)?,
                used: Vec::new(),
                feelings: BTreeSet::new(),
            })
        })?;
        for (focus, used) in self.marks.all(id, |row| Ok((row.get(1)?, row.get(2)?)))? {
            if let (Some(focus), Some(used)) = (focus, used) {
                checkin.set_used(focus, used);
            }
        }
        checkin.feelings = self.labels(id)?.0;
        Ok(checkin)
    }

    fn craving(&mut self, id: Id) -> Result<Craving> {
        let mut craving = self.cravings.one(id, |row| {
            Ok(Craving {
                minutes: row.get(2)?,
                situations: row.get(3)?,
                place: row.get(4)?,
                company: row.get(5)?,
                thought: row.get(6)?,
                after: row.get(7)?,
                acted: row.get(8)?,
                ..Craving::of(row.get(1)?)
            })
        })?;
        craving.coping =
            self.coping.all(id, |row| Ok(Tried { coping: row.get(1)?, helped: row.get(2)? }))?;
        (craving.feelings, craving.tags) = self.labels(id)?;
        Ok(craving)
    }

    fn used(&mut self, id: Id) -> Result<ReturnToUse> {
        let focus: Option<Id> = self.marks.one(id, |row| row.get(1))?;
        let focus =
            focus.ok_or_else(|| Error::Damaged(format!("entry {id} has lost its focus")))?;
        let read = |row: &Row<'_>| Ok((row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?));
        let (overdose, what, helped, next) = self.uses.one(id, read)?;
        Ok(ReturnToUse { focus, overdose, what, helped, next })
    }

    /// The feelings and the tags of an entry.
    fn labels(&mut self, id: Id) -> Result<(BTreeSet<Label>, BTreeSet<Label>)> {
        let (mut feelings, mut tags) = (BTreeSet::new(), BTreeSet::new());
        for (tag, label) in
            self.labels.all(id, |row| Ok((row.get::<_, String>(1)? == "tag", row.get(2)?)))?
        {
            if tag {
                tags.insert(label)
            } else {
                feelings.insert(label)
            };
        }
        Ok((feelings, tags))
    }
}
