//! The index that a search finds words in, kept in step with the words of entries.
//!
//! The index takes words apart at spaces. Where a script has none, a whole sentence is one word to it; so
//! entries with such a text are listed too, and a search looks into those texts themselves.

use rusqlite::types::ToSqlOutput;
use rusqlite::{Connection, OptionalExtension, Params, Row};

use crate::domain::entry::Entry;
use crate::domain::id::Id;
use crate::domain::word_match::is_unspaced;

use super::error::Result;
use super::write_txn::WriteTxn;

const WORDS_OF: &str = "SELECT t.seq, t.words FROM entry AS e JOIN entry_text AS t ON t.seq = e.seq
    WHERE e.id = ?1 AND t.words <> ''";
const INSERT: &str = "INSERT INTO entry_words (rowid, words) VALUES (?1, ?2)";
const DELETE: &str =
    "INSERT INTO entry_words (entry_words, rowid, words) VALUES ('delete', ?1, ?2)";
const DELETE_ALL: &str = "INSERT INTO entry_words (entry_words) VALUES ('delete-all')";
const REBUILD: &str = "INSERT INTO entry_words (entry_words) VALUES ('rebuild')";
const ADD_UNSPACED: &str = "INSERT OR IGNORE INTO unspaced_text (seq) VALUES (?1)";
const REMOVE_UNSPACED: &str = "DELETE FROM unspaced_text WHERE seq = ?1";
const CLEAR_UNSPACED: &str = "DELETE FROM unspaced_text";
const ALL_UNSPACED: &str = "SELECT seq FROM unspaced_text ORDER BY seq";
const ALL_WORDS: &str = "SELECT seq, words FROM entry_text WHERE words <> '' ORDER BY seq";

/// Makes the words of an entry with this number found by a search. What is private is not found.
pub(super) fn add(txn: &WriteTxn<'_>, seq: i64, entry: &Entry) -> Result<()> {
    let words: Vec<&str> = entry.words().collect();
    if entry.private || words.is_empty() {
        return Ok(());
    }
    add_words(txn, seq, &words.join("\n"))
}

/// As [`add`], of an entry that was put back.
pub(super) fn restore(txn: &WriteTxn<'_>, id: Id) -> Result<()> {
    words_of(txn, id)?.map_or(Ok(()), |(seq, words)| add_words(txn, seq, &words))
}

fn add_words(txn: &WriteTxn<'_>, seq: i64, words: &str) -> Result<()> {
    txn.statement(INSERT)?.execute((seq, words))?;
    if is_unspaced(words) {
        txn.statement(ADD_UNSPACED)?.execute([seq])?;
    }
    Ok(())
}

/// As [`add`], for every row of a statement that selects entries in their order and the words of each.
pub(super) fn add_each(txn: &WriteTxn<'_>, entries: &'static str, of: impl Params) -> Result<()> {
    let (mut entries, mut add) = (txn.statement(entries)?, txn.statement(INSERT)?);
    let mut add_unspaced = txn.statement(ADD_UNSPACED)?;
    let mut rows = entries.query(of)?;
    while let Some(row) = rows.next()? {
        let words = row.get_ref(1)?.as_str_or_null().map_err(rusqlite::Error::from)?;
        let Some(words) = words.filter(|words| !words.is_empty()) else { continue };
        let seq: i64 = row.get(0)?;
        add.execute((seq, ToSqlOutput::from(words)))?;
        if is_unspaced(words) {
            add_unspaced.execute([seq])?;
        }
    }
    Ok(())
}

/// Removes an entry from the search index. Call before it is changed.
pub(super) fn remove(txn: &WriteTxn<'_>, id: Id) -> Result<()> {
    let Some((seq, words)) = words_of(txn, id)? else { return Ok(()) };
    if is_unspaced(&words) {
        txn.statement(REMOVE_UNSPACED)?.execute([seq])?;
    }
    txn.statement(DELETE)?.execute((seq, words))?;
    Ok(())
}

/// Takes all words out of the search.
pub(super) fn clear(txn: &WriteTxn<'_>) -> Result<()> {
    txn.statement(CLEAR_UNSPACED)?.execute([])?;
    txn.statement(DELETE_ALL)?.execute([])?;
    Ok(())
}

fn words_of(txn: &WriteTxn<'_>, id: Id) -> Result<Option<(i64, String)>> {
    let mut words_of = txn.statement(WORDS_OF)?;
    Ok(words_of.query_row([id], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}

/// Makes the index anew from the words of every entry.
pub(super) fn rebuild(conn: &Connection) -> Result<()> {
    conn.execute(REBUILD, [])?;
    conn.execute(CLEAR_UNSPACED, [])?;
    let mut add = conn.prepare(ADD_UNSPACED)?;
    unspaced(conn)?.into_iter().try_for_each(|seq| add.execute([seq]).map(drop))?;
    Ok(())
}

/// Whether the entries that are listed as having a text without spaces are those that have one.
pub(super) fn lists_unspaced(conn: &Connection) -> Result<bool> {
    let mut listed = conn.prepare(ALL_UNSPACED)?;
    let listed = listed.query_map([], |row| row.get(0))?;
    Ok(listed.collect::<rusqlite::Result<Vec<i64>>>()? == unspaced(conn)?)
}

/// The entries that have a text without spaces.
fn unspaced(conn: &Connection) -> Result<Vec<i64>> {
    let mut all = conn.prepare(ALL_WORDS)?;
    let seq = |row: &Row<'_>| {
        let words = row.get_ref(1)?.as_str()?;
        Ok(if is_unspaced(words) { Some(row.get(0)?) } else { None })
    };
    let found = all.query_map([], seq)?.filter_map(rusqlite::Result::transpose);
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use crate::domain::word_match::is_unspaced;

    /// The characters that the migration takes for those of a script without spaces.
    #[test]
    fn the_journal_knows_the_scripts_that_the_program_knows() {
        let migration = include_str!("migrations/0004_entries.sql");
        let (_, glob) = migration.split_once("words GLOB ").unwrap();
        let (glob, _) = glob.split_once(';').unwrap();
        let conn = Connection::open_in_memory().unwrap();
        let mut fits = conn.prepare(&format!("SELECT ?1 GLOB {glob}")).unwrap();
        for c in '\u{1}'..=char::MAX {
            let word = c.to_string();
            let there: bool = fits.query_row([&word], |row| row.get(0)).unwrap();
            assert_eq!(there, is_unspaced(&word), "{c:?}");
        }
    }
}
