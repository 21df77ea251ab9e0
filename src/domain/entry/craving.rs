//! A craving episode, from its start to how it ended.

use std::collections::BTreeSet;

use serde::de::{Deserializer, Error};
use serde::{Deserialize, Serialize, Serializer};

use super::coping::Tried;
use super::situation::Situations;
use crate::domain::code::codes;
use crate::domain::id::Id;
use crate::domain::scale::{Minutes, Scale};
use crate::domain::text::{Label, Text};

codes! {
    /// Whether a craving was acted on.
    Acted ("answer") {
        /// It was not.
        No = "no",
        /// It was. This alone says nothing of the day; a return to use does.
        Yes = "yes",
        /// Prefer not to say.
        Skip = "skip",
    }
}

/// What a craving was of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CravingFocus {
    /// The focus of this id.
    Of(Id),
    /// Any of them.
    Any,
}

impl CravingFocus {
    /// The word for any of them.
    pub const ANY: &'static str = "any";

    /// The focus, where it is one.
    #[must_use]
    pub fn id(self) -> Option<Id> {
        match self {
            Self::Of(id) => Some(id),
            Self::Any => None,
        }
    }
}

/// As the id of the focus, or `any`.
impl Serialize for CravingFocus {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Of(id) => id.serialize(to),
            Self::Any => to.serialize_str(Self::ANY),
        }
    }
}

impl<'de> Deserialize<'de> for CravingFocus {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        if text == Self::ANY {
            return Ok(Self::Any);
        }
        text.parse()
            .map(Self::Of)
            .map_err(|_| D::Error::custom("its focus is neither an id nor any"))
    }
}

/// One craving episode.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Craving {
    /// Its strength, 0 to 10.
    pub intensity: Scale,
    /// How long it lasted.
    pub minutes: Option<Minutes>,
    /// The situations around it: absent when not answered, empty when there was none.
    pub situations: Option<Situations>,
    /// Where.
    pub place: Option<Label>,
    /// With whom.
    pub company: Option<Label>,
    /// What went through the person's mind.
    pub thought: Option<Text>,
    /// Feelings, in the person's words.
    pub feelings: BTreeSet<Label>,
    /// Free tags under the situations.
    pub tags: BTreeSet<Label>,
    /// What was tried against it, in the order of the list, each way once.
    #[serde(deserialize_with = "each_once")]
    pub coping: Vec<Tried>,
    /// Its strength afterwards, 0 to 10.
    pub after: Option<Scale>,
    /// Whether it was acted on.
    pub acted: Option<Acted>,
    /// What it was of; absent when not said, as in all that were recorded before this was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub focus: Option<CravingFocus>,
}

/// Reads ways of coping in any order; one that comes twice is refused.
fn each_once<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Tried>, D::Error> {
    let mut tried = Vec::<Tried>::deserialize(from)?;
    tried.sort_unstable_by_key(|one| one.coping);
    if let Some(pair) = tried.windows(2).find(|pair| pair[0].coping == pair[1].coping) {
        return Err(D::Error::custom(format_args!("it has {} twice", pair[0].coping)));
    }
    Ok(tried)
}

impl Craving {
    /// A craving of which only the strength is known.
    #[must_use]
    pub fn of(intensity: Scale) -> Self {
        Self {
            intensity,
            minutes: None,
            situations: None,
            place: None,
            company: None,
            thought: None,
            feelings: BTreeSet::new(),
            tags: BTreeSet::new(),
            coping: Vec::new(),
            after: None,
            acted: None,
            focus: None,
        }
    }

    /// Sets what was tried: ordered by the list, the last answer for each way kept.
    pub fn set_coping(&mut self, tried: impl IntoIterator<Item = Tried>) {
        self.coping.clear();
        for one in tried {
            match self.coping.binary_search_by_key(&one.coping, |known| known.coping) {
                Ok(at) => self.coping[at] = one,
                Err(at) => self.coping.insert(at, one),
            }
        }
    }
}
