//! Routines, their schedules, and the marks they were given.

use rusqlite::{OptionalExtension, Row, ToSql};

use crate::domain::id::Id;
use crate::domain::record::{Meta, Record};
use crate::domain::records::routine::{Mark, Routine, SchedulePeriod};
use crate::domain::time::day::Day;

use super::columns::moment;
use super::error::{Error, Result};
use super::reader::Reader;
use super::table::{Child, Table};
use super::undo::UndoTarget;
use super::write_txn::WriteTxn;

pub(super) const MARKS: &str =
    "SELECT routine, day, outcome, at, utc_offset, updated_at FROM routine_mark
    WHERE day BETWEEN ?1 AND ?2 ORDER BY day, routine";
const MARKED_DAYS: &str = "SELECT day FROM routine_mark WHERE routine = ?1 ORDER BY day";
const REMOVE_MARKS: &str = "DELETE FROM routine_mark WHERE routine = ?1";
const HAS_MARK: &str = "SELECT 1 FROM routine_mark WHERE routine = ?1 AND day = ?2";
const SET_MARK: &str =
    "INSERT INTO routine_mark (day, routine, outcome, at, utc_offset, updated_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6)
    ON CONFLICT (day, routine) DO UPDATE SET outcome = excluded.outcome, at = excluded.at,
      utc_offset = excluded.utc_offset, updated_at = excluded.updated_at";
const CLEAR_MARK: &str = "DELETE FROM routine_mark WHERE routine = ?1 AND day = ?2";

impl Table for Routine {
    const NAME: &'static str = "routine";
    const COLUMNS: &'static [&'static str] = &["category", "time_of_day", "archived_on"];
    const CHILDREN: &'static [Child<Self>] = &[Child {
        table: "routine_period",
        parent: "routine",
        columns: &["from_day", "schedule"],
        bind: |routine| {
            let rows = routine.periods.iter();
            rows.map(|SchedulePeriod { from, schedule }| vec![from as &dyn ToSql, schedule])
                .collect()
        },
        read: |routine, row, first| {
            let (from, schedule) = (row.get(first)?, row.get(first + 1)?);
            routine.periods.push(SchedulePeriod { from, schedule });
            Ok(())
        },
    }];

    fn bind(&self) -> Vec<&dyn ToSql> {
        vec![&self.category, &self.time, &self.archived_on]
    }

    fn read(meta: Meta, row: &Row<'_>, first: usize) -> rusqlite::Result<Self> {
        let (category, time) = (row.get(first)?, row.get(first + 1)?);
        let archived_on = row.get(first + 2)?;
        Ok(Self { category, time, archived_on, ..Self::begin(meta) })
    }

    /// Its marks, which are records of their own.
    fn keep_dependents(txn: &WriteTxn<'_>, id: Id) -> Result<()> {
        let days = txn.read().marked_days(id)?;
        days.into_iter().try_for_each(|day| txn.touches(UndoTarget::Mark, id, Some(day)))
    }

    fn remove_dependents(txn: &WriteTxn<'_>, id: Id) -> Result<()> {
        txn.statement(REMOVE_MARKS)?.execute([id])?;
        Ok(())
    }
}

impl Reader {
    /// Every routine with its schedules, archived ones too, in the order of lists.
    pub fn routines(&self) -> Result<Vec<Routine>> {
        self.all()
    }

    /// The days on which a routine has a mark, in order.
    pub(super) fn marked_days(&self, id: Id) -> Result<Vec<Day>> {
        let mut statement = self.statement(MARKED_DAYS)?;
        let days = statement.query_map([id], |row| row.get(0))?;
        Ok(days.collect::<std::result::Result<_, _>>()?)
    }

    /// Hands the marks of the days from `first` to `last` to `each`, by day and routine.
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
    pub fn marks(&self, first: Day, last: Day) -> Result<Vec<Mark>> {
        let mut found = Vec::new();
        self.each_mark((first, last), |mark| -> Result<()> {
            found.push(mark);
            Ok(())
        })?;
        Ok(found)
    }
}

pub(super) fn mark(row: &Row<'_>) -> Result<Mark> {
    Ok(Mark {
        routine: row.get(0)?,
        day: row.get(1)?,
        outcome: row.get(2)?,
        at: moment(row, 3)?,
        updated_at: row.get(5)?,
    })
}

impl WriteTxn<'_> {
    /// Marks a routine for a day, in the place of an earlier mark if there is one.
    pub fn set_mark(&self, mark: &Mark) -> Result<()> {
        let Mark { routine, day, outcome, at, updated_at } = *mark;
        let marked = self.statement(HAS_MARK)?.query_row((routine, day), |_| Ok(())).optional()?;
        match marked {
            Some(()) => self.touches(UndoTarget::Mark, routine, Some(day))?,
            None => self.creates(UndoTarget::Mark, routine, Some(day))?,
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
    pub fn clear_mark(&self, routine: Id, day: Day) -> Result<()> {
        self.touches(UndoTarget::Mark, routine, Some(day))?;
        self.statement(CLEAR_MARK)?.execute((routine, day))?;
        Ok(())
    }
}
