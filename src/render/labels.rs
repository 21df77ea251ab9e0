//! The words of the product that a person may replace with their own.

use std::collections::BTreeMap;

use crate::domain::code::codes;
use crate::domain::series::Series;
use crate::domain::text::Label;

codes! {
    /// A word or phrase on the pages that the settings can rename.
    LabelKey ("label") {
        /// Before the number of days in recovery: "day 81".
        Day = "day",
        /// Before the time since the last use, where the person has words for it: "Clean time 81 days".
        NoUse = "no_use",
        /// What a day is named after where it is counted: "2 days of use".
        Use = "use",
        /// The name of the daily entry, in the plural.
        CheckIns = "check_ins",
        /// Mood.
        Mood = "mood",
        /// Energy.
        Energy = "energy",
        /// Stress.
        Stress = "stress",
        /// Sleep.
        Sleep = "sleep",
        /// Craving.
        Craving = "craving",
        /// Confidence.
        Confidence = "confidence",
        /// Distress.
        Distress = "distress",
    }
}

impl LabelKey {
    /// The label of a rating that is followed over time.
    #[must_use]
    pub fn of(series: Series) -> Self {
        match series {
            Series::Mood => Self::Mood,
            Series::Energy => Self::Energy,
            Series::Stress => Self::Stress,
            Series::SleepHours => Self::Sleep,
            Series::Craving => Self::Craving,
            Series::Confidence => Self::Confidence,
            Series::Distress => Self::Distress,
        }
    }

    /// The product's own words.
    #[must_use]
    pub fn default_words(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::NoUse => "Without use for",
            Self::Use => "use",
            Self::CheckIns => "Check-ins",
            Self::Mood => "Mood",
            Self::Energy => "Energy",
            Self::Stress => "Stress",
            Self::Sleep => "Sleep",
            Self::Craving => "Craving",
            Self::Confidence => "Confidence",
            Self::Distress => "Distress",
        }
    }
}

/// The product's labels, with the person's replacements.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Labels(BTreeMap<LabelKey, Label>);

impl Labels {
    /// Replaces the words of one label.
    pub fn set(&mut self, key: LabelKey, words: Label) {
        self.0.insert(key, words);
    }

    /// Whether the person has words of their own for it.
    #[must_use]
    pub fn is_set(&self, key: LabelKey) -> bool {
        self.0.contains_key(&key)
    }

    /// The words of one label, as typed; clean them like any text of the person's.
    #[must_use]
    pub fn get(&self, key: LabelKey) -> &str {
        self.0.get(&key).map_or(key.default_words(), Label::as_str)
    }
}
