//! Doses, symptoms and how life stands, read alone: their days and what they say.

use crate::domain::entry::dose::{Dose, DoseEntry};
use crate::domain::entry::life::AreaRating;
use crate::domain::entry::small_thing::SmallThing;
use crate::domain::entry::symptoms::SymptomLoad;
use crate::domain::time::day::Day;
use crate::domain::time::moment::Moment;

use super::columns::moment;
use super::error::Result;
use super::reader::Reader;

pub(super) const DOSES: &str = "SELECT day, at, utc_offset, medication, outcome FROM dose
    WHERE day BETWEEN ?1 AND ?2 ORDER BY day, at, entry";

/// By the days: for a window with few entries.
pub(super) const SYMPTOMS: &str = "SELECT e.day, e.at, e.utc_offset, s.focus, sum(s.rating)
    FROM entry AS e CROSS JOIN symptom AS s ON s.entry = e.id
    WHERE e.day BETWEEN ?1 AND ?2 AND e.kind = 8 GROUP BY e.day, e.at, e.seq";
/// The same by the symptoms: for a window so long that most entries in it are of other kinds.
pub(super) const SYMPTOMS_OF_YEARS: &str =
    "SELECT e.day, e.at, e.utc_offset, s.focus, sum(s.rating)
    FROM symptom AS s CROSS JOIN entry AS e ON e.id = s.entry
    WHERE e.day BETWEEN ?1 AND ?2 GROUP BY s.entry ORDER BY e.day, e.at, e.seq";
/// A window of more days than this is one of years.
const YEARS: i32 = 400;

pub(super) const LIFE: &str = "SELECT day, at, utc_offset, area, rating FROM life_area
    WHERE day <= ?1 ORDER BY day, at, entry";
pub(super) const LAST_LIFE: &str = "SELECT day, at, utc_offset FROM life_area
    WHERE day <= ?1 ORDER BY day DESC, at DESC";

pub(super) const SMALL_THINGS: &str = "SELECT e.day, e.at, e.utc_offset, s.words, s.done,
      (SELECT private FROM entry WHERE id = e.id)
    FROM entry AS e CROSS JOIN small_thing AS s ON s.entry = e.id
    WHERE e.day BETWEEN ?1 AND ?2 AND e.kind = 1 ORDER BY e.day";

impl Reader {
    /// What the check-ins of the days from `first` to `last` say of small things, each with its time, by day.
    pub(super) fn small_things_on_record(
        &self,
        first: Day,
        last: Day,
    ) -> Result<Vec<(SmallThing, Moment)>> {
        let mut statement = self.statement(SMALL_THINGS)?;
        let mut rows = statement.query((first, last))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let (day, at) = (row.get(0)?, moment(row, 1)?);
            let (words, done, is_private) = (row.get(3)?, row.get(4)?, row.get(5)?);
            found.push((SmallThing { day, words, done, is_private }, at));
        }
        Ok(found)
    }

    /// How things stood in each area of life on the days up to `last`, in the order of time.
    pub(super) fn life_on_record(&self, last: Day) -> Result<Vec<AreaRating>> {
        let mut statement = self.statement(LIFE)?;
        let mut rows = statement.query([last])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let (day, at) = (row.get(0)?, moment(row, 1)?);
            found.push(AreaRating { day, at, area: row.get(3)?, rating: row.get(4)? });
        }
        Ok(found)
    }

    /// The last day up to `last` with a life check that has happened.
    pub(super) fn last_life_check(
        &self,
        last: Day,
        has_happened: impl Fn(Day, Moment) -> bool,
    ) -> Result<Option<Day>> {
        let mut statement = self.statement(LAST_LIFE)?;
        let mut rows = statement.query([last])?;
        while let Some(row) = rows.next()? {
            let day = row.get(0)?;
            if has_happened(day, moment(row, 1)?) {
                return Ok(Some(day));
            }
        }
        Ok(None)
    }

    /// The symptoms of the days from `first` to `last`, each with its time, in the order of time.
    pub(super) fn loads_on_record(
        &self,
        first: Day,
        last: Day,
    ) -> Result<Vec<(SymptomLoad, Moment)>> {
        let long = last.days_since(first) > YEARS;
        let mut statement = self.statement(if long { SYMPTOMS_OF_YEARS } else { SYMPTOMS })?;
        let mut rows = statement.query((first, last))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let (day, at) = (row.get(0)?, moment(row, 1)?);
            found.push((SymptomLoad { day, focus: row.get(3)?, sum: row.get(4)? }, at));
        }
        Ok(found)
    }

    /// The doses for the days from `first` to `last`, each with its time, by day and time.
    pub(super) fn doses_on_record(&self, first: Day, last: Day) -> Result<Vec<(Dose, Moment)>> {
        let mut statement = self.statement(DOSES)?;
        let mut rows = statement.query((first, last))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let (day, at) = (row.get(0)?, moment(row, 1)?);
            let kept = DoseEntry { medication: row.get(3)?, outcome: row.get(4)? };
            found.push((Dose::new(kept, day, at), at));
        }
        Ok(found)
    }
}
