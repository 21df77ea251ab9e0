//! Check-in ratings without any text, compact enough to load those of many years.

use crate::domain::code::codes;
use crate::domain::entry::checkin::CheckIn;
use crate::domain::entry::situation::Situations;
use crate::domain::scale::{Scale, SleepHours};
use crate::domain::time::day::Day;

codes! {
    /// A check-in rating that is followed over time.
    Series ("series") {
        /// Mood, 0 to 10.
        Mood = "mood",
        /// Energy, 0 to 10.
        Energy = "energy",
        /// Stress, 0 to 10.
        Stress = "stress",
        /// Hours slept, 0 to 24.
        SleepHours = "sleep_hours",
        /// The strongest craving of the day, 0 to 10.
        Craving = "craving",
        /// Confidence to stay on course, 0 to 10.
        Confidence = "confidence",
        /// Distress, 0 to 10.
        Distress = "distress",
    }
}

impl Series {
    /// Whether more of it is better.
    #[must_use]
    pub fn is_better_high(self) -> bool {
        match self {
            Self::Mood | Self::Energy | Self::SleepHours | Self::Confidence => true,
            Self::Stress | Self::Craving | Self::Distress => false,
        }
    }
}

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
