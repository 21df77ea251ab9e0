//! What something cost: a number, and the word for the money.

use std::fmt;
use std::str::FromStr;

use super::amount::Amount;
use super::scale::OutOfRange;
use super::text::{BadText, Label};

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
        let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
        let (amount, currency) = text.split_at(text.find(|c| !is_number(c)).unwrap_or(text.len()));
        // No money is called "e9": what is no cost is told of as it was typed.
        let is_other = amount.is_empty() || currency.contains(char::is_numeric);
        let (amount, currency) = if is_other { (text, "") } else { (amount, currency) };
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

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("24 euro", "24 euro")]
    #[case("8,50", "8.5")]
    #[case("12€", "12 €")]
    #[case(" 3  new pesos ", "3 new pesos")]
    fn costs(#[case] text: &str, #[case] shown: &str) {
        assert_eq!(text.parse::<Cost>().unwrap().to_string(), shown);
    }

    #[rstest]
    fn others_are_none(#[values("", "euro 24", "-1", "24 euro, more", "1e9")] text: &str) {
        assert!(text.parse::<Cost>().is_err());
    }

    #[rstest]
    fn what_was_typed_is_told(#[values("-1", "1e9", "euro 24")] text: &str) {
        let told = text.parse::<Cost>().unwrap_err().to_string();
        assert!(told.contains(&format!("\"{text}\"")), "{told}");
    }
}
