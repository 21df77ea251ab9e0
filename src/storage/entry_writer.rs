//! Writing entries, and finding them by id.

use rusqlite::{OptionalExtension, ToSql, params};

use crate::domain::code::Code;
use crate::domain::entry::checkin::{Answer, CheckIn, FocusAmount};
use crate::domain::entry::craving::Craving;
use crate::domain::entry::{Body, Entry, EntryKind};
use crate::domain::id::Id;
use crate::domain::rating::Rating;
use crate::domain::text::Text;
use crate::domain::time::day::Day;
use crate::domain::time::moment::Instant;

use super::coping_bits::CopingBits;
use super::day_marks::DayMark;
use super::error::{Error, Result};
use super::rating_columns::{rating_columns, rating_values};
use super::reader::Reader;
use super::search_index;
use super::undo::UndoTarget;
use super::write_txn::WriteTxn;

const ADD: &str = concat!(
    "INSERT INTO entry
    (id, seq, kind, day, at, utc_offset, recorded_at, updated_at, private, note, situations, sleep_hours, safe,
     intensity, minutes, after, acted, coping_tried, coping_helped, coping_partly, coping_no,
     place, company, thought, ",
    rating_columns!(),
    ")
    VALUES (?1, coalesce(?2, (SELECT coalesce(max(seq), 0) + 1 FROM entry)), ?3, ?4, ?5, ?6, ?7, ?8,
      ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ",
    rating_values!(),
    ")
    RETURNING seq"
);
const ADD_MARK: &str = "INSERT INTO day_mark (entry, day, focus, told)
    VALUES (?1, ?2, (SELECT no FROM focus WHERE id = ?3), ?4)";
const ADD_LABEL: &str = "INSERT INTO label (entry, role, label) VALUES (?1, ?2, ?3)";
const REMOVE: &str = "DELETE FROM entry WHERE id = ?1 RETURNING seq, updated_at";
const IS_BURIED: &str = "SELECT 1 FROM tombstone WHERE id = ?1";
const UNBURY: &str = "DELETE FROM tombstone WHERE id = ?1";
pub(super) const CHECKIN_OF: &str = "SELECT id FROM entry WHERE day = ?1 AND kind = 1";
const NEWEST: &str = "SELECT id FROM entry ORDER BY seq DESC LIMIT ?1";
pub(super) const NEWEST_RECORDED: &str = "SELECT recorded_at FROM entry ORDER BY seq DESC LIMIT 1";
const AT_MOST: &str = "SELECT coalesce(max(seq), 0) FROM entry";
const BETWEEN: &str = "SELECT id FROM entry WHERE id BETWEEN ?1 AND ?2 ORDER BY id LIMIT ?3";
const BEFORE: &str = "SELECT id FROM entry WHERE id < ?1 ORDER BY id DESC LIMIT 1";
const AFTER: &str = "SELECT id FROM entry WHERE id > ?1 ORDER BY id LIMIT 1";

impl WriteTxn<'_> {
    /// Adds an entry.
    ///
    /// # Errors
    /// [`Error::Conflict`] for a second check-in of a day or a focus that is not in the journal;
    /// else what the database reports.
    pub fn add_entry(&self, entry: &Entry) -> Result<()> {
        self.begin_entry(entry.id)?;
        let seq = self.write_entry(entry, None)?;
        search_index::add(self, seq, entry)
    }

    /// Records that an entry is about to be created, or to come back where it was deleted before.
    pub(super) fn begin_entry(&self, id: Id) -> Result<()> {
        if !self.statement(IS_BURIED)?.exists([id])? {
            return self.creates(UndoTarget::Entry, id, None);
        }
        self.touches(UndoTarget::Entry, id, None)?;
        self.statement(UNBURY)?.execute([id])?;
        Ok(())
    }

    /// As [`add_entry`](Self::add_entry), under an id that no entry has had before; gives the entry with it.
    ///
    /// # Errors
    /// Those of [`add_entry`](Self::add_entry) and [`new_id`](Self::new_id).
    pub fn add_new_entry(&self, mut entry: Entry) -> Result<Entry> {
        entry.id = self.new_id()?;
        self.creates(UndoTarget::Entry, entry.id, None)?;
        let seq = self.write_entry(&entry, None)?;
        search_index::add(self, seq, &entry)?;
        Ok(entry)
    }

    /// Puts a changed entry in the place of the one with its id.
    ///
    /// # Errors
    /// Those of [`add_entry`](Self::add_entry).
    pub fn replace_entry(&self, entry: &Entry) -> Result<()> {
        self.touches(UndoTarget::Entry, entry.id, None)?;
        let removed = self.remove_rows(entry.id)?;
        let seq = self.write_entry(entry, removed.map(|(seq, _)| seq))?;
        search_index::add(self, seq, entry)
    }

    /// Removes an entry; gives its number in the order of writing, and when it was last changed.
    pub(super) fn remove_rows(&self, id: Id) -> Result<Option<(i64, Instant)>> {
        search_index::remove(self, id)?;
        let mut remove = self.statement(REMOVE)?;
        Ok(remove.query_row([id], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
    }

    /// Writes all of an entry but what makes its words found; gives its number in the order of writing.
    pub(super) fn write_entry(&self, entry: &Entry, seq: Option<i64>) -> Result<i64> {
        let Entry { id, day, at, recorded_at, updated_at, private, ref note, .. } = *entry;
        if entry.kind() == EntryKind::CheckIn && self.read().checkin_of(day)?.is_some() {
            return Err(Error::Conflict(format!("{day:#} already has a check-in")));
        }
        let checkin = checkin(&entry.body);
        let craving = craving(&entry.body);
        let coping = craving.map(|craving| CopingBits::of(&craving.coping));
        let situations = checkin
            .and_then(|checkin| checkin.situations)
            .or(craving.and_then(|craving| craving.situations));
        let row = params![
            id,
            seq,
            entry.kind(),
            day,
            at.seconds(),
            at.offset_minutes(),
            recorded_at,
            updated_at,
            private,
            note,
            situations,
            checkin.and_then(|checkin| checkin.sleep_hours),
            checkin.and_then(|checkin| checkin.safe),
            craving.map(|craving| craving.intensity),
            craving.and_then(|craving| craving.minutes),
            craving.and_then(|craving| craving.after),
            craving.and_then(|craving| craving.acted),
            coping.map(|bits| bits.tried),
            coping.map(|bits| bits.helped),
            coping.map(|bits| bits.partly),
            coping.map(|bits| bits.no),
            craving.and_then(|craving| craving.place.as_ref()),
            craving.and_then(|craving| craving.company.as_ref()),
            thought(&entry.body),
        ];
        let ratings = checkin.map(|checkin| checkin.ratings).unwrap_or_default();
        let ratings: Vec<_> = Rating::ALL.iter().map(|rating| ratings.get(*rating)).collect();
        let ratings = ratings.iter().map(|rating| rating as &dyn ToSql);
        let row: Vec<_> = row.iter().copied().chain(ratings).collect();
        let seq = self.statement(ADD)?.query_row(row.as_slice(), |row| row.get(0))?;
        match &entry.body {
            Body::CheckIn(checkin) => {
                self.write_answers(id, day, &checkin.used)?;
                self.write_labels(id, "feeling", &checkin.feelings)?;
                self.write_small_thing(id, checkin)?;
                self.write_amounts(entry, checkin.amounts.iter().copied())?;
                self.write_own_answers(id, day, &checkin.own)?;
            }
            Body::Craving(craving) => {
                self.write_craving_focus(id, day, craving.focus)?;
                self.write_labels(id, "feeling", &craving.feelings)?;
                self.write_labels(id, "tag", &craving.tags)?;
            }
            Body::Use(used) => {
                self.write_mark(id, day, Some(used.focus), DayMark::Returned)?;
                self.write_return_to_use(id, used)?;
                let amount = used.amount.map(|amount| FocusAmount { focus: used.focus, amount });
                self.write_amounts(entry, amount)?;
                self.write_labels(id, "feeling", &used.feelings)?;
            }
            Body::Stage(told) => self.write_stage(id, told)?,
            Body::Balance(balance) => self.write_balance(id, balance)?,
            Body::Dose(dose) => self.write_dose(entry, *dose)?,
            Body::Symptoms(check) => self.write_symptoms(id, check)?,
            Body::Life(life) => self.write_life(entry, life)?,
            Body::Thought(thought) => {
                self.write_thought(id, thought)?;
                self.write_labels(id, "feeling", &thought.feelings)?;
            }
            Body::Note => {}
        }
        Ok(seq)
    }

    fn write_answers(&self, id: Id, day: Day, answers: &[Answer]) -> Result<()> {
        if answers.is_empty() {
            return self.write_mark(id, day, None, DayMark::CheckedIn);
        }
        answers.iter().try_for_each(|answer| {
            self.write_mark(id, day, Some(answer.focus), DayMark::Answered(answer.used))
        })
    }

    fn write_mark(&self, id: Id, day: Day, focus: Option<Id>, told: DayMark) -> Result<()> {
        let mut mark = self.statement(ADD_MARK)?;
        mark.execute((id, day, focus, told)).map_err(|error| match focus {
            Some(focus) => no_focus(error, focus),
            None => error.into(),
        })?;
        Ok(())
    }

    fn write_labels<'l>(
        &self,
        id: Id,
        role: &str,
        labels: impl IntoIterator<Item = &'l crate::domain::text::Label>,
    ) -> Result<()> {
        labels.into_iter().try_for_each(|label| {
            self.statement(ADD_LABEL)?.execute((id, role, label))?;
            Ok(())
        })
    }
}

fn checkin(body: &Body) -> Option<&CheckIn> {
    match body {
        Body::CheckIn(checkin) => Some(checkin),
        _ => None,
    }
}

/// What went through the mind in a craving, or a return to use.
fn thought(body: &Body) -> Option<&Text> {
    match body {
        Body::Craving(craving) => craving.thought.as_ref(),
        Body::Use(used) => used.thought.as_ref(),
        _ => None,
    }
}

fn craving(body: &Body) -> Option<&Craving> {
    match body {
        Body::Craving(craving) => Some(craving),
        _ => None,
    }
}

/// An unknown focus leaves its column empty, which the check on `day_mark` refuses.
fn no_focus(error: rusqlite::Error, focus: Id) -> Error {
    match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::ConstraintViolation) => {
            Error::Conflict(format!("the journal has no focus with the id {focus}"))
        }
        _ => error.into(),
    }
}

impl Reader {
    /// The id of the check-in of a day.
    pub fn checkin_of(&self, day: Day) -> Result<Option<Id>> {
        Ok(self.statement(CHECKIN_OF)?.query_row([day], |row| row.get(0)).optional()?)
    }

    /// The ids of up to `limit` entries, the one that was written last first.
    pub fn newest_entries(&self, limit: u32) -> Result<Vec<Id>> {
        let mut newest = self.statement(NEWEST)?;
        let found = newest.query_map([limit], |row| row.get(0))?;
        Ok(found.collect::<std::result::Result<_, _>>()?)
    }

    /// When the entry that was written last was written.
    pub fn newest_recorded(&self) -> Result<Option<Instant>> {
        Ok(self.statement(NEWEST_RECORDED)?.query_row([], |row| row.get(0)).optional()?)
    }

    /// The most entries that there can be; after deletions there are fewer.
    pub fn entries_at_most(&self) -> Result<u32> {
        Ok(self.statement(AT_MOST)?.query_row([], |row| row.get(0))?)
    }

    /// Up to `limit` ids of entries from `first` to `last`, in order.
    pub fn entries_between(&self, first: Id, last: Id, limit: u32) -> Result<Vec<Id>> {
        let mut between = self.statement(BETWEEN)?;
        let found = between.query_map((first, last, limit), |row| row.get(0))?;
        Ok(found.collect::<std::result::Result<_, _>>()?)
    }

    /// The shortest start of an entry's id, of at least 4 characters, that no other entry shares.
    pub fn short_id(&self, id: Id) -> Result<String> {
        let mut length = SHORTEST;
        for neighbour in [BEFORE, AFTER] {
            let other: Option<Id> =
                self.statement(neighbour)?.query_row([id], |row| row.get(0)).optional()?;
            let Some(other) = other else { continue };
            length = length.max(shared(id, other) + 1);
        }
        Ok(id.prefix(length))
    }
}

/// The length of the shortest start of an id that is shown.
pub(super) const SHORTEST: usize = 4;

/// How many characters two ids share from the start, their hyphens included.
pub(super) fn shared(one: Id, other: Id) -> usize {
    /// The digits before each hyphen.
    const HYPHENS: [usize; 4] = [8, 12, 16, 20];
    let pairs = one.bytes().iter().zip(other.bytes());
    let bytes = pairs.clone().take_while(|(a, b)| a == b).count();
    let half = pairs.clone().nth(bytes).is_some_and(|(a, b)| a >> 4 == b >> 4);
    let digits = 2 * bytes + usize::from(half);
    digits + HYPHENS.iter().filter(|before| **before <= digits).count()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("00000000-0000-4000-8000-000000000000", "f0000000-0000-4000-8000-000000000000", 0)]
    #[case("00000000-0000-4000-8000-000000000000", "0f000000-0000-4000-8000-000000000000", 1)]
    #[case("00000000-0000-4000-8000-000000000000", "0000000f-0000-4000-8000-000000000000", 7)]
    #[case("00000000-0000-4000-8000-000000000000", "00000000-f000-4000-8000-000000000000", 9)]
    #[case("00000000-0000-4000-8000-000000000000", "00000000-0000-4000-f000-000000000000", 19)]
    #[case("00000000-0000-4000-8000-000000000000", "00000000-0000-4000-8000-00000000000f", 35)]
    #[case("00000000-0000-4000-8000-000000000000", "00000000-0000-4000-8000-000000000000", 36)]
    fn hyphens_are_shared_too(#[case] one: &str, #[case] other: &str, #[case] expected: usize) {
        assert_eq!(shared(one.parse().unwrap(), other.parse().unwrap()), expected);
    }
}
