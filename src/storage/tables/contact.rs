//! Contacts.

use rusqlite::{Row, ToSql};

use crate::domain::record::Meta;
use crate::domain::records::contact::Contact;
use crate::storage::table::Table;

impl Table for Contact {
    const NAME: &'static str = "contact";
    const COLUMNS: &'static [&'static str] = &["role", "how", "last_spoke", "note"];

    fn bind(&self) -> Vec<&dyn ToSql> {
        vec![&self.role, &self.how, &self.last_spoke, &self.note]
    }

    fn read(meta: Meta, row: &Row<'_>, first: usize) -> rusqlite::Result<Self> {
        Ok(Self {
            meta,
            role: row.get(first)?,
            how: row.get(first + 1)?,
            last_spoke: row.get(first + 2)?,
            note: row.get(first + 3)?,
        })
    }
}
