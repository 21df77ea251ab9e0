//! The numbers a person gives of themselves.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A rating from 0 to 10 in whole numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Scale(u8);

/// A number outside the range of its scale.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{given} is outside the scale; it takes {range}")]
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

/// Hours slept, 0 to 24, decimals allowed.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct SleepHours(f64);

impl SleepHours {
    const RANGE: &'static str = "hours from 0 to 24, decimals allowed, like 7.5";

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
        let shaped = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        let value: f64 = if shaped { text.parse().map_err(|_| bad())? } else { return Err(bad()) };
        Self::try_from(value).map_err(|_| bad())
    }
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
