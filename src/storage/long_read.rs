//! A long read in short transactions, between which others may write.

use rusqlite::Transaction;

use super::error::Result;
use super::journal::Journal;

/// So many steps see the same state of the journal.
const STEPS_A_STATE: u32 = 256;

/// A read in steps; between some of them others may write.
#[derive(Debug)]
pub struct LongRead<'j> {
    journal: &'j Journal,
    state: Option<Transaction<'j>>,
    steps: u32,
}

impl Journal {
    /// Begins to read in steps.
    #[must_use]
    pub fn long_read(&self) -> LongRead<'_> {
        LongRead { journal: self, state: None, steps: 0 }
    }
}

impl LongRead<'_> {
    /// Begins the next step.
    pub fn step(&mut self) -> Result<()> {
        if self.steps.is_multiple_of(STEPS_A_STATE) {
            // The one before ends first.
            self.state = None;
            self.state = Some(self.journal.conn.unchecked_transaction()?);
        }
        self.steps += 1;
        Ok(())
    }
}
