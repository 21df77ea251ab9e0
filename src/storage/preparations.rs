//! The preparation checklist.

use crate::domain::preparation::Preparation;

use super::change::Changing;
use super::error::{Error, Result};
use super::journal::Journal;
use super::names;
use super::undo::Record;

const EVERY: &str = "SELECT id, name, position, done_on, archived_at, updated_at
    FROM preparation ORDER BY position, id";
const NAMES: &str = "SELECT id, name FROM preparation";
const ADD: &str = "INSERT INTO preparation (id, name, position, done_on, archived_at, updated_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, position = excluded.position,
      done_on = excluded.done_on, archived_at = excluded.archived_at,
      updated_at = excluded.updated_at";

impl Journal {
    /// Everything on the checklist, what was put away too, in the order of the list.
    ///
    /// # Errors
    /// What the database reports.
    pub fn preparations(&self) -> Result<Vec<Preparation>> {
        let mut every = self.statement(EVERY)?;
        let found = every.query_map([], |row| {
            Ok(Preparation {
                id: row.get(0)?,
                name: row.get(1)?,
                position: row.get(2)?,
                done_on: row.get(3)?,
                archived_at: row.get(4)?,
                updated_at: row.get(5)?,
            })
        })?;
        found.collect::<std::result::Result<_, _>>().map_err(Error::from)
    }
}

impl Changing<'_> {
    /// Adds something to the checklist.
    ///
    /// # Errors
    /// [`Error::Conflict`] where its name is taken; else what the database reports.
    pub fn add_preparation(&self, one: &Preparation) -> Result<()> {
        self.creates(Record::Preparation, one.id, None)?;
        self.write_preparation(one)
    }

    /// Puts a changed one in the place of the one with its id.
    ///
    /// # Errors
    /// Those of [`add_preparation`](Self::add_preparation).
    pub fn replace_preparation(&self, one: &Preparation) -> Result<()> {
        self.touches(Record::Preparation, one.id, None)?;
        self.write_preparation(one)
    }

    fn write_preparation(&self, one: &Preparation) -> Result<()> {
        if names::is_taken(self, NAMES, (one.id, &one.name))? {
            return Err(Error::Conflict(format!("\"{}\" is on the checklist already", one.name)));
        }
        self.statement(ADD)?.execute((
            one.id,
            &one.name,
            one.position,
            one.done_on,
            one.archived_at,
            one.updated_at,
        ))?;
        Ok(())
    }
}
