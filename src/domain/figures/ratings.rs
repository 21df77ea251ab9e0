//! Check-in ratings without any text, compact enough to load those of many years.

use crate::domain::entry::checkin::CheckIn;
use crate::domain::entry::situation::Situations;
use crate::domain::scale::{Scale, SleepHours};
use crate::domain::series::Series;
use crate::domain::time::day::Day;

/// The ratings and situations of one check-in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CheckInRatings {
    /// Its day.
    pub day: Day,
    /// Mood.
    pub mood: Option<Scale>,
    /// Energy.
    pub energy: Option<Scale>,
    /// Stress.
    pub stress: Option<Scale>,
    /// The strongest craving of the day.
    pub craving: Option<Scale>,
    /// Confidence.
    pub confidence: Option<Scale>,
    /// Distress.
    pub distress: Option<Scale>,
    /// Hours slept.
    pub sleep_hours: Option<SleepHours>,
    /// The situations of the day, where they were answered.
    pub situations: Option<Situations>,
}

impl CheckInRatings {
    /// Those of the check-in of a day.
    #[must_use]
    pub fn of(day: Day, checkin: &CheckIn) -> Self {
        let CheckIn { mood, energy, stress, craving, confidence, distress, .. } = *checkin;
        let CheckIn { sleep_hours, situations, .. } = *checkin;
        Self { day, mood, energy, stress, craving, confidence, distress, sleep_hours, situations }
    }

    /// One of its numbers.
    #[must_use]
    pub fn value(&self, series: Series) -> Option<f64> {
        let scale = match series {
            Series::Mood => self.mood,
            Series::Energy => self.energy,
            Series::Stress => self.stress,
            Series::SleepHours => return self.sleep_hours.map(f64::from),
            Series::Craving => self.craving,
            Series::Confidence => self.confidence,
            Series::Distress => self.distress,
        };
        scale.map(f64::from)
    }
}
