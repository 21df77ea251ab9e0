//! Splits a window into equal parts, for charts and rows of numbers.

use crate::domain::figures::trend::{SeriesTrend, is_weekly};
use crate::domain::stats::summary::Summary;
use crate::domain::time::day::Day;
use crate::domain::time::window::Window;
use crate::render::format;

/// Stretches of so many days, the last of which ends with the window.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretches {
    /// The days of each.
    pub(super) days: u32,
    window: Window,
}

impl Stretches {
    /// The shortest that come to no more than `most`.
    pub(super) fn at_most(most: usize, window: Window) -> Self {
        let most = u32::try_from(most).unwrap_or(u32::MAX);
        let least = if is_weekly(window) { 7 } else { 1 };
        Self { days: window.stretch(least, most), window }
    }

    /// How many there are.
    pub(super) fn count(self) -> u32 {
        self.window.days().div_ceil(self.days)
    }

    /// The middle of each stretch, where it has at least so many values.
    pub(super) fn middles(self, series: &SeriesTrend, enough: usize) -> Vec<Option<f64>> {
        let to = self.window.to().number();
        // The Monday of a week may lie before the window.
        let back = |day: i32| (to.abs_diff(day) / self.days).min(self.count() - 1);
        let middle = |at: u32| {
            let inside = series.points.iter().filter(|(day, _)| back(*day) == at);
            Summary::of(inside.map(|(_, value)| *value), enough).median
        };
        (0..self.count()).rev().map(middle).collect()
    }

    /// The first day of each that lies in the window.
    pub(super) fn first_days(self) -> impl Iterator<Item = Day> {
        let back = move |at: u32| i32::try_from((at + 1) * self.days - 1).unwrap_or(i32::MAX);
        let first = move |at| self.window.to().plus(-back(at)).max(self.window.from());
        (0..self.count()).rev().map(first)
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
