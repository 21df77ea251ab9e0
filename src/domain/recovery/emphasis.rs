//! What matters most in each phase, in a few words each.

use super::safety::Overdose;
use crate::domain::focus_kind::FocusKind;
use crate::domain::phase::Phase;

const NALOXONE: &str = "naloxone to hand";
const OVERDOSE_CARD: &str = "what to do in an overdose";

/// What matters most in a phase of a focus of this kind.
#[must_use]
pub fn emphasis(phase: Phase, kind: FocusKind) -> Vec<&'static str> {
    let concerns =
        |item: &&str| Overdose::after(kind).is_some() || ![NALOXONE, OVERDOSE_CARD].contains(item);
    of_any_kind(phase).iter().copied().filter(concerns).collect()
}

fn of_any_kind(phase: Phase) -> &'static [&'static str] {
    match phase {
        Phase::Preparing => &[
            "days without use",
            "reasons for and against",
            "what there is still to get ready",
            NALOXONE,
        ],
        Phase::Withdrawal => {
            &["symptoms", "the strongest craving", "sleep", "fluids", "medication"]
        }
        Phase::Early => &[
            "how strong and how often cravings come",
            "the situations around them",
            "what was tried and what helped",
            "sleep",
            "support",
            OVERDOSE_CARD,
        ],
        Phase::Building => {
            &["the situations that still bring cravings", "routines", "monthly questionnaires"]
        }
        Phase::Sustained => &[
            "what carries recovery (people, health, home, purpose)",
            "wellbeing",
            "routines that slip",
            "relationships",
            "work",
        ],
        Phase::Stable => &["little to log", "early signs that something slips"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::code::Code;

    #[test]
    fn every_phase_has_something_that_matters() {
        for phase in Phase::ALL {
            assert!(!of_any_kind(*phase).is_empty(), "{phase}");
            assert_eq!(emphasis(*phase, FocusKind::Alcohol), of_any_kind(*phase), "{phase}");
            let of_overdose = |item: &&str| item.contains("overdose") || item.contains("naloxone");
            assert!(!emphasis(*phase, FocusKind::Nicotine).iter().any(of_overdose), "{phase}");
        }
    }
}
