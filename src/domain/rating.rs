//! The 0–10 scales that every check-in has: one row of a table each.
//!
//! Flags, questions, JSON keys, exports, imports, labels and settings read the table. Beside its row a scale has a
//! column in the journal (`storage/rating_columns.rs`).

use serde::{Deserialize, Serialize};

use super::code::{Code, codes};
use super::scale::Scale;

/// What is the same wherever a scale is asked for, shown or judged.
#[derive(Debug)]
pub struct RatingSpec {
    /// Its name on pages and in questions, which the settings can change.
    pub label: &'static str,
    /// What is rated, within a sentence.
    pub name: &'static str,
    /// What is rated, in full.
    pub meaning: &'static str,
    /// What 0 is called beside its flag; empty where that needs no word.
    pub zero: &'static str,
    /// What its ends stand for, for those who ask.
    pub ends: &'static str,
    /// How often a check-in asks for it.
    pub asked: Frequency,
    /// Whether more of it is better.
    pub is_better_high: bool,
}

/// How often a check-in asks for a scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frequency {
    /// Each time, in the short form too.
    Always,
    /// Each time but in the short form.
    Daily,
    /// Once in seven days, and never on a day with another of these.
    Weekly,
}

/// Declares the scales: the code of each, its place among the ratings of a check-in, and what is said of it.
macro_rules! ratings {
    ($( $(#[$doc:meta])* $member:ident ($field:ident = $word:literal): $spec:expr ),+ $(,)?) => {
        codes! {
            /// A 0–10 scale of the check-in.
            Rating ("rating") { $( $(#[$doc])* $member = $word ),+ }
        }

        impl Rating {
            /// What is the same of it everywhere.
            #[must_use]
            pub fn spec(self) -> &'static RatingSpec {
                match self { $( Self::$member => &$spec ),+ }
            }
        }

        /// The ratings of a check-in; each may be missing.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
        #[cfg_attr(test, derive(schemars::JsonSchema))]
        pub struct Ratings { $( $(#[$doc])* pub $field: Option<Scale> ),+ }

        impl Ratings {
            /// The rating on one scale.
            #[must_use]
            pub fn get(&self, rating: Rating) -> Option<Scale> {
                match rating { $( Rating::$member => self.$field ),+ }
            }

            /// The place of the rating on one scale.
            pub fn get_mut(&mut self, rating: Rating) -> &mut Option<Scale> {
                match rating { $( Rating::$member => &mut self.$field ),+ }
            }
        }
    };
}

const LOWEST_TO_HIGHEST: &str = "0 is the lowest you know, 10 the highest.";

ratings! {
    /// Mood, 0 (lowest) to 10.
    Mood (mood = "mood"): RatingSpec {
        label: "Mood", name: "mood", meaning: "Mood", zero: "lowest", ends: LOWEST_TO_HIGHEST,
        asked: Frequency::Always, is_better_high: true,
    },
    /// Energy, 0 to 10.
    Energy (energy = "energy"): RatingSpec {
        label: "Energy", name: "energy", meaning: "Energy", zero: "", ends: LOWEST_TO_HIGHEST,
        asked: Frequency::Daily, is_better_high: true,
    },
    /// Stress, 0 to 10.
    Stress (stress = "stress"): RatingSpec {
        label: "Stress", name: "stress", meaning: "Stress", zero: "", ends: LOWEST_TO_HIGHEST,
        asked: Frequency::Daily, is_better_high: false,
    },
    /// The strongest craving of the day, 0 to 10.
    Craving (craving = "craving"): RatingSpec {
        label: "Craving", name: "the strongest craving of the day", meaning: "The strongest craving of the day", zero: "none",
        ends: "0 is none, 10 the strongest you know.",
        asked: Frequency::Always, is_better_high: false,
    },
    /// Confidence to stay on course, 0 to 10.
    Confidence (confidence = "confidence"): RatingSpec {
        label: "Confidence", name: "confidence", meaning: "Confidence to stay on course", zero: "",
        ends: "0 is none, 10 the most you know.",
        asked: Frequency::Weekly, is_better_high: true,
    },
    /// Distress, 0 to 10.
    Distress (distress = "distress"): RatingSpec {
        label: "Distress", name: "distress", meaning: "Distress", zero: "none",
        ends: "0 is none, 10 the worst you know.",
        asked: Frequency::Weekly, is_better_high: false,
    },
}

impl Ratings {
    /// Those that were given, in the order of the scales.
    pub fn given(&self) -> impl Iterator<Item = (Rating, Scale)> {
        Rating::ALL.iter().filter_map(|rating| Some((*rating, self.get(*rating)?)))
    }
}
