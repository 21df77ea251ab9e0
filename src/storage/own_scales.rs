//! Scales of the person's own, and the answers to them.

use rusqlite::{Row, ToSql};

use crate::domain::entry::own_answer::OwnAnswer;
use crate::domain::id::Id;
use crate::domain::record::Meta;
use crate::domain::records::own_scale::OwnScale;
use crate::domain::scale::Scale;
use crate::domain::time::day::Day;

use super::error::{Error, Result};
use super::table::Table;
use super::write_txn::WriteTxn;

/// How many answers to a scale are on record.
const ANSWERS_TO: &str = "SELECT count(*) FROM own_answer WHERE scale = ?1";
const ADD: &str =
    "INSERT INTO own_answer (entry, scale, day, number, yes) VALUES (?1, ?2, ?3, ?4, ?5)";

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

/// The answer in the column of numbers and the one after it.
pub(super) fn answer(row: &Row<'_>, column: usize) -> rusqlite::Result<OwnAnswer> {
    let number: Option<Scale> = row.get(column)?;
    match number {
        Some(number) => Ok(OwnAnswer::Number(number)),
        None => Ok(OwnAnswer::YesNo(row.get(column + 1)?)),
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
            let (number, yes) = match *answer {
                OwnAnswer::Number(number) => (Some(number), None),
                OwnAnswer::YesNo(yes) => (None, Some(yes)),
            };
            self.statement(ADD)?.execute((entry, scale, day, number, yes))?;
        }
        Ok(())
    }
}
