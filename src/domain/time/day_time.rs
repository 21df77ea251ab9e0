//! A time of the day for what is done again and again: `morning`, `midday`, `evening` or `19:00`.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveTime;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::domain::ascii_serde;

/// A time of the day; they are ordered as the day goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayTime {
    /// In the morning.
    Morning,
    /// At midday.
    Midday,
    /// In the evening.
    Evening,
    /// At this time.
    At(NaiveTime),
}

impl DayTime {
    /// The minutes after midnight by which times of the day are ordered: a part of the day stands where it
    /// usually begins to be used.
    #[must_use]
    pub fn minutes(self) -> u32 {
        use chrono::Timelike;
        match self {
            Self::Morning => 8 * 60,
            Self::Midday => 12 * 60 + 30,
            Self::Evening => 19 * 60,
            Self::At(time) => time.hour() * 60 + time.minute(),
        }
    }

    /// The order of something in a day: what has no time comes last.
    #[must_use]
    pub fn order(of: Option<Self>) -> u32 {
        of.map_or(u32::MAX, Self::minutes)
    }
}

/// A text that names no time of the day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no time of the day; it takes morning, midday, evening, or a time like 19:00")]
pub struct BadDayTime(String);

impl FromStr for DayTime {
    type Err = BadDayTime;

    fn from_str(text: &str) -> Result<Self, BadDayTime> {
        let word = text.trim().to_lowercase();
        Ok(match word.as_str() {
            "morning" | "in the morning" => Self::Morning,
            "midday" | "noon" | "at midday" => Self::Midday,
            "evening" | "in the evening" => Self::Evening,
            time => {
                let time = time.strip_prefix("at ").unwrap_or(time);
                let time = NaiveTime::parse_from_str(time, "%H:%M");
                Self::At(time.map_err(|_| BadDayTime(text.to_owned()))?)
            }
        })
    }
}

impl fmt::Display for DayTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Morning => f.write_str("morning"),
            Self::Midday => f.write_str("midday"),
            Self::Evening => f.write_str("evening"),
            Self::At(time) => write!(f, "{}", time.format("%H:%M")),
        }
    }
}

impl Serialize for DayTime {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for DayTime {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        ascii_serde::read(from)
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("morning", "morning")]
    #[case::in_capitals(" Evening ", "evening")]
    #[case::another_word("noon", "midday")]
    #[case("19:00", "19:00")]
    #[case::short("7:05", "07:05")]
    #[case::as_it_is_shown("in the morning", "morning")]
    #[case::as_a_time_is_shown("at 19:00", "19:00")]
    fn it_is_read_and_shown(#[case] text: &str, #[case] shown: &str) {
        assert_eq!(text.parse::<DayTime>().unwrap().to_string(), shown);
    }

    #[rstest]
    fn anything_else_is_refused(#[values("", "night", "25:00", "19", "19:60", "soon")] text: &str) {
        assert_eq!(text.parse::<DayTime>(), Err(BadDayTime(text.to_owned())));
    }

    #[test]
    fn they_are_in_the_order_of_the_day() {
        let times = ["06:30", "morning", "08:30", "midday", "17:00", "evening", "21:00"];
        let of = |text: &str| DayTime::order(text.parse().ok());
        assert!(times.is_sorted_by_key(|text| of(text)));
        assert!(DayTime::order(None) > of("23:59"));
    }
}
