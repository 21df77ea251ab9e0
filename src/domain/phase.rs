//! Phases of recovery, by calendar days since the start date.
//!
//! Where they begin and end: withdrawal from the courses given by the WHO (2009, clinical
//! guidelines for withdrawal management); 90 days from NIDA's threshold of about three months in
//! treatment; the anniversaries from the remission ranges of DSM-5 and the stages of the Betty Ford
//! Institute Consensus Panel (2007), and from the 86 % chance of lasting recovery after five years
//! found by Dennis, Foss & Scott (2007). The day of stopping is day 0.

use chrono::Months;

use super::code::codes;
use super::day::Day;
use super::focus::Kind;

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
    /// The phase on `today` of a focus of this kind; `maintenance` (medication as prescribed)
    /// leaves no withdrawal phase.
    #[must_use]
    pub fn of(kind: Kind, maintenance: bool, since: Option<Day>, today: Day) -> Self {
        let Some(since) = since.filter(|since| *since <= today) else { return Self::Preparing };
        let day = today.days_since(since);
        let withdrawal = if maintenance { None } else { last_day_of_withdrawal(kind) };
        if withdrawal.is_some_and(|last| day <= last) {
            Self::Withdrawal
        } else if day < 90 {
            Self::Early
        } else if !reached(since, 1, today) {
            Self::Building
        } else if !reached(since, 5, today) {
            Self::Sustained
        } else {
            Self::Stable
        }
    }

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

    /// The lengths in days of the spans that a report of this phase looks at, the main one first;
    /// from the early phase on each is set against the span before it.
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

    /// What matters most in this phase, in a few words each.
    #[must_use]
    pub fn emphasis(self) -> &'static [&'static str] {
        match self {
            Self::Preparing => &[
                "days without use",
                "reasons, for and against",
                "what is ready and what is not",
                "naloxone to hand",
            ],
            Self::Withdrawal => {
                &["symptoms", "the strongest craving", "sleep", "fluids", "medication"]
            }
            Self::Early => &[
                "how strong and how often cravings come",
                "the situations around them",
                "what was tried and what helped",
                "sleep",
                "support",
                "the overdose card",
            ],
            Self::Building => {
                &["the situations that still bring cravings", "routines", "monthly questionnaires"]
            }
            Self::Sustained => &[
                "what carries recovery: people, health, home, purpose",
                "wellbeing",
                "routines that slip",
                "relationships",
                "work",
            ],
            Self::Stable => &["little to log", "early signs of drift"],
        }
    }
}

/// The last day on which extra care is due, unless it is past: the 28th after the later of the
/// last use day of any attempt and the start of a restart. Tolerance has fallen by then, and the
/// risk of an overdose in the first weeks after abstinence is several times higher (Strang et al.
/// 2003; Merrall et al. 2010).
#[must_use]
pub fn extra_care_until(
    last_use: Option<Day>,
    restart_since: Option<Day>,
    today: Day,
) -> Option<Day> {
    last_use.max(restart_since).map(|from| from.plus(28)).filter(|until| *until >= today)
}

/// The last day of the withdrawal phase, counted from the day of stopping.
fn last_day_of_withdrawal(kind: Kind) -> Option<i32> {
    match kind {
        Kind::Behaviour => None,
        Kind::Benzodiazepine => Some(28),
        Kind::OpioidLong => Some(20),
        Kind::OpioidShort
        | Kind::Alcohol
        | Kind::Stimulant
        | Kind::Cannabis
        | Kind::Nicotine
        | Kind::Other => Some(10),
    }
}

/// Whether `today` is on or past an anniversary; that of 29 February is 28 February in common
/// years.
fn reached(since: Day, years: u32, today: Day) -> bool {
    let anniversary = since.date().checked_add_months(Months::new(12 * years));
    anniversary.is_some_and(|date| date <= today.date())
}
