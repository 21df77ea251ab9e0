//! The words of the product that a person may replace with their own.

use std::collections::BTreeMap;

use crate::domain::code::{Code, code_forms};
use crate::domain::series::Series;
use crate::domain::text::Label;

/// A word or phrase on the pages that the settings can rename.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LabelKey {
    /// Before the number of days in recovery: "day 81".
    Day,
    /// Before the time since the last use, where the person has words for it: "Clean time 81 days".
    NoUse,
    /// What a day is named after where it is counted: "2 days of use".
    Use,
    /// The name of the daily entry, in the plural.
    CheckIns,
    /// A number of the check-in.
    Series(Series),
}

impl Code for LabelKey {
    const WHAT: &'static str = "label";
    const ALL: &'static [Self] = &{
        const OTHERS: [LabelKey; 4] =
            [LabelKey::Day, LabelKey::NoUse, LabelKey::Use, LabelKey::CheckIns];
        let mut all = [OTHERS[0]; OTHERS.len() + Series::ALL.len()];
        let mut at = 0;
        while at < all.len() {
            all[at] = if at < OTHERS.len() {
                OTHERS[at]
            } else {
                Self::Series(Series::ALL[at - OTHERS.len()])
            };
            at += 1;
        }
        all
    };

    fn code(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::NoUse => "no_use",
            Self::Use => "use",
            Self::CheckIns => "check_ins",
            Self::Series(Series::SleepHours) => "sleep",
            Self::Series(series) => series.code(),
        }
    }
}

code_forms!(LabelKey);

impl LabelKey {
    /// That of the strongest craving of a day.
    pub const CRAVING: Self = Self::Series(Series::CRAVING);

    /// The product's own words.
    #[must_use]
    pub fn default_words(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::NoUse => "Without use for",
            Self::Use => "use",
            Self::CheckIns => "Check-ins",
            Self::Series(Series::Rating(rating)) => rating.spec().label,
            Self::Series(Series::SleepHours) => "Sleep",
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
