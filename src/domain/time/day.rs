//! A journal day and the week it lies in.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::domain::ascii_serde::{self, Ascii};

/// One journal day: a calendar date in the person's own time, ended by the setting `day_end`.
///
/// Ranges from 1900-01-01 to 9999-12-31 and reads and writes as `YYYY-MM-DD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

/// A date that is not `YYYY-MM-DD` between 1900-01-01 and 9999-12-31.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a date between 1900-01-01 and 9999-12-31, written YYYY-MM-DD")]
pub struct BadDay(pub String);

impl Day {
    /// The day of a calendar date, or `None` outside 1900 to 9999.
    #[must_use]
    pub fn from_date(date: NaiveDate) -> Option<Self> {
        (1900..=9999).contains(&date.year()).then_some(Self(date))
    }

    /// The day of a year, month (1–12) and day of month (1–31), or `None` where there is none.
    #[must_use]
    pub const fn from_ymd(year: i32, month: u32, day: u32) -> Option<Self> {
        match NaiveDate::from_ymd_opt(year, month, day) {
            Some(date) if 1900 <= year && year <= 9999 => Some(Self(date)),
            _ => None,
        }
    }

    /// The day with this number of days since 1970-01-01, or `None` outside the range.
    #[must_use]
    pub fn from_number(number: i32) -> Option<Self> {
        NaiveDate::from_epoch_days(number).and_then(Self::from_date)
    }

    /// Days since 1970-01-01.
    #[must_use]
    pub fn number(self) -> i32 {
        self.0.to_epoch_days()
    }

    /// The calendar date.
    #[must_use]
    pub fn date(self) -> NaiveDate {
        self.0
    }

    /// The day `days` later (earlier when negative), held at the ends of the range.
    #[must_use]
    pub fn plus(self, days: i32) -> Self {
        // Within a year this costs no division: `today` takes such a step for each day on record.
        let step = Days::new(days.unsigned_abs().into());
        let (date, end) = if days < 0 {
            (self.0.checked_sub_days(step), Self::first())
        } else {
            (self.0.checked_add_days(step), Self::last())
        };
        date.and_then(Self::from_date).unwrap_or(end)
    }

    /// Whole days from `earlier` to this one; negative when `earlier` is later.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i32 {
        self.number() - earlier.number()
    }

    /// The day of the week.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        self.0.weekday()
    }

    /// The first day the journal can hold, 1900-01-01.
    #[must_use]
    pub fn first() -> Self {
        Self(NaiveDate::from_ymd_opt(1900, 1, 1).unwrap_or(NaiveDate::MIN))
    }

    /// The last day the journal can hold, 9999-12-31.
    #[must_use]
    pub fn last() -> Self {
        Self(NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or(NaiveDate::MAX))
    }
}

impl Day {
    fn text(self) -> Ascii<10> {
        let date = self.0;
        let parts = [(0..4, date.year().unsigned_abs()), (5..7, date.month()), (8..10, date.day())];
        Ascii::filled(*b"0000-00-00", &parts)
    }
}

/// `2026-11-20`, as it is typed; `{:#}` gives "20 November 2026", as messages say it.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() {
            write!(f, "{}", self.0.format("%-d %B %Y"))
        } else {
            f.pad(self.text().as_str())
        }
    }
}

impl FromStr for Day {
    type Err = BadDay;

    fn from_str(text: &str) -> Result<Self, BadDay> {
        let bad = || BadDay(text.to_owned());
        let shaped = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        if !shaped {
            return Err(bad());
        }
        NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().and_then(Self::from_date).ok_or_else(bad)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.text().as_str())
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        ascii_serde::read(from)
    }
}

/// Seven days, named by the ISO week of the Monday in them: `2026-W47`.
///
/// Under another `week_start` the week is the seven days from that weekday that hold the Monday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Week {
    first: Day,
    start: Weekday,
}

/// A week that is not `YYYY-Www`, or that its year does not have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "\"{0}\" is not a week; write it as 2026-W47 (weeks 01 to 52, 53 in long years), last, -1w, or a day of it, like 2026-11-20"
)]
pub struct BadWeek(pub String);

impl Week {
    /// The week that holds `day`, where weeks start on `start`.
    #[must_use]
    pub fn of(day: Day, start: Weekday) -> Self {
        let back = day.weekday().days_since(start);
        Self { first: day.plus(-i32::try_from(back).unwrap_or(0)), start }
    }

    /// Reads `2026-W47`.
    ///
    /// # Errors
    /// [`BadWeek`] for any other shape, or a week number that the year does not have.
    pub fn parse(text: &str, start: Weekday) -> Result<Self, BadWeek> {
        let bad = || BadWeek(text.to_owned());
        let (year, week) = text.split_once("-W").ok_or_else(bad)?;
        let digits = |s: &str, n| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
        if !digits(year, 4) || !digits(week, 2) {
            return Err(bad());
        }
        let (year, week) = (year.parse().map_err(|_| bad())?, week.parse().map_err(|_| bad())?);
        let monday = NaiveDate::from_isoywd_opt(year, week, Weekday::Mon)
            .and_then(Day::from_date)
            .ok_or_else(bad)?;
        Ok(Self::of(monday, start))
    }

    /// The first of its seven days.
    #[must_use]
    pub fn first(self) -> Day {
        self.first
    }

    /// The last of its seven days.
    #[must_use]
    pub fn last(self) -> Day {
        self.first.plus(6)
    }

    /// Its seven days in order.
    pub fn days(self) -> impl Iterator<Item = Day> {
        (0..7).map(move |n| self.first.plus(n))
    }

    /// The week before this one.
    #[must_use]
    pub fn previous(self) -> Self {
        Self { first: self.first.plus(-7), start: self.start }
    }

    /// Its ISO week number, 1–53.
    #[must_use]
    pub fn number(self) -> u32 {
        self.monday().week()
    }

    fn monday(self) -> chrono::IsoWeek {
        let ahead = Weekday::Mon.days_since(self.start);
        let date = self.first.date();
        date.checked_add_days(Days::new(ahead.into())).unwrap_or(date).iso_week()
    }
}

impl fmt::Display for Week {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let monday = self.monday();
        write!(f, "{:04}-W{:02}", monday.year(), monday.week())
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::none("2026-03-01", 0, "2026-03-01")]
    #[case::back_over_the_end_of_a_month("2024-03-01", -1, "2024-02-29")]
    #[case::on_into_another_year("2026-12-31", 1, "2027-01-01")]
    #[case::years_back("2026-11-20", -20_777, "1970-01-01")]
    #[case::before_the_first("1900-01-03", -5, "1900-01-01")]
    #[case::after_the_last("9999-12-30", 5, "9999-12-31")]
    #[case::as_far_back_as_can_be("2026-11-20", i32::MIN, "1900-01-01")]
    #[case::as_far_on_as_can_be("2026-11-20", i32::MAX, "9999-12-31")]
    fn a_step_is_held_at_the_ends(#[case] from: Day, #[case] days: i32, #[case] to: Day) {
        assert_eq!(from.plus(days), to);
    }
}
