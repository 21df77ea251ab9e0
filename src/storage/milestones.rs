//! Milestones of the person's own.

use crate::domain::recovery::milestone::OwnMilestone;

use super::error::{Error, Result};
use super::reader::Reader;
use super::undo::UndoTarget;
use super::write_txn::WriteTxn;

const EVERY: &str = "SELECT id, focus, name, after, archived_on, updated_at, archived_at FROM milestone ORDER BY id";
const ADD: &str = "INSERT INTO milestone
      (id, focus, name, after, archived_on, updated_at, position, archived_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0, ?7)
    ON CONFLICT (id) DO UPDATE SET focus = excluded.focus, name = excluded.name,
      after = excluded.after, archived_at = excluded.archived_at, archived_on = excluded.archived_on,
      updated_at = excluded.updated_at";

impl Reader {
    /// Every milestone of the person's own, those put away too, in the order of ids.
    pub fn own_milestones(&self) -> Result<Vec<OwnMilestone>> {
        let mut every = self.statement(EVERY)?;
        let found = every.query_map([], |row| {
            Ok(OwnMilestone {
                id: row.get(0)?,
                focus: row.get(1)?,
                name: row.get(2)?,
                after: row.get(3)?,
                archived_at: row.get(6)?,
                archived_on: row.get(4)?,
                updated_at: row.get(5)?,
                weeks_within: Vec::new(),
            })
        })?;
        found.collect::<std::result::Result<_, _>>().map_err(Error::from)
    }
}

impl WriteTxn<'_> {
    /// Adds a milestone.
    ///
    /// # Errors
    /// [`Error::Conflict`] where its focus has one of this name, or is not in the journal; else
    /// what the database reports.
    pub fn add_milestone(&self, one: &OwnMilestone) -> Result<()> {
        self.creates(UndoTarget::Milestone, one.id, None)?;
        self.write_milestone(one)
    }

    /// Puts a changed one in the place of the one with its id.
    ///
    /// # Errors
    /// Those of [`add_milestone`](Self::add_milestone).
    pub fn replace_milestone(&self, one: &OwnMilestone) -> Result<()> {
        self.touches(UndoTarget::Milestone, one.id, None)?;
        self.write_milestone(one)
    }

    fn write_milestone(&self, one: &OwnMilestone) -> Result<()> {
        let same = |other: &OwnMilestone| {
            other.id != one.id
                && other.focus == one.focus
                && other.name.folded() == one.name.folded()
        };
        if self.read().own_milestones()?.iter().any(same) {
            return Err(Error::Conflict(format!(
                "there is already a milestone named {}",
                one.name
            )));
        }
        self.statement(ADD)?.execute((
            one.id,
            one.focus,
            &one.name,
            one.after,
            one.archived_on,
            one.updated_at,
            one.archived_at,
        ))?;
        Ok(())
    }
}
