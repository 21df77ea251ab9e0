//! Appointments.

use rusqlite::{Row, ToSql};

use crate::domain::record::Meta;
use crate::domain::records::appointment::Appointment;
use crate::storage::table::Table;

impl Table for Appointment {
    const NAME: &'static str = "appointment";
    const COLUMNS: &'static [&'static str] =
        &["at", "type", "with_whom", "place", "outcome", "agreed"];

    fn bind(&self) -> Vec<&dyn ToSql> {
        vec![&self.at, &self.kind, &self.with, &self.place, &self.outcome, &self.agreed]
    }

    fn read(meta: Meta, row: &Row<'_>, first: usize) -> rusqlite::Result<Self> {
        Ok(Self {
            meta,
            at: row.get(first)?,
            kind: row.get(first + 1)?,
            with: row.get(first + 2)?,
            place: row.get(first + 3)?,
            outcome: row.get(first + 4)?,
            agreed: row.get(first + 5)?,
        })
    }
}
