//! All of one state of a journal, written row by row or as a book.

use std::io::{self, Write};

use chrono::NaiveTime;
use serde::Serialize;

use crate::app::export::{self, RowSink};
use crate::app::record_surroundings::looked_up;
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::domain::records::screening::Screening;
use crate::domain::time::day::Day;
use crate::render::export::book::Book;
use crate::render::export::fhir::FhirBundle;
use crate::render::look::Look;
use crate::report::journal_file::{List, Rows};
use crate::storage::registry::{EachRecord, each_record};
use crate::storage::{self, FileError, Journal, Table};

/// Why an export failed.
pub(super) enum Stop {
    Journal(storage::Error),
    File(FileError),
}

/// Of a copy to standard output.
impl From<Stop> for Error {
    fn from(stop: Stop) -> Self {
        match stop {
            Stop::Journal(error) => error.into(),
            Stop::File(error) => Self::unanswered(error.into_cause()),
        }
    }
}

impl From<storage::Error> for Stop {
    fn from(error: storage::Error) -> Self {
        Self::Journal(error)
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::File(error.into())
    }
}

/// Writes every row of one state of the journal; gives the number of entries.
pub(super) fn rows(journal: &Journal, to: &mut impl Rows, step: impl FnMut()) -> Result<u64, Stop> {
    journal.snapshot(|journal| export::each_row(journal, &mut Stepped { to, step }))
}

/// Rows of which each entry is a step.
struct Stepped<'r, R, S> {
    to: &'r mut R,
    step: S,
}

impl<R: Rows, S: FnMut()> RowSink for Stepped<'_, R, S> {
    type Error = Stop;

    fn row(&mut self, list: List, row: &impl Serialize) -> Result<(), Stop> {
        if list == List::Entries {
            (self.step)();
        }
        Ok(self.to.row(list, row)?)
    }
}

/// What the words of a book depend on.
pub(super) struct BookLook {
    look: Look,
    today: Day,
    day_end: NaiveTime,
}

impl BookLook {
    /// As the settings say, with nothing cut.
    pub(super) fn of(context: &Context<'_>) -> Self {
        let look = Look { whole: true, color: false, ..context.look() };
        Self { look, today: context.today(), day_end: context.settings.day_end }
    }
}

/// Writes one state of the journal as a book; gives back the writer and the number of entries.
pub(super) fn book<W: Write>(
    journal: &Journal,
    BookLook { look, today, day_end }: &BookLook,
    to: W,
    mut step: impl FnMut(),
) -> Result<(W, u64), Stop> {
    journal.snapshot(|journal| {
        let mut book = Book::begin(to, look, *today)?;
        let entries = export::each_entry_by_day(journal, *day_end, |view| -> Result<(), Stop> {
            step();
            Ok(book.entry(&view)?)
        })?;
        book.focuses(&journal.focuses()?)?;
        each_record(&mut BookRecords { journal, today: *today, book: &mut book })?;
        Ok((book.finish(), entries))
    })
}

/// Writes one state of the journal as a Bundle of FHIR; gives back the writer and the number of entries.
pub(super) fn fhir<W: Write>(
    journal: &Journal,
    item_9: bool,
    to: W,
    mut step: impl FnMut(),
) -> Result<(W, u64), Stop> {
    journal.snapshot(|journal| {
        let mut bundle = FhirBundle::begin(to, &journal.focuses()?, item_9)?;
        let mut screenings = journal.all::<Screening>()?;
        screenings.sort_unstable_by_key(|one| one.meta.id);
        for one in &screenings {
            bundle.screening(one)?;
        }
        let mut entries = 0;
        journal.each_entry(|entry| -> Result<(), Stop> {
            entries += 1;
            step();
            Ok(bundle.entry(&entry)?)
        })?;
        Ok((bundle.finish()?, entries))
    })
}

/// Writes what the person keeps, kind by kind.
struct BookRecords<'e, 'l, W> {
    journal: &'e Journal,
    today: Day,
    book: &'e mut Book<'l, W>,
}

impl<W: Write> EachRecord for BookRecords<'_, '_, W> {
    type Error = Stop;

    fn visit<R: Table>(&mut self) -> Result<(), Stop> {
        Ok(self.book.records(&looked_up::<R>(self.journal, self.today)?)?)
    }
}
