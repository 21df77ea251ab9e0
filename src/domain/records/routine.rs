//! Routines: what a person means to do, when, and what became of it.

pub mod reschedule;
pub mod starters;

use serde::de::{Deserializer, Error};
use serde::{Deserialize, Serialize};

use crate::domain::code::codes;
use crate::domain::id::Id;
use crate::domain::privacy::Part;
use crate::domain::record::{self, Asked, BadField, FieldSpec, Input, Meta, Noun, Record};
use crate::domain::records::treatment::stays::Stays;
use crate::domain::text::{Label, Name};
use crate::domain::time::day::Day;
use crate::domain::time::day_time::DayTime;
use crate::domain::time::moment::{Instant, Moment};
use crate::domain::time::schedule::Schedule;

codes! {
    /// What became of a routine on a day; no mark means unrecorded.
    MarkOutcome ("outcome") {
        /// Done.
        Done = "done",
        /// Done in part.
        Partial = "partial",
        /// Skipped, by choice or need.
        Skipped = "skipped",
    }
}

/// A routine and the schedules it has had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(from = "RoutineRow", into = "RoutineRow")]
pub struct Routine {
    /// What every record has.
    pub meta: Meta,
    /// What it belongs to: "meeting", "exercise".
    pub category: Option<Label>,
    /// The time of the day at which it is meant to be done.
    pub time: Option<DayTime>,
    /// The first day on which it is no longer due, if it was put away.
    pub archived_on: Option<Day>,
    /// Its schedules by first day, the earliest first; a changed schedule moves no past day.
    pub periods: Vec<SchedulePeriod>,
    /// Days on which it is not due, as far as they were looked up; they stand in no file.
    pub excused: Stays,
    /// The days with a mark, in order, where what is due is counted from the last; they are looked up, too.
    pub marked_on: Vec<Day>,
}

impl Routine {
    /// Whether it is a meeting, by its category; of which kind is for the person to say.
    #[must_use]
    pub fn is_meeting(&self) -> bool {
        let category = self.category.as_ref().map(Label::folded);
        category.is_some_and(|category| category == "meeting" || category == "meetings")
    }
}

impl Routine {
    /// Whether it is due so long after the last time, by one of its schedules.
    #[must_use]
    pub fn counts_from_last(&self) -> bool {
        self.periods.iter().any(|period| matches!(period.schedule, Schedule::SinceLast(_)))
    }
}

impl Record for Routine {
    const NOUN: Noun = Noun::plain("routine", "routines");
    const FIELDS: &'static [FieldSpec<Self>] = &[
        FieldSpec {
            flag: "every",
            label: "Due",
            asked: Asked::Always("When it is due"),
            value_name: "WHEN",
            help: "When it is due: day, mon,wed,fri, 3/week or 2d",
            input: Input::Schedule,
            part: None,
            get: |one| one.periods.last().map(|period| period.schedule.to_string()),
            set: |one, text, reading| {
                let mut schedule = None;
                record::store::<Schedule>(&mut schedule, text)?;
                let schedule = schedule
                    .ok_or_else(|| BadField::Misfit("a routine is due at some time".to_owned()))?;
                one.reschedule(reading.today, schedule);
                Ok(())
            },
        },
        FieldSpec {
            flag: "category",
            label: "Category",
            asked: Asked::Always("What it belongs to, like exercise"),
            value_name: "WORD",
            help: "What it belongs to, like exercise or meeting",
            input: Input::Line,
            part: Some(Part::Names),
            get: |one| one.category.as_ref().map(ToString::to_string),
            set: |one, text, _| record::store(&mut one.category, text),
        },
        FieldSpec {
            flag: "time",
            label: "Time",
            asked: Asked::Always("Time of day, if any"),
            value_name: "TIME",
            help: "The time of the day: morning, midday, evening or 19:00",
            input: Input::DayTime,
            part: None,
            get: |one| one.time.map(|time| time.to_string()),
            set: |one, text, _| record::store(&mut one.time, text),
        },
    ];

    fn begin(meta: Meta) -> Self {
        let (periods, excused) = (Vec::new(), Stays::default());
        let marked_on = Vec::new();
        Self { meta, category: None, time: None, archived_on: None, periods, excused, marked_on }
    }

    crate::domain::record::meta_in_field!();

    /// Every schedule that it has had, where there was more than one.
    fn dated(&self) -> Vec<(Day, Vec<(&'static str, String)>)> {
        let all = if self.periods.len() > 1 { &self.periods[..] } else { &[] };
        all.iter().map(|one| (one.from, vec![("every", one.schedule.to_string())])).collect()
    }

    /// From `today` on it is not due.
    fn archive(&mut self, now: Instant, today: Day) {
        self.archived_on.get_or_insert(today);
        self.meta.archived_at.get_or_insert(now);
    }

    /// From `today` on it is due as before, and the days it was away stay excused.
    fn restore(&mut self, today: Day) {
        self.meta.archived_at = None;
        if let Some(away) = self.archived_on.take() {
            self.excuse_since(away, today);
        }
    }
}

/// A routine as it stands in a journal file.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(expecting = "a routine")]
struct RoutineRow {
    id: Id,
    name: Name,
    category: Option<Label>,
    #[serde(default)]
    time: Option<DayTime>,
    position: u32,
    #[serde(default)]
    archived_at: Option<Instant>,
    archived_on: Option<Day>,
    updated_at: Instant,
    #[serde(deserialize_with = "one_a_day")]
    periods: Vec<SchedulePeriod>,
}

impl From<Routine> for RoutineRow {
    fn from(routine: Routine) -> Self {
        let Routine { meta, category, time, archived_on, periods, .. } = routine;
        let Meta { id, name, position, archived_at, updated_at } = meta;
        Self { id, name, category, time, position, archived_at, archived_on, updated_at, periods }
    }
}

impl From<RoutineRow> for Routine {
    fn from(row: RoutineRow) -> Self {
        let RoutineRow {
            id,
            name,
            category,
            time,
            position,
            archived_at,
            archived_on,
            updated_at,
            periods,
        } = row;
        // Older copies have the day alone on which it was put away.
        let archived_at = archived_on.map(|day| archived_at.unwrap_or(Instant::noon_of(day)));
        let meta = Meta { id, name, position, archived_at, updated_at };
        Self { category, time, archived_on, periods, ..Self::begin(meta) }
    }
}

/// Reads periods in any order; two that begin on one day are refused.
fn one_a_day<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<SchedulePeriod>, D::Error> {
    let mut periods = Vec::<SchedulePeriod>::deserialize(from)?;
    periods.sort_unstable_by_key(|period| period.from);
    if let Some(pair) = periods.windows(2).find(|pair| pair[0].from == pair[1].from) {
        return Err(D::Error::custom(format_args!("it has two schedules from {}", pair[0].from)));
    }
    Ok(periods)
}

/// A schedule and the day from which it holds, until the next period starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SchedulePeriod {
    /// Its first day.
    pub from: Day,
    /// When the routine is due.
    pub schedule: Schedule,
}

/// What became of one routine on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(expecting = "a mark of a routine")]
pub struct Mark {
    /// The id of the routine.
    pub routine: Id,
    /// The day.
    pub day: Day,
    /// What became of it.
    pub outcome: MarkOutcome,
    /// When that was recorded.
    pub at: Moment,
    /// When the mark last changed.
    pub updated_at: Instant,
}

impl Mark {
    /// Whether its day had come when it was recorded, by the clock of that place.
    #[must_use]
    pub fn had_come(&self) -> bool {
        self.day <= self.at.date()
    }
}
