//! What the program says when someone may be in danger: facts, and when each is shown.
//!
//! Where each fact comes from is in docs/safety.md; the numbers to call are in
//! [`crisis_lines`](super::crisis_lines).

use serde::Serialize;

use super::phase_status::{EXTRA_CARE_DAYS, PhaseStatus};
use crate::domain::code::codes;
use crate::domain::focus_kind::{FocusKind, UseGoal};
use crate::domain::phase::Phase;
use crate::domain::text::{OneLine, Sentence};
use crate::domain::time::day::Day;

codes! {
    /// An overdose, the one with the least time to act last; each has signs and steps of its own.
    Overdose ("overdose") {
        /// Alcohol poisoning.
        Alcohol = "alcohol",
        /// Too much heat, heart and agitation: overamping.
        Stimulant = "stimulant",
        /// Too little breath.
        Opioid = "opioid",
    }
}

impl Overdose {
    /// The overdose whose card is shown after a use of this kind; what is sold as a benzodiazepine,
    /// or as something else, may be or contain an opioid.
    #[must_use]
    pub fn after(kind: FocusKind) -> Option<Self> {
        match kind {
            FocusKind::OpioidShort
            | FocusKind::OpioidLong
            | FocusKind::Benzodiazepine
            | FocusKind::Other => Some(Self::Opioid),
            FocusKind::Stimulant => Some(Self::Stimulant),
            FocusKind::Alcohol => Some(Self::Alcohol),
            FocusKind::Cannabis | FocusKind::Nicotine | FocusKind::Behaviour => None,
        }
    }

    /// What it is called.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Opioid => "Opioid overdose",
            Self::Stimulant => "Stimulant overdose (overamping)",
            Self::Alcohol => "Alcohol poisoning",
        }
    }

    /// The signs to know it by at a glance.
    #[must_use]
    pub fn main_signs(self) -> &'static str {
        match self {
            Self::Opioid => "cannot be woken, slow or no breathing",
            Self::Stimulant => "overheated, chest pain, seizure",
            Self::Alcohol => "cannot be woken, slow breathing, seizure",
        }
    }

    /// Its signs; it need not show all of them.
    #[must_use]
    pub fn signs(self) -> &'static [&'static str] {
        match self {
            Self::Opioid => &[
                "very drowsy, or cannot be woken",
                "slow, weak or no breathing",
                "choking or gurgling sounds",
                "pinpoint pupils",
                "limp body",
                "cold, clammy skin",
                "blue or grey lips or nails",
            ],
            Self::Stimulant => &[
                "hot, flushed or sweating skin",
                "chest pain or a racing heart",
                "rigid or jerking limbs, or a seizure",
                "a severe headache",
                "very agitated or confused",
            ],
            Self::Alcohol => &["cannot be woken", "slow breathing", "a seizure"],
        }
    }

    /// What to do, in order, where `emergency` says what to dial: "911".
    #[must_use]
    pub fn steps(self, emergency: &str) -> Vec<String> {
        let steps: &[&str] = match self {
            Self::Opioid => &[
                "Shout their name, shake them, rub the breastbone hard with your knuckles.",
                "Call {} and give naloxone, whichever is faster first; do what the call-taker says. \
                 Naloxone does no harm if it was no opioid.",
                "Not breathing: on their back, chin up, one breath every 5 seconds.",
                "Another dose of naloxone every 2 to 3 minutes, until they breathe.",
                "Breathing: lay them on their side. Stay: naloxone wears off in 30 to 90 minutes. If \
                 you must leave, leave them on their side.",
            ],
            Self::Stimulant => &[
                "Call {}. A quiet, cool place; cool an overheated body.",
                "On their side. In a seizure: nothing in the mouth, do not restrain them.",
                "Not responding and not breathing normally: chest compressions, as the call-taker \
                 says.",
                "Give naloxone if in doubt: supplies may contain opioids.",
            ],
            Self::Alcohol => &["Call {}, lay them on their side, and stay with them."],
        };
        steps.iter().map(|step| step.replace("{}", emergency)).collect()
    }

    /// What does harm in it, each after "do not".
    #[must_use]
    pub fn avoid(self) -> &'static [&'static str] {
        match self {
            Self::Opioid => {
                &["slap them", "use a cold shower", "inject anything else", "make them vomit"]
            }
            Self::Stimulant | Self::Alcohol => &[],
        }
    }
}

/// Why an amount that used to be usual is not safe any more.
pub const TOLERANCE: &str = "Tolerance falls within days of not using: an old dose can kill.";

/// Why nobody should use alone.
pub const NEVER_ALONE: &str =
    "If you use, never alone: someone has to be there to call and give naloxone.";

/// Whether tolerance to this kind falls so far within days that an old dose can kill.
#[must_use]
pub fn old_dose_can_kill(kind: FocusKind) -> bool {
    matches!(
        kind,
        FocusKind::OpioidShort
            | FocusKind::OpioidLong
            | FocusKind::Benzodiazepine
            | FocusKind::Other
    )
}

/// Whether pages say that extra care is due. With days of use as the goal it would never go away,
/// and a warning that never goes away is not read; it is said all the same where a dose can kill.
#[must_use]
pub fn extra_care_is_said(kind: FocusKind, goal: UseGoal) -> bool {
    let less_of = matches!(
        kind,
        FocusKind::Alcohol | FocusKind::Cannabis | FocusKind::Nicotine | FocusKind::Behaviour
    );
    goal == UseGoal::None || !less_of
}

/// Whether a use on `day` brings up the whole card of what to know. Days of use are part of using less: the card stands
/// whole where none was recorded in the 28 days before, and is else a line that says where to find it.
#[must_use]
pub fn use_card_is_whole(goal: UseGoal, last_use: Option<Day>, day: Day) -> bool {
    let recent = last_use.is_some_and(|last| day.days_since(last) <= EXTRA_CARE_DAYS);
    goal == UseGoal::None || !recent
}

/// Why an overdose of opioids can follow on this kind too, where that is not plain from the kind
/// itself.
#[must_use]
pub fn hidden_opioids(kind: FocusKind) -> Option<&'static str> {
    match kind {
        FocusKind::Stimulant | FocusKind::Benzodiazepine | FocusKind::Other => {
            Some("Supplies may contain opioids that nobody told you of.")
        }
        _ => None,
    }
}

/// The danger of stopping suddenly.
pub const STOPPING_DANGER: &str =
    "Stopping alcohol, benzodiazepines or GHB/GBL suddenly after daily use can be dangerous.";

/// What to do instead of stopping suddenly.
pub const STOPPING_ADVICE: &str =
    "Do not stop alone: ask a clinician to help you come off it step by step (a supervised taper).";

/// When stopping has become an emergency, where `emergency` says what to dial: "911".
#[must_use]
pub fn stopping_emergency(emergency: &str) -> String {
    format!("A seizure, confusion, seeing or hearing things, or a high fever: call {emergency}.")
}

/// What there is to know of stopping some kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StoppingRisks {
    /// Stopping suddenly can be dangerous in itself.
    pub suddenly: bool,
    /// Stopping can go with losing fluids.
    pub fluids: bool,
    /// What holds of opioids, and of the medication for their withdrawal.
    pub opioids: bool,
}

impl StoppingRisks {
    /// All of them.
    pub const ALL: Self = Self { suddenly: true, fluids: true, opioids: true };

    /// Those of a kind; what is of another kind may be any of them, GHB among others.
    #[must_use]
    pub fn of(kind: FocusKind) -> Self {
        match kind {
            FocusKind::Other => Self::ALL,
            FocusKind::Alcohol | FocusKind::Benzodiazepine => Self { opioids: false, ..Self::ALL },
            FocusKind::OpioidShort | FocusKind::OpioidLong => Self { suddenly: false, ..Self::ALL },
            FocusKind::Stimulant
            | FocusKind::Cannabis
            | FocusKind::Nicotine
            | FocusKind::Behaviour => Self::default(),
        }
    }

    /// Those due where a focus of this kind stands: before and in withdrawal, be it by the calendar
    /// or because the person said so.
    #[must_use]
    pub fn at(kind: FocusKind, standing: PhaseStatus) -> Self {
        let due = |phase| matches!(phase, Phase::Preparing | Phase::Withdrawal);
        if due(standing.phase) || due(standing.calendar) { Self::of(kind) } else { Self::default() }
    }

    /// Whether there are any.
    #[must_use]
    pub fn any(self) -> bool {
        self != Self::default()
    }

    /// These and others.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            suddenly: self.suddenly || other.suddenly,
            fluids: self.fluids || other.fluids,
            opioids: self.opioids || other.opioids,
        }
    }

    /// What to know beside the danger of stopping suddenly, a sentence each.
    #[must_use]
    pub fn also(self) -> Vec<&'static str> {
        let mut also = Vec::new();
        if self.fluids {
            also.push("Vomiting or diarrhoea, and nothing stays down: call for medical help.");
        }
        if self.opioids {
            also.push(
                "Pregnant and using opioids: do not stop suddenly; ask about methadone or \
                 buprenorphine.",
            );
            also.push(
                "On clonidine or lofexidine: do not stop it suddenly; blood pressure can rebound.",
            );
        }
        also
    }
}

/// What the person keeps for themselves beside, or instead of, the numbers that ship.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OwnHelp {
    /// The emergency number to show instead of those that ship.
    pub emergency: Option<OneLine>,
    /// Whether they want to see their own lines alone.
    pub only_own: bool,
    /// The person's own lines, in their order.
    pub lines: Vec<OwnLine>,
    /// The lines of their plan that they copied there.
    pub plan: Vec<Sentence>,
}

impl OwnHelp {
    /// Whether the lines that ship are left out. Never without another one in their place.
    #[must_use]
    pub fn replaces_lines(&self) -> bool {
        self.only_own && !self.lines.is_empty()
    }
}

/// One line of the person's own: a friend, a clinic, a local service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OwnLine {
    /// Who it is, in the person's words: "Ana, sister".
    pub name: OneLine,
    /// What to dial, as typed.
    pub phone: OneLine,
}

#[cfg(test)]
mod tests;
