//! Number types for self-ratings: the 0–10 scale, hours of sleep, minutes of a craving.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A rating from 0 to 10 in whole numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Scale(u8);

/// A number outside the range of its scale.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{given} does not fit; it takes {range}")]
pub struct OutOfRange {
    /// What was given.
    pub given: String,
    /// What is taken, in words.
    pub range: &'static str,
}

impl Scale {
    /// The highest rating.
    pub const MAX: u8 = 10;
    /// The lowest rating.
    pub const LOWEST: Self = Self(0);
    /// From this rating on a craving counts as high.
    pub const HIGH_CRAVING: Self = Self(7);
    const RANGE: &'static str = "whole numbers from 0 to 10";

    /// The rating that is nearest to a number; 0 for none.
    #[must_use]
    pub fn nearest(number: f64) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "rounded and held between 0 and 10"
        )]
        Self(number.round().clamp(0.0, f64::from(Self::MAX)) as u8)
    }

    /// The rating as a number, 0 to 10.
    #[must_use]
    pub fn get(self) -> u8 {
        self.0
    }

    /// Whether a craving of this strength is one beside which help is named.
    #[must_use]
    pub fn is_strong_craving(self) -> bool {
        self.0 >= 8
    }

    /// Whether a mood of this height is one beside which help is named.
    #[must_use]
    pub fn is_very_low_mood(self) -> bool {
        self.0 <= 1
    }
}

impl TryFrom<u8> for Scale {
    type Error = OutOfRange;

    fn try_from(value: u8) -> Result<Self, OutOfRange> {
        if value <= Self::MAX {
            Ok(Self(value))
        } else {
            Err(OutOfRange { given: value.to_string(), range: Self::RANGE })
        }
    }
}

impl From<Scale> for u8 {
    fn from(scale: Scale) -> Self {
        scale.0
    }
}

impl From<Scale> for f64 {
    fn from(scale: Scale) -> Self {
        scale.0.into()
    }
}

impl FromStr for Scale {
    type Err = OutOfRange;

    fn from_str(text: &str) -> Result<Self, OutOfRange> {
        let bad = || OutOfRange { given: format!("\"{text}\""), range: Self::RANGE };
        let plain = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let value: u8 = if plain { text.parse().map_err(|_| bad())? } else { return Err(bad()) };
        Self::try_from(value).map_err(|_| bad())
    }
}

impl fmt::Display for Scale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Hours slept, 0 to 24, decimals allowed. Reads `7.5`, `7,5`, `7:30`, `7h` and `7h30`.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct SleepHours(f64);

impl SleepHours {
    const RANGE: &'static str = "hours from 0 to 24, like 7.5, 7,5, 7:30, 7h or 7h30";

    /// The hours, 0 to 24.
    #[must_use]
    pub fn get(self) -> f64 {
        self.0
    }
}

impl TryFrom<f64> for SleepHours {
    type Error = OutOfRange;

    fn try_from(value: f64) -> Result<Self, OutOfRange> {
        if (0.0..=24.0).contains(&value) {
            // Adding zero turns -0 into 0, so that one amount has one form.
            Ok(Self(value + 0.0))
        } else {
            Err(OutOfRange { given: value.to_string(), range: Self::RANGE })
        }
    }
}

impl From<SleepHours> for f64 {
    fn from(hours: SleepHours) -> Self {
        hours.0
    }
}

impl FromStr for SleepHours {
    type Err = OutOfRange;

    fn from_str(text: &str) -> Result<Self, OutOfRange> {
        let bad = || OutOfRange { given: format!("\"{text}\""), range: Self::RANGE };
        Self::try_from(hours(text).ok_or_else(bad)?).map_err(|_| bad())
    }
}

/// The number of hours that a text writes as a decimal, or as hours and minutes, the latter to a
/// hundredth of an hour.
fn hours(text: &str) -> Option<f64> {
    let lower = text.trim().to_ascii_lowercase();
    let number = |part: &str| -> Option<f64> {
        let shaped = !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        part.parse().ok().filter(|_| shaped)
    };
    let whole = |part: &str| part.bytes().all(|b| b.is_ascii_digit()).then(|| number(part))?;
    let (hours, minutes) = match (lower.split_once(':'), lower.split_once('h')) {
        (Some(parts), _) => parts,
        (None, Some((hours, ""))) => return number(&hours.trim().replacen(',', ".", 1)),
        (None, Some((hours, minutes))) => {
            let minutes = minutes.trim();
            (hours.trim(), minutes.strip_suffix('m').unwrap_or(minutes))
        }
        (None, None) => return number(&lower.replacen(',', ".", 1)),
    };
    let minutes = whole(minutes).filter(|count| minutes.len() == 2 && *count < 60.0)?;
    Some(((whole(hours)? + minutes / 60.0) * 100.0).round() / 100.0)
}

impl fmt::Display for SleepHours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// How long a craving lasted: 0 to 1440 whole minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct Minutes(u16);

impl Minutes {
    const RANGE: &'static str = "whole minutes from 0 to 1440";

    /// The minutes, 0 to 1440.
    #[must_use]
    pub fn get(self) -> u16 {
        self.0
    }
}

impl TryFrom<u16> for Minutes {
    type Error = OutOfRange;

    fn try_from(value: u16) -> Result<Self, OutOfRange> {
        if value <= 1440 {
            Ok(Self(value))
        } else {
            Err(OutOfRange { given: value.to_string(), range: Self::RANGE })
        }
    }
}

impl From<Minutes> for u16 {
    fn from(minutes: Minutes) -> Self {
        minutes.0
    }
}

impl FromStr for Minutes {
    type Err = OutOfRange;

    fn from_str(text: &str) -> Result<Self, OutOfRange> {
        let bad = || OutOfRange { given: format!("\"{text}\""), range: Self::RANGE };
        let plain = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let value: u16 = if plain { text.parse().map_err(|_| bad())? } else { return Err(bad()) };
        Self::try_from(value).map_err(|_| bad())
    }
}

impl fmt::Display for Minutes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::SleepHours;

    #[rstest]
    #[case("0", 0.0)]
    #[case("7", 7.0)]
    #[case("7.5", 7.5)]
    #[case("7,5", 7.5)]
    #[case("3,5", 3.5)]
    #[case("7.25", 7.25)]
    #[case("24", 24.0)]
    #[case("3h", 3.0)]
    #[case("7H", 7.0)]
    #[case("7 h", 7.0)]
    #[case("7.5h", 7.5)]
    #[case("7,5 h", 7.5)]
    #[case("7:30", 7.5)]
    #[case("7:05", 7.08)]
    #[case("0:20", 0.33)]
    #[case("24:00", 24.0)]
    #[case("7h30", 7.5)]
    #[case("7h30m", 7.5)]
    #[case("7 h 45", 7.75)]
    #[case(" 7:30 ", 7.5)]
    fn hours_are_read_as_people_write_them(#[case] text: &str, #[case] hours: f64) {
        let read: SleepHours = text.parse().unwrap();
        assert!((read.get() - hours).abs() < 1e-9, "{text}: {read}");
    }

    #[rstest]
    fn other_texts_are_no_hours(
        #[values(
            "", " ", "h", ":", "h30", ":30", "7:", "7:3", "7:60", "7:300", "7h3", "7h60", "7.5:30",
            "7,5h30", "7:30:00", "7h30h", "7h3m", "-7", "+7", "1e1", "NaN", "inf", "7.5.1",
            "7,5,1", "1,000.5", "24.01", "24:01", "25", "7m", "seven", "\u{0667}"
        )]
        text: &str,
    ) {
        let bad = text.parse::<SleepHours>().unwrap_err().to_string();
        let hint = "it takes hours from 0 to 24, like 7.5, 7,5, 7:30, 7h or 7h30";
        assert_eq!(bad, format!("\"{text}\" does not fit; {hint}"));
    }

    #[test]
    fn what_is_shown_reads_as_what_it_was() {
        for minutes in 0..=24 * 60 {
            let read: SleepHours = format!("{}:{:02}", minutes / 60, minutes % 60).parse().unwrap();
            assert_eq!(read.to_string().parse(), Ok(read));
        }
    }
}
