//! People and days to draw pages of, and the check of an answer against its schema.

use std::collections::BTreeMap;
use std::path::Path;

use daymark::domain::entry::note::Note;
use daymark::domain::entry::rated_entry::RatedEntry;
use daymark::domain::entry::{Body, Entry};
use daymark::domain::focus_kind::{FocusKind, UseGoal};
use daymark::domain::id::Id;
use daymark::domain::record::Meta;
use daymark::domain::records::focus::limit::Measure;
use daymark::domain::records::focus::{Attempt, Focus};
use daymark::domain::records::routine::{Routine, SchedulePeriod};
use daymark::domain::records::treatment::stays::Stays;
use daymark::domain::recovery::day_status::DayStatus;
use daymark::domain::recovery::logged_day::LoggedDay;
use daymark::domain::time::day::Day;
use daymark::domain::time::horizon::{Horizon, OpenDays};
use daymark::domain::time::moment::Instant;
use daymark::domain::time::schedule::Schedule;
use serde::Serialize;

/// The day of every page here, unless it says otherwise.
pub(crate) const TODAY: &str = "2026-11-20";

pub(crate) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A clock that shows noon of a day, with nothing after it.
pub(crate) fn noon(day: Day) -> Horizon {
    Horizon::new(Instant::noon_of(day).into(), day)
}

/// A day that is open, or none.
pub(crate) fn open(day: Day, is_open: bool) -> OpenDays {
    is_open.then_some(day).into_iter().collect()
}

pub(crate) fn id(n: u8) -> Id {
    Id::from_bytes([n; 16])
}

pub(crate) fn instant() -> Instant {
    Instant::from_seconds(1_780_000_000).unwrap()
}

/// A focus with one attempt for each start date.
pub(crate) fn focus(name: &str, kind: FocusKind, goal: UseGoal, since: &[&str]) -> Focus {
    let attempt = |(n, since): (usize, &&str)| Attempt {
        id: id(u8::try_from(n).unwrap()),
        since: day(since),
        learned: None,
    };
    Focus {
        id: id(100),
        name: name.parse().unwrap(),
        kind,
        goal,
        maintenance: false,
        position: 0,
        archived_at: None,
        updated_at: instant(),
        attempts: since.iter().enumerate().map(attempt).collect(),
        phases: Vec::new(),
        measure: Measure::default(),
        tolerance_fell_on: Vec::new(),
    }
}

pub(crate) fn routine(name: &str, schedule: Schedule) -> Routine {
    Routine {
        meta: Meta {
            id: id(200),
            name: name.parse().unwrap(),
            position: 0,
            archived_at: None,
            updated_at: instant(),
        },
        category: None,
        archived_on: None,
        periods: vec![SchedulePeriod { from: day("2026-01-01"), schedule }],
        excused: Stays::default(),
        marked_on: Vec::new(),
        time: None,
    }
}

/// Days on record, read from signs: `n` no use, `u` use, `.` nothing; the first sign is `from`.
pub(crate) fn days(from: &str, signs: &str) -> BTreeMap<Day, DayStatus> {
    let status = |sign| match sign {
        'n' => Some(DayStatus::NoUse),
        'u' => Some(DayStatus::Use),
        '.' => None,
        other => panic!("no such sign: {other}"),
    };
    (0..)
        .zip(signs.chars())
        .filter_map(|(n, sign)| Some((day(from).plus(n), status(sign)?)))
        .collect()
}

/// The answer as JSON, after holding it against `docs/schema/<name>.json`.
pub(crate) fn checked_json(name: &str, view: &impl Serialize) -> serde_json::Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schema").join(name);
    let schema =
        std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let schema = serde_json::from_str(&schema).unwrap();
    let answer = serde_json::to_value(view).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<_> =
        validator.iter_errors(&answer).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(errors.is_empty(), "{name}: {errors:#?}\n{answer:#}");
    answer
}

/// An entry of 20:00 on this day.
pub(crate) fn entry(n: u8, of: &str, body: Body) -> Entry {
    Entry {
        id: id(n),
        day: day(of),
        at: format!("{of}T20:00:00+01:00").try_into().unwrap(),
        recorded_at: instant(),
        updated_at: instant(),
        private: false,
        note: None,
        body,
    }
}

/// The figures of the check-ins and cravings among some entries.
pub(crate) fn readings(entries: &[Entry]) -> Vec<RatedEntry> {
    entries.iter().cloned().filter_map(RatedEntry::of).collect()
}

/// What some entries tell of each day, for the focuses at their places.
pub(crate) fn logged(entries: &[Entry], focuses: &[Focus]) -> Vec<LoggedDay> {
    let mut days: BTreeMap<Day, LoggedDay> = BTreeMap::new();
    let place = |id| focuses.iter().position(|focus| focus.id == id);
    for entry in entries {
        let new = || LoggedDay::new(entry.day, focuses.len());
        match &entry.body {
            Body::CheckIn(checkin) => {
                let logged = days.entry(entry.day).or_insert_with(new);
                logged.check_in(None);
                for answer in &checkin.used {
                    logged.check_in(place(answer.focus).map(|at| (at, answer.used)));
                }
            }
            Body::Use(used) => {
                let logged = days.entry(entry.day).or_insert_with(new);
                if let Some(at) = place(used.focus) {
                    logged.return_to_use(at);
                }
            }
            _ => {}
        }
    }
    days.into_values().collect()
}

/// The notes of the entries that are not private, in the order of time.
pub(crate) fn notes(entries: &[Entry]) -> Vec<Note> {
    let mut open: Vec<_> = entries.iter().filter(|entry| !entry.private).collect();
    open.sort_by_key(|entry| (entry.day, entry.at.seconds()));
    open.into_iter()
        .filter_map(|entry| {
            let text = entry.note.clone()?;
            Some(Note { id: entry.id, day: entry.day, kind: entry.kind(), text })
        })
        .collect()
}
