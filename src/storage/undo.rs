//! Undo: how records stood before a change, kept cell by cell and put back on request.
//!
//! A record is the rows of several tables under one key. Putting it back is the same for every
//! kind: its rows go, and the rows kept take their place.

use rusqlite::types::Value;
use rusqlite::{OptionalExtension, params_from_iter};

use crate::domain::change::Change;
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::moment::Instant;

use super::change::Changing;
use super::error::{Error, Result};
use super::journal::Journal;
use super::words;

const BEGIN_STEP: &str = "INSERT INTO undo_step (change, step, record, id, day)
    VALUES (?1, (SELECT coalesce(max(step), 0) + 1 FROM undo_step WHERE change = ?1), ?2, ?3, ?4)
    RETURNING step";
const KEEP_CELL: &str = "INSERT INTO undo_cell (change, step, source, row, col, value)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
const LAST_CHANGE: &str = "SELECT no, at, verb, subject FROM undo_change ORDER BY no DESC LIMIT 1";
const STEP_BEFORE: &str = "SELECT step, record, id, day FROM undo_step
    WHERE change = ?1 AND step < ?2 ORDER BY step DESC LIMIT 1";
const ENTRIES_OF: &str =
    "SELECT e.seq, e.id FROM undo_step AS s CROSS JOIN entry AS e ON e.id = s.id
    WHERE s.change = ?1 AND s.record = 'entry'";
const KEPT_CELLS: &str = "SELECT row, col, value FROM undo_cell
    WHERE change = ?1 AND step = ?2 AND source = ?3 ORDER BY row, col";
const NEWEST_AT: &str = "SELECT at FROM undo_change ORDER BY no DESC LIMIT 1";
// From the oldest on, up to the last that is too old and has none before it that is young enough. A
// change that says it was made after ?2 was made by a clock that ran ahead, and counts as neither.
const FORGET_OLD: &str = "DELETE FROM undo_change WHERE no <= (
    SELECT max(no) FROM undo_change WHERE at < ?1
      AND no < coalesce((SELECT min(no) FROM undo_change WHERE at BETWEEN ?1 AND ?2), ?3))";
const DAYS_KEPT: i64 = 30;
const DROP_CHANGE: &str = "DELETE FROM undo_change WHERE no = ?1";
const DROP_RECORD: &str = "DELETE FROM undo_step WHERE id = ?1";
const DROP_EMPTY: &str = "DELETE FROM undo_change WHERE no NOT IN (SELECT change FROM undo_step)";

/// A kind of record that can be put back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Record {
    Entry,
    Focus,
    Routine,
    Mark,
    Preparation,
    Milestone,
}

/// A table of a record and the condition that finds its rows: `?1` the id, `?2` the day or NULL.
struct Source {
    table: &'static str,
    of: &'static str,
}

const ENTRY: &[Source] = &[
    Source { table: "entry", of: "id = ?1 AND ?2 IS NULL" },
    Source { table: "day_mark", of: "entry = ?1 AND ?2 IS NULL" },
    Source { table: "label", of: "entry = ?1 AND ?2 IS NULL" },
    Source { table: "tombstone", of: "id = ?1 AND ?2 IS NULL" },
];
const FOCUS: &[Source] = &[
    Source { table: "focus", of: "id = ?1 AND ?2 IS NULL" },
    Source { table: "attempt", of: "focus = ?1 AND ?2 IS NULL" },
    Source { table: "phase_choice", of: "focus = ?1 AND ?2 IS NULL" },
];
const ROUTINE: &[Source] = &[
    Source { table: "routine", of: "id = ?1 AND ?2 IS NULL" },
    Source { table: "routine_period", of: "routine = ?1 AND ?2 IS NULL" },
];
const PREPARATION: &[Source] = &[Source { table: "preparation", of: "id = ?1 AND ?2 IS NULL" }];
const MILESTONE: &[Source] = &[Source { table: "milestone", of: "id = ?1 AND ?2 IS NULL" }];
const MARK: &[Source] = &[Source { table: "routine_mark", of: "routine = ?1 AND day = ?2" }];

impl Record {
    const ALL: [Self; 6] =
        [Self::Entry, Self::Focus, Self::Routine, Self::Mark, Self::Preparation, Self::Milestone];

    fn word(self) -> &'static str {
        match self {
            Self::Entry => "entry",
            Self::Focus => "focus",
            Self::Routine => "routine",
            Self::Mark => "mark",
            Self::Preparation => "preparation",
            Self::Milestone => "milestone",
        }
    }

    fn of_word(word: &str) -> Result<Self> {
        let known = Self::ALL.into_iter().find(|record| record.word() == word);
        known.ok_or_else(|| Error::Damaged(format!("undo names the unknown record {word}")))
    }

    fn sources(self) -> &'static [Source] {
        match self {
            Self::Entry => ENTRY,
            Self::Focus => FOCUS,
            Self::Routine => ROUTINE,
            Self::Mark => MARK,
            Self::Preparation => PREPARATION,
            Self::Milestone => MILESTONE,
        }
    }
}

impl Journal {
    /// The change that [`undo_last`](Self::undo_last) would take back, if any is kept.
    ///
    /// # Errors
    /// What the database reports.
    pub fn last_change(&self) -> Result<Option<Change>> {
        Ok(last(self)?.map(|(_, change)| change))
    }

    /// Takes back the newest change that is kept, and says what it was.
    ///
    /// # Errors
    /// What the database reports; the journal is then as it was.
    pub fn undo_last(&self, now: Instant) -> Result<Option<Change>> {
        self.write(now, |changing| {
            forget_old(changing)?;
            let Some((no, change)) = last(changing)? else { return Ok(None) };
            changing.touched.set(true);
            // The index of words is written to in its own order: any other costs it a merge a word.
            for id in entries_of(changing, no)? {
                words::unlearn(changing, id)?;
            }
            let mut from = i64::MAX;
            while let Some(step) = step_before(changing, no, from)? {
                put_back(changing, no, &step)?;
                from = step.number;
            }
            for id in entries_of(changing, no)? {
                words::learn(changing, id)?;
            }
            changing.statement(DROP_CHANGE)?.execute([no])?;
            Ok(Some(change))
        })
    }
}

fn last(journal: &Journal) -> Result<Option<(i64, Change)>> {
    let found = journal.statement(LAST_CHANGE)?.query_row([], |row| {
        let change = Change { at: row.get(1)?, verb: row.get(2)?, subject: row.get(3)? };
        Ok((row.get(0)?, change))
    });
    Ok(found.optional()?)
}

/// A step of a change: which record it touched.
struct Step {
    number: i64,
    record: Record,
    id: Id,
    day: Option<Day>,
}

/// The last step of a change that comes before this one.
fn step_before(changing: &Changing<'_>, change: i64, step: i64) -> Result<Option<Step>> {
    let mut before = changing.statement(STEP_BEFORE)?;
    let mut rows = before.query((change, step))?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let record = Record::of_word(&row.get::<_, String>(1)?)?;
    Ok(Some(Step { number: row.get(0)?, record, id: row.get(2)?, day: row.get(3)? }))
}

/// The entries that a change touched and that are there, in the order of the index of words.
fn entries_of(changing: &Changing<'_>, change: i64) -> Result<Vec<Id>> {
    let mut entries = changing.statement(ENTRIES_OF)?;
    let found = entries.query_map([change], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut found = found.collect::<std::result::Result<Vec<(i64, Id)>, _>>()?;
    found.sort_unstable();
    found.dedup();
    Ok(found.into_iter().map(|(_, id)| id).collect())
}

/// Opens a step of the change: without an image it undoes a creation.
pub(super) fn begin_step(
    changing: &Changing<'_>,
    record: Record,
    id: Id,
    day: Option<Day>,
) -> Result<i64> {
    changing.touched.set(true);
    let mut begin = changing.statement(BEGIN_STEP)?;
    Ok(begin.query_row((changing.no, record.word(), id, day), |row| row.get(0))?)
}

/// Keeps every cell of a record as it stands.
pub(super) fn keep_image(
    changing: &Changing<'_>,
    step: i64,
    record: Record,
    id: Id,
    day: Option<Day>,
) -> Result<()> {
    let mut keep = changing.statement(KEEP_CELL)?;
    for Source { table, of } in record.sources() {
        let mut select = changing.conn.prepare(&format!("SELECT * FROM {table} WHERE {of}"))?;
        let columns: Vec<String> = select.column_names().into_iter().map(str::to_owned).collect();
        let mut rows = select.query((id, day))?;
        let mut number = 0;
        while let Some(row) = rows.next()? {
            for (at, column) in columns.iter().enumerate() {
                let value = row.get_ref(at)?;
                let value = rusqlite::types::ToSqlOutput::Borrowed(value);
                keep.execute((changing.no, step, table, number, column, value))?;
            }
            number += 1;
        }
    }
    Ok(())
}

/// Drops the changes that are too old to be taken back.
///
/// Their age counts up to the newest of them where the clock stands after it: a clock that ran ahead
/// for one command drops nothing.
pub(super) fn forget_old(changing: &Changing<'_>) -> Result<()> {
    let newest = changing.statement(NEWEST_AT)?.query_row([], |row| row.get(0)).optional()?;
    let Some(newest) = newest else { return Ok(()) };
    let newest = changing.now.seconds().min(newest);
    let oldest = newest - DAYS_KEPT * 24 * 60 * 60;
    changing.statement(FORGET_OLD)?.execute((oldest, newest, i64::MAX))?;
    Ok(())
}

/// Removes every trace of a record from the undo history.
pub(super) fn forget(changing: &Changing<'_>, id: Id) -> Result<()> {
    changing.statement(DROP_RECORD)?.execute([id])?;
    changing.statement(DROP_EMPTY)?.execute([])?;
    Ok(())
}

fn put_back(changing: &Changing<'_>, change: i64, step: &Step) -> Result<()> {
    let Step { number, record, id, day } = *step;
    for Source { table, of } in record.sources().iter().rev() {
        let delete = format!("DELETE FROM {table} WHERE {of}");
        changing.conn.prepare_cached(&delete)?.execute((id, day))?;
    }
    for Source { table, .. } in record.sources() {
        for cells in kept_rows(changing, (change, number), table)? {
            let (columns, values): (Vec<_>, Vec<_>) = cells.into_iter().unzip();
            let places = vec!["?"; columns.len()].join(", ");
            let columns = columns.join(", ");
            changing.conn.execute(
                &format!("INSERT INTO {table} ({columns}) VALUES ({places})"),
                params_from_iter(values),
            )?;
        }
    }
    Ok(())
}

type Cells = Vec<(String, Value)>;

fn kept_rows(changing: &Changing<'_>, kept: (i64, i64), table: &str) -> Result<Vec<Cells>> {
    let mut select = changing.statement(KEPT_CELLS)?;
    let mut rows = select.query((kept.0, kept.1, table))?;
    let mut found: Vec<(i64, Cells)> = Vec::new();
    while let Some(row) = rows.next()? {
        let (number, cell) = (row.get(0)?, (row.get(1)?, row.get(2)?));
        match found.last_mut() {
            Some((last, cells)) if *last == number => cells.push(cell),
            _ => found.push((number, vec![cell])),
        }
    }
    Ok(found.into_iter().map(|(_, cells)| cells).collect())
}
