//! What a period holds of one focus, and what lies around it.

use chrono::Datelike;
use serde::Serialize;

use super::ReviewInput;
use crate::domain::figures::attempt_stats::{AttemptStatsBuilder, CountedDays, DayCounts, Run};
use crate::domain::figures::craving_stats::CravingSummary;
use crate::domain::recovery::day_status::DayStatus;
use crate::domain::recovery::focus_milestones::{self, ReachedMilestone};
use crate::domain::recovery::same_phase::PhaseDays;
use crate::domain::time::day::Day;
use crate::domain::time::period::{Period, PeriodLength};
use crate::report::trends::{FocusTrends, FocusTrendsInput};

/// What a period holds of one focus.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FocusReview {
    /// Its name, its phase on the last day, and its days of use.
    #[serde(flatten)]
    pub trends: FocusTrends,
    /// The milestones reached in the period, the earliest first.
    pub milestones: Vec<ReachedMilestone>,
    /// The longest runs; absent without a start date that has come.
    pub runs: Option<Runs>,
    /// The phase of the last day in every attempt that reached it, the earliest first; the last is
    /// the one under way, and earlier ones have no more days than it. Empty in withdrawal, and where
    /// no earlier attempt reached it.
    pub same_phase: Vec<PhaseReview>,
    /// For a year every year up to it, the earliest first.
    pub years: Vec<YearDays>,
}

/// The longest runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Runs {
    /// The run with the most confirmed days of those within the period.
    pub in_period: Run,
    /// The one of all up to its end, in any attempt.
    pub ever: Run,
}

/// One phase in one attempt.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PhaseReview {
    /// The attempt, and the days of the phase in it.
    #[serde(flatten)]
    pub stretch: PhaseDays,
    /// How many days these are.
    pub length: u32,
    /// Those days by status.
    pub days: DayCounts,
    /// How many check-ins of them rated craving.
    pub cravings_rated: u32,
    /// The middle of these ratings.
    pub craving_median: Option<f64>,
}

/// One year of a focus.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct YearDays {
    /// The year.
    pub year: i32,
    /// Its days by status.
    pub days: DayCounts,
    /// Its months, from January on.
    pub months: Vec<MonthDays>,
}

/// One month of a focus.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MonthDays {
    /// Its name: `2026-10`.
    pub month: String,
    /// Its days by status; those in no count are left out.
    #[serde(flatten)]
    pub days: DayCounts,
}

impl FocusReview {
    pub(super) fn new(
        of: &FocusTrendsInput<'_>,
        trends: FocusTrends,
        input: &ReviewInput<'_>,
    ) -> Self {
        let window = input.trends.lookback.main.window;
        let reached = focus_milestones::reached(of.focus, input.own_milestones, window.to());
        let begun = Begun::of(of, input);
        let several = input.phases.len() > 1;
        let phases = input.phases.iter().filter(|_| several);
        Self {
            trends,
            milestones: reached.into_iter().filter(|one| window.contains(one.on)).collect(),
            runs: begun.as_ref().and_then(|begun| begun.runs(input)),
            same_phase: phases.map(|(days, cravings)| phase(of, input, *days, cravings)).collect(),
            years: match (begun, input.period.length()) {
                (Some(begun), PeriodLength::Year) => begun.years(window.to()),
                _ => Vec::new(),
            },
        }
    }
}

fn phase(
    of: &FocusTrendsInput<'_>,
    input: &ReviewInput<'_>,
    stretch: PhaseDays,
    cravings: &CravingSummary,
) -> PhaseReview {
    let range = CountedDays::new(stretch.since, input.trends.today, input.trends.open);
    let within = range.map(|range| range.within(stretch.window.from(), stretch.window.to()));
    PhaseReview {
        stretch,
        length: stretch.window.days(),
        days: within.map(|range| range.count(of.days.iter().copied())).unwrap_or_default(),
        cravings_rated: cravings.episodes,
        craving_median: cravings.median_intensity,
    }
}

/// A focus whose first start date has come.
struct Begun<'a> {
    since: Day,
    range: CountedDays,
    days: &'a [(Day, DayStatus)],
}

impl<'a> Begun<'a> {
    fn of(focus: &FocusTrendsInput<'a>, input: &ReviewInput<'_>) -> Option<Self> {
        let since = focus.focus.first_since()?;
        let range = CountedDays::new(since, input.trends.today, input.trends.open)?;
        Some(Self { since, range, days: focus.days })
    }

    fn runs(&self, input: &ReviewInput<'_>) -> Option<Runs> {
        let window = input.trends.lookback.main.window;
        let open = input.trends.open;
        let longest = |since| {
            let mut tally = AttemptStatsBuilder::new(since, window.to(), open)?;
            for (day, status) in self.days {
                tally.push(*day, *status);
            }
            Some(tally.finish().longest_run)
        };
        let in_period = longest(self.since.max(window.from().plus(-1)))?;
        Some(Runs { in_period, ever: longest(self.since)? })
    }

    /// The days of a period up to a day.
    fn counts(&self, period: Period, to: Day) -> DayCounts {
        let (first, last) = (period.first(), period.last().min(to));
        let from = self.days.partition_point(|(day, _)| *day < first);
        let to = self.days.partition_point(|(day, _)| *day <= last);
        self.range.within(first, last).count(self.days[from..to.max(from)].iter().copied())
    }

    fn years(&self, to: Day) -> Vec<YearDays> {
        let month = |first: Day| {
            let period = Period::of(first, PeriodLength::Month);
            MonthDays { month: period.to_string(), days: self.counts(period, to) }
        };
        let year = |year: i32| {
            let period = Period::of(Day::from_ymd(year, 1, 1)?, PeriodLength::Year);
            let months = (1..=12).filter_map(|month| Day::from_ymd(year, month, 1)).map(month);
            Some(YearDays { year, days: self.counts(period, to), months: months.collect() })
        };
        (self.since.date().year()..=to.date().year()).filter_map(year).collect()
    }
}
