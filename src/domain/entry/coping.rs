//! What a person tries against a craving, and how far it helped.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::domain::code::{UnknownCode, codes};

codes! {
    /// A way of coping with a craving.
    Coping ("way of coping") {
        /// Waiting before deciding.
        Delay = "delay",
        /// Doing something else.
        Distract = "distract",
        /// Slow, deep breathing.
        DeepBreathing = "deep_breathing",
        /// Drinking water.
        DrinkWater = "drink_water",
        /// Talking to a friend, a sponsor or a peer.
        Talk = "talk",
        /// Watching the urge rise and pass.
        UrgeSurfing = "urge_surfing",
        /// Recalling what using led to.
        RecallConsequences = "recall_consequences",
        /// Talking oneself through it.
        SelfTalk = "self_talk",
        /// Cold water on face or hands.
        ColdWater = "cold_water",
        /// Moving.
        Exercise = "exercise",
        /// Tensing and letting go of muscles.
        MuscleRelaxation = "muscle_relaxation",
        /// Leaving the place.
        Leave = "leave",
        /// Going to a meeting.
        Meeting = "meeting",
        /// Taking medication as prescribed.
        Medication = "medication",
        /// Eating or resting.
        EatRest = "eat_rest",
        /// Praying or meditating.
        PrayMeditate = "pray_meditate",
        /// Something else.
        Other = "other",
    }
}

codes! {
    /// How far a way of coping helped.
    Helped ("answer") {
        /// It helped.
        Helped = "helped",
        /// It helped in part.
        Partly = "partly",
        /// It did not help.
        No = "no",
    }
}

/// One way of coping as tried in one episode, rated or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Tried {
    /// What was tried.
    pub coping: Coping,
    /// How far it helped, where that was said.
    pub helped: Option<Helped>,
}

impl FromStr for Tried {
    type Err = UnknownCode;

    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        let (coping, helped) = match text.split_once(':') {
            Some((coping, helped)) => (coping, Some(helped.parse()?)),
            None => (text, None),
        };
        Ok(Self { coping: coping.parse()?, helped })
    }
}

impl fmt::Display for Tried {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.helped {
            Some(helped) => write!(f, "{}:{helped}", self.coping),
            None => self.coping.fmt(f),
        }
    }
}
