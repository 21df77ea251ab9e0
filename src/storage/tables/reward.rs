//! Rewards.

use rusqlite::{Row, ToSql};

use crate::domain::record::Meta;
use crate::domain::records::reward::Reward;
use crate::storage::table::Table;

impl Table for Reward {
    const NAME: &'static str = "reward";
    const COLUMNS: &'static [&'static str] = &["after", "had_on", "note"];

    fn bind(&self) -> Vec<&dyn ToSql> {
        vec![&self.after, &self.had_on, &self.note]
    }

    fn read(meta: Meta, row: &Row<'_>, first: usize) -> rusqlite::Result<Self> {
        Ok(Self {
            meta,
            after: row.get(first)?,
            had_on: row.get(first + 1)?,
            note: row.get(first + 2)?,
        })
    }
}
