//! What a check-in tells in numbers and is followed over time: its scales and the hours slept.

use super::code::{Code, code_forms};
use super::rating::{Rating, Ratings};
use super::scale::SleepHours;

/// A number of the check-in that is followed over time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Series {
    /// A 0–10 scale.
    Rating(Rating),
    /// Hours slept, 0 to 24.
    SleepHours,
}

impl Code for Series {
    const WHAT: &'static str = "series";
    const ALL: &'static [Self] = &IN_ORDER;

    fn code(self) -> &'static str {
        match self {
            Self::Rating(rating) => rating.code(),
            Self::SleepHours => "sleep_hours",
        }
    }
}

code_forms!(Series);

/// The scales in their order, and the hours slept after stress.
const IN_ORDER: [Series; Rating::ALL.len() + 1] = {
    let mut all = [Series::SleepHours; Rating::ALL.len() + 1];
    let (mut from, mut to) = (0, 0);
    while from < Rating::ALL.len() {
        all[to] = Series::Rating(Rating::ALL[from]);
        // The hours slept are in their place already.
        to += if matches!(Rating::ALL[from], Rating::Stress) { 2 } else { 1 };
        from += 1;
    }
    all
};

impl Series {
    /// Mood.
    pub const MOOD: Self = Self::Rating(Rating::Mood);
    /// The strongest craving of the day.
    pub const CRAVING: Self = Self::Rating(Rating::Craving);

    /// The value among the ratings and the hours slept of a check-in.
    #[must_use]
    pub fn value(self, ratings: &Ratings, slept: Option<SleepHours>) -> Option<f64> {
        match self {
            Self::Rating(rating) => ratings.get(rating).map(f64::from),
            Self::SleepHours => slept.map(f64::from),
        }
    }

    /// Whether more of it is better.
    #[must_use]
    pub fn is_better_high(self) -> bool {
        match self {
            Self::Rating(rating) => rating.spec().is_better_high,
            Self::SleepHours => true,
        }
    }
}
