//! The rows of another program's file, as they are found.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{ForeignContext, ForeignFile, ForeignRow};
use crate::app::import::ImportError;
use crate::app::import::derived_id::derived_id;
use crate::domain::entry::checkin::CheckIn;
use crate::domain::entry::{Body, Entry};
use crate::domain::id::Id;
use crate::domain::record::{Meta, Record};
use crate::domain::records::routine::{Mark, MarkOutcome, Routine, SchedulePeriod};
use crate::domain::text::{BadText, Name, Text};
use crate::domain::time::day::Day;
use crate::domain::time::moment::{Instant, Moment};
use crate::domain::time::schedule::Schedule;
use crate::report::import::BadRow;
use crate::report::journal_file::List;
use crate::report::json;

/// What was read of a file so far.
pub(super) struct Collected<'c> {
    pub(super) context: &'c ForeignContext<'c>,
    routines: BTreeMap<String, (u64, Routine)>,
    marks: BTreeMap<(Id, Day), (u64, Mark)>,
    entries: Vec<(u64, Entry)>,
    pub(super) bad: Vec<BadRow>,
    /// How often a habit is meant, as the file says.
    schedules: BTreeMap<String, String>,
    /// The table that is read, where there are several.
    within: Option<String>,
    /// How often a text of the same moment was met, so that two of them stay two.
    met: BTreeMap<Id, u32>,
}

impl<'c> Collected<'c> {
    pub(super) fn new(context: &'c ForeignContext<'c>) -> Self {
        Self {
            context,
            routines: BTreeMap::new(),
            marks: BTreeMap::new(),
            entries: Vec::new(),
            bad: Vec::new(),
            schedules: BTreeMap::new(),
            within: None,
            met: BTreeMap::new(),
        }
    }

    /// Notes why a row of the file is left out.
    pub(super) fn bad(&mut self, line: u64, list: List, reason: String) {
        let reason = match &self.within {
            Some(table) => format!("in {table}, {reason}"),
            None => reason,
        };
        self.bad.push(BadRow { line, list, reason });
    }

    /// From here on rows are those of this table.
    pub(super) fn within(&mut self, table: Option<&str>) {
        self.within = table.map(str::to_owned);
    }

    /// An id that follows from what a row says, and from how many before it said the same.
    fn id_of(&mut self, kind: &str, at: Moment, words: &str) -> Id {
        let parts = [kind, &at.seconds().to_string(), words];
        let n = self.met.entry(derived_id(&parts, 0)).or_default();
        *n += 1;
        derived_id(&parts, *n)
    }

    /// Adds a check-in of the day that a moment belongs to.
    pub(super) fn checkin(&mut self, line: u64, at: Moment, checkin: CheckIn, words: &str) {
        let id = self.id_of("checkin", at, &at.day(self.context.day_end).to_string());
        self.entry(line, id, at, Body::CheckIn(checkin), words);
    }

    /// Adds a note.
    pub(super) fn note(&mut self, line: u64, at: Moment, words: &str) {
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
    pub(super) fn mark(&mut self, line: u64, habit: &str, day: Day, outcome: MarkOutcome) {
        if let Err(reason) = self.try_mark(line, habit, day, outcome) {
            self.bad(line, List::RoutineMarks, reason);
        }
    }

    /// Adds what was written about a habit on a day as a note.
    pub(super) fn comment(&mut self, line: u64, habit: &str, day: Day, words: &str) {
        if words.trim().is_empty() {
            return;
        }
        match self.context.moment_of(day) {
            Ok(at) => self.note(line, at, &format!("{habit}: {words}")),
            Err(reason) => self.bad(line, List::Entries, reason),
        }
    }

    /// Says how often a habit is meant, where the person does not say it.
    pub(super) fn mean(&mut self, habit: &str, schedule: &str) {
        if let Ok(name) = name_of(habit) {
            self.schedules.insert(name.folded(), schedule.to_owned());
        }
    }

    /// Puts a new routine away after its last day.
    pub(super) fn put_away(&mut self, habit: &str, last: Day) {
        let name = name_of(habit).ok();
        let routine = name.and_then(|name| self.routines.get_mut(&name.folded()));
        if let Some((_, routine)) = routine {
            let day = last.plus(1);
            routine.archive(Instant::noon_of(day), day);
        }
    }

    fn try_mark(
        &mut self,
        line: u64,
        habit: &str,
        day: Day,
        outcome: MarkOutcome,
    ) -> Result<(), String> {
        let at = self.context.moment_of(day)?;
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
        let name = name_of(habit).map_err(|bad| bad.to_string())?;
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
        let meant = self.schedules.get(&name.folded()).map(String::as_str);
        let schedule = self.context.mapped(habit).or(meant).unwrap_or("day");
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
        let periods = vec![SchedulePeriod { from: day, schedule }];
        let routine = Routine { periods, ..Routine::begin(meta) };
        self.routines.insert(name.folded(), (line, routine));
        Ok(id)
    }

    /// Every row in the order of a journal file.
    pub(super) fn finish(self) -> Result<ForeignFile, ImportError> {
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

/// What a habit is called as a routine, whose name holds no comma and no equals sign.
fn name_of(habit: &str) -> Result<Name, BadText> {
    let words = habit.split([',', '=']).flat_map(str::split_whitespace);
    words.collect::<Vec<_>>().join(" ").parse()
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
