//! Days without use, with use and unknown; the time since the last use; runs.
//!
//! Two clocks run side by side. The time since the last reported use starts again with a use day;
//! the days without use, their share and the longest run never do, because a lapse that is counted
//! as losing everything makes the next one likelier (the abstinence violation effect: Marlatt &
//! Gordon 1985). An unknown day is never taken for one without use: it is counted apart, and the
//! share of days without use (percent days abstinent) comes with both bounds.

use serde::Serialize;

use crate::domain::focus_kind::UseGoal;
use crate::domain::records::focus::Focus;
use crate::domain::recovery::day_status::DayStatus;
use crate::domain::time::day::Day;
use crate::domain::time::horizon::OpenDays;

/// The days that count for an attempt: after its start, up to today, without open ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CountedDays {
    after: Day,
    last: Day,
    open: OpenDays,
}

impl CountedDays {
    /// The days after `since` up to `today`, without those that are `open`. It is empty on the
    /// start date itself; `None` before it.
    #[must_use]
    pub fn new(since: Day, today: Day, open: OpenDays) -> Option<Self> {
        (since <= today).then_some(Self { after: since, last: today, open })
    }

    /// Those of its days that lie between `first` and `last`, both counted.
    #[must_use]
    pub fn within(self, first: Day, last: Day) -> Self {
        let after = self.after.max(first.plus(-1));
        Self { after, last: self.last.min(last).max(after), open: self.open }
    }

    /// Whether it holds `day`.
    #[must_use]
    pub fn contains(self, day: Day) -> bool {
        self.after < day && day <= self.last && !self.open.contains(day)
    }

    /// The number of its days.
    #[must_use]
    pub fn days(self) -> u32 {
        between(self.after, self.last) - self.open.within(self.after.plus(1), self.last)
    }

    /// How many of its days were of each status, where each day on record comes once.
    #[must_use]
    pub fn count(self, on_record: impl IntoIterator<Item = (Day, DayStatus)>) -> DayCounts {
        let mut counts = DayCounts { unknown: self.days(), ..DayCounts::default() };
        for (day, status) in on_record {
            if self.contains(day) {
                counts.add(status);
            }
        }
        counts
    }
}

/// Days of each status; together they make up the range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DayCounts {
    /// Days without use.
    pub no_use: u32,
    /// Days with use.
    #[serde(rename = "use")]
    pub used: u32,
    /// Days of which neither is known.
    pub unknown: u32,
}

impl DayCounts {
    /// The number of days in the range.
    #[must_use]
    pub fn all(self) -> u32 {
        self.no_use + self.used + self.unknown
    }

    /// Percent days abstinent among the known days, 0–100; `None` while none is known.
    #[must_use]
    pub fn percent_no_use(self) -> Option<f64> {
        percent(self.no_use, self.no_use + self.used)
    }

    /// The lower bound of that percentage: as if every unknown day were one with use.
    #[must_use]
    pub fn percent_low(self) -> Option<f64> {
        percent(self.no_use, self.all())
    }

    /// Its upper bound: as if every unknown day were one without use.
    #[must_use]
    pub fn percent_high(self) -> Option<f64> {
        percent(self.no_use + self.unknown, self.all())
    }

    /// Makes one of the unknown days known.
    fn add(&mut self, status: DayStatus) {
        match status {
            DayStatus::NoUse => self.no_use += 1,
            DayStatus::Use => self.used += 1,
            DayStatus::Unknown => return,
        }
        self.unknown = self.unknown.saturating_sub(1);
    }
}

/// Days in a row without a reported use. A day not logged neither extends nor breaks it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Run {
    /// Its days, confirmed and unlogged.
    pub days: u32,
    /// Those known to be without use.
    pub confirmed: u32,
    /// Those of which nothing is known.
    pub unlogged: u32,
    /// Its first day; `None` where it has no day.
    pub from: Option<Day>,
    /// Its last day; `None` where it has no day.
    pub to: Option<Day>,
}

impl Run {
    /// The run of these days, of which so many are confirmed.
    fn new(range: CountedDays, confirmed: u32) -> Self {
        let days = range.days();
        if days == 0 {
            return Self::default();
        }
        let days_from = |n| range.after.plus(n);
        let length = range.last.days_since(range.after);
        let is_in = |day: &Day| range.contains(*day);
        Self {
            days,
            confirmed,
            unlogged: days.saturating_sub(confirmed),
            from: (1..=length).map(days_from).find(is_in),
            to: (1..=length).rev().map(days_from).find(is_in),
        }
    }

    /// This run or a later one, whichever has more confirmed days; the later one when equal.
    fn longer(self, later: Self) -> Self {
        if later.confirmed >= self.confirmed { later } else { self }
    }
}

/// Statistics of a focus, counted from one start date: of the current or of the first attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AttemptStats {
    /// The start date, day 0.
    pub since: Day,
    /// Days from the start date to today.
    pub days_in_recovery: u32,
    /// The latest use day after the start date.
    pub last_in_range: Option<Day>,
    /// Days from it, or else from the start date, to today.
    pub days_since_use: u32,
    /// Use days in a row that end with it.
    pub use_days_in_a_row: u32,
    /// The days of the range by status.
    pub days: DayCounts,
    /// The run that has not ended.
    pub current_run: Run,
    /// The run with the most confirmed days; of equals the latest, even where it has no day.
    pub longest_run: Run,
}

impl AttemptStats {
    /// Whether to offer a new start date, which the person may decline: a slip is not a restart,
    /// but from three use days in a row on it may be one. Those who want less, not none, are never
    /// asked.
    #[must_use]
    pub fn offers_restart(&self, goal: UseGoal) -> bool {
        goal == UseGoal::None && self.use_days_in_a_row >= 3
    }
}

/// Builds [`AttemptStats`] from days in ascending order, in constant memory.
#[derive(Debug, Clone)]
pub struct AttemptStatsBuilder {
    range: CountedDays,
    today: Day,
    counts: DayCounts,
    last_in_range: Option<Day>,
    in_a_row: u32,
    confirmed: u32,
    longest: Run,
}

impl AttemptStatsBuilder {
    /// Starts at `since`, seen from `today`, without the days that are `open`
    /// ([`DayStatus::is_pending`]); `None` for a start date that lies ahead.
    #[must_use]
    pub fn new(since: Day, today: Day, open: OpenDays) -> Option<Self> {
        let range = CountedDays::new(since, today, open)?;
        Some(Self {
            range,
            today,
            counts: DayCounts { unknown: range.days(), ..DayCounts::default() },
            last_in_range: None,
            in_a_row: 0,
            confirmed: 0,
            longest: Run::default(),
        })
    }

    /// Takes the next day on record: each day once, in ascending order. Days that never come are
    /// unknown; days outside the range are passed over. The run that a use day ends comes back,
    /// even where it has no day.
    pub fn push(&mut self, day: Day, status: DayStatus) -> Option<Run> {
        if !self.range.contains(day) {
            return None;
        }
        self.counts.add(status);
        match status {
            DayStatus::NoUse => self.confirmed += 1,
            DayStatus::Use => {
                let ended = self.run_to(day.plus(-1));
                self.longest = self.longest.longer(ended);
                let follows = self.last_in_range == Some(day.plus(-1));
                self.in_a_row = if follows { self.in_a_row + 1 } else { 1 };
                self.last_in_range = Some(day);
                self.confirmed = 0;
                return Some(ended);
            }
            DayStatus::Unknown => {}
        }
        None
    }

    /// The figures of all the days taken.
    #[must_use]
    pub fn finish(self) -> AttemptStats {
        let current_run = self.run_to(self.range.last);
        AttemptStats {
            since: self.range.after,
            days_in_recovery: between(self.range.after, self.today),
            last_in_range: self.last_in_range,
            days_since_use: between(self.boundary(), self.today),
            use_days_in_a_row: self.in_a_row,
            days: self.counts,
            current_run,
            longest_run: self.longest.longer(current_run),
        }
    }

    fn boundary(&self) -> Day {
        self.last_in_range.unwrap_or(self.range.after)
    }

    fn run_to(&self, last: Day) -> Run {
        Run::new(self.range.within(self.boundary().plus(1), last), self.confirmed)
    }
}

/// What the days on record tell of a focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FocusFigures {
    /// The latest day of use in any attempt, on a start day or before the first one too.
    pub last_use: Option<Day>,
    /// The figures of the current attempt; `None` without a start date, or before it.
    pub current: Option<AttemptStats>,
    /// Those from the first attempt's start date, which a restart neither splits nor lowers.
    pub lifetime: Option<AttemptStats>,
}

/// Works out [`FocusFigures`] from one stream of days.
#[derive(Debug, Clone)]
pub struct FocusTally {
    today: Day,
    last_use: Option<Day>,
    current: Option<AttemptStatsBuilder>,
    lifetime: Option<AttemptStatsBuilder>,
}

impl FocusTally {
    /// Starts for a focus, seen from `today`; see [`AttemptStatsBuilder::new`].
    #[must_use]
    pub fn new(focus: &Focus, today: Day, open: OpenDays) -> Self {
        let from = |since: Option<Day>| {
            since.and_then(|since| AttemptStatsBuilder::new(since, today, open))
        };
        let (current, lifetime) = (from(focus.since()), from(focus.first_since()));
        Self { today, last_use: None, current, lifetime }
    }

    /// Takes the next day on record, from the very first on; see [`AttemptStatsBuilder::push`].
    pub fn push(&mut self, day: Day, status: DayStatus) {
        if status == DayStatus::Use && day <= self.today {
            self.last_use = Some(day);
        }
        for tally in [&mut self.current, &mut self.lifetime].into_iter().flatten() {
            tally.push(day, status);
        }
    }

    /// The figures of all the days taken.
    #[must_use]
    pub fn finish(self) -> FocusFigures {
        FocusFigures {
            last_use: self.last_use,
            current: self.current.map(AttemptStatsBuilder::finish),
            lifetime: self.lifetime.map(AttemptStatsBuilder::finish),
        }
    }
}

/// For each use day the number of days to the next day without use, `None` while there is none.
/// The days on record come in ascending order, each once.
#[must_use]
pub fn return_days(
    on_record: impl IntoIterator<Item = (Day, DayStatus)>,
) -> Vec<(Day, Option<u32>)> {
    let mut returns: Vec<(Day, Option<u32>)> = Vec::new();
    for (day, status) in on_record {
        match status {
            DayStatus::Use => returns.push((day, None)),
            DayStatus::NoUse => {
                let open = returns.iter_mut().rev().take_while(|(_, days)| days.is_none());
                open.for_each(|(used, days)| *days = Some(between(*used, day)));
            }
            DayStatus::Unknown => {}
        }
    }
    returns
}

/// Days from one day to a later one.
fn between(earlier: Day, later: Day) -> u32 {
    later.number().abs_diff(earlier.number())
}

fn percent(part: u32, whole: u32) -> Option<f64> {
    (whole > 0).then(|| 100.0 * f64::from(part) / f64::from(whole))
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
