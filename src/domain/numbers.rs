//! Entries without their words: what figures over many years are worked out from.

use super::code::codes;
use super::coping::Tried;
use super::day::Day;
use super::moment::Moment;
use super::scale::{Scale, SleepHours};
use super::situation::Situations;

codes! {
    /// One of the numbers that a check-in asks for.
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

/// The numbers and the situations of a check-in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CheckInNumbers {
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

impl CheckInNumbers {
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

/// What figures need of a craving.
#[derive(Debug, Clone, PartialEq)]
pub struct CravingNumbers {
    /// Its day.
    pub day: Day,
    /// When it began.
    pub at: Moment,
    /// Its strength.
    pub intensity: Scale,
    /// The situations around it, where they were answered.
    pub situations: Option<Situations>,
    /// What was tried against it.
    pub coping: Vec<Tried>,
}
