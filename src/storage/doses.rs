//! Doses and symptoms, read alone: their days and what they say.

use crate::domain::entry::dose::{Dose, DoseEntry};
use crate::domain::entry::symptoms::SymptomLoad;
use crate::domain::time::day::Day;
use crate::domain::time::moment::Moment;

use super::columns::moment;
use super::error::Result;
use super::reader::Reader;

pub(super) const DOSES: &str = "SELECT day, at, utc_offset, medication, outcome FROM dose
    WHERE day BETWEEN ?1 AND ?2 ORDER BY day, at, entry";

pub(super) const SYMPTOMS: &str = "SELECT e.day, e.at, e.utc_offset, s.focus, sum(s.rating)
    FROM entry AS e CROSS JOIN symptom AS s ON s.entry = e.id
    WHERE e.day BETWEEN ?1 AND ?2 AND e.kind = 8 GROUP BY e.id ORDER BY e.day, e.at, e.seq";

impl Reader {
    /// The symptoms of the days from `first` to `last`, each with its time, in the order of time.
    pub(super) fn loads_on_record(
        &self,
        first: Day,
        last: Day,
    ) -> Result<Vec<(SymptomLoad, Moment)>> {
        let mut statement = self.statement(SYMPTOMS)?;
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
