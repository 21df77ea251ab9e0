//! When doses of a medication are due.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::day::Day;
use super::schedule::{self, Schedule, Weekdays};
use crate::domain::ascii_serde;

/// The most doses that one day may have.
const MOST_A_DAY: u8 = 12;

/// From this many days between doses on, a dose may come a few days late and still be on time, as an
/// injection may.
const SPACED_DAYS: u16 = 7;

/// So many days after its day a spaced dose is still on time, unless the person said otherwise.
const SPACED_WINDOW_DAYS: u16 = 3;

/// When doses are due: `day`, `2/day`, `mon,thu`, `28d`, or `as-needed`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DoseSchedule {
    /// This many times every day (1–12).
    TimesADay(u8),
    /// Once on each of these weekdays.
    Weekdays(Weekdays),
    /// Once every so many days (2–365), from the first day on.
    EveryDays(u16),
    /// When it is needed; nothing is ever due.
    AsNeeded,
}

impl DoseSchedule {
    /// How many doses are due on `day`, of a schedule that holds from `first` on.
    #[must_use]
    pub fn due_on(self, day: Day, first: Day) -> u8 {
        if day < first {
            return 0;
        }
        match self {
            Self::TimesADay(times) => times,
            Self::Weekdays(days) => u8::from(days.contains(day.weekday())),
            Self::EveryDays(every) => u8::from(day.days_since(first) % i32::from(every) == 0),
            Self::AsNeeded => 0,
        }
    }

    /// The most days from one dose to the next; 0 where one of each day is counted by itself.
    #[must_use]
    pub fn spacing(self) -> i32 {
        match self {
            Self::TimesADay(_) | Self::AsNeeded => 0,
            Self::Weekdays(_) => 7,
            Self::EveryDays(every) => every.into(),
        }
    }

    /// Whether its doses are days apart, so that one may be given late for the one before it, or early
    /// for the one after.
    #[must_use]
    pub fn is_apart(self) -> bool {
        matches!(self, Self::Weekdays(_) | Self::EveryDays(_))
    }

    /// Whether it is that of an injection: a dose a week or less.
    #[must_use]
    pub fn is_spaced(self) -> bool {
        matches!(self, Self::EveryDays(every) if every >= SPACED_DAYS)
    }

    /// How many days after its day a dose is still on time, where the person did not say.
    #[must_use]
    pub fn usual_window(self) -> u16 {
        if self.is_spaced() { SPACED_WINDOW_DAYS } else { 0 }
    }
}

/// A text that names no schedule of doses.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "\"{0}\" is not a schedule of doses; it takes day, 2/day to 12/day, weekdays like mon,thu, every \
     so many days from 2d to 365d, or as-needed"
)]
pub struct BadDoseSchedule(String);

impl FromStr for DoseSchedule {
    type Err = BadDoseSchedule;

    fn from_str(text: &str) -> Result<Self, BadDoseSchedule> {
        let bad = || BadDoseSchedule(text.to_owned());
        let code = schedule::code_of(text);
        if code == "as-needed" {
            return Ok(Self::AsNeeded);
        }
        if let Some(times) = code.strip_suffix("/day") {
            let times = times.parse().ok().filter(|times| (1..=MOST_A_DAY).contains(times));
            return times.map(Self::TimesADay).ok_or_else(bad);
        }
        match code.parse() {
            Ok(Schedule::Daily) => Ok(Self::TimesADay(1)),
            Ok(Schedule::Weekdays(days)) => Ok(Self::Weekdays(days)),
            Ok(Schedule::EveryDays(every)) => Ok(Self::EveryDays(every)),
            Ok(Schedule::PerWeek(_) | Schedule::SinceLast(_) | Schedule::Paused) | Err(_) => {
                Err(bad())
            }
        }
    }
}

impl fmt::Display for DoseSchedule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::TimesADay(1) => Schedule::Daily.fmt(f),
            Self::TimesADay(times) => write!(f, "{times}/day"),
            Self::Weekdays(days) => Schedule::Weekdays(days).fmt(f),
            Self::EveryDays(every) => Schedule::EveryDays(every).fmt(f),
            Self::AsNeeded => f.write_str("as-needed"),
        }
    }
}

impl Serialize for DoseSchedule {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for DoseSchedule {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        ascii_serde::read(from)
    }
}

/// The most days after its day on which a dose can be on time.
const LONGEST_WINDOW: u16 = 90;

/// How many days after its day a dose is still on time: `3d`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DoseWindow(u16);

impl DoseWindow {
    /// In days, 0 to 90.
    #[must_use]
    pub fn days(self) -> u16 {
        self.0
    }
}

/// A text that is no number of days after the due day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no number of days; it takes 0d to {LONGEST_WINDOW}d")]
pub struct BadDoseWindow(String);

impl FromStr for DoseWindow {
    type Err = BadDoseWindow;

    fn from_str(text: &str) -> Result<Self, BadDoseWindow> {
        let shown = text.trim().to_lowercase();
        let days = shown.strip_prefix("within ").unwrap_or(&shown);
        let ends = [" days", " day", "d"];
        let number = ends.iter().find_map(|end| days.strip_suffix(end)).unwrap_or(days);
        let number = if days == "on its day" { "0" } else { number };
        let days = number.trim().parse().ok().filter(|days| *days <= LONGEST_WINDOW);
        days.map(Self).ok_or_else(|| BadDoseWindow(text.to_owned()))
    }
}

impl fmt::Display for DoseWindow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}d", self.0)
    }
}

impl Serialize for DoseWindow {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for DoseWindow {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        ascii_serde::read(from)
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[rstest]
    #[case("day", "day")]
    #[case("1/day", "day")]
    #[case("2/day", "2/day")]
    #[case("12/day", "12/day")]
    #[case("thu,mon", "mon,thu")]
    #[case("2d", "2d")]
    #[case("28d", "28d")]
    #[case("as-needed", "as-needed")]
    #[case::as_it_is_shown("every day", "day")]
    #[case::untidily("  Every   DAY ", "day")]
    #[case::twice("twice a day", "2/day")]
    #[case::often("3 times a day", "3/day")]
    #[case::weekdays_in_full("Thursday and Monday", "mon,thu")]
    #[case::one_weekday("every Monday", "mon")]
    #[case::mondays("on mondays, thursdays", "mon,thu")]
    #[case::every_other("every other day", "2d")]
    #[case::far_apart("every 28 days", "28d")]
    #[case::as_needed("as needed", "as-needed")]
    fn it_is_read_and_shown(#[case] text: &str, #[case] shown: &str) {
        assert_eq!(text.parse::<DoseSchedule>().unwrap().to_string(), shown);
    }

    #[rstest]
    #[case::none("")]
    #[case::no_times("0/day")]
    #[case::too_many("13/day")]
    #[case::a_number_a_week("3/week")]
    #[case::a_pause("paused")]
    #[case::too_far_apart("366d")]
    #[case::no_weekday("monday morning")]
    fn anything_else_is_refused(#[case] text: &str) {
        assert_eq!(text.parse::<DoseSchedule>(), Err(BadDoseSchedule(text.to_owned())));
    }

    #[rstest]
    #[case::before_it_begins("day", "2026-10-31", 0)]
    #[case::on_its_first_day("day", "2026-11-01", 1)]
    #[case::twice("2/day", "2026-11-05", 2)]
    #[case::on_a_weekday("mon,thu", "2026-11-02", 1)]
    #[case::on_another("mon,thu", "2026-11-03", 0)]
    #[case::every_second_day("2d", "2026-11-03", 1)]
    #[case::between("2d", "2026-11-04", 0)]
    #[case::four_weeks_on("28d", "2026-11-29", 1)]
    #[case::never_due("as-needed", "2026-11-05", 0)]
    fn doses_fall_on_days(#[case] schedule: &str, #[case] on: &str, #[case] due: u8) {
        let schedule: DoseSchedule = schedule.parse().unwrap();
        assert_eq!(schedule.due_on(day(on), day("2026-11-01")), due);
    }

    #[rstest]
    #[case("day", 0)]
    #[case("6d", 0)]
    #[case("7d", 3)]
    #[case("28d", 3)]
    #[case("mon", 0)]
    #[case("as-needed", 0)]
    fn a_spaced_dose_has_three_days(#[case] schedule: &str, #[case] days: u16) {
        assert_eq!(schedule.parse::<DoseSchedule>().unwrap().usual_window(), days);
    }

    #[rstest]
    #[case("3d", Some("3d"))]
    #[case("7", Some("7d"))]
    #[case("0d", Some("0d"))]
    #[case::as_it_is_shown("within 3 days", Some("3d"))]
    #[case::of_one("Within 1 day", Some("1d"))]
    #[case::of_none("on its day", Some("0d"))]
    #[case("91d", None)]
    #[case("-1d", None)]
    #[case("a week", None)]
    fn a_window_is_a_number_of_days(#[case] text: &str, #[case] shown: Option<&str>) {
        let window = text.parse::<DoseWindow>().ok();
        assert_eq!(window.map(|window| window.to_string()).as_deref(), shown);
    }
}
