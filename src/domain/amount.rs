//! How much was used: a number in the person's own unit.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::scale::OutOfRange;

/// An amount from 0 to 100,000 in thousandths, so that a sum does not depend on its order.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(try_from = "f64", into = "f64")]
pub struct Amount(u32);

impl Amount {
    /// Not used.
    pub const NONE: Self = Self(0);
    const MAX: u32 = 100_000 * Self::PARTS;
    const PARTS: u32 = 1000;
    const RANGE: &'static str = "numbers from 0 to 100000, like 3, 2.5 or 0,5";

    /// Of so many thousandths; `None` where that is too much.
    #[must_use]
    pub fn of_thousandths(thousandths: u32) -> Option<Self> {
        (thousandths <= Self::MAX).then_some(Self(thousandths))
    }

    /// In thousandths.
    #[must_use]
    pub fn thousandths(self) -> u32 {
        self.0
    }
}

/// A sum of thousandths as a number.
#[must_use]
pub fn of_sum(thousandths: u64) -> f64 {
    let (whole, rest) = (thousandths / 1000, thousandths % 1000);
    let number = |n: u64| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    number(whole) + number(rest) / 1000.0
}

impl TryFrom<f64> for Amount {
    type Error = OutOfRange;

    fn try_from(value: f64) -> Result<Self, OutOfRange> {
        let bad = || OutOfRange { given: value.to_string(), range: Self::RANGE };
        let thousandths = (value * f64::from(Self::PARTS)).round();
        if !(0.0..=f64::from(Self::MAX)).contains(&thousandths) {
            return Err(bad());
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "rounded, and held between 0 and the most"
        )]
        Ok(Self(thousandths as u32))
    }
}

impl From<Amount> for f64 {
    fn from(amount: Amount) -> Self {
        of_sum(amount.0.into())
    }
}

impl FromStr for Amount {
    type Err = OutOfRange;

    fn from_str(text: &str) -> Result<Self, OutOfRange> {
        let bad = || OutOfRange { given: format!("\"{text}\""), range: Self::RANGE };
        let text = text.trim().replacen(',', ".", 1);
        let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        let shaped = !whole.is_empty() && whole.len() <= 6 && rest.len() <= 3;
        if !shaped || !digits(whole) || !digits(rest) {
            return Err(bad());
        }
        let thousandths = format!("{whole}{rest:0<3}").parse().ok();
        thousandths.and_then(Self::of_thousandths).ok_or_else(bad)
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f64::from(*self).fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("0", 0, "0")]
    #[case("3", 3000, "3")]
    #[case("2.5", 2500, "2.5")]
    #[case("0,125", 125, "0.125")]
    #[case("100000", 100_000_000, "100000")]
    fn amounts(#[case] text: &str, #[case] thousandths: u32, #[case] shown: &str) {
        let amount: Amount = text.parse().unwrap();
        assert_eq!((amount.thousandths(), amount.to_string().as_str()), (thousandths, shown));
        assert_eq!(Amount::try_from(f64::from(amount)), Ok(amount));
    }

    #[rstest]
    fn others_are_none(
        #[values("", "-1", "+1", "1e3", "0.1234", "100000.001", "1,2,3", "three", ".5")] text: &str,
    ) {
        assert!(text.parse::<Amount>().is_err());
    }
}
