//! Whether a journal is whole: its pages, its tables, and what is derived from entries.

use rusqlite::{Connection, OptionalExtension, Row, Transaction, TransactionBehavior};

use crate::domain::time::day::Day;

use super::error::{Error, Result};
use super::ids::Ids;
use super::journal::{Access, Journal};
use super::paths::JournalPaths;
use super::search_index;

/// The pages whose keyed hash does not match them.
const DAMAGED_PAGES: &str = "PRAGMA cipher_integrity_check";
/// Trees, indexes, kinds of values and the constraints of every table.
const TABLES: &str = "PRAGMA integrity_check";
const REFERENCES: &str = "SELECT \"table\", \"parent\" FROM pragma_foreign_key_check";
const PAGES: &str = "SELECT page_count FROM pragma_page_count";
const ENTRIES: &str = "SELECT count(*) FROM entry";
pub(super) const TABLE_NAMES: &str = "SELECT name FROM sqlite_schema
    WHERE type = 'table' AND rootpage > 0 AND name NOT LIKE 'entry_words%' ORDER BY name";
/// The index that is the table itself, where it lies in the order of its key; `NOT INDEXED` would leave
/// the choice of another.
const KEY_OF_TABLE: &str =
    "SELECT i.name FROM pragma_table_list(?1) AS t, pragma_index_list(?1) AS i
    WHERE t.wr AND i.origin = 'pk'";

/// What is told of days that its entries do not say: a mark on another day than its entry, one that the
/// kind of its entry has not, and a check-in or a use without the mark that each of them has.
const DAYS: &str = "
    SELECT e.day FROM day_mark AS m JOIN entry AS e ON e.id = m.entry
      WHERE m.day <> e.day OR e.kind <> CASE m.told WHEN 4 THEN 3 ELSE 1 END
    UNION ALL
    SELECT e.day FROM entry AS e
      WHERE e.kind IN (1, 3) AND NOT EXISTS (SELECT 1 FROM day_mark AS m WHERE m.entry = e.id)
    UNION ALL
    SELECT e.day FROM entry AS e JOIN day_mark AS m ON m.entry = e.id
      WHERE e.kind = 1 GROUP BY e.id HAVING count(*) > 1 AND max(m.told = 3)";

/// Holds the index of words against the words of every entry.
const WORDS: &str = "INSERT INTO entry_words (entry_words, rank) VALUES ('integrity-check', 1)";

/// One thing that a check looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Check {
    /// Each page against its keyed hash.
    Pages,
    /// The tables, their indexes and their constraints.
    Tables,
    /// Whether what a record names is there.
    References,
    /// What is told of days, against the entries that tell it.
    Days,
    /// The index of words, against the words of entries.
    Words,
}

/// What is wrong with a journal, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What was looked at.
    pub check: Check,
    /// What is wrong, in words.
    pub what: String,
}

/// What the look at a whole journal has found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// How many pages there are.
    pub pages: u32,
    /// How many entries there are, unless that cannot be told.
    pub entries: Option<u32>,
    /// What is wrong.
    pub faults: Vec<Fault>,
    /// Whether the index of words was looked at: not where something else is wrong, or where nothing
    /// can be written.
    pub words: bool,
}

impl Journal {
    /// Looks at all of the journal, which is that of `place`, and changes nothing.
    ///
    /// # Errors
    /// What keeps it from being looked at, other than damage.
    pub fn verify(self, place: &JournalPaths) -> Result<Verified> {
        let mut found = self.snapshot(|journal| verify(&journal.conn))?;
        if found.faults.is_empty() {
            found.words = words(&self.conn, &mut found.faults)?;
        } else if found.entries.is_none() {
            unreadable(self, place, &mut found.faults)?;
        }
        Ok(found)
    }
}

/// Looks at all but the index of words, which takes a lock.
pub(super) fn verify(conn: &Connection) -> Result<Verified> {
    let mut faults = Vec::new();
    let mut note = |check, what| faults.push(Fault { check, what });
    let pages = conn.query_row(PAGES, [], |row| row.get(0))?;
    let damaged = rows(conn, DAMAGED_PAGES, |row| row.get::<_, String>(0))?;
    for page in &damaged {
        note(Check::Pages, spoilt_page(page));
    }
    if !damaged.is_empty() {
        return Ok(Verified { pages, entries: None, faults, words: false });
    }
    let tables = rows(conn, TABLES, |row| row.get::<_, String>(0))?;
    for what in tables.iter().filter(|what| *what != "ok") {
        note(Check::Tables, in_words(what));
    }
    let references = rows(conn, REFERENCES, |row| Ok((row.get(0)?, row.get(1)?)))?;
    for (table, names) in references {
        let (table, names): (String, String) = (table, names);
        note(Check::References, format!("a row of {table} names one of {names} that is not there"));
    }
    for day in rows(conn, DAYS, |row| row.get::<_, Day>(0))? {
        note(Check::Days, format!("what is kept of {day:#} is not what its entries say"));
    }
    let entries = conn.query_row(ENTRIES, [], |row| row.get(0))?;
    Ok(Verified { pages, entries: Some(entries), faults, words: false })
}

/// Names the tables that can no longer be read to their end.
fn unreadable(journal: Journal, place: &JournalPaths, faults: &mut Vec<Fault>) -> Result<()> {
    let mut note = |what| faults.push(Fault { check: Check::Tables, what });
    // After a page that does not match, the cipher reads nothing more for that connection.
    let again = || Journal::open(place, Access::Read, Ids::random());
    drop(journal);
    let names = match rows(&again()?.conn, TABLE_NAMES, |row| row.get::<_, String>(0)) {
        Err(Error::Damaged(_)) => {
            note("the list of tables cannot be read".to_owned());
            return Ok(());
        }
        names => names?,
    };
    for name in names {
        if let Some(rows) = readable(&again()?.conn, &name)? {
            note(format!("the table {name} can be read for {rows} rows only"));
        }
    }
    Ok(())
}

/// How many rows of a table can be read; `None` where all can.
fn readable(conn: &Connection, table: &str) -> Result<Option<u64>> {
    let mut whole = 0;
    let mut read = || -> rusqlite::Result<()> {
        let by = conn.query_row(KEY_OF_TABLE, [table], |row| row.get::<_, String>(0)).optional()?;
        let by = by.map_or_else(|| "NOT INDEXED".to_owned(), |key| format!("INDEXED BY \"{key}\""));
        let mut statement = conn.prepare(&format!("SELECT * FROM \"{table}\" {by}"))?;
        let mut rows = statement.query([])?;
        while rows.next()?.is_some() {
            whole += 1;
        }
        Ok(())
    };
    match read().map_err(Error::from) {
        Ok(()) => Ok(None),
        Err(Error::Damaged(_)) => Ok(Some(whole)),
        Err(error) => Err(error),
    }
}

/// Holds the index of words against the entries; `false` where nothing can be written: the database
/// asks for that, although nothing is.
fn words(conn: &Connection, faults: &mut Vec<Fault>) -> Result<bool> {
    let checked = conn.execute_batch("PRAGMA query_only = OFF").and_then(|()| {
        let transaction = Transaction::new_unchecked(conn, TransactionBehavior::Immediate)?;
        transaction.execute(WORDS, [])?;
        transaction.rollback()
    });
    let checked = match checked.map_err(Error::from) {
        Ok(()) if search_index::lists_unspaced(conn)? => Ok(()),
        Ok(()) => Err(Error::Damaged("texts without spaces".to_owned())),
        error => error,
    };
    match checked {
        Ok(()) => Ok(true),
        Err(Error::Damaged(_)) => {
            let what = "the index of words is not what the entries say".to_owned();
            faults.push(Fault { check: Check::Words, what });
            Ok(true)
        }
        Err(Error::ReadOnly | Error::Full | Error::Unwritten) => Ok(false),
        Err(error) => Err(error),
    }
}

pub(super) fn rows<T>(
    conn: &Connection,
    sql: &str,
    read: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>> {
    let mut statement = conn.prepare(sql)?;
    let rows = statement.query_map([], |row| read(row))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What the cipher reports, which ends with the number of the page.
fn spoilt_page(report: &str) -> String {
    match report.rsplit(' ').next().and_then(|last| last.parse::<u64>().ok()) {
        Some(page) => format!("page {page} does not match its checksum"),
        None => "a page does not match its checksum".to_owned(),
    }
}

/// What the database reports of a table.
fn in_words(report: &str) -> String {
    let broken = report.strip_prefix("CHECK constraint ");
    match broken.and_then(|broken| broken.rsplit(' ').next()) {
        Some(table) => format!("a row of {table} holds what it cannot hold"),
        None => report.to_owned(),
    }
}
