//! How the person fares over the years: when they use, and how far that lies behind.

use crate::domain::day::Day;

/// Some days of use in a row.
#[derive(Debug)]
struct Setback {
    /// The days before it, from the first of the journal on.
    after: i32,
    /// How many days of use.
    days: i32,
    /// Whether the person begins a new attempt after it.
    restarts: bool,
}

/// Those of the first years; later on the person does not use.
const SETBACKS: [Setback; 4] = [
    Setback { after: 36, days: 3, restarts: true },
    Setback { after: 311, days: 1, restarts: false },
    Setback { after: 640, days: 5, restarts: true },
    Setback { after: 1500, days: 1, restarts: false },
];

/// The days at the end that are always without one.
const QUIET_END: i32 = 45;

/// The course of a recovery, from the first day of the journal on.
#[derive(Debug)]
pub(super) struct Course {
    first: Day,
    setbacks: &'static [Setback],
}

impl Course {
    pub(super) fn new(first: Day, today: Day) -> Self {
        let room = today.days_since(first) - QUIET_END;
        let fitting = SETBACKS.iter().take_while(|one| one.after + one.days <= room).count();
        Self { first, setbacks: &SETBACKS[..fitting] }
    }

    /// The start date of every attempt.
    pub(super) fn starts(&self) -> Vec<Day> {
        let restarts = self.setbacks.iter().filter(|one| one.restarts);
        let starts = restarts.map(|one| self.first.plus(one.after + one.days));
        std::iter::once(self.first).chain(starts).collect()
    }

    /// Which day of use in a row this one is, the first being 0.
    pub(super) fn used(&self, day: Day) -> Option<i32> {
        let now = day.days_since(self.first);
        let since = self.setbacks.iter().map(|one| (now - one.after, one.days));
        since.into_iter().find(|(since, days)| (0..*days).contains(since)).map(|(since, _)| since)
    }

    /// Days since the last one of use, or since the first of the journal.
    pub(super) fn days_behind(&self, day: Day) -> i32 {
        let now = day.days_since(self.first);
        let last = |one: &Setback| now.min(one.after + one.days - 1);
        let begun = self.setbacks.iter().rfind(|one| one.after <= now);
        now - begun.map_or(0, last)
    }
}
