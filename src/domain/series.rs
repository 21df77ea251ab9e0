//! The check-in ratings that are followed over time, by their codes.

use super::code::codes;

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
