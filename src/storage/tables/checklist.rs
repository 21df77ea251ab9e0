//! The preparation checklist.

use rusqlite::{Row, ToSql};

use crate::domain::record::Meta;
use crate::domain::records::checklist::ChecklistItem;
use crate::storage::table::Table;

impl Table for ChecklistItem {
    const NAME: &'static str = "checklist_item";
    const LIST: &'static str = "preparations";
    const COLUMNS: &'static [&'static str] = &["done_on"];

    fn bind(&self) -> Vec<&dyn ToSql> {
        vec![&self.done_on]
    }

    fn read(meta: Meta, row: &Row<'_>, first: usize) -> rusqlite::Result<Self> {
        Ok(Self { meta, done_on: row.get(first)? })
    }
}
