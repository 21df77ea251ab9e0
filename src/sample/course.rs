//! The use days, silent days and attempts of the invented person over the years.

use crate::domain::time::day::Day;

/// Some days of use in a row.
#[derive(Debug)]
struct Setback {
    /// The days before it, from the first of the journal on.
    after: i32,
    /// How many days of use.
    days: i32,
    /// On how many days after it nothing is written.
    silent: i32,
    /// Whether the person begins a new attempt after it.
    restarts: bool,
}

impl Setback {
    const fn slip(after: i32, days: i32, silent: i32) -> Self {
        Self { after, days, silent, restarts: false }
    }

    const fn restart(after: i32, days: i32, silent: i32) -> Self {
        Self { after, days, silent, restarts: true }
    }

    /// The first day after it, counted as `after` is.
    fn end(&self) -> i32 {
        self.after + self.days
    }
}

/// Those of a journal of a year or so.
const OF_A_YEAR: [Setback; 2] = [Setback::restart(36, 3, 0), Setback::slip(311, 1, 0)];

/// Those of a journal of years: a first attempt with returns to use, a second one with a slip, and
/// over decades a third.
const OF_YEARS: [Setback; 8] = [
    Setback::slip(64, 1, 0),
    Setback::slip(163, 2, 16),
    Setback::restart(238, 5, 0),
    Setback::slip(811, 1, 3),
    Setback::slip(1500, 1, 0),
    Setback::restart(3300, 4, 21),
    Setback::slip(3600, 1, 2),
    Setback::slip(7000, 1, 0),
];

/// The days from which on a journal is one of years: the first two attempts have room in them.
const YEARS: i32 = 860;

/// Other times of which nothing is written: the days before each, and how many it has.
const SILENCES: [(i32, i32); 4] = [(420, 24), (640, 12), (2100, 60), (5200, 35)];

/// The days at the end that are always without a setback.
const QUIET_END: i32 = 45;

/// The course of a recovery, from the first day of the journal on.
#[derive(Debug)]
pub(super) struct UseHistory {
    first: Day,
    setbacks: &'static [Setback],
}

impl UseHistory {
    pub(super) fn new(first: Day, today: Day) -> Self {
        let days = today.days_since(first);
        let all: &[Setback] = if days < YEARS { &OF_A_YEAR } else { &OF_YEARS };
        let fitting = all.iter().take_while(|one| one.end() <= days - QUIET_END).count();
        Self { first, setbacks: &all[..fitting] }
    }

    /// The start date of every attempt.
    pub(super) fn starts(&self) -> Vec<Day> {
        let restarts = self.setbacks.iter().filter(|one| one.restarts);
        let starts = restarts.map(|one| self.first.plus(one.end()));
        std::iter::once(self.first).chain(starts).collect()
    }

    /// Which day of use in a row this one is, the first being 0.
    pub(super) fn used(&self, day: Day) -> Option<i32> {
        let now = day.days_since(self.first);
        let since = self.setbacks.iter().map(|one| (now - one.after, one.days));
        since.into_iter().find(|(since, days)| (0..*days).contains(since)).map(|(since, _)| since)
    }

    /// Whether the day lies in a longer time of which nothing is written.
    pub(super) fn is_silent(&self, day: Day) -> bool {
        let now = day.days_since(self.first);
        let after = self.setbacks.iter().map(|one| (one.end(), one.silent));
        after.chain(SILENCES).any(|(from, days)| (from..from + days).contains(&now))
    }

    /// Days since the last one of use, or since the first of the journal.
    pub(super) fn days_behind(&self, day: Day) -> i32 {
        let now = day.days_since(self.first);
        let last = |one: &Setback| now.min(one.end() - 1);
        let begun = self.setbacks.iter().rfind(|one| one.after <= now);
        now - begun.map_or(0, last)
    }
}
