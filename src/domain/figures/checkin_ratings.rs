//! The ratings of one check-in without any text, compact enough to load those of many years.

use crate::domain::entry::checkin::CheckIn;
use crate::domain::entry::situation::Situations;
use crate::domain::rating::Ratings;
use crate::domain::scale::SleepHours;
use crate::domain::series::Series;
use crate::domain::time::day::Day;

/// The ratings and situations of one check-in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CheckInRatings {
    /// Its day.
    pub day: Day,
    /// The 0–10 scales.
    pub ratings: Ratings,
    /// Hours slept.
    pub sleep_hours: Option<SleepHours>,
    /// The situations of the day, where they were answered.
    pub situations: Option<Situations>,
}

impl CheckInRatings {
    /// Those of the check-in of a day.
    #[must_use]
    pub fn of(day: Day, checkin: &CheckIn) -> Self {
        let CheckIn { ratings, sleep_hours, situations, .. } = *checkin;
        Self { day, ratings, sleep_hours, situations }
    }

    /// One of its numbers.
    #[must_use]
    pub fn value(&self, series: Series) -> Option<f64> {
        series.value(&self.ratings, self.sleep_hours)
    }
}
