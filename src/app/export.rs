//! A copy of the whole journal, row by row.

use chrono::NaiveTime;
use serde::Serialize;

use super::named_records::NamedRecords;
use crate::domain::query::Query;
use crate::domain::records::checklist::ChecklistItem;
use crate::domain::records::routine::Routine;
use crate::domain::time::day::Day;
use crate::report::entry::{EntryInput, EntryView};
use crate::report::journal_file::{AttemptRow, FocusRow, List};
use crate::storage::registry::{EachRecord, each_record};
use crate::storage::{self, Reader, Table};

/// What takes the rows of a copy.
pub trait RowSink {
    /// Why it takes no more.
    type Error: From<storage::Error>;

    /// Takes a row of a list.
    ///
    /// # Errors
    /// Where it cannot be taken.
    fn row(&mut self, list: List, row: &impl Serialize) -> Result<(), Self::Error>;
}

/// Hands over every row of the journal, list by list and each by its id; gives the number of entries.
///
/// # Errors
/// What the database or the sink reports.
pub fn each_row<S: RowSink>(journal: &Reader, sink: &mut S) -> Result<u64, S::Error> {
    let mut focuses = journal.focuses()?;
    focuses.sort_unstable_by_key(|focus| focus.id);
    for focus in &focuses {
        sink.row(List::Focuses, &FocusRow::from(focus))?;
    }
    let attempts = focuses
        .iter()
        .flat_map(|focus| focus.attempts.iter().map(|attempt| AttemptRow::of(focus.id, attempt)));
    let mut attempts: Vec<_> = attempts.collect();
    attempts.sort_unstable_by_key(|attempt| attempt.id);
    for attempt in &attempts {
        sink.row(List::Attempts, attempt)?;
    }
    each_record(&mut RecordRows { journal, sink })?;
    let mut entries = 0;
    journal.each_entry(|entry| {
        entries += 1;
        sink.row(List::Entries, &entry)
    })?;
    journal.each_tombstone(|tombstone| sink.row(List::Tombstones, &tombstone))?;
    Ok(entries)
}

/// Hands over every entry with all of its words, the oldest first; gives their number.
///
/// # Errors
/// What the database or `each` reports.
pub fn each_entry_by_day<E: From<storage::Error>>(
    journal: &Reader,
    day_end: NaiveTime,
    mut each: impl FnMut(EntryView) -> Result<(), E>,
) -> Result<u64, E> {
    let named = NamedRecords::load(journal)?;
    let mut oldest_first = journal.list(&Query::default())?;
    oldest_first.reverse();
    let mut entries = 0;
    journal.each_of(&oldest_first, |_, entry| {
        entries += 1;
        let input = EntryInput { entry: &entry, short_id: "", named: named.named(), day_end };
        each(EntryView::whole(input))
    })?;
    Ok(entries)
}

/// Hands over every record, and after each kind the lists that belong to it.
struct RecordRows<'e, S> {
    journal: &'e Reader,
    sink: &'e mut S,
}

impl<S: RowSink> EachRecord for RecordRows<'_, S> {
    type Error = S::Error;

    fn visit<R: Table>(&mut self) -> Result<(), S::Error> {
        let list = List::of::<R>();
        let mut records = self.journal.all::<R>()?;
        records.sort_unstable_by_key(|record| record.meta().id);
        for record in &records {
            self.sink.row(list, record)?;
        }
        if list == List::of::<Routine>() {
            let every_day = (Day::first(), Day::last());
            self.journal.each_mark(every_day, |mark| self.sink.row(List::RoutineMarks, &mark))?;
        }
        if list == List::of::<ChecklistItem>() {
            for one in &self.journal.own_milestones()? {
                self.sink.row(List::Milestones, one)?;
            }
        }
        Ok(())
    }
}
