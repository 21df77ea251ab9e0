//! Timestamps: `Moment`, an instant with its UTC offset, and `Instant`, one without.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDateTime, NaiveTime, TimeDelta, Timelike};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::day::Day;
use crate::domain::ascii_serde::{self, Ascii};

/// An instant to the second with the offset from UTC that was in force, in whole minutes.
///
/// Reads and writes as RFC 3339 with offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Moment(DateTime<FixedOffset>);

/// A text that is not an RFC 3339 instant between 1900 and 9999.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not an RFC 3339 time with offset, like 2026-11-20T14:30:00+01:00")]
pub struct BadMoment(pub String);

impl Moment {
    /// The moment of an instant, its seconds cut to whole ones and its offset to whole minutes.
    ///
    /// `None` where its calendar year leaves 1900 to 9999.
    #[must_use]
    pub fn new(instant: DateTime<FixedOffset>) -> Option<Self> {
        Self::from_parts(instant.timestamp(), instant.offset().local_minus_utc().div_euclid(60))
    }

    /// The moment of Unix seconds and an offset in minutes east of UTC (−1439 to 1439).
    #[must_use]
    pub fn from_parts(seconds: i64, offset_minutes: i32) -> Option<Self> {
        let offset = FixedOffset::east_opt(offset_minutes.checked_mul(60)?)?;
        let instant = DateTime::from_timestamp(seconds, 0)?.with_timezone(&offset);
        Day::from_date(instant.naive_local().date())?;
        Some(Self(instant))
    }

    /// Unix seconds.
    #[must_use]
    pub fn seconds(self) -> i64 {
        self.0.timestamp()
    }

    /// Minutes east of UTC.
    #[must_use]
    pub fn offset_minutes(self) -> i32 {
        self.0.offset().local_minus_utc() / 60
    }

    /// Date and time on the wall.
    #[must_use]
    pub fn local(self) -> NaiveDateTime {
        self.0.naive_local()
    }

    /// The date on the wall.
    #[must_use]
    pub fn date(self) -> Day {
        Day::from_date(self.local().date()).unwrap_or_else(Day::first)
    }

    /// The journal day it belongs to: before `day_end` it is still the day before.
    #[must_use]
    pub fn day(self, day_end: NaiveTime) -> Day {
        let date = self.local().date();
        let date =
            if self.local().time() < day_end { date.pred_opt().unwrap_or(date) } else { date };
        Day::from_date(date).unwrap_or_else(Day::first)
    }

    /// The moment this much earlier, at the same offset; `None` before 1900.
    #[must_use]
    pub fn earlier(self, by: TimeDelta) -> Option<Self> {
        self.0.checked_sub_signed(by).and_then(Self::new)
    }
}

impl Moment {
    fn text(self) -> Ascii<25> {
        let local = self.local();
        let offset = self.offset_minutes();
        let minutes = offset.unsigned_abs();
        let pattern = match offset {
            ..0 => b"0000-00-00T00:00:00-00:00",
            0.. => b"0000-00-00T00:00:00+00:00",
        };
        let parts = [
            (0..4, local.year().unsigned_abs()),
            (5..7, local.month()),
            (8..10, local.day()),
            (11..13, local.hour()),
            (14..16, local.minute()),
            (17..19, local.second()),
            (20..22, minutes / 60),
            (23..25, minutes % 60),
        ];
        Ascii::filled(*pattern, &parts)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.text().as_str())
    }
}

impl FromStr for Moment {
    type Err = BadMoment;

    fn from_str(text: &str) -> Result<Self, BadMoment> {
        let instant = DateTime::parse_from_rfc3339(text).ok();
        instant.and_then(Self::new).ok_or_else(|| BadMoment(text.to_owned()))
    }
}

impl TryFrom<String> for Moment {
    type Error = BadMoment;

    fn try_from(text: String) -> Result<Self, BadMoment> {
        text.parse()
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.text().as_str())
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        ascii_serde::read(from)
    }
}

/// An instant to the second without a place: when a record was written. RFC 3339 in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Moment", into = "Moment")]
pub struct Instant(i64);

impl Instant {
    /// The instant of Unix seconds, or `None` outside 1900 to 9999.
    #[must_use]
    pub fn from_seconds(seconds: i64) -> Option<Self> {
        Moment::from_parts(seconds, 0).map(|m| Self(m.seconds()))
    }

    /// Noon of a day, in UTC.
    #[must_use]
    pub fn noon_of(day: Day) -> Self {
        Self(i64::from(day.number()) * 86_400 + 43_200)
    }

    /// Unix seconds.
    #[must_use]
    pub fn seconds(self) -> i64 {
        self.0
    }
}

impl From<Moment> for Instant {
    fn from(moment: Moment) -> Self {
        Self(moment.seconds())
    }
}

impl From<Instant> for Moment {
    fn from(instant: Instant) -> Self {
        Self(DateTime::from_timestamp(instant.0, 0).unwrap_or_default().fixed_offset())
    }
}
