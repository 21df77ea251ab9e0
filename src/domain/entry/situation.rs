//! The eight high-risk situations of Marlatt and the Inventory of Drug-Taking Situations.

use serde::{Deserialize, Serialize, Serializer};

use crate::domain::code::{Code, codes};

codes! {
    /// One of the eight situations that a check-in and a craving share (Marlatt & Gordon 1985).
    Situation ("situation") {
        /// Low mood, anger, boredom, loneliness.
        UnpleasantEmotions = "unpleasant_emotions",
        /// Pain, hunger, tiredness, withdrawal.
        PhysicalDiscomfort = "physical_discomfort",
        /// Feeling good and wanting more of it.
        PleasantEmotions = "pleasant_emotions",
        /// Testing whether one can use a little.
        TestingControl = "testing_control",
        /// Urges, out of the blue or on seeing the substance.
        UrgesTemptations = "urges_temptations",
        /// Conflict with others.
        Conflict = "conflict",
        /// Being offered, or being with people who use.
        SocialPressure = "social_pressure",
        /// Pleasant times with others.
        PleasantTimes = "pleasant_times",
    }
}

/// The situations of one day or episode: none of them, or some of the eight.
///
/// A question that was not answered is the absence of this value, never the empty set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Deserialize)]
#[serde(from = "Vec<Situation>")]
pub struct Situations(u8);

impl Situations {
    /// The set of these eight bits, in the order of [`Situation`], the first the lowest.
    #[must_use]
    pub fn from_bits(bits: u8) -> Self {
        Self(bits)
    }

    /// Its eight bits.
    #[must_use]
    pub fn bits(self) -> u8 {
        self.0
    }

    /// Whether it holds this one.
    #[must_use]
    pub fn contains(self, one: Situation) -> bool {
        self.0 & bit(one) != 0
    }

    /// Whether it holds none: the person said that there was no such situation.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Those it holds, in the order of the list.
    pub fn iter(self) -> impl Iterator<Item = Situation> {
        Situation::ALL.iter().copied().filter(move |one| self.contains(*one))
    }
}

fn bit(one: Situation) -> u8 {
    1 << (one as u8)
}

impl FromIterator<Situation> for Situations {
    fn from_iter<I: IntoIterator<Item = Situation>>(some: I) -> Self {
        Self(some.into_iter().fold(0, |bits, one| bits | bit(one)))
    }
}

impl From<Vec<Situation>> for Situations {
    fn from(some: Vec<Situation>) -> Self {
        some.into_iter().collect()
    }
}

impl Serialize for Situations {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.iter())
    }
}
