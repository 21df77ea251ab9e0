//! Goals.

use rusqlite::{Row, ToSql};

use crate::domain::record::Meta;
use crate::domain::records::goal::LifeGoal;
use crate::storage::table::Table;

impl Table for LifeGoal {
    const NAME: &'static str = "goal";
    const COLUMNS: &'static [&'static str] = &["area", "review", "steps", "done_on"];

    fn bind(&self) -> Vec<&dyn ToSql> {
        vec![&self.area, &self.review, &self.steps, &self.done_on]
    }

    fn read(meta: Meta, row: &Row<'_>, first: usize) -> rusqlite::Result<Self> {
        Ok(Self {
            meta,
            area: row.get(first)?,
            review: row.get(first + 1)?,
            steps: row.get(first + 2)?,
            done_on: row.get(first + 3)?,
        })
    }
}
