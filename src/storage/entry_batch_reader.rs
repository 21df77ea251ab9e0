//! Loads many entries in the order of a list, a part at a time.
//!
//! Entries lie in the order of their ids, and a list has another: entry by entry, each would be on a
//! page of its own, to be decrypted for it alone. So a long list is read in a few parts. For each,
//! the table is read once from end to end, what belongs to the part is kept in a compact form and
//! sorted, and then handed on.

use std::cell::Cell;
use std::collections::BTreeMap;

use rusqlite::Row;
use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::types::{FromSql, ValueRef};

use crate::domain::amount::Amount;
use crate::domain::entry::Entry;
use crate::domain::entry::checkin::FocusAmount;
use crate::domain::entry::own_answer::OwnAnswer;
use crate::domain::id::Id;
use crate::domain::text::Label;

use super::day_marks::DayMark;
use super::entry_reader::{DayMarkRow, Labels, SideRows, craving_focus, entry_of};
use super::entry_writer::{SHORTEST, shared};
use super::error::{Error, Result};
use super::rated_entries::SCAN_CACHE;
use super::rating_columns::rating_columns;
use super::reader::Reader;

/// A list shorter than this, or than one in so many of all entries, is read entry by entry.
const SHORT: usize = 512;
const ONE_IN: usize = 16;

/// The parts that all of a journal is read in, or more of them where a part of its file would be
/// larger than this.
const PARTS: usize = 4;
const LARGEST_PART: usize = 40 << 20;

/// The name under which a statement asks for the place of an entry within the part.
pub(super) const PLACE: &str = "place_in_part";

const PAGES: &str = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size";
const IDS: &str = "SELECT id FROM entry INDEXED BY entry_seq";

/// The entries of a part. A text of more than 2,000 bytes is left out, so that a part is of no more
/// than a known size; a column tells of entries that have one. What only check-ins (1), cravings (2)
/// or returns to use (3) have beside them is looked for beside those alone. The index is that of the
/// primary key, which is the table itself: without the name another may be taken, which asks for each
/// entry by its id.
pub(super) const OF_PART: &str = concat!(
    "
    SELECT id, kind, e.day, at, utc_offset, recorded_at, updated_at, private,
      iif(octet_length(note) > 2000, NULL, note), situations,
      sleep_hours, safe,
      intensity, minutes, after, acted, coping_tried, coping_helped, coping_partly, coping_no,
      place, company, iif(octet_length(thought) > 2000, NULL, thought),
      CASE WHEN kind IN (1, 3) THEN
        (SELECT group_concat(coalesce(m.focus, '') || ':' || m.told) FROM day_mark AS m
          WHERE m.entry = e.id) END,
      (SELECT group_concat(substr(l.role, 1, 1) || l.label) FROM label AS l WHERE l.entry = e.id),
      coalesce(octet_length(note) > 2000, 0) OR coalesce(octet_length(thought) > 2000, 0)
        OR coalesce(octet_length(s.words) > 2000, 0),
      iif(octet_length(s.words) > 2000, NULL, s.words), s.done, c.entry IS NOT NULL, c.focus,
      CASE WHEN kind IN (1, 3) THEN
        (SELECT group_concat(f.no || ':' || a.amount) FROM amount AS a JOIN focus AS f ON f.id = a.focus
          WHERE a.entry = e.id) END,
      CASE WHEN kind = 1 THEN
        (SELECT group_concat(hex(o.scale) || ':' || coalesce(o.number, 'y' || o.yes, 'w' || o.words)) FROM own_answer AS o
          WHERE o.entry = e.id) END,
      ",
    rating_columns!(),
    "
    FROM entry AS e INDEXED BY sqlite_autoindex_entry_1 LEFT JOIN small_thing AS s ON s.entry = e.id AND kind = 1
      LEFT JOIN craving_focus AS c ON c.entry = e.id AND kind = 2
    WHERE place_in_part(id) IS NOT NULL ORDER BY place_in_part(id)"
);

impl Reader {
    /// Hands the entries of a list to `each`, with the place of each in it; what is not there is
    /// left out.
    pub fn each_of<E: From<Error>>(
        &self,
        ids: &[Id],
        mut each: impl FnMut(usize, Entry) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let all = self.entries_at_most()? as usize;
        if ids.len() < SHORT || ids.len() < all / ONE_IN {
            for (place, id) in ids.iter().enumerate() {
                if let Some(entry) = self.entry(*id)? {
                    each(place, entry)?;
                }
            }
            return Ok(());
        }
        let bytes: i64 =
            self.statement(PAGES)?.query_row([], |row| row.get(0)).map_err(Error::from)?;
        let parts = PARTS.max(usize::try_from(bytes).unwrap_or(0).div_ceil(LARGEST_PART));
        // Those that a search finds have texts, so half of them may take as much as a quarter of all.
        let length = all.div_ceil(parts).min(ids.len().div_ceil(2)).max(SHORT);
        let focuses: BTreeMap<i64, Id> = self.focus_numbers()?.into_iter().collect();
        for (part, ids) in ids.chunks(length).enumerate() {
            let before = part * length;
            self.each_of_part(ids, &focuses, |place, entry| each(before + place, entry))?;
        }
        Ok(())
    }

    fn each_of_part<E: From<Error>>(
        &self,
        ids: &[Id],
        focuses: &BTreeMap<i64, Id>,
        mut each: impl FnMut(usize, Entry) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let mut places: Vec<([u8; 16], u32)> = ids.iter().map(|id| *id.bytes()).zip(0..).collect();
        places.sort_unstable();
        let next = Cell::new(0);
        let place = move |context: &Context<'_>| -> rusqlite::Result<Option<u32>> {
            let id = context.get_raw(0).as_blob()?;
            let is_before = |at: usize| places.get(at).is_some_and(|(one, _)| one.as_slice() < id);
            // The table lies in the order of ids, and each is asked for after the one before it.
            let mut at = next.get();
            if at > 0 && !is_before(at - 1) {
                at = places.partition_point(|(one, _)| one.as_slice() < id);
            }
            while is_before(at) {
                at += 1;
            }
            next.set(at);
            Ok(places.get(at).filter(|(one, _)| one.as_slice() == id).map(|(_, place)| *place))
        };
        let sql = Error::from;
        // The memory is the part's: a table read from end to end gains nothing from pages that are kept.
        self.conn.pragma_update(None, "cache_size", SCAN_CACHE).map_err(sql)?;
        let flags = FunctionFlags::SQLITE_UTF8
            | FunctionFlags::SQLITE_DETERMINISTIC
            | FunctionFlags::SQLITE_DIRECTONLY;
        self.conn.create_scalar_function(PLACE, 1, flags, place).map_err(sql)?;
        let mut of_part = self.conn.prepare(OF_PART).map_err(sql)?;
        let mut rows = of_part.query([]).map_err(sql)?;
        let mut places = ids.iter().enumerate();
        while let Some(row) = rows.next().map_err(sql)? {
            let id: Id = row.get(0).map_err(sql)?;
            // An entry that went away leaves its place empty.
            let Some((place, _)) = places.find(|(_, one)| **one == id) else { break };
            let entry = if row.get(25).map_err(sql)? {
                self.entry(id)?
            } else {
                let (marks, (feelings, tags)) = (marks(row, focuses)?, labels(row)?);
                let small = (row.get(26).map_err(sql)?, row.get(27).map_err(sql)?);
                let said = row.get(28).map_err(sql)?;
                let of = if said { Some(craving_focus(row, 29).map_err(sql)?) } else { None };
                let amounts = amounts(row, focuses)?;
                let beside = SideRows {
                    marks,
                    feelings,
                    tags,
                    small,
                    craving_focus: of,
                    amounts,
                    own: own_answers(row)?,
                    first_rating: 32,
                };
                Some(entry_of(self, row, id, beside)?)
            };
            entry.map_or(Ok(()), |entry| each(place, entry))?;
        }
        Ok(())
    }

    /// For each of these entries the length of the shortest start of its id, of at least 4
    /// characters, that no other entry shares; see [`short_id`](Self::short_id).
    pub fn short_id_lengths(&self, ids: &[Id]) -> Result<Vec<u8>> {
        if ids.len() < SHORT {
            return ids.iter().map(|id| Ok(narrow(self.short_id(*id)?.len()))).collect();
        }
        let mut all: Vec<Id> = Vec::with_capacity(self.entries_at_most()? as usize);
        let mut statement = self.statement(IDS)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            all.push(row.get(0)?);
        }
        all.sort_unstable();
        let length = |id: &Id| {
            let at = all.binary_search(id).unwrap_or_else(|at| at);
            let neighbours = [at.checked_sub(1), at.checked_add(1)];
            let others = neighbours.into_iter().flatten().filter_map(|at| all.get(at));
            narrow(others.map(|other| shared(*id, *other) + 1).fold(SHORTEST, usize::max))
        };
        Ok(ids.iter().map(length).collect())
    }
}

/// The length of an id, which is never more than 36.
fn narrow(length: usize) -> u8 {
    u8::try_from(length).unwrap_or(u8::MAX)
}

/// What an entry of a part tells of its day: "3:0,5:1", with the number of each focus.
fn marks(row: &Row<'_>, focuses: &BTreeMap<i64, Id>) -> Result<Vec<DayMarkRow>> {
    let Some(text) = row.get_ref(23)?.as_str_or_null().map_err(|_| damaged())? else {
        return Ok(Vec::new());
    };
    let mut marks: Vec<(Option<i64>, DayMark)> = Vec::new();
    for mark in text.split(',') {
        let (focus, told) = mark.split_once(':').unwrap_or_default();
        let told = told.parse().map_err(|_| damaged())?;
        let told = DayMark::column_result(ValueRef::Integer(told)).map_err(|_| damaged())?;
        let focus = (!focus.is_empty()).then(|| focus.parse()).transpose();
        marks.push((focus.map_err(|_: std::num::ParseIntError| damaged())?, told));
    }
    marks.sort_unstable_by_key(|(focus, _)| *focus);
    let id = |focus: i64| focuses.get(&focus).copied();
    Ok(marks.into_iter().map(|(focus, told)| (focus.and_then(id), told)).collect())
}

/// How much an entry of a part tells of each focus: "1:3000,2:0", with the number of each.
fn amounts(row: &Row<'_>, focuses: &BTreeMap<i64, Id>) -> Result<Vec<FocusAmount>> {
    let text = row.get_ref(30)?.as_str_or_null().map_err(|_| damaged())?.unwrap_or_default();
    let amount = |told: &str| {
        let (focus, amount) = told.split_once(':')?;
        let focus = *focuses.get(&focus.parse().ok()?)?;
        let amount = Amount::of_thousandths(amount.parse().ok()?)?;
        Some(FocusAmount { focus, amount })
    };
    let told = text.split(',').filter(|told| !told.is_empty());
    let mut found: Vec<_> =
        told.map(|told| amount(told).ok_or_else(damaged)).collect::<Result<_>>()?;
    found.sort_unstable_by_key(|one| one.focus);
    Ok(found)
}

/// What an entry of a part answers to scales of the person's own: "0A…:4,1B…:y1,2C…:wrest", with the id of
/// each. No answer in words holds a comma.
fn own_answers(row: &Row<'_>) -> Result<BTreeMap<Id, OwnAnswer>> {
    let text = row.get_ref(31)?.as_str_or_null().map_err(|_| damaged())?.unwrap_or_default();
    let answer = |told: &str| {
        let (id, told) = told.split_once(':')?;
        let mut bytes = [0; 16];
        for (byte, at) in bytes.iter_mut().zip((0..).step_by(2)) {
            *byte = u8::from_str_radix(id.get(at..at + 2)?, 16).ok()?;
        }
        let told = match (told.strip_prefix('y'), told.strip_prefix('w')) {
            (Some(yes), _) => OwnAnswer::YesNo(yes == "1"),
            (None, Some(words)) => OwnAnswer::Words(words.parse().ok()?),
            (None, None) => OwnAnswer::Number(told.parse().ok()?),
        };
        Some((Id::from_bytes(bytes), told))
    };
    let told = text.split(',').filter(|told| !told.is_empty());
    told.map(|told| answer(told).ok_or_else(damaged)).collect()
}

/// The feelings and the tags of an entry of a part: "ftired,tpayday". No label holds a comma.
fn labels(row: &Row<'_>) -> Result<(Labels, Labels)> {
    let (mut feelings, mut tags) = (Labels::new(), Labels::new());
    let text = row.get_ref(24)?.as_str_or_null().map_err(|_| damaged())?.unwrap_or_default();
    for label in text.split(',').filter(|label| !label.is_empty()) {
        let (labels, label) = match label.strip_prefix('t') {
            Some(tag) => (&mut tags, tag),
            None => (&mut feelings, label.strip_prefix('f').unwrap_or(label)),
        };
        labels
            .insert(Label::column_result(ValueRef::Text(label.as_bytes())).map_err(|_| damaged())?);
    }
    Ok((feelings, tags))
}

fn damaged() -> Error {
    Error::Damaged("a value is not of its kind".to_owned())
}
