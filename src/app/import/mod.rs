//! Taking a copy of a journal in: each row is merged, or left out with a reason.

mod bounded_reader;
mod derived_id;
pub mod foreign;
mod journal_rows;
mod merge;
mod rows;

use std::collections::BTreeSet;
use std::io::{self, Read};

use crate::domain::change::{Change, ChangeKind};
use crate::domain::time::horizon::Horizon;
use crate::report::import::Found;
use crate::report::journal_file::List;
use crate::storage::{self, Journal, Order};
use foreign::{ForeignFile, ForeignRow, Form};
use merge::Importer;
pub use merge::Overview;
use rows::FileRow;

/// Why a file cannot be taken in, and nothing of it was.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// What the journal reports.
    #[error(transparent)]
    Storage(#[from] storage::Error),
    /// The file cannot be read.
    #[error("the file could not be read")]
    Unreadable(#[source] io::Error),
    /// It holds nothing.
    #[error("the file is empty")]
    Empty,
    /// It ends before it is whole.
    #[error("the file ends in the middle of line {line}")]
    CutOff {
        /// The line, from 1.
        line: usize,
    },
    /// It is not JSON.
    #[error("the file is not JSON")]
    NotJson(#[source] serde_json::Error),
    /// It does not begin with the name of its form.
    #[error("the file does not begin with the name of its form")]
    Nameless,
    /// It is JSON of another form.
    #[error("the file is not of the form of a journal file")]
    Foreign(#[source] serde_json::Error),
    /// It is a journal file of another version, which is named.
    #[error("the file is written as {0}")]
    OtherForm(String),
    /// A list stands twice in it, or after one that builds on it.
    #[error("the list {0} stands at the wrong place")]
    OutOfOrder(List),
    /// A row cannot be laid out as it would be written.
    #[error("a row of the file could not be compared")]
    NotCompared(#[source] io::Error),
    /// More rows than this cannot be taken in.
    #[error("more than {0} rows cannot be read")]
    TooManyBad(usize),
    /// It is a backup that only the program that wrote it reads.
    #[error("the file is a backup of {0:?}")]
    Backup(Form),
    /// It is not in UTF-8.
    #[error("the file is not in UTF-8")]
    NotText,
    /// It holds more than is read.
    #[error("the file holds too much")]
    TooLarge,
    /// It is not of the form that another program writes; why.
    #[error("the file is not of the form of that program: {0}")]
    OtherProgram(String),
    /// The journal is no longer what it was when the file was held against it.
    #[error("the journal changed meanwhile")]
    Changed,
}

/// A file to take in.
#[derive(Debug)]
pub enum ImportFile<'f, R> {
    /// A copy that `export data` wrote, to be read as it streams by.
    Daymark(R),
    /// What another program's file holds.
    Foreign(&'f ForeignFile),
    /// Another journal.
    Journal(&'f Journal),
}

impl<R: Read> ImportFile<'_, R> {
    /// Hands every row to the importer, and tells of each one's bytes; gives the keys that are not known.
    fn each(
        self,
        importer: &mut Importer<'_>,
        mut read: impl FnMut(u64) -> Result<(), ImportError>,
    ) -> Result<BTreeSet<String>, ImportError> {
        if let Self::Foreign(file) = &self {
            for bad in &file.bad {
                importer.bad(bad.list, bad.line, bad.reason.clone())?;
            }
        }
        self.each_row(&mut |row| {
            read(row.text.len() as u64)?;
            importer.row(&row)
        })
    }

    /// Hands every row over; gives the keys that are not known.
    fn each_row(
        self,
        each: &mut dyn FnMut(FileRow<'_>) -> Result<(), ImportError>,
    ) -> Result<BTreeSet<String>, ImportError> {
        match self {
            Self::Daymark(file) => return rows::read(file, each),
            Self::Journal(journal) => journal_rows::read(journal, each)?,
            Self::Foreign(file) => {
                for ForeignRow { list, line, text } in &file.rows {
                    each(FileRow { list: *list, line: *line, text })?;
                }
            }
        }
        Ok(BTreeSet::new())
    }
}

/// Reads what is to be known of another copy before it and the journal are [brought together](look).
///
/// # Errors
/// Why nothing of it can be taken in.
pub fn overview(file: ImportFile<'_, impl Read>) -> Result<Overview, ImportError> {
    let mut overview = Overview::default();
    file.each_row(&mut |row| {
        overview.note(&row);
        Ok(())
    })?;
    Ok(overview)
}

/// Reads the whole file and holds it against the journal, while others may read and write: what it would
/// change, and the order in which its new entries count as written. `read` is told of each row's bytes.
///
/// With an `overview` of it, both are brought together: of two versions the later one stands, at one time
/// the one that a comparison of what they say puts last, and nothing that only one of them has is lost.
///
/// # Errors
/// Why nothing of it can be taken in.
pub fn look(
    journal: &Journal,
    horizon: Horizon,
    file: ImportFile<'_, impl Read>,
    overview: Option<&Overview>,
    mut read: impl FnMut(u64),
) -> Result<(Found, Order), ImportError> {
    let mut reads = journal.long_read();
    let mut importer = Importer::look(journal, horizon)?.uniting(overview)?;
    let unread = file.each(&mut importer, |bytes| {
        read(bytes);
        Ok(reads.step()?)
    })?;
    importer.finish(unread)
}

/// Takes the whole file in, in one change, if it still changes what it did when it was [looked at](look).
///
/// # Errors
/// Why nothing of it was taken in.
pub fn write(
    journal: &Journal,
    horizon: Horizon,
    file: ImportFile<'_, impl Read>,
    overview: Option<&Overview>,
    (looked, order): (&Found, Order),
    mut read: impl FnMut(u64),
) -> Result<(), ImportError> {
    let subject = match &file {
        ImportFile::Daymark(_) => "a copy of a journal",
        ImportFile::Foreign(_) => "a file of another program",
        ImportFile::Journal(_) => "another journal",
    };
    let subject = subject.to_owned();
    let change = Change { at: horizon.now().into(), verb: ChangeKind::Import, subject };
    journal.change(&change, |txn| {
        let mut importer = Importer::write(txn, horizon, order)?.uniting(overview)?;
        let unread = file.each(&mut importer, |bytes| {
            read(bytes);
            Ok(())
        })?;
        let (found, _) = importer.finish(unread)?;
        if found == *looked { Ok(()) } else { Err(ImportError::Changed) }
    })
}
