//! Reads the figures of check-ins and cravings from the index `entry_by_day` alone.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rusqlite::{OptionalExtension, Row};

use crate::domain::entry::EntryKind;
use crate::domain::entry::checkin::CheckIn;
use crate::domain::entry::craving::{Craving, CravingFocus};
use crate::domain::entry::note::Note;
use crate::domain::entry::own_answer::OwnAnswer;
use crate::domain::entry::rated_entry::{Rated, RatedEntry};
use crate::domain::id::Id;
use crate::domain::time::day::Day;
use crate::domain::time::moment::Moment;

use super::columns::moment;
use super::coping_bits::CopingBits;
use super::entry_reader::craving_focus;
use super::error::Result;
use super::own_scales;
use super::rating_columns::{rating_columns, ratings};
use super::reader::Reader;

/// The most memory for pages while an index or a table is read from end to end, in KiB, written below zero
/// as `SQLite` takes it.
pub(super) const SCAN_CACHE: i32 = -512;

pub(super) const FIGURES: &str = concat!(
    "SELECT day, at, utc_offset, kind, situations, sleep_hours,
      intensity, minutes, after, acted, coping_tried, coping_helped, coping_partly, coping_no, id, ",
    rating_columns!(),
    "
    FROM entry WHERE day BETWEEN ?1 AND ?2 AND kind IN (1, 2) ORDER BY day, at, seq"
);
pub(super) const FIRST: &str = "SELECT day FROM entry WHERE kind IN (1, 2)
    ORDER BY day, at, seq LIMIT 1";
pub(super) const NOTES: &str = "SELECT id, day, kind, note, at, utc_offset
    FROM entry WHERE day BETWEEN ?1 AND ?2 AND private = 0 AND note IS NOT NULL
    ORDER BY day, at, seq";

/// The answers of the days to scales of the person's own; those in words have neither figure.
pub(super) const OWN_ANSWERS: &str =
    "SELECT entry, scale, number, yes FROM own_answer WHERE day BETWEEN ?1 AND ?2";
/// What the cravings of the days were of, as far as it was said.
pub(super) const CRAVING_FOCUSES: &str =
    "SELECT entry, focus FROM craving_focus WHERE day BETWEEN ?1 AND ?2";

impl Reader {
    /// Hands the figures of every check-in and craving of the days from `first` to `last` to
    /// `each`, in the order of time, without their words.
    pub(super) fn readings_on_record(
        &self,
        first: Day,
        last: Day,
        mut each: impl FnMut(RatedEntry),
    ) -> Result<()> {
        // An index read from end to end gains nothing from pages that are kept.
        self.conn.pragma_update(None, "cache_size", SCAN_CACHE)?;
        let focuses = self.craving_focuses(first, last)?;
        let mut own = self.own_answers(first, last)?;
        let mut statement = self.statement(FIGURES)?;
        let mut rows = statement.query((first, last))?;
        while let Some(row) = rows.next()? {
            let mut reading = reading(row)?;
            match &mut reading.rated {
                Rated::Craving(craving) if !focuses.is_empty() => {
                    craving.focus = focuses.get(&row.get(14)?).copied();
                }
                Rated::CheckIn(checkin) if !own.is_empty() => {
                    checkin.own = own.remove(&row.get(14)?).unwrap_or_default();
                }
                Rated::Craving(_) | Rated::CheckIn(_) => {}
            }
            each(reading);
        }
        Ok(())
    }

    fn own_answers(&self, first: Day, last: Day) -> Result<HashMap<Id, BTreeMap<Id, OwnAnswer>>> {
        let mut statement = self.statement(OWN_ANSWERS)?;
        let mut rows = statement.query((first, last))?;
        let mut found: HashMap<Id, BTreeMap<Id, OwnAnswer>> = HashMap::new();
        while let Some(row) = rows.next()? {
            let Some(answer) = own_scales::figure(row, 2)? else { continue };
            found.entry(row.get(0)?).or_default().insert(row.get(1)?, answer);
        }
        Ok(found)
    }

    fn craving_focuses(&self, first: Day, last: Day) -> Result<HashMap<Id, CravingFocus>> {
        let mut statement = self.statement(CRAVING_FOCUSES)?;
        let rows =
            statement.query_map((first, last), |row| Ok((row.get(0)?, craving_focus(row, 1)?)))?;
        Ok(rows.collect::<std::result::Result<_, _>>()?)
    }

    /// The first day with a check-in or a craving.
    pub fn first_reading(&self) -> Result<Option<Day>> {
        Ok(self.statement(FIRST)?.query_row([], |row| row.get(0)).optional()?)
    }

    /// The notes of the days from `first` to `last` that are not private, each with its time, in
    /// the order of time.
    pub(super) fn notes_on_record(&self, first: Day, last: Day) -> Result<Vec<(Note, Moment)>> {
        let mut statement = self.statement(NOTES)?;
        let mut rows = statement.query((first, last))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let (id, day, kind, text) = (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
            found.push((Note { id, day, kind, text }, moment(row, 4)?));
        }
        Ok(found)
    }
}

fn reading(row: &Row<'_>) -> Result<RatedEntry> {
    let at = moment(row, 1)?;
    let rated = match row.get(3)? {
        EntryKind::Craving => Rated::Craving(Craving {
            situations: row.get(4)?,
            minutes: row.get(7)?,
            after: row.get(8)?,
            acted: row.get(9)?,
            coping: CopingBits::read(row, 10)?.tried(),
            ..Craving::of(row.get(6)?)
        }),
        _ => Rated::CheckIn(CheckIn {
            situations: row.get(4)?,
            ratings: ratings(row, 15)?,
            sleep_hours: row.get(5)?,
            safe: None,
            used: Vec::new(),
            feelings: BTreeSet::new(),
            small: None,
            small_done: None,
            amounts: Vec::new(),
            own: BTreeMap::new(),
        }),
    };
    Ok(RatedEntry { day: row.get(0)?, at, rated })
}
