//! Reading entries: the rows of each table in the order of ids, joined as they pass.
//!
//! A whole export and a single entry are read the same way.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator;
use rusqlite::{Params, Row, Rows};

use crate::domain::entry::checkin::{CheckIn, FocusAmount, SmallDone};
use crate::domain::entry::craving::{Craving, CravingFocus};
use crate::domain::entry::own_answer::OwnAnswer;
use crate::domain::entry::return_to_use::ReturnToUse;
use crate::domain::entry::{Body, Entry, EntryKind};
use crate::domain::id::Id;
use crate::domain::rating::Ratings;
use crate::domain::text::{Label, Text};
use crate::domain::time::moment::Moment;

use super::coping_bits::CopingBits;
use super::day_marks::DayMark;
use super::error::{Error, Result};
use super::own_scales;
use super::rating_columns::{rating_columns, ratings};
use super::reader::Reader;

/// The statements that load one selection of entries, one a table.
pub(super) struct EntrySelect {
    pub(super) entries: &'static str,
    pub(super) marks: &'static str,
    pub(super) labels: &'static str,
    pub(super) small_things: &'static str,
    pub(super) craving_focuses: &'static str,
    pub(super) amounts: &'static str,
    pub(super) own_answers: &'static str,
}

macro_rules! choice {
    ($before:literal, $after:literal, $where:literal) => {
        EntrySelect {
            entries: concat!(
                "SELECT id, kind, day, at, utc_offset, recorded_at, updated_at, private, note, situations,
                   sleep_hours, safe,
                   intensity, minutes, after, acted, coping_tried, coping_helped, coping_partly, coping_no,
                   place, company, thought, ", rating_columns!(), "
                 FROM entry AS e ", $where, " ORDER BY id"),
            marks: concat!(
                "SELECT x.entry, (SELECT f.id FROM focus AS f WHERE f.no = x.focus), x.told
                 FROM ", $before, " day_mark AS x ", $after, " ", $where, " ORDER BY x.entry, x.focus"),
            labels: concat!(
                "SELECT x.entry, role, label
                 FROM ", $before, " label AS x ", $after, " ", $where, " ORDER BY x.entry, role, label"),
            small_things: concat!(
                "SELECT x.entry, words, done
                 FROM ", $before, " small_thing AS x ", $after, " ", $where, " ORDER BY x.entry"),
            craving_focuses: concat!(
                "SELECT x.entry, focus
                 FROM ", $before, " craving_focus AS x ", $after, " ", $where, " ORDER BY x.entry"),
            amounts: concat!(
                "SELECT x.entry, focus, amount
                 FROM ", $before, " amount AS x ", $after, " ", $where, " ORDER BY x.entry, x.focus"),
            own_answers: concat!(
                "SELECT x.entry, scale, number, yes, words
                 FROM ", $before, " own_answer AS x ", $after, " ", $where, " ORDER BY x.entry, x.scale"),
        }
    };
}

pub(super) const ALL: EntrySelect = choice!("", "", "");
pub(super) const ONE: EntrySelect =
    choice!("entry AS e CROSS JOIN", "ON x.entry = e.id", "WHERE e.id = ?1");

impl Reader {
    /// Hands every entry to `each`, in the order of ids, never holding more than one.
    pub fn each_entry<E: From<Error>>(
        &self,
        each: impl FnMut(Entry) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        self.read(&ALL, (), each)
    }

    /// The entry with this id.
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
        choice: &EntrySelect,
        of: impl Params + Copy,
        mut each: impl FnMut(Entry) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let sql = Error::from;
        let mut entries = self.statement(choice.entries)?;
        let mut marks = self.statement(choice.marks)?;
        let mut labels = self.statement(choice.labels)?;
        let mut small_things = self.statement(choice.small_things)?;
        let mut craving_focuses = self.statement(choice.craving_focuses)?;
        let mut amounts = self.statement(choice.amounts)?;
        let mut own_answers = self.statement(choice.own_answers)?;

        let mut rows = entries.query(of).map_err(sql)?;
        let mut parts = Parts {
            reader: self,
            marks: Passing::start(marks.query(of).map_err(sql)?)?,
            labels: Passing::start(labels.query(of).map_err(sql)?)?,
            small_things: Passing::start(small_things.query(of).map_err(sql)?)?,
            craving_focuses: Passing::start(craving_focuses.query(of).map_err(sql)?)?,
            amounts: Passing::start(amounts.query(of).map_err(sql)?)?,
            own_answers: Passing::start(own_answers.query(of).map_err(sql)?)?,
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

    fn all<T>(&mut self, id: Id, read: fn(&Row<'_>) -> rusqlite::Result<T>) -> Result<Vec<T>> {
        std::iter::from_fn(|| self.take(id, read).transpose()).collect()
    }
}

struct Parts<'s> {
    reader: &'s Reader,
    marks: Passing<'s>,
    labels: Passing<'s>,
    small_things: Passing<'s>,
    craving_focuses: Passing<'s>,
    amounts: Passing<'s>,
    own_answers: Passing<'s>,
}

impl Parts<'_> {
    fn join(&mut self, row: &Row<'_>) -> Result<Entry> {
        let id: Id = row.get(0)?;
        let marks = self.marks.all(id, |row| Ok((row.get(1)?, row.get(2)?)))?;
        let (feelings, tags) = self.labels(id)?;
        let small = self.small_things.take(id, |row| Ok((row.get(1)?, row.get(2)?)))?;
        let craving_focus = self.craving_focuses.take(id, |row| craving_focus(row, 1))?;
        let own = self.own_answers.all(id, |row| Ok((row.get(1)?, own_scales::answer(row, 2)?)))?;
        let amounts = self
            .amounts
            .all(id, |row| Ok(FocusAmount { focus: row.get(1)?, amount: row.get(2)? }))?;
        entry_of(
            self.reader,
            row,
            id,
            SideRows {
                marks,
                feelings,
                tags,
                small: small.unwrap_or_default(),
                craving_focus,
                amounts,
                own: own.into_iter().collect(),
                first_rating: 23,
            },
        )
    }

    /// The feelings and the tags of an entry.
    fn labels(&mut self, id: Id) -> Result<(Labels, Labels)> {
        let (mut feelings, mut tags) = (Labels::new(), Labels::new());
        for (tag, label) in
            self.labels.all(id, |row| Ok((row.get_ref(1)?.as_str()? == "tag", row.get(2)?)))?
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

pub(super) type Labels = BTreeSet<Label>;
/// A focus, and what is told of it.
pub(super) type DayMarkRow = (Option<Id>, DayMark);

/// What is read of an entry beside its row.
pub(super) struct SideRows {
    pub(super) marks: Vec<DayMarkRow>,
    pub(super) feelings: Labels,
    pub(super) tags: Labels,
    /// The small thing that a check-in sets, and what became of the one before.
    pub(super) small: (Option<Text>, Option<SmallDone>),
    /// What a craving was of.
    pub(super) craving_focus: Option<CravingFocus>,
    /// How much was used, per focus, in the order of their ids.
    pub(super) amounts: Vec<FocusAmount>,
    /// The answers to scales of the person's own.
    pub(super) own: BTreeMap<Id, OwnAnswer>,
    /// The column of the row that has the first rating.
    pub(super) first_rating: usize,
}

/// What a craving with a row was of: the focus in this column, or any.
pub(super) fn craving_focus(row: &Row<'_>, column: usize) -> rusqlite::Result<CravingFocus> {
    let focus: Option<Id> = row.get(column)?;
    Ok(focus.map_or(CravingFocus::Any, CravingFocus::Of))
}

/// An entry from its row, and what it has beside it.
pub(super) fn entry_of(reader: &Reader, row: &Row<'_>, id: Id, beside: SideRows) -> Result<Entry> {
    let SideRows { marks, feelings, tags, small, craving_focus, amounts, own, first_rating } =
        beside;
    let at = Moment::from_parts(row.get(3)?, row.get(4)?)
        .ok_or_else(|| Error::Damaged(format!("entry {id} has an impossible time")))?;
    let body = match row.get(1)? {
        EntryKind::CheckIn => {
            let ratings = ratings(row, first_rating)?;
            Body::CheckIn(CheckIn {
                ratings,
                amounts,
                own,
                ..checkin(row, marks, feelings, small)?
            })
        }
        EntryKind::Craving => {
            Body::Craving(Craving { focus: craving_focus, ..craving(row, feelings, tags)? })
        }
        EntryKind::Use => {
            let focus = marks.first().and_then(|(focus, _)| *focus);
            let told = reader.return_to_use(id, focus)?;
            let amount = amounts.first().map(|one| one.amount);
            Body::Use(ReturnToUse { thought: row.get(22)?, feelings, amount, ..told })
        }
        EntryKind::Note => Body::Note,
        EntryKind::Stage => Body::Stage(reader.stage_of_change(id)?),
        EntryKind::Balance => Body::Balance(reader.decision_balance(id)?),
        EntryKind::Dose => Body::Dose(reader.dose(id)?),
        EntryKind::Symptoms => Body::Symptoms(reader.symptoms(id)?),
        EntryKind::Life => Body::Life(reader.life(id)?),
        EntryKind::Thought => Body::Thought(reader.thought(id, feelings)?),
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

fn checkin(
    row: &Row<'_>,
    marks: Vec<DayMarkRow>,
    feelings: Labels,
    (small, small_done): (Option<Text>, Option<SmallDone>),
) -> Result<CheckIn> {
    let mut checkin = CheckIn {
        situations: row.get(9)?,
        ratings: Ratings::default(),
        sleep_hours: row.get(10)?,
        safe: row.get(11)?,
        used: Vec::new(),
        feelings,
        small,
        small_done,
        amounts: Vec::new(),
        own: BTreeMap::new(),
    };
    for mark in marks {
        if let (Some(focus), DayMark::Answered(used)) = mark {
            checkin.set_used(focus, used);
        }
    }
    Ok(checkin)
}

fn craving(row: &Row<'_>, feelings: Labels, tags: Labels) -> Result<Craving> {
    Ok(Craving {
        intensity: row.get(12)?,
        minutes: row.get(13)?,
        situations: row.get(9)?,
        place: row.get(20)?,
        company: row.get(21)?,
        thought: row.get(22)?,
        feelings,
        tags,
        coping: CopingBits::read(row, 16)?.tried(),
        after: row.get(14)?,
        acted: row.get(15)?,
        focus: None,
    })
}
