//! Splits a window into equal parts, for charts and rows of numbers.

use crate::domain::figures::trend::{SeriesTrend, is_weekly};
use crate::domain::stats::summary::Summary;
use crate::render::format;
use crate::report::trends::Trends;

/// Stretches of so many days, the last of which ends with the window.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretches {
    /// The days of each.
    pub(super) days: u32,
}

impl Stretches {
    /// The shortest that come to no more than `most`.
    pub(super) fn at_most(most: usize, view: &Trends) -> Self {
        let most = u32::try_from(most).unwrap_or(u32::MAX);
        let least = if is_weekly(view.window) { 7 } else { 1 };
        Self { days: view.window.stretch(least, most) }
    }

    /// How many there are.
    pub(super) fn count(self, view: &Trends) -> u32 {
        view.window_days.div_ceil(self.days)
    }

    /// The middle of each stretch, where it has at least so many values.
    pub(super) fn middles(
        self,
        series: &SeriesTrend,
        view: &Trends,
        enough: usize,
    ) -> Vec<Option<f64>> {
        let to = view.window.to().number();
        // The Monday of a week may lie before the window.
        let back = |day: i32| (to.abs_diff(day) / self.days).min(self.count(view) - 1);
        let middle = |at: u32| {
            let inside = series.points.iter().filter(|(day, _)| back(*day) == at);
            Summary::of(inside.map(|(_, value)| *value), enough).median
        };
        (0..self.count(view)).rev().map(middle).collect()
    }

    /// "day", "week", "13 weeks".
    pub(super) fn name(self) -> String {
        match self.days {
            1 => "day".to_owned(),
            7 => "week".to_owned(),
            days => format::length(days),
        }
    }
}
