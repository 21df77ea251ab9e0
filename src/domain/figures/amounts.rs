//! How much was used: what is known of each day, and how that stands to the person's own limits.
//!
//! A day nobody logged is unknown: it is in no total, and in no count of days within a limit. Both bounds say what
//! it could be. Where a check-in says that there was no use, the day's amount is 0.

use std::collections::BTreeMap;

use chrono::Weekday;
use serde::Serialize;

use crate::domain::amount::{Amount, of_sum};
use crate::domain::id::Id;
use crate::domain::records::focus::limit::{Limit, Measure};
use crate::domain::recovery::day_status::DayStatus;
use crate::domain::stats::summary::Summary;
use crate::domain::text::Label;
use crate::domain::time::day::{Day, Week};

/// What one entry tells of an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AmountTold {
    /// The day.
    pub day: Day,
    /// The focus.
    pub focus: Id,
    /// Whether the entry is one use; else it is the check-in, which tells of the whole day.
    pub is_use: bool,
    /// How much; absent in a use of which that was not said.
    pub amount: Option<Amount>,
}

/// What is told of the amount of one day.
#[derive(Debug, Clone, Copy, Default)]
struct DayTold {
    /// By the check-in, for the whole day.
    all: Option<Amount>,
    /// By the uses that say how much, together, in thousandths.
    uses: u64,
    /// Whether there is a use.
    is_used: bool,
    /// Whether there is one that does not say how much.
    is_open: bool,
}

impl DayTold {
    fn add(&mut self, told: &AmountTold) {
        match (told.is_use, told.amount) {
            (false, amount) => self.all = self.all.max(amount),
            (true, None) => (self.is_used, self.is_open) = (true, true),
            (true, Some(amount)) => {
                self.is_used = true;
                self.uses += u64::from(amount.thousandths());
            }
        }
    }

    /// How much it was in thousandths; `None` where that is not known.
    fn amount(self, status: DayStatus) -> Option<u64> {
        let all = self.all.map(|all| u64::from(all.thousandths()));
        match (all, status) {
            // What a check-in tells of the day holds its uses too.
            (Some(all), _) if !(all == 0 && self.is_open) => Some(all.max(self.uses)),
            (None, DayStatus::NoUse) => Some(0),
            _ => (self.is_used && !self.is_open).then_some(self.uses),
        }
    }
}

/// The amount of each day of a range on which it is known, in thousandths.
pub type KnownAmounts = BTreeMap<Day, u64>;

/// The days of which the amount is known, from what is on record of one focus in any order.
#[must_use]
pub fn known(
    told: &[AmountTold],
    statuses: impl IntoIterator<Item = (Day, DayStatus)>,
) -> KnownAmounts {
    let mut days: BTreeMap<Day, DayTold> = BTreeMap::new();
    for one in told {
        days.entry(one.day).or_default().add(one);
    }
    let mut by_status: BTreeMap<Day, DayStatus> = statuses.into_iter().collect();
    for day in days.keys() {
        by_status.entry(*day).or_insert(DayStatus::Unknown);
    }
    let amount = |(day, status): (Day, DayStatus)| {
        let told = days.get(&day).copied().unwrap_or_default();
        Some((day, told.amount(status)?))
    };
    by_status.into_iter().filter_map(amount).collect()
}

/// The known amounts of these days, as numbers.
#[must_use]
pub fn points(days: &[Day], known: &KnownAmounts) -> Vec<(Day, f64)> {
    let amount = |day: &Day| Some((*day, of_sum(*known.get(day)?)));
    days.iter().filter_map(amount).collect()
}

/// What the days of a range come to.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AmountFigures {
    /// What is counted: "drinks".
    pub unit: Option<Label>,
    /// The known days together.
    pub total: f64,
    /// The days of which the amount is known; one without use is one of 0.
    pub known_days: u32,
    /// Those of which it is not.
    pub unknown_days: u32,
    /// The middle of the known days; absent without any.
    pub median: Option<f64>,
    /// The most of one day.
    pub most: Option<f64>,
    /// The limit that holds on the last day; its parts are absent where there is none.
    pub limit: Limit,
    /// The known days within the limit of a day; absent where none held on any day.
    pub days_within: Option<u32>,
    /// The known days on which such a limit held.
    pub days_limited: u32,
    /// Percent of all days with such a limit that were within it, as if every unknown day were over it.
    pub percent_low: Option<f64>,
    /// The same, as if every unknown day were within it.
    pub percent_high: Option<f64>,
    /// The weeks within the limit of a week, every day of them known; absent where none held for a week.
    pub weeks_within: Option<u32>,
    /// The weeks over it, which no unknown day could change.
    pub weeks_over: u32,
    /// The weeks of which neither is certain.
    pub weeks_unknown: u32,
}

impl AmountFigures {
    /// What these days, in order, come to; `last` is the one whose limit is told. Weeks that lie whole among the days
    /// that have come are held against the limit of their first day.
    #[must_use]
    pub fn of(measure: &Measure, days: &[Day], known: &KnownAmounts, start: Weekday) -> Self {
        let amounts: Vec<u64> = days.iter().filter_map(|day| known.get(day)).copied().collect();
        let summary = Summary::of(amounts.iter().map(|amount| of_sum(*amount)), 1);
        let known_days = count(amounts.len());
        let mut found = Self {
            unit: measure.unit.clone(),
            total: of_sum(amounts.iter().sum()),
            known_days,
            unknown_days: count(days.len()) - known_days,
            median: summary.median,
            most: summary.max,
            limit: days.last().map_or_else(Limit::default, |last| measure.limit_on(*last)),
            days_within: None,
            days_limited: 0,
            percent_low: None,
            percent_high: None,
            weeks_within: None,
            weeks_over: 0,
            weeks_unknown: 0,
        };
        found.days_by_limit(measure, days, known);
        found.weeks_by_limit(measure, days, known, start);
        found
    }

    fn days_by_limit(&mut self, measure: &Measure, days: &[Day], known: &KnownAmounts) {
        let limited = days.iter().filter_map(|day| Some((day, measure.limit_on(*day).per_day?)));
        let (mut all, mut within) = (0, 0);
        for (day, most) in limited {
            all += 1;
            if let Some(amount) = known.get(day) {
                self.days_limited += 1;
                within += u32::from(*amount <= u64::from(most.thousandths()));
            }
        }
        if all > 0 {
            let percent = |part: u32| Some(100.0 * f64::from(part) / f64::from(all));
            self.days_within = Some(within);
            self.percent_low = percent(within);
            self.percent_high = percent(within + all - self.days_limited);
        }
    }

    fn weeks_by_limit(
        &mut self,
        measure: &Measure,
        days: &[Day],
        known: &KnownAmounts,
        start: Weekday,
    ) {
        for week in days.chunk_by(|a, b| Week::of(*a, start) == Week::of(*b, start)) {
            let Some(first) = week.first() else { continue };
            let whole = week.len() == 7;
            let Some(most) = measure.limit_on(*first).per_week else { continue };
            let sum: u64 = week.iter().filter_map(|day| known.get(day)).sum();
            let all_known = week.iter().all(|day| known.contains_key(day));
            let is_over = sum > u64::from(most.thousandths());
            let within = self.weeks_within.get_or_insert(0);
            match (is_over, whole && all_known) {
                (true, _) => self.weeks_over += 1,
                (false, true) => *within += 1,
                (false, false) => self.weeks_unknown += 1,
            }
        }
    }
}

/// The last days of the whole weeks among these days, in order, that are known to be within the limit that held on their
/// first day: that of a week or, where there is none, that of each day.
#[must_use]
pub fn weeks_within(
    measure: &Measure,
    days: &[Day],
    known: &KnownAmounts,
    start: Weekday,
) -> Vec<Day> {
    let weeks = days.chunk_by(|a, b| Week::of(*a, start) == Week::of(*b, start));
    let is_within = |week: &&[Day]| {
        let amounts: Vec<u64> = week.iter().filter_map(|day| known.get(day)).copied().collect();
        let most = |amount: Amount| u64::from(amount.thousandths());
        let limit = week.first().map_or_else(Limit::default, |first| measure.limit_on(*first));
        let holds = match (limit.per_week, limit.per_day) {
            (Some(week), _) => amounts.iter().sum::<u64>() <= most(week),
            (None, Some(day)) => amounts.iter().all(|amount| *amount <= most(day)),
            (None, None) => false,
        };
        amounts.len() == 7 && holds
    };
    weeks.filter(is_within).filter_map(<[Day]>::last).copied().collect()
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
