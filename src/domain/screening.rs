//! Questionnaires: their items, how they are scored, and what a score says.
//!
//! PHQ and GAD may be reproduced without permission (Spitzer, Williams, Kroenke; Pfizer's notice on the
//! forms). K6: Kessler et al. 2003, Arch Gen Psychiatry 60, 184–189. Of the others only totals are
//! kept, since their wording may not be shipped. Sources of the figures: docs/numbers.md.

use super::code::codes;
use super::time::day::Day;

codes! {
    /// A questionnaire.
    Instrument ("questionnaire") {
        /// The first two items of the PHQ-9.
        Phq2 = "phq-2",
        /// The depression module of the Patient Health Questionnaire.
        Phq9 = "phq-9",
        /// The first two items of the GAD-7.
        Gad2 = "gad-2",
        /// The generalised anxiety disorder scale.
        Gad7 = "gad-7",
        /// The Kessler 6 scale of distress.
        K6 = "k6",
        /// Craving over the last week, five items.
        CravingScale = "craving-scale",
        /// The Brief Assessment of Recovery Capital; its total only.
        Barc10 = "barc-10",
        /// The clinical opiate withdrawal scale; a clinician's total only.
        Cows = "cows",
        /// The subjective opiate withdrawal scale; a clinician's total only.
        Sows = "sows",
        /// Use in the Brief Addiction Monitor (items 4 to 6), Likert form; its total only.
        BamUse = "bam-use",
        /// Risk in it (items 1, 2, 3, 8, 11 and 15), Likert form.
        BamRisk = "bam-risk",
        /// What protects in it (items 9, 10, 12, 13, 14 and 16), Likert form.
        BamProtective = "bam-protective",
        /// Use in its continuous form.
        BamUseContinuous = "bam-use-continuous",
        /// Risk in its continuous form.
        BamRiskContinuous = "bam-risk-continuous",
        /// What protects in its continuous form.
        BamProtectiveContinuous = "bam-protective-continuous",
    }
}

codes! {
    /// The form of a questionnaire that there is in two, whose totals are not alike.
    Form ("form") {
        /// Answers in words, 0 to 4 an item.
        Likert = "likert",
        /// Numbers of days, 0 to 30 an item.
        Continuous = "continuous",
    }
}

/// The wording and the answers of a questionnaire's items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Items {
    /// What every item completes.
    pub stem: &'static str,
    /// The items; none where their wording may not be shipped, and so cannot be asked.
    pub wording: &'static [&'static str],
    /// How many there are.
    pub number: usize,
    /// The highest answer; the lowest is 0.
    pub highest: u8,
    /// The words of each answer, from 0 on.
    pub answers: &'static [&'static str],
}

/// How a total is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scoring {
    /// The lowest total.
    pub min: u16,
    /// The highest total.
    pub max: u16,
    /// From which total on it counts as positive, or for recovery capital as high.
    pub positive: Option<u16>,
    /// The names of the bands, each with its first total; none where none are published.
    pub bands: &'static [(u16, &'static str)],
    /// The change that is more than chance (Jacobson and Truax); absent where none is published.
    pub reliable_change: Option<u16>,
}

const PHQ_STEM: &str =
    "Over the last 2 weeks, how often have you been bothered by any of the following problems?";
const TWO_WEEKS: [&str; 4] =
    ["not at all", "several days", "more than half the days", "nearly every day"];
const PHQ: [&str; 9] = [
    "Little interest or pleasure in doing things",
    "Feeling down, depressed, or hopeless",
    "Trouble falling or staying asleep, or sleeping too much",
    "Feeling tired or having little energy",
    "Poor appetite or overeating",
    "Feeling bad about yourself, or that you are a failure or have let yourself or your family down",
    "Trouble concentrating on things, such as reading the newspaper or watching television",
    "Moving or speaking so slowly that other people could have noticed, or the opposite: being so \
     fidgety or restless that you have been moving around a lot more than usual",
    "Thoughts that you would be better off dead, or of hurting yourself in some way",
];
const GAD: [&str; 7] = [
    "Feeling nervous, anxious, or on edge",
    "Not being able to stop or control worrying",
    "Worrying too much about different things",
    "Trouble relaxing",
    "Being so restless that it is hard to sit still",
    "Becoming easily annoyed or irritable",
    "Feeling afraid, as if something awful might happen",
];
const K6: [&str; 6] = [
    "nervous",
    "hopeless",
    "restless or fidgety",
    "so depressed that nothing could cheer you up",
    "that everything was an effort",
    "worthless",
];
const K6_ANSWERS: [&str; 5] = [
    "none of the time",
    "a little of the time",
    "some of the time",
    "most of the time",
    "all of the time",
];

/// What the forms of PHQ and GAD say of themselves.
const PHQ_NOTICE: &str = "Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an \
    educational grant from Pfizer Inc. No permission required to reproduce, translate, display or distribute.";
/// Where the K6 was published, which is to be named.
const K6_NOTICE: &str = "K6: Kessler et al. 2003, Archives of General Psychiatry 60(2), 184-189.";

/// The place of the item of the PHQ-9 on thoughts of death and of hurting oneself.
pub const ITEM_9: usize = 8;

impl Instrument {
    /// Its items; `None` where only a total can be kept.
    #[must_use]
    pub fn items(self) -> Option<Items> {
        let of = |wording: &'static [&'static str]| Items {
            stem: PHQ_STEM,
            wording,
            number: wording.len(),
            highest: 3,
            answers: &TWO_WEEKS,
        };
        Some(match self {
            Self::Phq2 => of(&PHQ[..2]),
            Self::Phq9 => of(&PHQ),
            Self::Gad2 => of(&GAD[..2]),
            Self::Gad7 => of(&GAD),
            Self::K6 => Items {
                stem: "During the last 30 days, about how often did you feel …",
                wording: &K6,
                number: K6.len(),
                highest: 4,
                answers: &K6_ANSWERS,
            },
            Self::CravingScale => {
                Items { stem: "", wording: &[], number: 5, highest: 6, answers: &[] }
            }
            Self::Barc10
            | Self::Cows
            | Self::Sows
            | Self::BamUse
            | Self::BamRisk
            | Self::BamProtective
            | Self::BamUseContinuous
            | Self::BamRiskContinuous
            | Self::BamProtectiveContinuous => return None,
        })
    }

    /// What is to be said where its items are shown.
    #[must_use]
    pub fn notice(self) -> Option<&'static str> {
        match self {
            Self::Phq2 | Self::Phq9 | Self::Gad2 | Self::Gad7 => Some(PHQ_NOTICE),
            Self::K6 => Some(K6_NOTICE),
            _ => None,
        }
    }

    /// Whether an answer to the item at a place calls for the lines of help, before anything else.
    #[must_use]
    pub fn opens_help(self, place: usize, answer: u8) -> bool {
        self == Self::Phq9 && place == ITEM_9 && answer > 0
    }

    /// The same in another form; absent where there are no two.
    #[must_use]
    pub fn in_form(self, form: Form) -> Option<Self> {
        let (likert, continuous) = match self {
            Self::BamUse | Self::BamUseContinuous => (Self::BamUse, Self::BamUseContinuous),
            Self::BamRisk | Self::BamRiskContinuous => (Self::BamRisk, Self::BamRiskContinuous),
            Self::BamProtective | Self::BamProtectiveContinuous => {
                (Self::BamProtective, Self::BamProtectiveContinuous)
            }
            _ => return None,
        };
        Some(if form == Form::Likert { likert } else { continuous })
    }

    /// How its total is read.
    #[must_use]
    pub fn scoring(self) -> Scoring {
        let plain =
            |min, max, positive| Scoring { min, max, positive, bands: &[], reliable_change: None };
        match self {
            Self::Phq2 | Self::Gad2 => plain(0, 6, Some(3)),
            Self::Phq9 => Scoring {
                bands: &[
                    (0, "minimal"),
                    (5, "mild"),
                    (10, "moderate"),
                    (15, "moderately severe"),
                    (20, "severe"),
                ],
                reliable_change: Some(6),
                ..plain(0, 27, Some(10))
            },
            Self::Gad7 => Scoring {
                bands: &[(0, "minimal"), (5, "mild"), (10, "moderate"), (15, "severe")],
                reliable_change: Some(4),
                ..plain(0, 21, Some(10))
            },
            Self::K6 => plain(0, 24, Some(13)),
            Self::CravingScale => plain(0, 30, None),
            Self::Barc10 => plain(10, 60, Some(47)),
            Self::Cows => plain(0, 48, None),
            Self::Sows => plain(0, 64, None),
            Self::BamUse => plain(0, 12, None),
            Self::BamRisk | Self::BamProtective => plain(0, 24, None),
            Self::BamUseContinuous => plain(0, 90, None),
            Self::BamRiskContinuous | Self::BamProtectiveContinuous => plain(0, 180, None),
        }
    }

    /// The band of a total, where there are bands.
    #[must_use]
    pub fn band(self, total: u16) -> Option<&'static str> {
        let bands = self.scoring().bands;
        bands.iter().rev().find(|(from, _)| *from <= total).map(|(_, band)| *band)
    }

    /// Whether a total is positive, where there is a threshold.
    #[must_use]
    pub fn is_positive(self, total: u16) -> Option<bool> {
        self.scoring().positive.map(|from| total >= from)
    }

    /// Whether a change of the total is more than chance, where that is published.
    #[must_use]
    pub fn is_notable(self, change: i32) -> Option<bool> {
        let least = self.scoring().reliable_change?;
        Some(change.unsigned_abs() >= u32::from(least))
    }

    /// The total of its answers.
    ///
    /// # Errors
    /// [`BadAnswers`] for another number of them, or one off its scale.
    pub fn total(self, answers: &[u8]) -> Result<u16, BadAnswers> {
        let items = self.items().ok_or(BadAnswers::TotalOnly(self))?;
        if answers.len() != items.number {
            return Err(BadAnswers::Number { of: self, takes: items.number, given: answers.len() });
        }
        match answers.iter().find(|answer| **answer > items.highest) {
            Some(given) => Err(BadAnswers::Off { highest: items.highest, given: *given }),
            None => Ok(answers.iter().map(|answer| u16::from(*answer)).sum()),
        }
    }
}

/// The answers so far of a questionnaire that was broken off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScreeningDraft {
    /// The questionnaire.
    pub instrument: Instrument,
    /// The day on which it was begun.
    pub day: Day,
    /// The answers, from the first item on.
    pub answers: Vec<u8>,
}

impl ScreeningDraft {
    /// How many days after it was begun it can be gone on with: later its answers are of other weeks.
    const DAYS: i32 = 1;

    /// Whether it can be gone on with on a day.
    #[must_use]
    pub fn holds_on(&self, day: Day) -> bool {
        !self.answers.is_empty() && (0..=Self::DAYS).contains(&day.days_since(self.day))
    }

    /// Takes the answer to the item at a place, the first that has none or one before it.
    pub fn answer(&mut self, place: usize, answer: u8) {
        match self.answers.get_mut(place) {
            Some(before) => *before = answer,
            None => self.answers.push(answer),
        }
    }
}

/// Answers that do not fit a questionnaire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadAnswers {
    /// Another number of answers than it has items.
    #[error("{of} takes {takes} answers, not {given}")]
    Number {
        /// The questionnaire.
        of: Instrument,
        /// How many items it has.
        takes: usize,
        /// How many answers there are.
        given: usize,
    },
    /// An answer off the scale.
    #[error("{given} is not from 0 to {highest}")]
    Off {
        /// The highest answer.
        highest: u8,
        /// The answer as given.
        given: u8,
    },
    /// Of this one only a total can be kept.
    #[error("of {0} only a total can be kept")]
    TotalOnly(Instrument),
}

#[cfg(test)]
mod tests;
