//! The days that a report looks back on.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

use super::day::Day;

/// How far back to look: `28d`, `13w`, `1y`, or `all` there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// So many days, at least one; a year is 365.
    Days(u32),
    /// From the first day on record.
    All,
}

/// A text that is no length of time.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a length of time; write it as 28d, 13w, 1y or all")]
pub struct BadLength(pub String);

impl FromStr for Length {
    type Err = BadLength;

    fn from_str(text: &str) -> Result<Self, BadLength> {
        if text == "all" {
            return Ok(Self::All);
        }
        let days = |digits: &str, unit: u32| {
            let plain =
                (1..=5).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
            let number: u32 = if plain { digits.parse().ok()? } else { return None };
            (number > 0).then_some(Self::Days(number * unit))
        };
        let units = [('d', 1), ('w', 7), ('y', 365)];
        let found = units.iter().find_map(|(name, unit)| days(text.strip_suffix(*name)?, *unit));
        found.ok_or_else(|| BadLength(text.to_owned()))
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Days(days) if days.is_multiple_of(365) => write!(f, "{}y", days / 365),
            Self::Days(days) if days.is_multiple_of(7) && *days > 28 => write!(f, "{}w", days / 7),
            Self::Days(days) => write!(f, "{days}d"),
            Self::All => f.write_str("all"),
        }
    }
}

/// Days in a row, at least one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Window {
    from: Day,
    to: Day,
}

impl Window {
    /// The days from `from` to `to`; `None` where that is before it.
    #[must_use]
    pub fn new(from: Day, to: Day) -> Option<Self> {
        (from <= to).then_some(Self { from, to })
    }

    /// So many days, at least one, ending with `to`; fewer where the calendar begins.
    #[must_use]
    pub fn ending(to: Day, days: u32) -> Self {
        let back = i32::try_from(days.saturating_sub(1)).unwrap_or(i32::MAX);
        Self { from: to.plus(-back), to }
    }

    /// The first of its days.
    #[must_use]
    pub fn from(self) -> Day {
        self.from
    }

    /// The last of its days.
    #[must_use]
    pub fn to(self) -> Day {
        self.to
    }

    /// The number of its days.
    #[must_use]
    pub fn days(self) -> u32 {
        self.to.number().abs_diff(self.from.number()) + 1
    }

    /// Its days, in order.
    pub fn each(self) -> impl Iterator<Item = Day> {
        (0..=self.to.days_since(self.from)).map(move |n| self.from.plus(n))
    }

    /// Whether it holds `day`.
    #[must_use]
    pub fn contains(self, day: Day) -> bool {
        self.from <= day && day <= self.to
    }

    /// So many of its first days, at least one, or all where it has fewer.
    #[must_use]
    pub fn first_days(self, days: u32) -> Self {
        let more = i32::try_from(days.saturating_sub(1)).unwrap_or(i32::MAX);
        Self { to: self.to.min(self.from.plus(more)), ..self }
    }

    /// As many days just before it; `None` where the calendar has not as many.
    #[must_use]
    pub fn before(self) -> Option<Self> {
        let before = Self::ending(self.from.plus(-1), self.days());
        (before.to < self.from && before.days() == self.days()).then_some(before)
    }

    /// The length in days of the shortest stretches, of at least `least` days each, of which no
    /// more than `most` make it up: a day, a week, 28 days, a quarter, a year, or else what it
    /// takes.
    #[must_use]
    pub fn stretch(self, least: u32, most: u32) -> u32 {
        let days = self.days();
        let mut lengths = [1, 7, 28, 91, 364].into_iter().filter(|length| *length >= least);
        lengths.find(|length| days.div_ceil(*length) <= most).unwrap_or(days.div_ceil(most.max(1)))
    }

    /// The window in stretches of so many days, the last of which ends with it; the first may have
    /// fewer.
    pub fn stretches(self, length: u32) -> impl Iterator<Item = Self> {
        let length = length.max(1);
        let back = move |n: u32| i32::try_from(n.saturating_mul(length)).unwrap_or(i32::MAX);
        (0..self.days().div_ceil(length)).rev().map(move |n| {
            let to = self.to.plus(-back(n));
            Self { from: self.from.max(to.plus(1 - back(1))), to }
        })
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::{BadLength, Length, Window};
    use crate::domain::time::day::Day;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[rstest]
    #[case("1d", Length::Days(1))]
    #[case("28d", Length::Days(28))]
    #[case("13w", Length::Days(91))]
    #[case("1y", Length::Days(365))]
    #[case("50y", Length::Days(18_250))]
    #[case("all", Length::All)]
    fn lengths(#[case] text: &str, #[case] length: Length) {
        assert_eq!((text.parse(), length.to_string()), (Ok(length), text.to_owned()));
    }

    #[rstest]
    fn another_text_is_none(
        #[values("", "28", "d", "0d", "-7d", "7 d", "1m", "1.5y", "All", "123456d", "éd")]
        text: &str,
    ) {
        assert_eq!(text.parse::<Length>(), Err(BadLength(text.to_owned())));
    }

    #[rstest]
    #[case::a_day("2026-11-20", 1, "2026-11-20", 1, Some("2026-11-19"))]
    #[case::four_weeks("2026-11-20", 28, "2026-10-24", 28, Some("2026-09-26"))]
    #[case::over_a_leap_day("2024-03-01", 2, "2024-02-29", 2, Some("2024-02-27"))]
    #[case::from_the_first_day("1900-01-10", 10, "1900-01-01", 10, None)]
    #[case::longer_than_the_calendar("1900-01-10", 400, "1900-01-01", 10, None)]
    fn windows_end_on_a_day(
        #[case] to: &str,
        #[case] asked: u32,
        #[case] from: &str,
        #[case] days: u32,
        #[case] before: Option<&str>,
    ) {
        let window = Window::ending(day(to), asked);
        assert_eq!((window.from(), window.to(), window.days()), (day(from), day(to), days));
        assert_eq!(window.before().map(Window::from), before.map(day));
        assert!(window.before().is_none_or(|before| before.days() == days));
        assert!(window.contains(day(from)) && window.contains(day(to)));
        assert!(!window.contains(day(to).plus(1)));
    }

    #[rstest]
    #[case::fewer(3, 3)]
    #[case::one_at_least(0, 1)]
    #[case::all(28, 28)]
    #[case::no_more_than_all(400, 28)]
    #[case::as_many_as_there_could_be(u32::MAX, 28)]
    fn the_first_days_begin_with_the_window(#[case] asked: u32, #[case] days: u32) {
        let window = Window::ending(day("2026-11-20"), 28);
        let first = window.first_days(asked);
        assert_eq!((first.from(), first.days()), (window.from(), days));
    }

    #[test]
    fn a_window_has_a_day() {
        assert_eq!(Window::new(day("2026-11-20"), day("2026-11-19")), None);
        assert_eq!(Window::new(day("2026-11-20"), day("2026-11-20")).map(Window::days), Some(1));
    }

    #[rstest]
    #[case::days(7, 1, 7, 1, &[1; 7])]
    #[case::weeks(28, 7, 14, 7, &[7; 4])]
    #[case::the_first_is_shorter(30, 7, 14, 7, &[2, 7, 7, 7, 7])]
    #[case::one_that_is_shorter(3, 7, 14, 7, &[3])]
    #[case::a_year(365, 7, 14, 28, &[1, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28])]
    #[case::longer_than_the_list(40_000, 7, 2, 20_000, &[20_000, 20_000])]
    fn stretches_end_with_the_window(
        #[case] days: u32,
        #[case] least: u32,
        #[case] most: u32,
        #[case] length: u32,
        #[case] lengths: &[u32],
    ) {
        let window = Window::ending(day("2026-11-20"), days);
        assert_eq!(window.stretch(least, most), length);
        let stretches: Vec<_> = window.stretches(length).collect();
        assert_eq!(stretches.iter().map(|one| one.days()).collect::<Vec<_>>(), lengths);
        assert_eq!(stretches.first().map(|one| one.from()), Some(window.from()));
        assert_eq!(stretches.last().map(|one| one.to()), Some(window.to()));
        assert!(stretches.windows(2).all(|pair| pair[0].to().plus(1) == pair[1].from()));
    }
}
