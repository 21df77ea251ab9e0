//! The trend of each check-in rating in a window; withheld where the data are too thin.

use chrono::Datelike;
use serde::Serialize;

use super::checkin_ratings::CheckInRatings;
use crate::domain::code::codes;
use crate::domain::series::Series;
use crate::domain::stats::ewma::ewma;
use crate::domain::stats::summary::Summary;
use crate::domain::stats::theil_sen::Trend;
use crate::domain::time::day::Day;
use crate::domain::time::horizon::OpenDays;
use crate::domain::time::window::Window;

/// The least number of values for which a trend is given.
pub const TREND_VALUES: u32 = 10;
/// The least number of days from the first of them to the last.
pub const TREND_DAYS: u32 = 14;
/// The least number of values whose middle is said in words.
pub const MIDDLE_VALUES: u32 = 4;
/// The longest window with a value a day; a longer one has a value a week.
const LONGEST_DAILY: u32 = 400;

/// Whether a window has a value a week, and not one a day.
#[must_use]
pub fn is_weekly(window: Window) -> bool {
    window.days() > LONGEST_DAILY
}

/// A change of so many points over the window is a large one.
const LARGE_CHANGE: f64 = 2.0;

/// How many of the days that count have a check-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Coverage {
    /// Those with one.
    pub logged: u32,
    /// All of them.
    pub days: u32,
}

impl Coverage {
    /// Of the days of `window` that are not `open`.
    #[must_use]
    pub fn of(window: Window, open: OpenDays, checkins: &[CheckInRatings]) -> Self {
        Self {
            logged: count(checkins.iter().filter(|one| window.contains(one.day)).count()),
            days: window.days() - open.within(window.from(), window.to()),
        }
    }

    /// Whether fewer than half of the days are logged: too few for anything but counts.
    #[must_use]
    pub fn is_thin(self) -> bool {
        2 * self.logged < self.days
    }

    /// How many more logged days would make a half.
    #[must_use]
    pub fn lacking(self) -> u32 {
        self.days.div_ceil(2).saturating_sub(self.logged)
    }
}

codes! {
    /// The word for a trend.
    TrendWord ("word of a trend") {
        /// It goes up.
        Rising = "rising",
        /// It goes down.
        Falling = "falling",
        /// Neither is clear.
        NoClearChange = "no clear change",
    }
}

impl TrendWord {
    /// Rising or falling only where the interval excludes 0 and the slope makes at least one
    /// point over the window.
    fn of(trend: &Trend, window_days: u32) -> Self {
        if trend.slope.abs() * f64::from(window_days) < 1.0 {
            Self::NoClearChange
        } else if trend.low > 0.0 {
            Self::Rising
        } else if trend.high < 0.0 {
            Self::Falling
        } else {
            Self::NoClearChange
        }
    }
}

/// Whether no change is clear, and the range of one goes so far that it may hide a large one.
fn may_hide_a_change(trend: &Trend, window_days: u32) -> bool {
    let [low, high] = [trend.low, trend.high].map(|slope| slope * f64::from(window_days));
    low <= 0.0 && high >= 0.0 && (-low).max(high) >= LARGE_CHANGE
}

/// Where a series goes, seen from what is good for the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// To the good.
    Better,
    /// To the bad.
    Worse,
    /// Neither is clear, and a change would be small.
    Same,
    /// Neither is clear, and there may be a large change.
    HardToTell,
}

/// The window, coverage and phase that a trend is computed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TrendWindow {
    /// The days.
    pub window: Window,
    /// How many of them are logged.
    pub coverage: Coverage,
    /// Whether the phase carries trends at all.
    pub carries_trends: bool,
}

/// Median and range of one series in a window.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SeriesSummary {
    /// Which.
    pub name: Series,
    /// Its values: days, or weeks in a window of more than 400 days. No median where under half of the days
    /// are logged.
    #[serde(flatten)]
    pub summary: Summary,
}

impl SeriesSummary {
    /// Works it out from the check-ins, which come in any order and at most one a day.
    #[must_use]
    pub fn of(
        name: Series,
        checkins: &[CheckInRatings],
        window: Window,
        coverage: Coverage,
    ) -> Self {
        let points = points(name, checkins, window);
        let summary = Summary::of(points.iter().map(|(_, value)| *value), 1);
        Self { name, summary: summary.said(!coverage.is_thin()) }
    }
}

/// How many values and days are still needed for a trend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ShortBy {
    /// Values.
    pub values: u32,
    /// Days from the first value to the last.
    pub days: u32,
}

/// One series in a window.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SeriesTrend<N = Series> {
    /// Which.
    pub name: N,
    /// Its values: days, or weeks in a window of more than 400 days. No median where under half of the days
    /// are logged.
    #[serde(flatten)]
    pub summary: Summary,
    /// The days from the first value to the last, both counted.
    pub span_days: u32,
    /// The running mean after the last value.
    pub ewma: Option<f64>,
    /// The Theil–Sen slope, in points (of sleep: hours) a day.
    pub sen_slope_per_day: Option<f64>,
    /// The lower bound of its 95 % interval.
    pub sen_low: Option<f64>,
    /// The upper bound.
    pub sen_high: Option<f64>,
    /// What is said of it.
    pub word: Option<TrendWord>,
    /// Whether no clear change may be a large one, so that it is not said to stay the same.
    #[serde(skip)]
    pub is_wide: bool,
    /// What is missing for a trend in values and days.
    pub missing: Option<ShortBy>,
    /// The values by day number, ascending; a week's by that of its Monday.
    #[serde(skip)]
    pub points: Vec<(i32, f64)>,
}

impl<N> SeriesTrend<N> {
    /// Works out one series from its values, which come in any order and at most one a day.
    #[must_use]
    pub fn of_days(
        name: N,
        days: impl IntoIterator<Item = (Day, f64)>,
        ground: &TrendWindow,
    ) -> Self {
        let within = days.into_iter().filter(|(day, _)| ground.window.contains(*day));
        let points = daily_or_weekly(within.collect(), ground.window);
        let summary = Summary::of(points.iter().map(|(_, value)| *value), 1);
        let span_days = span_days(&points);
        let said = !ground.coverage.is_thin();
        let missing = ShortBy {
            values: TREND_VALUES.saturating_sub(summary.n),
            days: TREND_DAYS.saturating_sub(span_days),
        };
        let missing = Some(missing).filter(|missing| missing.values > 0 || missing.days > 0);
        let claimed = said && ground.carries_trends && missing.is_none();
        let trend = if claimed { Trend::of(&points) } else { None };
        Self {
            name,
            summary: summary.said(said),
            span_days,
            ewma: ewma(&points).filter(|_| said),
            sen_slope_per_day: trend.map(|trend| trend.slope),
            sen_low: trend.map(|trend| trend.low),
            sen_high: trend.map(|trend| trend.high),
            word: trend.map(|trend| TrendWord::of(&trend, ground.window.days())),
            is_wide: trend.is_some_and(|trend| may_hide_a_change(&trend, ground.window.days())),
            missing,
            points,
        }
    }

    /// Where the line of its trend begins and ends, from its first value to its last: the slope through
    /// the middle of the values and of their days, within the values that there are.
    #[must_use]
    pub fn ends(&self) -> Option<(f64, f64)> {
        let (slope, middle) = (self.sen_slope_per_day?, self.summary.median?);
        let (least, most) = (self.summary.min?, self.summary.max?);
        let days = self.points.iter().map(|(day, _)| f64::from(*day));
        let middle_day = Summary::of(days, 1).median?;
        let at = |day: i32| (middle + slope * (f64::from(day) - middle_day)).clamp(least, most);
        Some((at(self.points.first()?.0), at(self.points.last()?.0)))
    }
}

impl SeriesTrend {
    /// Works out one series from the check-ins, which come in any order and at most one a day.
    #[must_use]
    pub fn of(name: Series, checkins: &[CheckInRatings], ground: &TrendWindow) -> Self {
        Self::of_days(name, values(name, checkins), ground)
    }

    /// Where it goes; `None` where too little is known to say.
    #[must_use]
    pub fn direction(&self) -> Option<Direction> {
        Some(match (self.word?, self.name.is_better_high()) {
            (TrendWord::NoClearChange, _) if self.is_wide => Direction::HardToTell,
            (TrendWord::NoClearChange, _) => Direction::Same,
            (TrendWord::Rising, true) | (TrendWord::Falling, false) => Direction::Better,
            (TrendWord::Rising, false) | (TrendWord::Falling, true) => Direction::Worse,
        })
    }
}

/// The values of a series in a window: one a day, or in a long window the median of each week from
/// Monday on.
fn points(name: Series, checkins: &[CheckInRatings], window: Window) -> Vec<(i32, f64)> {
    let within = values(name, checkins).filter(|(day, _)| window.contains(*day));
    daily_or_weekly(within.collect(), window)
}

/// The values of a series by day.
fn values(name: Series, checkins: &[CheckInRatings]) -> impl Iterator<Item = (Day, f64)> {
    checkins.iter().filter_map(move |one| Some((one.day, one.value(name)?)))
}

/// These values by day number or, in a long window, the median of each week by that of its Monday.
fn daily_or_weekly(mut daily: Vec<(Day, f64)>, window: Window) -> Vec<(i32, f64)> {
    daily.sort_by_key(|(day, _)| *day);
    if !is_weekly(window) {
        return daily.into_iter().map(|(day, value)| (day.number(), value)).collect();
    }
    daily
        .chunk_by(|(a, _), (b, _)| monday(*a) == monday(*b))
        .filter_map(|week| {
            let median = Summary::of(week.iter().map(|(_, value)| *value), 1).median?;
            Some((monday(week.first()?.0), median))
        })
        .collect()
}

/// The number of the Monday of a day's week.
fn monday(day: Day) -> i32 {
    day.number() - day.date().weekday().num_days_from_monday().cast_signed()
}

fn span_days(points: &[(i32, f64)]) -> u32 {
    match (points.first(), points.last()) {
        (Some((first, _)), Some((last, _))) => last.abs_diff(*first) + 1,
        _ => 0,
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
