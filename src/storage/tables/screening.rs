//! Screenings.

use rusqlite::{Row, ToSql};

use crate::domain::record::Meta;
use crate::domain::records::screening::Screening;
use crate::storage::table::Table;

impl Table for Screening {
    const NAME: &'static str = "screening";
    const COLUMNS: &'static [&'static str] = &["instrument", "day", "total", "answers"];

    fn bind(&self) -> Vec<&dyn ToSql> {
        vec![&self.instrument, &self.day, &self.total, &self.answers]
    }

    fn read(meta: Meta, row: &Row<'_>, first: usize) -> rusqlite::Result<Self> {
        Ok(Self {
            meta,
            instrument: row.get(first)?,
            day: row.get(first + 1)?,
            total: row.get(first + 2)?,
            answers: row.get(first + 3)?,
        })
    }
}
