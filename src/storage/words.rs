//! Keeping the words of entries where a search finds them.

use rusqlite::types::ToSqlOutput;
use rusqlite::{OptionalExtension, Params};

use crate::domain::entry::Entry;
use crate::domain::id::Id;

use super::error::Result;
use super::write_txn::WriteTxn;

const WORDS_OF: &str = "SELECT t.seq, t.words FROM entry AS e JOIN entry_text AS t ON t.seq = e.seq
    WHERE e.id = ?1 AND t.words <> ''";
const LEARN: &str = "INSERT INTO entry_words (rowid, words) VALUES (?1, ?2)";
const UNLEARN: &str =
    "INSERT INTO entry_words (entry_words, rowid, words) VALUES ('delete', ?1, ?2)";

const UNLEARN_ALL: &str = "INSERT INTO entry_words (entry_words) VALUES ('delete-all')";

/// Makes the words of an entry found by a search. Call after it is written.
pub(super) fn learn(txn: &WriteTxn<'_>, entry: &Entry) -> Result<()> {
    if entry.private || entry.words().next().is_none() {
        return Ok(());
    }
    learn_again(txn, entry.id)
}

/// As [`learn`], of an entry that was put back.
pub(super) fn learn_again(txn: &WriteTxn<'_>, id: Id) -> Result<()> {
    apply(txn, id, LEARN)
}

/// As [`learn`], for every row of a statement that selects entries in their order and the words of each.
pub(super) fn learn_each(txn: &WriteTxn<'_>, entries: &'static str, of: impl Params) -> Result<()> {
    let (mut entries, mut learn) = (txn.statement(entries)?, txn.statement(LEARN)?);
    let mut rows = entries.query(of)?;
    while let Some(row) = rows.next()? {
        let words = row.get_ref(1)?;
        if words
            .as_str_or_null()
            .map_err(rusqlite::Error::from)?
            .is_some_and(|words| !words.is_empty())
        {
            learn.execute((row.get::<_, i64>(0)?, ToSqlOutput::Borrowed(words)))?;
        }
    }
    Ok(())
}

/// Takes the words of an entry out of the search. Call before it is changed.
pub(super) fn unlearn(txn: &WriteTxn<'_>, id: Id) -> Result<()> {
    apply(txn, id, UNLEARN)
}

/// Takes all words out of the search.
pub(super) fn unlearn_all(txn: &WriteTxn<'_>) -> Result<()> {
    txn.statement(UNLEARN_ALL)?.execute([])?;
    Ok(())
}

fn apply(txn: &WriteTxn<'_>, id: Id, statement: &'static str) -> Result<()> {
    let mut words_of = txn.statement(WORDS_OF)?;
    let words: Option<(i64, String)> =
        words_of.query_row([id], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    if let Some(words) = words {
        txn.statement(statement)?.execute(words)?;
    }
    Ok(())
}
