//! Stages of change, as the person set them over time.

use crate::domain::entry::stage::{Stage, StageSet};
use crate::domain::time::moment::Moment;

use super::columns::moment;
use super::error::Result;
use super::reader::Reader;

pub(super) const EVERY: &str = "SELECT e.id, s.focus, s.stage, e.day, e.at, e.utc_offset
    FROM stage_of_change AS s CROSS JOIN entry AS e ON e.id = s.entry ORDER BY s.focus, e.day, e.at, e.seq";

impl Reader {
    /// Every stage that was set, each with its time, focus by focus, the earliest first.
    pub(super) fn stages_on_record(&self) -> Result<Vec<(StageSet, Moment)>> {
        let mut every = self.statement(EVERY)?;
        let mut rows = every.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let (id, focus, day) = (row.get(0)?, row.get(1)?, row.get(3)?);
            let stage: Stage = row.get(2)?;
            found.push((StageSet { id, focus, stage, day }, moment(row, 4)?));
        }
        Ok(found)
    }
}
