//! Scales of the person's own, and the answers to them.

use rusqlite::{Row, ToSql};

use crate::domain::entry::own_answer::{OwnAnswer, OwnWords};
use crate::domain::id::Id;
use crate::domain::record::Meta;
use crate::domain::records::own_scale::OwnScale;
use crate::domain::scale::Scale;
use crate::domain::time::day::Day;

use super::error::{Error, Result};
use super::reader::Reader;
use super::table::Table;
use super::write_txn::WriteTxn;

/// How many answers to a scale are on record.
const ANSWERS_TO: &str = "SELECT count(*) FROM own_answer WHERE scale = ?1";
/// Answers in words are neither a number nor a yes or no: the index tells so without the rest.
pub(super) const OWN_WORDS: &str = "SELECT o.day, o.scale, o.words FROM own_answer AS o JOIN entry AS e ON e.id = o.entry
    WHERE o.day BETWEEN ?1 AND ?2 AND o.number IS NULL AND o.yes IS NULL AND e.private = 0 ORDER BY o.day, o.scale";
const ADD: &str = "INSERT INTO own_answer (entry, scale, day, number, yes, words) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

impl Table for OwnScale {
    const NAME: &'static str = "scale";
    const COLUMNS: &'static [&'static str] = &["answer", "low", "high"];

    fn bind(&self) -> Vec<&dyn ToSql> {
        vec![&self.answer, &self.low, &self.high]
    }

    fn read(meta: Meta, row: &Row<'_>, first: usize) -> rusqlite::Result<Self> {
        Ok(Self {
            meta,
            answer: row.get(first)?,
            low: row.get(first + 1)?,
            high: row.get(first + 2)?,
        })
    }

    /// Its answers are parts of check-ins, and would be of nothing without it: while there are any, it stays.
    fn remove_dependents(txn: &WriteTxn<'_>, id: Id) -> Result<()> {
        let answers: u32 = txn.statement(ANSWERS_TO)?.query_row([id], |row| row.get(0))?;
        if answers == 0 {
            return Ok(());
        }
        let answers =
            if answers == 1 { "an answer".to_owned() } else { format!("{answers} answers") };
        let text = format!(
            "nothing was deleted: {answers} on record would lose the name; scale archive puts it away"
        );
        Err(Error::Conflict(text))
    }
}

/// The answer in the column of numbers and the one after it; `None` where it is in words.
pub(super) fn figure(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<OwnAnswer>> {
    let number: Option<Scale> = row.get(column)?;
    let yes: Option<bool> = row.get(column + 1)?;
    Ok(number.map(OwnAnswer::Number).or(yes.map(OwnAnswer::YesNo)))
}

/// The answer in the column of numbers and the two after it.
pub(super) fn answer(row: &Row<'_>, column: usize) -> rusqlite::Result<OwnAnswer> {
    match figure(row, column)? {
        Some(answer) => Ok(answer),
        None => Ok(OwnAnswer::Words(row.get(column + 2)?)),
    }
}

impl Reader {
    /// The answers in words of the days from `first` to `last` that are not private, each with its scale, in the order
    /// of days.
    pub(super) fn own_words_on_record(&self, first: Day, last: Day) -> Result<Vec<OwnWords>> {
        let mut statement = self.statement(OWN_WORDS)?;
        let rows = statement.query_map((first, last), |row| {
            Ok(OwnWords { day: row.get(0)?, scale: row.get(1)?, words: row.get(2)? })
        })?;
        Ok(rows.collect::<std::result::Result<_, _>>()?)
    }
}

impl WriteTxn<'_> {
    pub(super) fn write_own_answers<'a>(
        &self,
        entry: Id,
        day: Day,
        answers: impl IntoIterator<Item = (&'a Id, &'a OwnAnswer)>,
    ) -> Result<()> {
        for (scale, answer) in answers {
            let (number, yes) = match answer {
                OwnAnswer::Number(number) => (Some(*number), None),
                OwnAnswer::YesNo(yes) => (None, Some(*yes)),
                OwnAnswer::Words(_) => (None, None),
            };
            self.statement(ADD)?.execute((entry, scale, day, number, yes, answer.words()))?;
        }
        Ok(())
    }
}
