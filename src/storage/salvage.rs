//! What can still be read of a damaged journal, copied into a new one.
//!
//! Each table is read from its start and from its end, as far as that goes. An entry on a page in between is
//! looked up by the index of days, which has its figures too; so where its words are lost, they are not.

use std::collections::BTreeSet;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params_from_iter};

use crate::domain::entry::EntryKind;
use crate::domain::time::day::Day;

use super::error::{Error, Result};
use super::ids::Ids;
use super::journal::{Access, Journal};
use super::locked::Keeping;
use super::paths::JournalPaths;
use super::search_index;
use super::verify::{TABLE_NAMES, rows, verify};

/// The figures of every entry, without a look at the entry itself.
const INDEXED: &str = "SELECT id, day, at, seq, kind, utc_offset, situations, mood, energy, stress, craving,
    confidence, distress, sleep_hours, intensity, minutes, after, acted, coping_tried, coping_helped,
    coping_partly, coping_no FROM entry INDEXED BY entry_by_day ORDER BY day, at, seq";
/// An entry of which only the figures are known. Whether it was private is lost, too.
const KEEP_FIGURES: &str = "INSERT INTO entry (id, day, at, seq, kind, utc_offset, situations, mood, energy,
    stress, craving, confidence, distress, sleep_hours, intensity, minutes, after, acted, coping_tried,
    coping_helped, coping_partly, coping_no, recorded_at, updated_at, private)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22,
    ?3, ?3, 1)";
const ONE_ENTRY: &str = "SELECT * FROM entry NOT INDEXED WHERE id = ?1";
const HAS_ENTRY: &str = "SELECT 1 FROM entry WHERE id = ?1";
const FOCUS_IDS: &str = "SELECT no, id FROM focus INDEXED BY sqlite_autoindex_focus_1 ORDER BY id";
const FOCUS_NAMES: &str =
    "SELECT no, name FROM focus INDEXED BY sqlite_autoindex_focus_2 ORDER BY name";
const MAKE_FOCUS: &str = "INSERT OR IGNORE INTO focus
    (no, id, name, kind, goal, maintenance, position, archived_at, updated_at)
    VALUES (?1, ?2, coalesce(?3, 'focus ' || ?1), 'other', 'none', 0, ?1, NULL, 0)";
const REFERENCES: &str = "SELECT m.name, f.\"from\", f.\"table\", f.\"to\"
    FROM sqlite_schema AS m JOIN pragma_foreign_key_list(m.name) AS f
    WHERE m.type = 'table' AND m.name NOT LIKE 'undo_%'";
/// What a check-in tells of its day where its answers are lost, and a use where there is one focus.
const MARK_DAYS: &str = "
    INSERT INTO day_mark (entry, day, focus, told)
      SELECT id, day, NULL, 3 FROM entry AS e
      WHERE kind = 1 AND NOT EXISTS (SELECT 1 FROM day_mark AS m WHERE m.entry = e.id);
    INSERT INTO day_mark (entry, day, focus, told)
      SELECT e.id, e.day, f.no, 4 FROM entry AS e JOIN focus AS f ON (SELECT count(*) FROM focus) = 1
      WHERE e.kind = 3 AND NOT EXISTS (SELECT 1 FROM day_mark AS m WHERE m.entry = e.id);";
const UNTOLD_USES: &str = "DELETE FROM entry WHERE kind = 3
    AND NOT EXISTS (SELECT 1 FROM day_mark AS m WHERE m.entry = entry.id) RETURNING day, kind";
const ENTRIES: &str = "SELECT count(*) FROM entry";

const UNTOLD_STAGES: &str = "DELETE FROM entry WHERE kind = 5
    AND NOT EXISTS (SELECT 1 FROM stage_of_change AS s WHERE s.entry = entry.id) RETURNING day, kind";
const UNTOLD_DOSES: &str = "DELETE FROM entry WHERE kind = 7
    AND NOT EXISTS (SELECT 1 FROM dose AS d WHERE d.entry = entry.id) RETURNING day, kind";
const UNTOLD_SYMPTOMS: &str = "DELETE FROM entry WHERE kind = 8
    AND NOT EXISTS (SELECT 1 FROM symptom AS s WHERE s.entry = entry.id) RETURNING day, kind";
const UNTOLD_BALANCES: &str = "DELETE FROM entry WHERE kind = 6
    AND NOT EXISTS (SELECT 1 FROM decision_balance AS b WHERE b.entry = entry.id) RETURNING day, kind";

/// Tables of the new journal's own, and those of which nothing is taken over.
const OWN: [&str; 4] = ["journal", "undo_change", "undo_step", "undo_cell"];

/// After so many entries in a row that cannot be read, a page is gone that leads to all the others.
const ENOUGH: usize = 200;

/// What could be read of a journal, and what could not.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Salvaged {
    /// How many entries there are, with their words or without.
    pub entries: u32,
    /// The entries of which only the figures are there.
    pub without_words: Vec<(Day, EntryKind)>,
    /// The entries that are known of and not there.
    pub lost: Vec<(Day, EntryKind)>,
    /// The tables of which rows may be missing that nothing is known of.
    pub torn: Vec<String>,
}

impl Journal {
    /// Copies what can still be read of the journal of `from` into a new one, which is whole.
    ///
    /// # Errors
    /// Where the list of tables cannot be read, those of [`create_with`](Self::create_with), or what the
    /// file system says.
    pub fn salvage(from: &JournalPaths, to: &JournalPaths, ids: Ids) -> Result<(Self, Salvaged)> {
        let mut source = Source::open(from)?;
        let keeping = Keeping::as_of(from)?;
        Self::create_with(to, &keeping, ids, |journal| {
            journal.conn.execute_batch("PRAGMA foreign_keys = OFF")?;
            let transaction = journal.conn.unchecked_transaction()?;
            let salvaged = fill(&mut source, &journal.conn)?;
            transaction.commit()?;
            let verified = verify(&journal.conn)?;
            if let Some(fault) = verified.faults.into_iter().next() {
                return Err(Error::Damaged(fault.what));
            }
            Ok(salvaged)
        })
    }
}

/// A damaged journal, opened anew after each page that does not match: the cipher reads nothing more for
/// that connection.
struct Source<'p> {
    place: &'p JournalPaths,
    journal: Journal,
}

impl<'p> Source<'p> {
    fn open(place: &'p JournalPaths) -> Result<Self> {
        Ok(Self { place, journal: Journal::open(place, Access::Read, Ids::random())? })
    }

    /// What a read gives; `None` where it comes to damage.
    fn read<T>(&mut self, read: impl FnOnce(&Connection) -> Result<T>) -> Result<Option<T>> {
        match read(&self.journal.conn) {
            Err(Error::Damaged(_)) => {
                *self = Self::open(self.place)?;
                Ok(None)
            }
            read => read.map(Some),
        }
    }
}

fn fill(from: &mut Source<'_>, to: &Connection) -> Result<Salvaged> {
    let mut salvaged = Salvaged::default();
    let names = rows(&from.journal.conn, TABLE_NAMES, |row| row.get::<_, String>(0))?;
    for name in names.into_iter().filter(|name| !OWN.contains(&name.as_str())) {
        let table = Table::of(to, name)?;
        let whole = from.read(|conn| table.copy(conn, to, "ASC"))?.is_some();
        if !whole {
            from.read(|conn| table.copy(conn, to, "DESC"))?;
            let known = match table.name.as_str() {
                "entry" => entries_between(from, to, &mut salvaged)?,
                "focus" => {
                    focuses_by_name(from, to)?;
                    false
                }
                _ => false,
            };
            if !known {
                salvaged.torn.push(table.name);
            }
        }
    }
    agree(to, &mut salvaged)?;
    salvaged.entries = to.query_row(ENTRIES, [], |row| row.get(0))?;
    Ok(salvaged)
}

/// Makes the focuses that cannot be read anew from the indexes of their ids and their names; of what kind
/// they were is lost.
fn focuses_by_name(from: &mut Source<'_>, to: &Connection) -> Result<()> {
    let list = |conn: &Connection, sql| rows(conn, sql, |row| Ok((row.get(0)?, row.get(1)?)));
    let ids: Option<Vec<(i64, Value)>> = from.read(|conn| list(conn, FOCUS_IDS))?;
    let names: Option<Vec<(i64, Value)>> = from.read(|conn| list(conn, FOCUS_NAMES))?;
    for (no, id) in ids.unwrap_or_default() {
        let name = names.iter().flatten().find(|(of, _)| *of == no).map(|(_, name)| name);
        to.execute(MAKE_FOCUS, (no, id, name))?;
    }
    Ok(())
}

/// Copies the entries between two damaged pages, as far as the index of days knows of them; tells whether
/// it knows of all.
fn entries_between(
    from: &mut Source<'_>,
    to: &Connection,
    salvaged: &mut Salvaged,
) -> Result<bool> {
    let mut missing = Vec::new();
    let known = from.read(|conn| {
        let (mut indexed, mut there) = (conn.prepare(INDEXED)?, to.prepare(HAS_ENTRY)?);
        let columns = indexed.column_count();
        let mut rows = indexed.query([])?;
        while let Some(row) = rows.next()? {
            let id: Value = row.get(0)?;
            if there.query_row([&id], |_| Ok(())).optional()?.is_none() {
                let values: rusqlite::Result<Vec<Value>> =
                    (0..columns).map(|n| row.get(n)).collect();
                missing.push(((row.get(1)?, row.get(4)?), values?));
            }
        }
        Ok(())
    })?;
    let table = Table::of(to, "entry".to_owned())?;
    let mut in_a_row = 0;
    for (of, figures) in missing {
        let found = if in_a_row < ENOUGH {
            from.read(|conn| table.copy_rows(conn, to, ONE_ENTRY, &figures[..1]))?
        } else {
            None
        };
        in_a_row = if found == Some(1) { 0 } else { in_a_row + 1 };
        if found != Some(1) {
            // A note is nothing without its words.
            if of.1 == EntryKind::Note {
                salvaged.lost.push(of);
            } else {
                to.execute(KEEP_FIGURES, params_from_iter(figures))?;
                salvaged.without_words.push(of);
            }
        }
    }
    Ok(known.is_some())
}

/// Puts what was copied in agreement: nothing names what is not there, and each day is told.
fn agree(to: &Connection, salvaged: &mut Salvaged) -> Result<()> {
    let references = rows(to, REFERENCES, |row| {
        Ok([row.get::<_, String>(0)?, row.get(1)?, row.get(2)?, row.get(3)?])
    })?;
    let mut torn: BTreeSet<String> = salvaged.torn.drain(..).collect();
    loop {
        let mut removed = 0;
        for [child, names, parent, key] in &references {
            let sql = format!(
                "DELETE FROM \"{child}\" WHERE \"{names}\" IS NOT NULL
                 AND \"{names}\" NOT IN (SELECT \"{key}\" FROM \"{parent}\")"
            );
            let here = to.execute(&sql, [])?;
            if here > 0 && parent != "entry" {
                torn.insert(child.clone());
            }
            removed += here;
        }
        if removed == 0 {
            break;
        }
    }
    to.execute_batch(MARK_DAYS)?;
    for untold in [UNTOLD_USES, UNTOLD_STAGES, UNTOLD_BALANCES, UNTOLD_DOSES, UNTOLD_SYMPTOMS] {
        let untold: Vec<_> = rows(to, untold, |row| Ok((row.get(0)?, row.get(1)?)))?;
        salvaged.without_words.retain(|of| !untold.contains(of));
        salvaged.lost.extend(untold);
    }
    salvaged.torn = torn.into_iter().collect();
    search_index::rebuild(to)
}

/// A table to copy.
struct Table {
    name: String,
    /// The columns by which it is kept in order.
    key: Vec<String>,
    insert: String,
}

impl Table {
    fn of(conn: &Connection, name: String) -> Result<Self> {
        let mut columns = conn.prepare("SELECT name, pk FROM pragma_table_info(?1) ORDER BY pk")?;
        let columns: Vec<(String, i64)> = columns
            .query_map([&name], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        let values = vec!["?"; columns.len()].join(", ");
        let insert = format!("INSERT OR IGNORE INTO \"{name}\" VALUES ({values})");
        let key = columns.into_iter().filter(|(_, place)| *place > 0).map(|(name, _)| name);
        Ok(Self { name, key: key.collect(), insert })
    }

    /// Copies its rows in one direction, up to the first that cannot be read.
    fn copy(&self, from: &Connection, to: &Connection, direction: &str) -> Result<usize> {
        let order: Vec<_> = self.key.iter().map(|name| format!("\"{name}\" {direction}")).collect();
        let (name, order) = (&self.name, order.join(", "));
        let all = format!("SELECT * FROM \"{name}\" NOT INDEXED ORDER BY {order}");
        self.copy_rows(from, to, &all, &[])
    }

    fn copy_rows(
        &self,
        from: &Connection,
        to: &Connection,
        rows: &str,
        of: &[Value],
    ) -> Result<usize> {
        let (mut rows, mut insert) = (from.prepare(rows)?, to.prepare_cached(&self.insert)?);
        let columns = rows.column_count();
        let (mut rows, mut copied) = (rows.query(params_from_iter(of))?, 0);
        while let Some(row) = rows.next()? {
            let values: rusqlite::Result<Vec<Value>> = (0..columns).map(|n| row.get(n)).collect();
            insert.execute(params_from_iter(values?))?;
            copied += 1;
        }
        Ok(copied)
    }
}
