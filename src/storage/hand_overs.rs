//! The log of pages that were handed over.

use crate::domain::code::Code;
use crate::domain::privacy::Part;
use crate::domain::recovery::hand_over::HandOver;
use crate::domain::time::moment::Moment;
use crate::domain::time::window::Window;

use super::columns::moment;
use super::error::{Error, Result};
use super::journal::Journal;
use super::reader::Reader;

const EVERY: &str =
    "SELECT at, utc_offset, recipient, format, from_day, to_day, included, notes FROM hand_over
    ORDER BY seq DESC";
const ADD: &str =
    "INSERT INTO hand_over (at, utc_offset, recipient, format, from_day, to_day, included, notes)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";

const CLEAR: &str = "DELETE FROM hand_over";

impl Reader {
    /// Every page that was handed over, the newest first.
    pub fn hand_overs(&self) -> Result<Vec<HandOver>> {
        let mut every = self.statement(EVERY)?;
        let mut rows = every.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let included: String = row.get(6)?;
            let parts = included.split(',').filter(|word| !word.is_empty()).map(Part::from_code);
            let damaged = || Error::Damaged("the log of pages has an impossible row".to_owned());
            found.push(HandOver {
                at: moment(row, 0)?,
                recipient: row.get(2)?,
                format: row.get(3)?,
                window: Window::new(row.get(4)?, row.get(5)?).ok_or_else(damaged)?,
                included: parts.collect::<std::result::Result<_, _>>().map_err(|_| damaged())?,
                notes: row.get(7)?,
            });
        }
        Ok(found)
    }
}

impl Journal {
    /// Logs a page that was handed over. It happened, and so `undo` does not take it back.
    pub fn log_hand_over(&self, page: &HandOver) -> Result<()> {
        self.write(page.at.into(), |txn| {
            let included: Vec<_> = page.included.iter().map(|part| part.code()).collect();
            txn.statement(ADD)?.execute((
                page.at.seconds(),
                page.at.offset_minutes(),
                &page.recipient,
                &page.format,
                page.window.from(),
                page.window.to(),
                included.join(","),
                page.notes,
            ))?;
            Ok(())
        })
    }

    /// Empties the log for good: `undo` does not bring it back.
    pub fn clear_hand_overs(&self, at: Moment) -> Result<()> {
        self.write(at.into(), |txn| {
            txn.statement(CLEAR)?.execute([])?;
            Ok(())
        })
    }
}
