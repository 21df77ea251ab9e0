//! Treatment.

use rusqlite::{Row, ToSql};

use crate::domain::record::Meta;
use crate::domain::records::treatment::Treatment;
use crate::storage::table::Table;

impl Table for Treatment {
    const NAME: &'static str = "treatment";
    const COLUMNS: &'static [&'static str] = &["setting", "from_day", "to_day", "place", "note"];

    fn bind(&self) -> Vec<&dyn ToSql> {
        vec![&self.setting, &self.from, &self.to, &self.place, &self.note]
    }

    fn read(meta: Meta, row: &Row<'_>, first: usize) -> rusqlite::Result<Self> {
        Ok(Self {
            meta,
            setting: row.get(first)?,
            from: row.get(first + 1)?,
            to: row.get(first + 2)?,
            place: row.get(first + 3)?,
            note: row.get(first + 4)?,
        })
    }
}
