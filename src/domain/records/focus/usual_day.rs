//! What a day of use usually was, as the person says it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::domain::amount::Amount;
use crate::domain::scale::OutOfRange;
use crate::domain::text::{BadText, Label};

/// How much, what it cost and how long it took; each may be left unsaid.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct UsualDay {
    /// How much.
    pub amount: Option<Amount>,
    /// What it cost.
    pub cost: Option<Amount>,
    /// What that is counted in, in the person's word.
    pub currency: Option<Label>,
    /// The hours that it took.
    pub hours: Option<Amount>,
}

impl UsualDay {
    /// Whether nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Takes over what only another version says.
    pub fn take_over(&mut self, other: &Self) {
        self.amount = self.amount.or(other.amount);
        if self.cost.is_none() {
            (self.cost, self.currency) = (other.cost, other.currency.clone());
        }
        self.hours = self.hours.or(other.hours);
    }
}

/// A cost as it is typed: "24 euro", or a number alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cost {
    /// The number.
    pub amount: Amount,
    /// The word after it.
    pub currency: Option<Label>,
}

/// A text that is no cost.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadCost {
    /// It begins with no number.
    #[error(transparent)]
    Amount(#[from] OutOfRange),
    /// What follows is no word.
    #[error(transparent)]
    Currency(#[from] BadText),
}

impl FromStr for Cost {
    type Err = BadCost;

    fn from_str(text: &str) -> Result<Self, BadCost> {
        let text = text.trim();
        let (amount, currency) = text.split_once(' ').unwrap_or((text, ""));
        let currency = Some(currency.trim()).filter(|word| !word.is_empty());
        Ok(Self { amount: amount.parse()?, currency: currency.map(str::parse).transpose()? })
    }
}

impl fmt::Display for Cost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.amount.fmt(f)?;
        self.currency.iter().try_for_each(|word| write!(f, " {word}"))
    }
}

/// Hours of a day as they are typed: 2, 2.5 or 2,5.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HoursOfDay(pub Amount);

impl FromStr for HoursOfDay {
    type Err = OutOfRange;

    fn from_str(text: &str) -> Result<Self, OutOfRange> {
        const MOST: u32 = 24_000;
        let bad = || OutOfRange {
            given: format!("\"{text}\""),
            range: "hours from 0 to 24, like 2 or 2.5",
        };
        let hours: Amount = text.parse().map_err(|_| bad())?;
        if hours.thousandths() > MOST { Err(bad()) } else { Ok(Self(hours)) }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("24 euro", "24 euro")]
    #[case("8,50", "8.5")]
    #[case(" 3  new pesos ", "3 new pesos")]
    fn costs(#[case] text: &str, #[case] shown: &str) {
        assert_eq!(text.parse::<Cost>().unwrap().to_string(), shown);
    }

    #[rstest]
    fn others_are_none(#[values("", "euro 24", "-1", "24 euro, more")] text: &str) {
        assert!(text.parse::<Cost>().is_err());
    }

    #[rstest]
    #[case("2.5", true)]
    #[case("24", true)]
    #[case("24.5", false)]
    #[case("2h", false)]
    fn hours(#[case] text: &str, #[case] fits: bool) {
        assert_eq!(text.parse::<HoursOfDay>().is_ok(), fits);
    }
}
