//! How much was used of a focus, as answers show it.

use chrono::Weekday;
use serde::Serialize;

use crate::domain::amount::of_sum;
use crate::domain::figures::amounts::{self, AmountFigures, AmountTold, KnownAmounts};
use crate::domain::figures::attempt_stats::CountedDays;
use crate::domain::figures::trend::{MIDDLE_VALUES, SeriesTrend, TrendWindow};
use crate::domain::focus_kind::UseGoal;
use crate::domain::records::focus::Focus;
use crate::domain::records::focus::limit::{Limit, LimitStep};
use crate::domain::recovery::day_status::DayStatus;
use crate::domain::stats::summary::Summary;
use crate::domain::text::Label;
use crate::domain::time::day::{Day, Week};
use crate::domain::time::horizon::OpenDays;
use crate::domain::time::window::Window;

/// The most stretches that a window is shown in.
const MOST_STEPS: u32 = 13;

/// What the days of a window come to, and whether that changes.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AmountTrend {
    /// The figures.
    #[serde(flatten)]
    pub figures: AmountFigures,
    /// The trend of the known days, by the rules of every other.
    pub trend: SeriesTrend<&'static str>,
    /// The days of each stretch that the window is shown in: a week, or more where it is long. The last ends with it.
    pub step_days: u32,
    /// The middle of the known days of each stretch; absent where these are too few to say what is usual.
    pub by_step: Vec<Option<f64>>,
}

/// How much was used today and this week, beside the limit of the person's own.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AmountToday {
    /// What is counted: "drinks".
    pub unit: Option<Label>,
    /// How much it was today; absent while that is not known.
    pub today: Option<f64>,
    /// The known days of this week together.
    pub week: f64,
    /// How many they are.
    pub week_known_days: u32,
    /// The limit that holds today; its parts are absent where there is none.
    pub limit: Limit,
    /// The next limit that the person set, where one lies ahead.
    pub next_limit: Option<LimitStep>,
}

/// What is on record of the amounts of one focus.
#[derive(Debug, Clone, Copy)]
pub struct AmountInput<'a> {
    /// The focus.
    pub focus: &'a Focus,
    /// The current day.
    pub today: Day,
    /// The days that are still open, and in no count.
    pub open: OpenDays,
    /// What entries tell of amounts, of other focuses too.
    pub told: &'a [AmountTold],
    /// The day on which weeks start.
    pub week_start: Weekday,
}

impl AmountInput<'_> {
    /// The figures of a window; `None` where nothing is counted of the focus, and no amount is told.
    #[must_use]
    pub fn figures(
        &self,
        window: Window,
        statuses: impl IntoIterator<Item = (Day, DayStatus)>,
    ) -> Option<AmountFigures> {
        let (days, known) = self.known(window, statuses)?;
        Some(AmountFigures::of(&self.focus.measure, &days, &known, self.week_start))
    }

    /// The same, with their trend.
    #[must_use]
    pub fn trend(
        &self,
        window: Window,
        statuses: impl IntoIterator<Item = (Day, DayStatus)>,
        ground: &TrendWindow,
    ) -> Option<AmountTrend> {
        let (days, known) = self.known(window, statuses)?;
        let figures = AmountFigures::of(&self.focus.measure, &days, &known, self.week_start);
        let points = amounts::points(&days, &known);
        let step_days = window.stretch(7, MOST_STEPS);
        let middle = |step: Window| {
            let of_step = points.iter().filter(|(day, _)| step.contains(*day));
            let summary = Summary::of(of_step.map(|(_, amount)| *amount), 1);
            summary.median.filter(|_| summary.n >= MIDDLE_VALUES)
        };
        let by_step = window.stretches(step_days).map(middle).collect();
        let trend = SeriesTrend::of_days("amount", points, ground);
        Some(AmountTrend { figures, trend, step_days, by_step })
    }

    /// What is known of today, and of its week so far; `None` where nothing is counted of the focus, or its goal is
    /// not to use less of it and no limit is set.
    #[must_use]
    pub fn today(
        &self,
        statuses: impl IntoIterator<Item = (Day, DayStatus)>,
    ) -> Option<AmountToday> {
        let Self { focus: Focus { goal, measure, .. }, today, .. } = *self;
        if !measure.is_set() || (*goal == UseGoal::None && measure.limits.is_empty()) {
            return None;
        }
        let week = Window::new(Week::of(today, self.week_start).first(), today)?;
        let (days, known) = self.known(week, statuses)?;
        let week = AmountFigures::of(measure, &days, &known, self.week_start);
        Some(AmountToday {
            unit: week.unit,
            today: known.get(&today).map(|amount| of_sum(*amount)),
            week: week.total,
            week_known_days: week.known_days,
            limit: measure.limit_on(today),
            next_limit: measure.next_step(today),
        })
    }

    /// The days of a window that count, and the amounts known of them. Without a start date they begin with the first
    /// of which something is known.
    fn known(
        &self,
        window: Window,
        statuses: impl IntoIterator<Item = (Day, DayStatus)>,
    ) -> Option<(Vec<Day>, KnownAmounts)> {
        let told: Vec<_> =
            self.told.iter().filter(|one| one.focus == self.focus.id).copied().collect();
        if !self.focus.measure.is_set() && told.iter().all(|one| one.amount.is_none()) {
            return None;
        }
        let known = amounts::known(&told, statuses);
        let first = match self.focus.first_since() {
            Some(since) => Some(since),
            None => known.range(window.from()..).next().map(|(day, _)| day.plus(-1)),
        };
        let range = first.and_then(|first| CountedDays::new(first, self.today, self.open));
        let counts = |day: &Day| range.is_some_and(|range| range.contains(*day));
        Some((window.each().filter(counts).collect(), known))
    }
}
