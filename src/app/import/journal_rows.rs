//! The rows of another journal, as a file of it would hold them.

use std::io;

use serde::Serialize;

use super::ImportError;
use super::rows::FileRow;
use crate::app::export::{self, RowSink};
use crate::report::journal_file::List;
use crate::report::json;
use crate::storage::Journal;

/// Hands every row of one state of a journal to `each`, in the order of a file; its line is its number.
///
/// # Errors
/// Those of `each`, and what the other journal reports.
pub(super) fn read(
    journal: &Journal,
    each: &mut dyn FnMut(FileRow<'_>) -> Result<(), ImportError>,
) -> Result<(), ImportError> {
    let mut rows = JournalRows { each, line: 0, written: Vec::new() };
    journal.snapshot(|journal| export::each_row(journal, &mut rows))?;
    Ok(())
}

/// Turns values into rows.
struct JournalRows<'e> {
    each: &'e mut dyn FnMut(FileRow<'_>) -> Result<(), ImportError>,
    line: u64,
    written: Vec<u8>,
}

impl RowSink for JournalRows<'_> {
    type Error = ImportError;

    fn row(&mut self, list: List, row: &impl Serialize) -> Result<(), ImportError> {
        self.line += 1;
        self.written.clear();
        json::write(&mut self.written, row).map_err(ImportError::NotCompared)?;
        let text = std::str::from_utf8(&self.written);
        let text = text.map_err(|error| ImportError::NotCompared(io::Error::other(error)))?;
        (self.each)(FileRow { list, line: self.line, text })
    }
}
