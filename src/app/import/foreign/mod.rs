//! Files of other programs, turned into the rows of a journal file.
//!
//! Each row gets an id from what it says, so that a file read twice adds nothing twice. What the other
//! program has no record of stays unknown.

mod collected;
pub mod content;
mod dates;
mod daylio;
mod harsh;
mod jrnl;
mod loop_habits;
mod loop_tables;
mod markup;
mod table;

use std::collections::BTreeMap;
use std::fmt;

use chrono::{NaiveDateTime, NaiveTime};

use super::ImportError;
use crate::domain::records::routine::Routine;
use crate::domain::time::day::Day;
use crate::domain::time::moment::Moment;
use crate::domain::time::parse_date::Zone;
use crate::report::import::BadRow;
use crate::report::journal_file::List;
use collected::Collected;
use content::Content;
pub use dates::DateOrder;

/// A form of another program's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Any table with a column of dates.
    Csv,
    /// Daylio's export.
    Daylio,
    /// The log of harsh.
    Harsh,
    /// The JSON that jrnl exports.
    Jrnl,
    /// The export of Loop Habit Tracker, or its `Checkmarks.csv`.
    Loop,
}

/// What a file is read against.
pub struct ForeignContext<'c> {
    /// The current time.
    pub now: Moment,
    /// When days end.
    pub day_end: NaiveTime,
    /// The zone whose times the file has.
    pub zone: &'c dyn Zone,
    /// The routines of the journal.
    pub routines: &'c [Routine],
    /// What the person said of names in the file: `amazing` is `9`.
    pub map: &'c [(String, String)],
    /// Which number of a date like 11/12/2026 is the day, as far as that was said.
    pub dates: Option<DateOrder>,
}

impl fmt::Debug for ForeignContext<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ForeignContext").field("now", &self.now).finish_non_exhaustive()
    }
}

impl ForeignContext<'_> {
    /// What a name in the file stands for, in whatever case.
    fn mapped(&self, name: &str) -> Option<&str> {
        mapped(self.map, name)
    }

    /// The moment at which clocks showed this time; the earlier of two.
    fn moment(&self, local: NaiveDateTime) -> Result<Moment, String> {
        let at = self.zone.at_local(local).earliest();
        let at = at.ok_or_else(|| format!("{local} did not occur here"))?;
        if at.seconds() > self.now.seconds() {
            return Err(format!("{local} has not come yet"));
        }
        Ok(at)
    }

    /// A moment for what is known of a day alone: noon, or where that has not come the day's beginning.
    fn moment_of(&self, day: Day) -> Result<Moment, String> {
        let noon = day.date().and_hms_opt(12, 0, 0).unwrap_or_default();
        self.moment(noon)
            .or_else(|reason| self.moment(day.date().and_time(self.day_end)).map_err(|_| reason))
    }
}

/// What a name stands for, in whatever case.
fn mapped<'m>(map: &'m [(String, String)], name: &str) -> Option<&'m str> {
    let same = |(from, _): &&(String, String)| from.to_lowercase() == name.to_lowercase();
    map.iter().find(same).map(|(_, to)| to.as_str())
}

/// The first date of a file that could be read two ways.
#[must_use]
pub fn unordered_date(form: Form, content: &Content, map: &[(String, String)]) -> Option<String> {
    content
        .as_text()
        .filter(|_| form == Form::Csv)
        .and_then(|text| table::unordered_date(text, map))
}

/// The moods of a file of which nobody said what they are, the most frequent first.
#[must_use]
pub fn unknown_moods(form: Form, content: &Content, map: &[(String, String)]) -> Vec<String> {
    let text = content.as_text().filter(|_| form == Form::Daylio);
    text.map(|text| daylio::unknown_moods(text, map)).unwrap_or_default()
}

/// A row as it would stand in a journal file, and the line of the other file that it comes from.
#[derive(Debug)]
pub(super) struct ForeignRow {
    pub(super) list: List,
    pub(super) line: u64,
    pub(super) text: String,
}

/// What a file of another program holds.
#[derive(Debug)]
pub struct ForeignFile {
    pub(super) rows: Vec<ForeignRow>,
    pub(super) bad: Vec<BadRow>,
}

impl ForeignFile {
    /// Reads a file.
    ///
    /// # Errors
    /// [`ImportError::OtherProgram`] where it is not of this form.
    pub fn read(
        form: Form,
        file: &Content,
        context: &ForeignContext<'_>,
    ) -> Result<Self, ImportError> {
        let mut found = Collected::new(context);
        match (form, file) {
            (Form::Csv, Content::Text(text)) => table::read(text, &mut found),
            (Form::Daylio, Content::Text(text)) => daylio::read(text, &mut found),
            (Form::Harsh, Content::Text(text)) => harsh::read(text, &mut found),
            (Form::Jrnl, Content::Text(text)) => jrnl::read(text, &mut found),
            (Form::Loop, Content::Text(text)) => loop_habits::read(text, &[], &mut found),
            (Form::Loop, Content::Tables(tables)) => loop_tables::read(tables, &mut found),
            (_, Content::Tables(_)) => Err("it is a folder, not a file".to_owned()),
        }
        .map_err(ImportError::OtherProgram)?;
        found.finish()
    }
}

/// The records of a table, each with its line, and the places of its columns by their names in lower case.
fn table_of(text: &str) -> Result<(BTreeMap<String, usize>, Vec<csv::StringRecord>), String> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let head = reader.headers().map_err(|error| error.to_string())?;
    let columns = head.iter().enumerate().map(|(at, name)| (name.trim().to_lowercase(), at));
    let columns = columns.collect();
    let records = reader.records().collect::<Result<_, _>>().map_err(|error| error.to_string())?;
    Ok((columns, records))
}

/// The line on which a record begins, from 1.
fn line_of(record: &csv::StringRecord) -> u64 {
    record.position().map_or(1, csv::Position::line)
}
