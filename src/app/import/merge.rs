//! Merges the rows of a journal file into the journal, or rejects them with a reason.

mod entries;
mod focuses;
mod overview;
mod records;
mod same_day;
mod same_name;
mod superseded;
mod tie_break;
mod union;

use std::collections::{BTreeMap, BTreeSet, HashSet};

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::ImportError;
use super::rows::FileRow;
use crate::domain::id::Id;
use crate::domain::merge::MergeOutcome;
use crate::domain::records::focus::Focus;
use crate::domain::recovery::milestone::OwnMilestone;
use crate::domain::text::Name;
use crate::domain::time::day::Day;
use crate::domain::time::horizon::Horizon;
use crate::domain::time::moment::Instant;
use crate::report::import::{BadRow, Found};
use crate::report::journal_file::{AttemptRow, FocusRow, List};
use crate::report::json;
use crate::storage::registry::{EachRecord, each_record};
use crate::storage::{Batch, Order, Reader, Table, WriteTxn};
pub use overview::Overview;
use records::LocalRecord;
use union::Union;

/// With more bad rows than this a file is refused.
const MOST_BAD: usize = 100_000;

/// No more of a reason is kept, in characters.
const LONGEST_REASON: usize = 2_000;

/// An import under way, or its dry run.
pub(crate) struct Importer<'j> {
    journal: &'j Reader,
    /// Where it is written; `None` where it is only looked at.
    writing: Option<Writing<'j>>,
    /// What has happened, and what of the file lies ahead.
    horizon: Horizon,
    found: Found,
    taken: ImportState,
    /// The focuses and attempts of the file, until all of them are read.
    focuses: Vec<(u64, FocusRow)>,
    attempts: Vec<(u64, AttemptRow)>,
    /// What of these is in the journal by now.
    my_focuses: Vec<Focus>,
    my_milestones: Vec<OwnMilestone>,
    /// What of the other records is in the journal by now, by list.
    my_records: BTreeMap<List, Vec<LocalRecord>>,
    /// The lines of all these in the file, and of those that were left out.
    lines: BTreeMap<Id, u64>,
    left_out: BTreeMap<Id, u64>,
    /// Room for the form in which a row would be written.
    written: Vec<u8>,
    /// How the copy and the journal are brought together, where they are.
    union: Option<Union<'j>>,
}

/// A change that takes a file in.
pub(crate) struct Writing<'j> {
    txn: &'j WriteTxn<'j>,
    batch: Batch<'j>,
}

/// What the import has taken in so far, or would have.
#[derive(Default)]
struct ImportState {
    added: HashSet<Id>,
    order: Order,
    /// Entries that took the place of others, and when they were last changed.
    changed: BTreeMap<Id, Instant>,
    tombstones: BTreeMap<Id, Instant>,
    /// Records here that were given another name, and when they last changed.
    renamed: BTreeMap<Id, (Name, Instant)>,
    /// By routine and day.
    marks: BTreeSet<(Id, Day)>,
    /// The check-ins of days where the file changes them.
    checkins: BTreeMap<Day, Option<Id>>,
}

impl<'j> Importer<'j> {
    /// Looks at what a file would change, and changes nothing.
    pub(crate) fn look(journal: &'j Reader, horizon: Horizon) -> Result<Self, ImportError> {
        Ok(Self {
            journal,
            writing: None,
            horizon,
            found: Found::default(),
            taken: ImportState::default(),
            focuses: Vec::new(),
            attempts: Vec::new(),
            my_focuses: journal.focuses()?,
            my_milestones: journal.own_milestones()?,
            my_records: BTreeMap::new(),
            lines: BTreeMap::new(),
            left_out: BTreeMap::new(),
            written: Vec::new(),
            union: None,
        })
    }

    /// Takes in a file whose new entries come in this order.
    pub(crate) fn write(
        txn: &'j WriteTxn<'j>,
        horizon: Horizon,
        order: Order,
    ) -> Result<Self, ImportError> {
        let writing = Writing { txn, batch: txn.batch(order)? };
        Ok(Self { writing: Some(writing), ..Self::look(txn.read(), horizon)? })
    }

    /// Takes in a row, or notes why it cannot be.
    ///
    /// # Errors
    /// What the database reports, and too many bad rows.
    pub(crate) fn row(&mut self, row: &FileRow<'_>) -> Result<(), ImportError> {
        self.settle_deferred(Some(row.list))?;
        if !matches!(row.list, List::Focuses | List::Attempts) {
            self.settle_focuses()?;
        }
        match row.list {
            List::Focuses => {
                let focus = self.read(row)?;
                self.focuses.extend(focus.map(|focus| (row.line, focus)));
            }
            List::Attempts => {
                let attempt = self.read(row)?;
                self.attempts.extend(attempt.map(|attempt| (row.line, attempt)));
            }
            // They were taken in before anything else.
            List::Tombstones if self.union.is_some() => {}
            List::RoutineMarks => self.take(row, Self::mark)?,
            List::Milestones => self.take(row, Self::milestone)?,
            List::Entries => self.take(row, Self::entry)?,
            List::Tombstones => self.take(row, Self::tombstone)?,
            List::Record(_) => each_record(&mut RecordRow { merge: self, row })?,
        }
        Ok(())
    }

    /// What was found, and the order of the new entries where it was only looked at.
    pub(crate) fn finish(
        mut self,
        unread: BTreeSet<String>,
    ) -> Result<(Found, Order), ImportError> {
        self.settle_focuses()?;
        self.settle_deferred(None)?;
        self.found.unread.extend(unread);
        if let Some(Writing { batch, .. }) = self.writing {
            batch.finish()?;
        }
        Ok((self.found, self.taken.order))
    }

    fn take<T: DeserializeOwned + Serialize>(
        &mut self,
        row: &FileRow<'_>,
        merge: fn(&mut Self, &T, u64) -> Result<RowOutcome, ImportError>,
    ) -> Result<(), ImportError> {
        let Some(value) = self.read(row)? else { return Ok(()) };
        match merge(self, &value, row.line)? {
            RowOutcome::Merged(outcome) => {
                self.found.count(row.list, outcome);
                Ok(())
            }
            RowOutcome::Misfit(reason) => self.bad(row.list, row.line, reason),
            RowOutcome::Later => {
                self.defer(row);
                Ok(())
            }
        }
    }

    /// The value of a row; notes a row that has none, and keys that are not known.
    fn read<T: DeserializeOwned + Serialize>(
        &mut self,
        row: &FileRow<'_>,
    ) -> Result<Option<T>, ImportError> {
        let value: T = match serde_json::from_str(row.text) {
            Ok(value) => value,
            Err(error) => {
                let line = row.line + (error.line() as u64).saturating_sub(1);
                self.bad(row.list, line, reason(&error))?;
                return Ok(None);
            }
        };
        self.written.clear();
        json::write(&mut self.written, &value).map_err(ImportError::NotCompared)?;
        if self.written != row.text.as_bytes() {
            let given = serde_json::from_str(row.text).unwrap_or_default();
            let known = serde_json::from_slice(&self.written).unwrap_or_default();
            note_unread(&given, &known, &row.list.to_string(), &mut self.found.unread);
        }
        Ok(Some(value))
    }

    /// Notes a row that is left out, and why.
    ///
    /// # Errors
    /// Where there are too many.
    pub(crate) fn bad(&mut self, list: List, line: u64, reason: String) -> Result<(), ImportError> {
        if self.found.bad.len() == MOST_BAD {
            return Err(ImportError::TooManyBad(MOST_BAD));
        }
        self.found.bad.push(BadRow { line, list, reason });
        Ok(())
    }
}

/// A row of a record, for the kind that its list is of.
struct RecordRow<'m, 'j, 't> {
    merge: &'m mut Importer<'j>,
    row: &'m FileRow<'t>,
}

impl EachRecord for RecordRow<'_, '_, '_> {
    type Error = ImportError;

    fn visit<R: Table>(&mut self) -> Result<(), ImportError> {
        if self.row.list == List::of::<R>() {
            self.merge.take(self.row, Importer::record::<R>)?;
        }
        Ok(())
    }
}

/// Merge outcome of a row, or why it was rejected.
enum RowOutcome {
    Merged(MergeOutcome),
    /// It does not fit what is there; why.
    Misfit(String),
    /// It waits until what stands in its way has changed as the copy says.
    Later,
}

/// Why a row has no value, without the place within it.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let what = text.rsplit_once(" at line ").map_or(text.as_str(), |(what, _)| what);
    match what.rsplit_once(", expected ") {
        // It may be one of the person's own, which no error repeats.
        Some((given, expected)) if given.starts_with("invalid type: string") => {
            format!("it has a text where it should have {expected}")
        }
        _ if what == "recursion limit exceeded" => "it is nested too deeply".to_owned(),
        _ => what.chars().take(LONGEST_REASON).collect(),
    }
}

/// Notes the keys of a row that its value has not.
fn note_unread(given: &Value, known: &Value, path: &str, unread: &mut BTreeSet<String>) {
    match (given, known) {
        (Value::Object(given), Value::Object(known)) => {
            for (key, value) in given {
                let path = format!("{path}.{key}");
                match known.get(key) {
                    Some(known) => note_unread(value, known, &path, unread),
                    None if unread.len() < 100 => drop(unread.insert(path)),
                    None => {}
                }
            }
        }
        (Value::Array(given), Value::Array(known)) => {
            // Objects of one list all have the same keys.
            for (value, known) in given.iter().zip(known.iter().cycle()) {
                note_unread(value, known, path, unread);
            }
        }
        _ => {}
    }
}
