//! Stages of change, as the person set them over time.

use crate::domain::stage::{Stage, StageSet};

use super::error::{Error, Result};
use super::journal::Journal;

pub(super) const EVERY: &str = "SELECT id, about, stage, day FROM entry
    WHERE about IS NOT NULL AND kind = 5 ORDER BY about, day, at, seq";

impl Journal {
    /// Every stage that was set, focus by focus, the earliest first.
    ///
    /// # Errors
    /// What the database reports.
    pub fn stages(&self) -> Result<Vec<StageSet>> {
        let mut every = self.statement(EVERY)?;
        let found = every.query_map([], |row| {
            let stage: Stage = row.get(2)?;
            Ok(StageSet { id: row.get(0)?, focus: row.get(1)?, stage, day: row.get(3)? })
        })?;
        found.collect::<std::result::Result<_, _>>().map_err(Error::from)
    }
}
