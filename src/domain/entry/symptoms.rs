//! Symptoms of withdrawal: the person's own list, each rated 0 to 4.
//!
//! The lists and the scale are this project's; they are no clinical scale, and a sum has no bands. Some
//! items are dangerous in themselves: what is said of those comes first.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::domain::code::{Code, UnknownCode, codes};
use crate::domain::focus_kind::FocusKind;
use crate::domain::id::Id;
use crate::domain::time::day::Day;

codes! {
    /// A symptom of withdrawal.
    Symptom ("symptom") {
        /// Sweating.
        Sweating = "sweating",
        /// Yawning.
        Yawning = "yawning",
        /// A runny nose or eyes.
        RunnyNose = "runny_nose",
        /// Aches.
        Aches = "aches",
        /// Gooseflesh.
        Gooseflesh = "gooseflesh",
        /// Hot and cold.
        HotCold = "hot_cold",
        /// Cramps.
        Cramps = "cramps",
        /// Nausea, vomiting or diarrhoea.
        Nausea = "nausea",
        /// Twitching.
        Twitching = "twitching",
        /// Restlessness.
        Restlessness = "restlessness",
        /// Anxiety.
        Anxiety = "anxiety",
        /// Trouble sleeping.
        Sleep = "sleep",
        /// Shaking.
        Shaking = "shaking",
        /// A fast heartbeat.
        Heartbeat = "heartbeat",
        /// Headache.
        Headache = "headache",
        /// Seeing or hearing what is not there.
        SeeingHearing = "seeing_hearing",
        /// Confusion.
        Confusion = "confusion",
        /// Fever.
        Fever = "fever",
        /// A seizure.
        Seizure = "seizure",
        /// Low mood.
        LowMood = "low_mood",
        /// Tiredness.
        Tiredness = "tiredness",
        /// Appetite, more or less than usual.
        Appetite = "appetite",
        /// Vivid dreams.
        Dreams = "dreams",
        /// Thoughts of not wanting to live.
        NotWantingToLive = "not_wanting_to_live",
        /// Irritability.
        Irritability = "irritability",
        /// Trouble concentrating.
        Concentration = "concentration",
    }
}

const OPIOID: &[Symptom] = &[
    Symptom::Sweating,
    Symptom::Yawning,
    Symptom::RunnyNose,
    Symptom::Aches,
    Symptom::Gooseflesh,
    Symptom::HotCold,
    Symptom::Cramps,
    Symptom::Nausea,
    Symptom::Twitching,
    Symptom::Restlessness,
    Symptom::Anxiety,
    Symptom::Sleep,
];
const ALCOHOL: &[Symptom] = &[
    Symptom::Shaking,
    Symptom::Sweating,
    Symptom::Nausea,
    Symptom::Anxiety,
    Symptom::Sleep,
    Symptom::Heartbeat,
    Symptom::Headache,
    Symptom::SeeingHearing,
    Symptom::Confusion,
    Symptom::Fever,
    Symptom::Seizure,
];
const STIMULANT: &[Symptom] = &[
    Symptom::LowMood,
    Symptom::Tiredness,
    Symptom::Sleep,
    Symptom::Appetite,
    Symptom::Dreams,
    Symptom::Restlessness,
    Symptom::NotWantingToLive,
];
const OTHER: &[Symptom] = &[
    Symptom::Irritability,
    Symptom::Anxiety,
    Symptom::Concentration,
    Symptom::Appetite,
    Symptom::Sleep,
    Symptom::Restlessness,
    Symptom::LowMood,
];

/// The list of a kind, in the order in which it is asked.
#[must_use]
pub fn list_of(kind: FocusKind) -> &'static [Symptom] {
    match kind {
        FocusKind::OpioidShort | FocusKind::OpioidLong => OPIOID,
        FocusKind::Alcohol | FocusKind::Benzodiazepine => ALCOHOL,
        FocusKind::Stimulant => STIMULANT,
        FocusKind::Cannabis | FocusKind::Nicotine | FocusKind::Behaviour | FocusKind::Other => {
            OTHER
        }
    }
}

/// What a symptom above 0 calls for at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Danger {
    /// The emergency services.
    Emergency,
    /// Somebody to talk to now.
    Crisis,
}

impl Symptom {
    /// What it calls for where it is above 0.
    #[must_use]
    pub fn danger(self) -> Option<Danger> {
        match self {
            Self::SeeingHearing | Self::Confusion | Self::Fever | Self::Seizure => {
                Some(Danger::Emergency)
            }
            Self::NotWantingToLive => Some(Danger::Crisis),
            _ => None,
        }
    }
}

/// The most of a symptom.
pub const MOST: u8 = 4;

/// A symptom and how much of it there is, 0 (not at all) to 4 (very much): `sweating:2`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RatedSymptom {
    /// The symptom.
    pub symptom: Symptom,
    /// How much of it.
    pub rating: u8,
}

/// A text that is no rated symptom.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadSymptom {
    /// A word on no list.
    #[error(transparent)]
    Unknown(#[from] UnknownCode),
    /// A number off the scale, or none.
    #[error("\"{0}\" is not rated; write a symptom and 0 to {MOST}, like sweating:2")]
    Rating(String),
}

impl FromStr for RatedSymptom {
    type Err = BadSymptom;

    fn from_str(text: &str) -> Result<Self, BadSymptom> {
        let bad = || BadSymptom::Rating(text.to_owned());
        let (symptom, rating) = text.split_once(':').ok_or_else(bad)?;
        let rating = rating.trim().parse().ok().filter(|rating| *rating <= MOST);
        Ok(Self { symptom: Symptom::from_code(symptom.trim())?, rating: rating.ok_or_else(bad)? })
    }
}

impl fmt::Display for RatedSymptom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.symptom, self.rating)
    }
}

/// The symptoms of a moment, as an entry keeps them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SymptomCheck {
    /// The id of the focus that they go with.
    pub focus: Id,
    /// Each symptom that was rated, 0 to 4.
    #[serde(deserialize_with = "ratings")]
    pub symptoms: BTreeMap<Symptom, u8>,
}

fn ratings<'de, D: serde::Deserializer<'de>>(from: D) -> Result<BTreeMap<Symptom, u8>, D::Error> {
    let ratings = BTreeMap::<Symptom, u8>::deserialize(from)?;
    match ratings.iter().find(|(_, rating)| **rating > MOST) {
        Some((symptom, rating)) => Err(serde::de::Error::custom(format_args!(
            "{symptom} is rated {rating}, and takes 0 to {MOST}"
        ))),
        None => Ok(ratings),
    }
}

/// The sum of the symptoms of one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SymptomLoad {
    /// Its day.
    pub day: Day,
    /// The focus that they go with.
    pub focus: Id,
    /// The sum.
    pub sum: u32,
}

/// The days before the current one whose course is shown.
pub const COURSE_DAYS: i32 = 9;

/// The highest sum of each day with one, for a focus, in order.
#[must_use]
pub fn course(loads: &[SymptomLoad], focus: Id) -> Vec<(Day, u32)> {
    let mut days: BTreeMap<Day, u32> = BTreeMap::new();
    for load in loads.iter().filter(|load| load.focus == focus) {
        let highest = days.entry(load.day).or_default();
        *highest = load.sum.max(*highest);
    }
    days.into_iter().collect()
}

impl SymptomCheck {
    /// The sum of the ratings.
    #[must_use]
    pub fn sum(&self) -> u32 {
        self.symptoms.values().map(|rating| u32::from(*rating)).sum()
    }

    /// The most that the sum of what was rated could be.
    #[must_use]
    pub fn most(&self) -> u32 {
        u32::try_from(self.symptoms.len()).unwrap_or(u32::MAX).saturating_mul(MOST.into())
    }

    /// Whether the load is high: half of what it could be or more, where at least four were rated. A word to
    /// call the care team, and no severity.
    #[must_use]
    pub fn is_high(&self) -> bool {
        self.symptoms.len() >= 4 && 2 * self.sum() >= self.most()
    }

    /// What its symptoms call for at once: the emergency services before all else.
    #[must_use]
    pub fn danger(&self) -> Option<Danger> {
        let above_0 = self.symptoms.iter().filter(|(_, rating)| **rating > 0);
        let mut dangers: Vec<Danger> =
            above_0.filter_map(|(symptom, _)| symptom.danger()).collect();
        dangers.sort_by_key(|danger| *danger != Danger::Emergency);
        dangers.first().copied()
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn check(text: &str) -> SymptomCheck {
        let rated = |text: &str| {
            let one: RatedSymptom = text.parse().unwrap();
            (one.symptom, one.rating)
        };
        let symptoms = text.split(',').map(rated).collect();
        SymptomCheck { focus: Id::from_bytes([0; 16]), symptoms }
    }

    #[rstest]
    #[case::opioids(FocusKind::OpioidShort, 12)]
    #[case::alcohol(FocusKind::Alcohol, 11)]
    #[case::benzodiazepines(FocusKind::Benzodiazepine, 11)]
    #[case::stimulants(FocusKind::Stimulant, 7)]
    #[case::nicotine(FocusKind::Nicotine, 7)]
    fn each_kind_has_its_list(#[case] kind: FocusKind, #[case] length: usize) {
        assert_eq!(list_of(kind).len(), length);
    }

    #[rstest]
    #[case("sweating:2", Some("sweating:2"))]
    #[case(" aches : 4", Some("aches:4"))]
    #[case("sweating:0", Some("sweating:0"))]
    #[case("sweating:5", None)]
    #[case("sweating:-1", None)]
    #[case("sweating", None)]
    #[case("joy:2", None)]
    fn a_rated_symptom_is_read(#[case] text: &str, #[case] shown: Option<&str>) {
        let read = text.parse::<RatedSymptom>().ok();
        assert_eq!(read.map(|one| one.to_string()).as_deref(), shown);
    }

    #[rstest]
    #[case::none("sweating:4,nausea:4", None)]
    #[case::not_at_all("seizure:0,fever:0", None)]
    #[case::a_seizure("sweating:1,seizure:1", Some(Danger::Emergency))]
    #[case::not_wanting_to_live("not_wanting_to_live:1,sleep:2", Some(Danger::Crisis))]
    #[case::both("not_wanting_to_live:1,fever:1", Some(Danger::Emergency))]
    fn danger_is_seen(#[case] of: &str, #[case] expected: Option<Danger>) {
        assert_eq!(check(of).danger(), expected);
    }

    #[rstest]
    #[case::half("sweating:2,aches:2,cramps:2,nausea:2", true)]
    #[case::less("sweating:2,aches:2,cramps:2,nausea:1", false)]
    #[case::too_few_to_say("sweating:4,aches:4,cramps:4", false)]
    fn a_high_load_is_half_of_the_most(#[case] of: &str, #[case] high: bool) {
        assert_eq!(check(of).is_high(), high);
    }
}
