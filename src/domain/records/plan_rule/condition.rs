//! Early-warning rules of the person's own: whether one holds on a day. Nothing is predicted.

use std::str::FromStr;

use serde::{Deserialize, Serialize, Serializer};

use crate::domain::scale::{OutOfRange, Scale, SleepHours};
use crate::domain::series::Series;
use crate::domain::time::day::Day;

/// The number that a rule compares with: 0 to 24, decimals allowed.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Deserialize)]
#[serde(try_from = "f64")]
pub struct Threshold(f64);

impl Threshold {
    const RANGE: &'static str = "numbers from 0 to 24, like 5 or 7.5";

    /// The number.
    #[must_use]
    pub fn get(self) -> f64 {
        self.0
    }

    /// What a series takes, in words, where this number is none of it.
    fn misfit(self, series: Series) -> Option<&'static str> {
        if series == Series::SleepHours {
            return None;
        }
        let is_rating = self.0.fract() == 0.0 && self.0 <= f64::from(Scale::MAX);
        (!is_rating).then_some("whole numbers from 0 to 10")
    }

    /// The highest number that a series takes.
    fn highest(series: Series) -> f64 {
        if series == Series::SleepHours { 24.0 } else { f64::from(Scale::MAX) }
    }
}

impl TryFrom<f64> for Threshold {
    type Error = OutOfRange;

    fn try_from(number: f64) -> Result<Self, OutOfRange> {
        let fits = SleepHours::try_from(number).map(|hours| Self(hours.get()));
        fits.map_err(|bad| OutOfRange { range: Self::RANGE, ..bad })
    }
}

impl FromStr for Threshold {
    type Err = OutOfRange;

    /// Reads what hours of sleep read: `5`, `7.5`, `7:30`.
    fn from_str(text: &str) -> Result<Self, OutOfRange> {
        let fits = text.parse().map(|hours: SleepHours| Self(hours.get()));
        fits.map_err(|bad: OutOfRange| OutOfRange { range: Self::RANGE, ..bad })
    }
}

impl Serialize for Threshold {
    /// A whole number as one, as a rating is written.
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if self.0.fract() > 0.0 {
            return to.serialize_f64(self.0);
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 24")]
        to.serialize_u8(self.0 as u8)
    }
}

/// The side of a number on which a value counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Bound {
    /// Values less than it.
    Below(Threshold),
    /// Values greater than it.
    Above(Threshold),
}

impl Bound {
    fn includes(self, value: f64) -> bool {
        match self {
            Self::Below(number) => value < number.0,
            Self::Above(number) => value > number.0,
        }
    }

    fn threshold(self) -> Threshold {
        let (Self::Below(number) | Self::Above(number)) = self;
        number
    }

    /// Whether a value of a series can be on this side of it.
    fn can_hold(self, series: Series) -> bool {
        match self {
            Self::Below(number) => number.0 > 0.0,
            Self::Above(number) => number.0 < Threshold::highest(series),
        }
    }
}

/// A rule: a rating is on one side of a number on so many of the last days.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RuleCondition {
    series: Series,
    bound: Bound,
    days: u32,
    of: u32,
}

/// Parts that make no rule.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadRule {
    /// The number is none that the series takes.
    #[error("{number} does not fit {series}, which takes {takes}")]
    Number {
        /// The number.
        number: String,
        /// The series.
        series: Series,
        /// What it takes, in words.
        takes: &'static str,
    },
    /// No value of the series is on that side of the number.
    #[error("no {series} is ever {side} {number}")]
    Never {
        /// The series.
        series: Series,
        /// The side.
        side: &'static str,
        /// The number.
        number: String,
    },
    /// The days to look at are too few or too many.
    #[error("--of takes 1 to {most} days, not {of}", most = RuleCondition::LONGEST)]
    Window {
        /// How many.
        of: u32,
    },
    /// The days that it takes are none, or more than are looked at.
    #[error("--days takes 1 to {of} days, as many as --of at most, not {days}")]
    Days {
        /// How many it takes.
        days: u32,
        /// How many are looked at.
        of: u32,
    },
}

/// What a rule has found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleCount {
    /// The days on which a value was on the side of the number.
    pub on: u32,
    /// The days with a value.
    pub recorded: u32,
}

impl RuleCondition {
    /// The most days that a rule looks back over.
    pub const LONGEST: u32 = 90;

    /// The rule that holds where on `days` of the last `of` days the series is on that side.
    ///
    /// # Errors
    /// [`BadRule`] where it could not hold, or the number is none of the series.
    pub fn new(series: Series, bound: Bound, days: u32, of: u32) -> Result<Self, BadRule> {
        let number = bound.threshold();
        if let Some(takes) = number.misfit(series) {
            return Err(BadRule::Number { number: number.0.to_string(), series, takes });
        }
        if !bound.can_hold(series) {
            let side = match bound {
                Bound::Below(_) => "below",
                Bound::Above(_) => "above",
            };
            return Err(BadRule::Never { series, side, number: number.0.to_string() });
        }
        if !(1..=Self::LONGEST).contains(&of) {
            return Err(BadRule::Window { of });
        }
        if !(1..=of).contains(&days) {
            return Err(BadRule::Days { days, of });
        }
        Ok(Self { series, bound, days, of })
    }

    /// The rating that it looks at.
    #[must_use]
    pub fn series(&self) -> Series {
        self.series
    }

    /// The side of which number.
    #[must_use]
    pub fn bound(&self) -> Bound {
        self.bound
    }

    /// On how many days it has to be so.
    #[must_use]
    pub fn days(&self) -> u32 {
        self.days
    }

    /// Of how many.
    #[must_use]
    pub fn of(&self) -> u32 {
        self.of
    }

    /// The first day that it looks at on a day.
    #[must_use]
    pub fn first(&self, day: Day) -> Day {
        day.plus(1 - i32::try_from(self.of).unwrap_or(i32::MAX))
    }

    /// What it finds on a day where it holds: enough of the last days, that one included, have a value
    /// on its side. `values` are those of its series; a day without one counts neither way.
    #[must_use]
    pub fn holds_on(
        &self,
        day: Day,
        values: impl IntoIterator<Item = (Day, f64)>,
    ) -> Option<RuleCount> {
        let days = self.first(day)..=day;
        let mut count = RuleCount { on: 0, recorded: 0 };
        for (_, value) in values.into_iter().filter(|(day, _)| days.contains(day)) {
            count.recorded += 1;
            count.on += u32::from(self.bound.includes(value));
        }
        (count.on >= self.days).then_some(count)
    }
}

#[cfg(test)]
mod tests;
