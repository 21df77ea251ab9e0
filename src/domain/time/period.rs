//! Months, quarters and years of the calendar.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Months};

use super::day::Day;
use super::window::Window;
use crate::domain::code::{Code, codes};

codes! {
    /// How long a period is.
    PeriodLength ("length of a period") {
        /// A month.
        Month = "month",
        /// Three months, the first from January on.
        Quarter = "quarter",
        /// A year.
        Year = "year",
    }
}

/// A month, a quarter or a year; written `2026-10`, `2026-Q3` or `2026`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    length: PeriodLength,
    first: Day,
}

/// A text that names no period of a length.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{text}\" is not a {length}; write it as {}, from 1900 to 9999", example(*.length))]
pub struct BadPeriod {
    /// The text as given.
    pub text: String,
    /// How long the period was to be.
    pub length: PeriodLength,
}

/// A text that names no period of any length.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a month, quarter or year; write it as 2026-10, 2026-Q3 or 2026")]
pub struct UnknownPeriod(pub String);

fn example(length: PeriodLength) -> &'static str {
    match length {
        PeriodLength::Month => "2026-10",
        PeriodLength::Quarter => "2026-Q3",
        PeriodLength::Year => "2026",
    }
}

impl PeriodLength {
    /// Its months, 1, 3 or 12.
    fn months(self) -> u32 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Year => 12,
        }
    }
}

impl Period {
    /// The one of this length that holds `day`.
    #[must_use]
    pub fn of(day: Day, length: PeriodLength) -> Self {
        let date = day.date();
        let month0 = date.month0() / length.months() * length.months();
        Self { length, first: Day::from_ymd(date.year(), month0 + 1, 1).unwrap_or(day) }
    }

    /// Reads the one that a text names.
    ///
    /// # Errors
    /// [`BadPeriod`] where it is of another form, or names none.
    pub fn parse(text: &str, length: PeriodLength) -> Result<Self, BadPeriod> {
        let number = |digits: &str, count: usize| -> Option<u32> {
            let plain = digits.len() == count && digits.bytes().all(|byte| byte.is_ascii_digit());
            digits.parse().ok().filter(|_| plain)
        };
        let parts = || {
            let (year, month) = match length {
                PeriodLength::Year => (text, 1),
                PeriodLength::Month => {
                    let (year, month) = text.split_once('-')?;
                    (year, number(month, 2)?)
                }
                PeriodLength::Quarter => {
                    let (year, quarter) = text.split_once("-Q")?;
                    (year, (number(quarter, 1)?.checked_sub(1)?) * 3 + 1)
                }
            };
            Day::from_ymd(number(year, 4)?.try_into().ok()?, month, 1)
        };
        let bad = || BadPeriod { text: text.to_owned(), length };
        Ok(Self { length, first: parts().ok_or_else(bad)? })
    }

    /// How long it is.
    #[must_use]
    pub fn length(self) -> PeriodLength {
        self.length
    }

    /// Its first day.
    #[must_use]
    pub fn first(self) -> Day {
        self.first
    }

    /// Its last day.
    #[must_use]
    pub fn last(self) -> Day {
        let next = self.first.date().checked_add_months(Months::new(self.length.months()));
        next.and_then(Day::from_date).map_or(Day::last(), |next| next.plus(-1))
    }

    /// The one before it; `None` where the calendar begins.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        let day = self.first.plus(-1);
        (day < self.first).then(|| Self::of(day, self.length))
    }

    /// Its days up to `today`, and those of the one before to set them against: all of them, or as
    /// many of the first where this one is not over yet. `None` where it has not begun.
    #[must_use]
    pub fn windows(self, today: Day) -> Option<(Window, Option<Window>)> {
        let window = Window::new(self.first, self.last().min(today))?;
        let before = self.previous().and_then(|previous| {
            let like = previous.first.plus(window.to().days_since(window.from()));
            let over = window.to() == self.last();
            let last = if over { previous.last() } else { like.min(previous.last()) };
            Window::new(previous.first, last)
        });
        Some((window, before))
    }
}

impl FromStr for Period {
    type Err = UnknownPeriod;

    fn from_str(text: &str) -> Result<Self, UnknownPeriod> {
        let mut lengths = PeriodLength::ALL.iter();
        let found = lengths.find_map(|length| Self::parse(text, *length).ok());
        found.ok_or_else(|| UnknownPeriod(text.to_owned()))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.first.date();
        match self.length {
            PeriodLength::Month => write!(f, "{:04}-{:02}", date.year(), date.month()),
            PeriodLength::Quarter => write!(f, "{:04}-Q{}", date.year(), date.month0() / 3 + 1),
            PeriodLength::Year => write!(f, "{:04}", date.year()),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::PeriodLength::{self, Month, Quarter, Year};
    use super::{BadPeriod, Period, UnknownPeriod};
    use crate::domain::code::Code;
    use crate::domain::time::day::Day;
    use crate::domain::time::window::Window;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[rstest]
    #[case(Month, "2026-10", "2026-10-01", "2026-10-31")]
    #[case(Month, "2028-02", "2028-02-01", "2028-02-29")]
    #[case(Month, "9999-12", "9999-12-01", "9999-12-31")]
    #[case(Quarter, "2026-Q1", "2026-01-01", "2026-03-31")]
    #[case(Quarter, "2026-Q4", "2026-10-01", "2026-12-31")]
    #[case(Year, "1900", "1900-01-01", "1900-12-31")]
    fn periods(
        #[case] length: PeriodLength,
        #[case] text: &str,
        #[case] first: &str,
        #[case] last: &str,
    ) {
        let period = Period::parse(text, length).unwrap();
        assert_eq!((period.first(), period.last()), (day(first), day(last)));
        assert_eq!(period.to_string(), text);
        assert_eq!(text.parse(), Ok(period));
    }

    #[rstest]
    fn another_text_is_none_of_any_length(
        #[values("", "2026-", "2026-13", "2026-Q5", "26", "mnth", "2026-11-20", "2026-W47")]
        text: &str,
    ) {
        assert_eq!(text.parse::<Period>(), Err(UnknownPeriod(text.to_owned())));
    }

    #[rstest]
    #[case(Month, "2026")]
    #[case(Month, "2026-13")]
    #[case(Month, "2026-00")]
    #[case(Month, "2026-1")]
    #[case(Month, "2026-+1")]
    #[case(Month, "1899-12")]
    #[case(Quarter, "2026-Q0")]
    #[case(Quarter, "2026-Q5")]
    #[case(Quarter, "2026-3")]
    #[case(Year, "2026-10")]
    #[case(Year, "26")]
    #[case(Year, "")]
    fn another_text_is_none(#[case] length: PeriodLength, #[case] text: &str) {
        let bad = BadPeriod { text: text.to_owned(), length };
        assert_eq!(Period::parse(text, length), Err(bad));
    }

    #[rstest]
    #[case::over(Month, "2026-11", "2026-12-20", Some(("2026-11-30", Some("2026-10-31"))))]
    #[case::on_its_last_day(Month, "2026-11", "2026-11-30", Some(("2026-11-30", Some("2026-10-31"))))]
    #[case::under_way(Month, "2026-11", "2026-11-20", Some(("2026-11-20", Some("2026-10-20"))))]
    #[case::first_day(Month, "2026-11", "2026-11-01", Some(("2026-11-01", Some("2026-10-01"))))]
    #[case::after_a_shorter_month(Month, "2026-03", "2026-03-30", Some(("2026-03-30", Some("2026-02-28"))))]
    #[case::a_year(Year, "2026", "2026-11-20", Some(("2026-11-20", Some("2025-11-20"))))]
    #[case::after_a_leap_year(Year, "2025", "2025-12-30", Some(("2025-12-30", Some("2024-12-29"))))]
    #[case::not_begun(Quarter, "2027-Q1", "2026-12-31", None)]
    #[case::where_the_calendar_begins(Year, "1900", "2026-11-20", Some(("1900-12-31", None)))]
    fn a_period_is_set_against_the_one_before(
        #[case] length: PeriodLength,
        #[case] text: &str,
        #[case] today: &str,
        #[case] expected: Option<(&str, Option<&str>)>,
    ) {
        let period = Period::parse(text, length).unwrap();
        let found = period.windows(day(today));
        let expected = expected.map(|(last, before)| {
            let window = Window::new(period.first(), day(last)).unwrap();
            let previous = period.previous().map(Period::first);
            (window, previous.zip(before).map(|(from, to)| Window::new(from, day(to)).unwrap()))
        });
        assert_eq!(found, expected);
    }

    proptest! {
        #[test]
        fn each_day_lies_in_one_of_each_length(
            number in -25_567..2_932_896i32,
            length in proptest::sample::select(PeriodLength::ALL),
        ) {
            let day = Day::from_number(number).unwrap();
            let period = Period::of(day, length);
            prop_assert!(period.first() <= day && day <= period.last());
            prop_assert_eq!(Period::parse(&period.to_string(), length), Ok(period));
            if let Some(previous) = period.previous() {
                prop_assert_eq!(previous.last().plus(1), period.first());
            }
        }
    }
}
