//! The phases of recovery, and what a report of each looks at. When each begins is decided in
//! [`phase_status`](super::recovery::phase_status).

use serde::{Deserialize, Serialize};

use super::code::codes;
use super::time::day::Day;

codes! {
    /// A phase of recovery. A day of use never demotes it.
    Phase ("phase") {
        /// Before a start date.
        Preparing = "preparing",
        /// The first days after stopping.
        Withdrawal = "withdrawal",
        /// To day 89.
        Early = "early",
        /// From day 90 to the first anniversary.
        Building = "building",
        /// From the first anniversary to the fifth.
        Sustained = "sustained",
        /// From the fifth anniversary on.
        Stable = "stable",
    }
}

codes! {
    /// Phases taken together, as treatment programmes speak of them.
    PhaseGroup ("group of phases") {
        /// Before a start date.
        Before = "before",
        /// Detoxification.
        Detox = "detox",
        /// Early recovery.
        Early = "early",
        /// Long-term recovery.
        LongTerm = "long-term",
    }
}

impl Phase {
    /// The group it belongs to.
    #[must_use]
    pub fn group(self) -> PhaseGroup {
        match self {
            Self::Preparing => PhaseGroup::Before,
            Self::Withdrawal => PhaseGroup::Detox,
            Self::Early | Self::Building => PhaseGroup::Early,
            Self::Sustained | Self::Stable => PhaseGroup::LongTerm,
        }
    }

    /// The lengths in days of the spans that a report of this phase looks at, the shortest first.
    #[must_use]
    pub fn windows(self) -> &'static [u16] {
        match self {
            Self::Preparing | Self::Early => &[7],
            Self::Withdrawal => &[1, 3],
            Self::Building => &[28],
            Self::Sustained => &[91],
            Self::Stable => &[91, 365],
        }
    }

    /// Whether the ratings of this phase may be called rising or falling: in withdrawal they follow
    /// its course, and say nothing of how recovery goes.
    #[must_use]
    pub fn carries_trends(self) -> bool {
        self != Self::Withdrawal
    }
}

/// A phase that the person set, and the day from which it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PhaseChoice {
    /// The first day it holds.
    pub from: Day,
    /// The phase, or `None` where an earlier choice was taken back.
    pub phase: Option<Phase>,
}
