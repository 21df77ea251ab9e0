//! Offset from a start date, in days or calendar months: `100d`, `6w`, `5m`, `2y`.

use std::fmt;
use std::str::FromStr;

use chrono::Months;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::day::Day;
use crate::domain::ascii_serde;

/// The most days, which are a hundred years.
const MOST_DAYS: i32 = 36_525;
/// The most months.
const MOST_MONTHS: u32 = 1_200;

/// Offset from a start date: a number of days or of calendar months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StartOffset {
    /// So many days, 1 to 36,525.
    Days(i32),
    /// So many months, 1 to 1,200.
    Months(u32),
}

/// A text that names no such time.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "\"{0}\" is no time from a start date; it takes a whole number of days, weeks, months or \
     years up to a hundred years, like 100d, 6w, 5m or 2y"
)]
pub struct BadAfter(pub String);

impl StartOffset {
    /// The day that lies so long after `since`; `None` past the end of the calendar.
    #[must_use]
    pub fn from(self, since: Day) -> Option<Day> {
        match self {
            Self::Days(days) => Some(since.plus(days)).filter(|on| on.days_since(since) == days),
            Self::Months(months) => {
                since.date().checked_add_months(Months::new(months)).and_then(Day::from_date)
            }
        }
    }

    /// Its name: "90 days", "6 months", "2 years".
    #[must_use]
    pub fn label(self) -> String {
        let (number, unit) = match self {
            Self::Days(days) => (days.unsigned_abs(), "day"),
            Self::Months(months) if months % 12 == 0 => (months / 12, "year"),
            Self::Months(months) => (months, "month"),
        };
        format!("{number} {unit}{}", if number == 1 { "" } else { "s" })
    }
}

impl FromStr for StartOffset {
    type Err = BadAfter;

    fn from_str(text: &str) -> Result<Self, BadAfter> {
        let bad = || BadAfter(text.to_owned());
        let (number, unit) = text.split_at_checked(text.len().wrapping_sub(1)).ok_or_else(bad)?;
        if !number.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(bad());
        }
        let number: u16 = number.parse().map_err(|_| bad())?;
        let after = match unit {
            "d" => Self::Days(number.into()),
            "w" => Self::Days(7 * i32::from(number)),
            "m" => Self::Months(number.into()),
            "y" => Self::Months(12 * u32::from(number)),
            _ => return Err(bad()),
        };
        let fits = match after {
            Self::Days(days) => (1..=MOST_DAYS).contains(&days),
            Self::Months(months) => (1..=MOST_MONTHS).contains(&months),
        };
        fits.then_some(after).ok_or_else(bad)
    }
}

impl fmt::Display for StartOffset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Days(days) => write!(f, "{days}d"),
            Self::Months(months) => write!(f, "{months}m"),
        }
    }
}

impl Serialize for StartOffset {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for StartOffset {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        ascii_serde::read(from)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::StartOffset;

    #[rstest]
    #[case::days("100d", "100d", "100 days")]
    #[case::one_day("1d", "1d", "1 day")]
    #[case::weeks_are_days("6w", "42d", "42 days")]
    #[case::months("5m", "5m", "5 months")]
    #[case::a_year("12m", "12m", "1 year")]
    #[case::years_are_months("2y", "24m", "2 years")]
    #[case::the_most("100y", "1200m", "100 years")]
    fn times_are_read(#[case] text: &str, #[case] kept: &str, #[case] label: &str) {
        let after: StartOffset = text.parse().unwrap();
        assert_eq!((after.to_string(), after.label()), (kept.to_owned(), label.to_owned()));
    }

    #[rstest]
    #[case("")]
    #[case("d")]
    #[case("0d")]
    #[case("-1d")]
    #[case("+1d")]
    #[case("1.5m")]
    #[case("100")]
    #[case("101y")]
    #[case("36526d")]
    #[case("99999d")]
    #[case("3 d")]
    #[case("3é")]
    fn anything_else_is_not(#[case] text: &str) {
        assert!(text.parse::<StartOffset>().is_err(), "{text}");
    }

    proptest! {
        #[test]
        fn what_is_kept_is_read_again(number in 1..=100u32, unit in "[dwmy]") {
            let after: StartOffset = format!("{number}{unit}").parse().unwrap();
            prop_assert_eq!(after.to_string().parse::<StartOffset>(), Ok(after));
        }
    }
}
