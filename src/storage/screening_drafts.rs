//! Questionnaires that were broken off: the answers so far, in no record until the last one is given.
//!
//! They are kept apart from what undo, export, search and every page read, and go with the last answer.

use rusqlite::OptionalExtension;

use crate::domain::screening::{Instrument, ScreeningDraft};
use crate::domain::time::moment::Instant;

use super::error::Result;
use super::journal::Journal;
use super::reader::Reader;
use super::write_txn::WriteTxn;

const READ: &str = "SELECT day, answers FROM screening_draft WHERE instrument = ?1";
const KEEP: &str =
    "INSERT OR REPLACE INTO screening_draft (instrument, day, answers) VALUES (?1, ?2, ?3)";
const DROP: &str = "DELETE FROM screening_draft WHERE instrument = ?1";

impl Reader {
    /// The answers so far of a questionnaire that was broken off.
    pub fn screening_draft(&self, instrument: Instrument) -> Result<Option<ScreeningDraft>> {
        let found = self.statement(READ)?.query_row([instrument], |row| {
            Ok(ScreeningDraft { instrument, day: row.get(0)?, answers: row.get(1)? })
        });
        Ok(found.optional()?)
    }
}

impl Journal {
    /// Keeps the answers so far of a questionnaire, in the place of those before; no undo takes them back.
    pub fn keep_screening_draft(&self, draft: &ScreeningDraft, now: Instant) -> Result<()> {
        self.write(now, |txn| {
            let ScreeningDraft { instrument, day, answers } = draft;
            txn.statement(KEEP)?.execute((instrument, day, answers))?;
            Ok(())
        })
    }

    /// Drops the answers so far of a questionnaire; whether there were any.
    pub fn drop_screening_draft(&self, instrument: Instrument, now: Instant) -> Result<bool> {
        self.write(now, |txn| txn.drop_screening_draft(instrument))
    }
}

impl WriteTxn<'_> {
    /// Drops the answers so far of a questionnaire that is finished; whether there were any.
    pub fn drop_screening_draft(&self, instrument: Instrument) -> Result<bool> {
        Ok(self.statement(DROP)?.execute([instrument])? > 0)
    }
}
