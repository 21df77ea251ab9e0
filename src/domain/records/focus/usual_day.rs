//! What a day of use usually was, as the person says it.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::domain::amount::Amount;
use crate::domain::scale::OutOfRange;
use crate::domain::text::Label;

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
    #[case("2.5", true)]
    #[case("24", true)]
    #[case("24.5", false)]
    #[case("2h", false)]
    fn hours(#[case] text: &str, #[case] fits: bool) {
        assert_eq!(text.parse::<HoursOfDay>().is_ok(), fits);
    }
}
