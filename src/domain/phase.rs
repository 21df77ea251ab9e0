//! Phases of recovery, by calendar days since the start date.
//!
//! Where they begin and end: withdrawal from the courses given by the WHO (2009, clinical
//! guidelines for withdrawal management); 90 days from NIDA's threshold of about three months in
//! treatment; the anniversaries from the remission ranges of DSM-5 and the stages of the Betty Ford
//! Institute Consensus Panel (2007), and from the 86 % chance of lasting recovery after five years
//! found by Dennis, Foss & Scott (2007). The day of stopping is day 0.

use chrono::Months;
use serde::{Deserialize, Serialize};

use super::code::codes;
use super::day::Day;
use super::focus::{Focus, Kind};

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

/// What a person said of the phase they are in, whatever the calendar says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhaseChoice {
    /// The first day it holds.
    pub from: Day,
    /// The phase, or `None` where an earlier choice was taken back.
    pub phase: Option<Phase>,
}

/// Where a focus stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Its phase.
    pub phase: Phase,
    /// The last day of extra care, while that is not past.
    pub extra_care_until: Option<Day>,
}

impl Standing {
    /// Where a focus stands on `day`, up to which it was last used on `last_use`.
    #[must_use]
    pub fn of(focus: &Focus, last_use: Option<Day>, day: Day) -> Self {
        Self {
            phase: Phase::of(focus.kind, focus.maintenance, focus.since_on(day), day),
            extra_care_until: extra_care_until(last_use, focus.restart_since(day), day),
        }
    }

    /// The phase whose windows to look at: while extra care is due the early one, whatever the
    /// phase; but withdrawal keeps its own.
    #[must_use]
    pub fn looks_as(self) -> Phase {
        match (self.phase, self.extra_care_until) {
            (Phase::Withdrawal, _) | (_, None) => self.phase,
            (_, Some(_)) => Phase::Early,
        }
    }
}

/// The days of extra care after a day of use.
pub const EXTRA_CARE_DAYS: i32 = 28;

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
    last_use
        .max(restart_since)
        .map(|from| from.plus(EXTRA_CARE_DAYS))
        .filter(|until| *until >= today)
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::{Phase, PhaseGroup, Standing, extra_care_until};
    use crate::domain::code::Code;
    use crate::domain::day::Day;
    use crate::domain::focus::{Attempt, Focus, Goal, Kind};
    use crate::domain::id::Id;
    use crate::domain::moment::Instant;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[rstest]
    #[case::the_day_of_stopping(0, Phase::Withdrawal)]
    #[case::last_of_withdrawal(10, Phase::Withdrawal)]
    #[case::first_of_early(11, Phase::Early)]
    #[case::last_of_early(89, Phase::Early)]
    #[case::first_of_building(90, Phase::Building)]
    #[case::eve_of_the_first_anniversary(364, Phase::Building)]
    #[case::first_anniversary(365, Phase::Sustained)]
    #[case::before_the_start(-1, Phase::Preparing)]
    fn phases_by_days_from_1_march_2025(#[case] number: i32, #[case] phase: Phase) {
        let since = day("2025-03-01");
        assert_eq!(Phase::of(Kind::OpioidShort, false, Some(since), since.plus(number)), phase);
    }

    #[rstest]
    #[case::across_a_leap_day("2023-06-01", "2024-05-31", Phase::Building)]
    #[case::and_the_day_after("2023-06-01", "2024-06-01", Phase::Sustained)]
    #[case::eve_of_the_fifth("2021-06-01", "2026-05-31", Phase::Sustained)]
    #[case::the_fifth("2021-06-01", "2026-06-01", Phase::Stable)]
    #[case::decades("1970-01-01", "2026-06-01", Phase::Stable)]
    #[case::leap_day_eve("2024-02-29", "2025-02-27", Phase::Building)]
    #[case::leap_day_in_a_common_year("2024-02-29", "2025-02-28", Phase::Sustained)]
    #[case::leap_day_fifth_eve("2024-02-29", "2029-02-27", Phase::Sustained)]
    #[case::leap_day_fifth("2024-02-29", "2029-02-28", Phase::Stable)]
    fn anniversaries_by_the_calendar(
        #[case] since: &str,
        #[case] today: &str,
        #[case] phase: Phase,
    ) {
        assert_eq!(Phase::of(Kind::Alcohol, false, Some(day(since)), day(today)), phase);
    }

    #[rstest]
    #[case(Kind::OpioidShort, 11)]
    #[case(Kind::OpioidLong, 21)]
    #[case(Kind::Alcohol, 11)]
    #[case(Kind::Stimulant, 11)]
    #[case(Kind::Benzodiazepine, 29)]
    #[case(Kind::Cannabis, 11)]
    #[case(Kind::Nicotine, 11)]
    #[case(Kind::Behaviour, 0)]
    #[case(Kind::Other, 11)]
    fn days_of_withdrawal(#[case] kind: Kind, #[case] days: usize) {
        let since = day("2026-08-01");
        let phases = |maintenance| {
            (0..90).map(move |n| Phase::of(kind, maintenance, Some(since), since.plus(n)))
        };
        assert_eq!(phases(false).take_while(|phase| *phase == Phase::Withdrawal).count(), days);
        assert!(phases(false).skip(days).all(|phase| phase == Phase::Early));
        assert!(phases(true).all(|phase| phase == Phase::Early));
    }

    #[test]
    fn without_a_start_date_one_prepares() {
        let phase = Phase::of(Kind::Behaviour, true, None, day("2026-08-01"));
        assert_eq!((phase, phase.group()), (Phase::Preparing, PhaseGroup::Before));
    }

    #[rstest]
    #[case::never_used(None, None, None)]
    #[case::used_today(Some(0), None, Some(28))]
    #[case::its_last_day(Some(-28), None, Some(0))]
    #[case::past(Some(-29), None, None)]
    #[case::restarted(None, Some(-3), Some(25))]
    #[case::used_after_a_restart(Some(-2), Some(-20), Some(26))]
    #[case::restarted_after_a_use(Some(-27), Some(-10), Some(18))]
    #[case::both_past(Some(-90), Some(-60), None)]
    fn extra_care_lasts_28_days(
        #[case] used: Option<i32>,
        #[case] restarted: Option<i32>,
        #[case] until: Option<i32>,
    ) {
        let today = day("2026-03-01");
        let from_today = |n: Option<i32>| n.map(|n| today.plus(n));
        let found = extra_care_until(from_today(used), from_today(restarted), today);
        assert_eq!(found, from_today(until));
    }

    #[rstest]
    #[case::long_after(400, None, Phase::Sustained, Phase::Sustained)]
    #[case::after_a_use(400, Some(390), Phase::Sustained, Phase::Early)]
    #[case::after_a_use_in_withdrawal(8, Some(6), Phase::Withdrawal, Phase::Withdrawal)]
    #[case::care_is_over(400, Some(371), Phase::Sustained, Phase::Sustained)]
    #[case::not_begun(-1, None, Phase::Preparing, Phase::Preparing)]
    fn after_a_use_one_looks_as_in_the_early_phase(
        #[case] number: i32,
        #[case] used: Option<i32>,
        #[case] phase: Phase,
        #[case] looks_as: Phase,
    ) {
        let since = day("2025-03-01");
        let attempt = Attempt { id: Id::from_bytes([2; 16]), since, learned: None };
        let focus = Focus {
            id: Id::from_bytes([1; 16]),
            name: "heroin".parse().unwrap(),
            kind: Kind::OpioidShort,
            goal: Goal::None,
            maintenance: false,
            position: 0,
            archived_at: None,
            updated_at: Instant::noon_of(since),
            attempts: vec![attempt],
            phases: Vec::new(),
        };
        let standing = Standing::of(&focus, used.map(|n| since.plus(n)), since.plus(number));
        assert_eq!((standing.phase, standing.looks_as()), (phase, looks_as));
    }

    #[test]
    fn every_phase_has_something_to_look_at() {
        for phase in Phase::ALL {
            assert!(!phase.emphasis().is_empty() && !phase.windows().is_empty(), "{phase}");
            assert!(phase.windows().is_sorted(), "{phase}");
        }
    }

    proptest! {
        #[test]
        fn time_only_moves_a_phase_on(
            kind in proptest::sample::select(Kind::ALL),
            maintenance: bool,
            since in -20_000..20_000i32,
            (a, b) in (-50..4000i32, 0..4000i32),
        ) {
            let since = Day::from_number(since).unwrap();
            let phase = |days| Phase::of(kind, maintenance, Some(since), since.plus(days));
            prop_assert!(phase(a) <= phase(a + b));
        }
    }
}
