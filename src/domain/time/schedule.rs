//! When a routine is due.

use std::fmt;
use std::str::FromStr;

use chrono::Weekday;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::domain::ascii_serde;

/// When a routine is due: `day`, `mon,wed,fri`, `3/week`, `2d`, `2d-from-last`, or `paused`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Schedule {
    /// Every day.
    Daily,
    /// On these weekdays, at least one.
    Weekdays(Weekdays),
    /// This many times a week (1–7), on days of the person's choosing.
    PerWeek(u8),
    /// Every so many days (2–365) from the first day of its period.
    EveryDays(u16),
    /// So many days (2–365) after the last time that something became of it, and until then again.
    SinceLast(u16),
    /// Not due until the next period.
    Paused,
}

/// A set of weekdays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Weekdays(u8);

impl Weekdays {
    /// Whether it holds this one.
    #[must_use]
    pub fn contains(self, day: Weekday) -> bool {
        self.0 & bit(day) != 0
    }

    /// Its weekdays, from Monday on.
    pub fn iter(self) -> impl Iterator<Item = Weekday> {
        WEEK.into_iter().map(|(day, _)| day).filter(move |day| self.contains(*day))
    }
}

impl FromIterator<Weekday> for Weekdays {
    fn from_iter<I: IntoIterator<Item = Weekday>>(days: I) -> Self {
        Self(days.into_iter().fold(0, |bits, day| bits | bit(day)))
    }
}

fn bit(day: Weekday) -> u8 {
    1 << day.num_days_from_monday()
}

const WEEK: [(Weekday, &str); 7] = [
    (Weekday::Mon, "mon"),
    (Weekday::Tue, "tue"),
    (Weekday::Wed, "wed"),
    (Weekday::Thu, "thu"),
    (Weekday::Fri, "fri"),
    (Weekday::Sat, "sat"),
    (Weekday::Sun, "sun"),
];

/// The code of a schedule that may be written in words: `2d` of "Every other  day", `mon,fri` of
/// "Monday and Friday". What it does not know stays as it is.
pub(super) fn code_of(text: &str) -> String {
    let text = text.to_lowercase();
    let words: Vec<&str> = text.split_whitespace().collect();
    match words[..] {
        ["every" | "each" | "once", "day"] | ["once", "a", "day"] => "day".to_owned(),
        ["every", "other" | "second", "day"] => "2d".to_owned(),
        ["every", days, "days"] => format!("{days}d"),
        [days, "days", "after", "the", "last", "time"] => format!("{days}d-from-last"),
        ["once", "a", unit] => format!("1/{unit}"),
        ["twice", "a", unit] => format!("2/{unit}"),
        [times, "times", "a", unit] => format!("{times}/{unit}"),
        ["as" | "when", "needed"] => "as-needed".to_owned(),
        _ => weekdays_of(&text).unwrap_or_else(|| words.join(" ")),
    }
}

/// The codes of weekdays that are written in full, or are codes already.
fn weekdays_of(text: &str) -> Option<String> {
    let words = text.split([',', ' ']).filter(|word| !matches!(*word, "" | "and" | "on" | "every"));
    let code = |word: &str| {
        let day: Weekday = word.strip_suffix('s').unwrap_or(word).parse().ok()?;
        WEEK.iter().find(|(known, _)| *known == day).map(|(_, code)| *code)
    };
    let codes: Vec<_> = words.map(code).collect::<Option<_>>()?;
    (!codes.is_empty()).then(|| codes.join(","))
}

/// A text that names no schedule.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "\"{0}\" is not a schedule; it takes day, weekdays like mon,wed,fri, a number a week from \
     1/week to 7/week, or every so many days from 2d to 365d, which can be 3d-from-last"
)]
pub struct BadSchedule(pub String);

impl FromStr for Schedule {
    type Err = BadSchedule;

    fn from_str(text: &str) -> Result<Self, BadSchedule> {
        let bad = || BadSchedule(text.to_owned());
        let number =
            |s: &str| s.parse::<u16>().ok().filter(|_| s.bytes().all(|b| b.is_ascii_digit()));
        let code = code_of(text);
        match code.as_str() {
            "day" | "daily" | "1d" => return Ok(Self::Daily),
            "paused" => return Ok(Self::Paused),
            _ => {}
        }
        if let Some(times) = code.strip_suffix("/week") {
            let times = number(times).filter(|n| (1..=7).contains(n)).ok_or_else(bad)?;
            return Ok(Self::PerWeek(u8::try_from(times).map_err(|_| bad())?));
        }
        if let Some(days) = code.strip_suffix("d-from-last").and_then(number) {
            return (2..=365).contains(&days).then_some(Self::SinceLast(days)).ok_or_else(bad);
        }
        if let Some(days) = code.strip_suffix('d').and_then(number) {
            return (2..=365).contains(&days).then_some(Self::EveryDays(days)).ok_or_else(bad);
        }
        code.split(',')
            .map(|word| {
                let known = WEEK.iter().find(|(_, name)| *name == word);
                known.map(|(day, _)| *day).ok_or_else(bad)
            })
            .collect::<Result<Weekdays, _>>()
            .map(Self::Weekdays)
    }
}

impl fmt::Display for Schedule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Daily => f.write_str("day"),
            Self::Weekdays(days) => {
                let names: Vec<_> =
                    WEEK.iter().filter(|(day, _)| days.contains(*day)).map(|(_, n)| *n).collect();
                f.write_str(&names.join(","))
            }
            Self::PerWeek(times) => write!(f, "{times}/week"),
            Self::EveryDays(days) => write!(f, "{days}d"),
            Self::SinceLast(days) => write!(f, "{days}d-from-last"),
            Self::Paused => f.write_str("paused"),
        }
    }
}

impl Serialize for Schedule {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Schedule {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        ascii_serde::read(from)
    }
}
