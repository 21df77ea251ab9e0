//! Files of other programs, turned into the rows of a journal file.
//!
//! Each row gets an id from what it says, so that a file read twice adds nothing twice. What the other
//! program has no record of stays unknown.

mod dates;
mod daylio;
mod harsh;
mod jrnl;
mod loop_habits;
mod table;

use std::collections::BTreeMap;
use std::fmt;

use chrono::{NaiveDateTime, NaiveTime};
use serde::Serialize;

use super::ImportError;
use super::derived_id::derived_id;
use crate::domain::entry::checkin::CheckIn;
use crate::domain::entry::{Body, Entry};
use crate::domain::id::Id;
use crate::domain::record::{Meta, Record};
use crate::domain::records::routine::{Mark, MarkOutcome, Period, Routine};
use crate::domain::text::{Name, Text};
use crate::domain::time::day::Day;
use crate::domain::time::moment::{Instant, Moment};
use crate::domain::time::parse_date::Zone;
use crate::domain::time::schedule::Schedule;
use crate::report::import::BadRow;
use crate::report::journal_file::List;
use crate::report::json;
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
    /// `Checkmarks.csv` of Loop Habit Tracker.
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
}

/// What a name stands for, in whatever case.
fn mapped<'m>(map: &'m [(String, String)], name: &str) -> Option<&'m str> {
    let same = |(from, _): &&(String, String)| from.to_lowercase() == name.to_lowercase();
    map.iter().find(same).map(|(_, to)| to.as_str())
}

/// The first date of a file that could be read two ways.
#[must_use]
pub fn unordered_date(form: Form, text: &str, map: &[(String, String)]) -> Option<String> {
    if form == Form::Csv { table::unordered_date(text, map) } else { None }
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
    pub fn read(form: Form, text: &str, context: &ForeignContext<'_>) -> Result<Self, ImportError> {
        let mut found = Collected::new(context);
        match form {
            Form::Csv => table::read(text, &mut found),
            Form::Daylio => daylio::read(text, &mut found),
            Form::Harsh => harsh::read(text, &mut found),
            Form::Jrnl => jrnl::read(text, &mut found),
            Form::Loop => loop_habits::read(text, &mut found),
        }
        .map_err(ImportError::OtherProgram)?;
        found.finish()
    }
}

/// What was read of a file so far.
struct Collected<'c> {
    context: &'c ForeignContext<'c>,
    routines: BTreeMap<String, (u64, Routine)>,
    marks: BTreeMap<(Id, Day), (u64, Mark)>,
    entries: Vec<(u64, Entry)>,
    bad: Vec<BadRow>,
    /// How often a text of the same moment was met, so that two of them stay two.
    met: BTreeMap<Id, u32>,
}

impl<'c> Collected<'c> {
    fn new(context: &'c ForeignContext<'c>) -> Self {
        Self {
            context,
            routines: BTreeMap::new(),
            marks: BTreeMap::new(),
            entries: Vec::new(),
            bad: Vec::new(),
            met: BTreeMap::new(),
        }
    }

    /// Notes why a row of the file is left out.
    fn bad(&mut self, line: u64, list: List, reason: String) {
        self.bad.push(BadRow { line, list, reason });
    }

    /// An id that follows from what a row says, and from how many before it said the same.
    fn id_of(&mut self, kind: &str, at: Moment, words: &str) -> Id {
        let parts = [kind, &at.seconds().to_string(), words];
        let n = self.met.entry(derived_id(&parts, 0)).or_default();
        *n += 1;
        derived_id(&parts, *n)
    }

    /// Adds a check-in of the day that a moment belongs to.
    fn checkin(&mut self, line: u64, at: Moment, checkin: CheckIn, words: &str) {
        let id = self.id_of("checkin", at, &at.day(self.context.day_end).to_string());
        self.entry(line, id, at, Body::CheckIn(checkin), words);
    }

    /// Adds a note.
    fn note(&mut self, line: u64, at: Moment, words: &str) {
        let id = self.id_of("note", at, words);
        self.entry(line, id, at, Body::Note, words);
    }

    fn entry(&mut self, line: u64, id: Id, at: Moment, body: Body, words: &str) {
        let note = Some(words).filter(|words| !words.trim().is_empty());
        match note.map(str::parse::<Text>).transpose() {
            Ok(note) => {
                let entry = Entry::new(id, at.day(self.context.day_end), at, at.into(), body);
                self.entries.push((line, Entry { note, ..entry }));
            }
            Err(bad) => self.bad(line, List::Entries, bad.to_string()),
        }
    }

    /// Adds what became of a habit on a day. A routine of its name takes it; where there is none one is added,
    /// due every day if nothing else is said of it.
    fn mark(&mut self, line: u64, habit: &str, day: Day, outcome: MarkOutcome) {
        if let Err(reason) = self.try_mark(line, habit, day, outcome) {
            self.bad(line, List::RoutineMarks, reason);
        }
    }

    fn try_mark(
        &mut self,
        line: u64,
        habit: &str,
        day: Day,
        outcome: MarkOutcome,
    ) -> Result<(), String> {
        let noon = day.date().and_hms_opt(12, 0, 0).unwrap_or_default();
        let at = self.context.moment(noon)?;
        let routine = self.routine(line, habit, day, at)?;
        let mark = Mark { routine, day, outcome, at, updated_at: at.into() };
        let before = self.marks.insert((routine, day), (line, mark));
        if let Some((before, _)) = before.filter(|(_, before)| before.outcome != outcome) {
            let reason = format!("line {line} says something else of this habit and day");
            self.bad(before, List::RoutineMarks, reason);
        }
        Ok(())
    }

    /// The id of the routine of this name, which is due from its first day in the file on.
    fn routine(&mut self, line: u64, habit: &str, day: Day, at: Moment) -> Result<Id, String> {
        let name: Name = habit.parse().map_err(|bad| format!("{bad}"))?;
        let mut mine = self.context.routines.iter();
        if let Some(mine) = mine.find(|routine| routine.meta.name.folded() == name.folded()) {
            return Ok(mine.meta.id);
        }
        if let Some((_, known)) = self.routines.get_mut(&name.folded()) {
            if let Some(first) = known.periods.first_mut().filter(|first| first.from > day) {
                first.from = day;
            }
            return Ok(known.meta.id);
        }
        let schedule = self.context.mapped(habit).unwrap_or("day");
        let schedule: Schedule = schedule.parse().map_err(|bad| format!("{bad}"))?;
        let first = Moment::from_parts(0, 0).unwrap_or(at);
        let id = self.id_of("routine", first, &name.folded());
        let position = u32::try_from(self.context.routines.len() + self.routines.len());
        let meta = Meta {
            id,
            name: name.clone(),
            position: position.unwrap_or(u32::MAX),
            archived_at: None,
            updated_at: Instant::from(first),
        };
        let periods = vec![Period { from: day, schedule }];
        let routine = Routine { periods, ..Routine::begin(meta) };
        self.routines.insert(name.folded(), (line, routine));
        Ok(id)
    }

    /// Every row in the order of a journal file.
    fn finish(self) -> Result<ForeignFile, ImportError> {
        let mut rows = Vec::new();
        let mut push = |list, line, row: &dyn ErasedRow| {
            rows.push(ForeignRow { list, line, text: row.to_json()? });
            Ok::<_, ImportError>(())
        };
        for (line, routine) in self.routines.values() {
            push(List::of::<Routine>(), *line, routine)?;
        }
        for (line, mark) in self.marks.values() {
            push(List::RoutineMarks, *line, mark)?;
        }
        for (line, entry) in &self.entries {
            push(List::Entries, *line, entry)?;
        }
        Ok(ForeignFile { rows, bad: self.bad })
    }
}

/// A row of any type that can be written.
trait ErasedRow {
    fn to_json(&self) -> Result<String, ImportError>;
}

impl<T: Serialize> ErasedRow for T {
    fn to_json(&self) -> Result<String, ImportError> {
        let mut text = Vec::new();
        json::write(&mut text, self).map_err(ImportError::NotCompared)?;
        Ok(String::from_utf8_lossy(&text).into_owned())
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
