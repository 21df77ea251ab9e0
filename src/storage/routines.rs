//! Routines, their schedules, and the marks they were given.

use rusqlite::OptionalExtension;

use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::routine::{Mark, Period, Routine};

use super::columns::moment;
use super::error::{Error, Result};
use super::names;
use super::reader::Reader;
use super::undo::Record;
use super::write_txn::WriteTxn;

const EVERY: &str = "SELECT id, name, category, position, archived_on, updated_at, archived_at
    FROM routine ORDER BY position, id";
const NAMES: &str = "SELECT id, name FROM routine";
const PERIODS: &str =
    "SELECT routine, from_day, schedule FROM routine_period ORDER BY routine, from_day";
const ADD: &str = "INSERT INTO routine
      (id, name, category, position, archived_on, updated_at, archived_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, category = excluded.category,
      position = excluded.position, archived_at = excluded.archived_at, archived_on = excluded.archived_on,
      updated_at = excluded.updated_at";
const REMOVE_PERIODS: &str = "DELETE FROM routine_period WHERE routine = ?1";
const ADD_PERIOD: &str =
    "INSERT INTO routine_period (routine, from_day, schedule) VALUES (?1, ?2, ?3)";
pub(super) const MARKS: &str =
    "SELECT routine, day, outcome, at, utc_offset, updated_at FROM routine_mark
    WHERE day BETWEEN ?1 AND ?2 ORDER BY day, routine";
const HAS_MARK: &str = "SELECT 1 FROM routine_mark WHERE routine = ?1 AND day = ?2";
const SET_MARK: &str =
    "INSERT INTO routine_mark (day, routine, outcome, at, utc_offset, updated_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6)
    ON CONFLICT (day, routine) DO UPDATE SET outcome = excluded.outcome, at = excluded.at,
      utc_offset = excluded.utc_offset, updated_at = excluded.updated_at";
const CLEAR_MARK: &str = "DELETE FROM routine_mark WHERE routine = ?1 AND day = ?2";

impl Reader {
    /// Every routine with its schedules, archived ones too, in the order of lists.
    ///
    /// # Errors
    /// What the database reports.
    pub fn routines(&self) -> Result<Vec<Routine>> {
        let mut periods = self
            .statement(PERIODS)?
            .query_map([], |row| {
                Ok((row.get(0)?, Period { from: row.get(1)?, schedule: row.get(2)? }))
            })?
            .collect::<std::result::Result<Vec<(Id, Period)>, _>>()?;
        let mut every = self.statement(EVERY)?;
        let routines = every.query_map([], |row| {
            let id = row.get(0)?;
            Ok(Routine {
                id,
                name: row.get(1)?,
                category: row.get(2)?,
                position: row.get(3)?,
                archived_at: row.get(6)?,
                archived_on: row.get(4)?,
                updated_at: row.get(5)?,
                periods: periods.extract_if(.., |(of, _)| *of == id).map(|(_, p)| p).collect(),
            })
        })?;
        routines.collect::<std::result::Result<_, _>>().map_err(Error::from)
    }

    /// Hands the marks of the days from `first` to `last` to `each`, by day and routine.
    ///
    /// # Errors
    /// Those of `each`, or what the database reports.
    pub fn each_mark<E: From<Error>>(
        &self,
        (first, last): (Day, Day),
        mut each: impl FnMut(Mark) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let mut statement = self.statement(MARKS)?;
        let mut rows = statement.query((first, last)).map_err(Error::from)?;
        while let Some(row) = rows.next().map_err(Error::from)? {
            each(mark(row)?)?;
        }
        Ok(())
    }

    /// The marks of the days from `first` to `last`, by day and routine.
    ///
    /// # Errors
    /// What the database reports.
    pub fn marks(&self, first: Day, last: Day) -> Result<Vec<Mark>> {
        let mut found = Vec::new();
        self.each_mark((first, last), |mark| -> Result<()> {
            found.push(mark);
            Ok(())
        })?;
        Ok(found)
    }
}

pub(super) fn mark(row: &rusqlite::Row<'_>) -> Result<Mark> {
    Ok(Mark {
        routine: row.get(0)?,
        day: row.get(1)?,
        outcome: row.get(2)?,
        at: moment(row, 3)?,
        updated_at: row.get(5)?,
    })
}

impl WriteTxn<'_> {
    /// Adds a routine.
    ///
    /// # Errors
    /// [`Error::Conflict`] where its name is taken; else what the database reports.
    pub fn add_routine(&self, routine: &Routine) -> Result<()> {
        self.creates(Record::Routine, routine.id, None)?;
        self.write_routine(routine)
    }

    /// Puts a changed routine in the place of the one with its id.
    ///
    /// # Errors
    /// Those of [`add_routine`](Self::add_routine).
    pub fn replace_routine(&self, routine: &Routine) -> Result<()> {
        self.touches(Record::Routine, routine.id, None)?;
        self.write_routine(routine)
    }

    /// Marks a routine for a day, in the place of an earlier mark if there is one.
    ///
    /// # Errors
    /// What the database reports.
    pub fn set_mark(&self, mark: &Mark) -> Result<()> {
        let Mark { routine, day, outcome, at, updated_at } = *mark;
        let marked = self.statement(HAS_MARK)?.query_row((routine, day), |_| Ok(())).optional()?;
        match marked {
            Some(()) => self.touches(Record::Mark, routine, Some(day))?,
            None => self.creates(Record::Mark, routine, Some(day))?,
        }
        self.statement(SET_MARK)?.execute((
            day,
            routine,
            outcome,
            at.seconds(),
            at.offset_minutes(),
            updated_at,
        ))?;
        Ok(())
    }

    /// Takes the mark of a routine off a day.
    ///
    /// # Errors
    /// What the database reports.
    pub fn clear_mark(&self, routine: Id, day: Day) -> Result<()> {
        self.touches(Record::Mark, routine, Some(day))?;
        self.statement(CLEAR_MARK)?.execute((routine, day))?;
        Ok(())
    }

    fn write_routine(&self, routine: &Routine) -> Result<()> {
        if names::is_taken(self, NAMES, (routine.id, &routine.name))? {
            let name = &routine.name;
            return Err(Error::Conflict(format!("there is already a routine named {name}")));
        }
        self.statement(ADD)?.execute((
            routine.id,
            &routine.name,
            &routine.category,
            routine.position,
            routine.archived_on,
            routine.updated_at,
            routine.archived_at,
        ))?;
        self.statement(REMOVE_PERIODS)?.execute([routine.id])?;
        let mut add = self.statement(ADD_PERIOD)?;
        for Period { from, schedule } in &routine.periods {
            add.execute((routine.id, from, schedule))?;
        }
        Ok(())
    }
}
