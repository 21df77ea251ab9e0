//! What the page says of safety: overdoses, naloxone to hand, and item 9 of a PHQ-9 where it is let out.

use std::collections::BTreeSet;

use serde::Serialize;

use super::PacketFocusInput;
use crate::domain::code::codes;
use crate::domain::records::medication::Carried;
use crate::domain::records::screening::Screening;
use crate::domain::recovery::day_status::DayStatus;
use crate::domain::recovery::disclosure::Disclosure;
use crate::domain::time::day::Day;
use crate::domain::time::window::Window;

codes! {
    /// What is known of an overdose in the period.
    OverdoseAnswer ("answer") {
        /// There was one.
        Yes = "yes",
        /// There was none at the returns to use where it was asked.
        No = "no",
        /// It was never asked, or not said.
        NotAsked = "not asked",
    }
}

/// What bears on safety.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Safety {
    /// Whether there was an overdose.
    pub overdose: OverdoseAnswer,
    /// The returns to use of the period, of every focus or of the one asked for.
    pub returns: u32,
    /// Those of them at which an overdose was asked after, and answered.
    pub asked: u32,
    /// The days of use that check-ins alone tell of, at which nothing was asked.
    pub unasked_days: u32,
    /// Whether the naloxone kit is carried; absent where that was not said.
    pub naloxone: Option<Carried>,
    /// The answer to item 9 of the last PHQ-9 of the period, where it is let out.
    pub item_9: Option<u8>,
}

impl Safety {
    pub(super) fn new(
        overdoses: &[(Day, Option<bool>)],
        focuses: &[PacketFocusInput<'_>],
        naloxone: Option<Carried>,
    ) -> Self {
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let answers = || overdoses.iter().filter_map(|(_, answer)| *answer);
        let asked = answers().count();
        let of_use = focuses
            .iter()
            .flat_map(|focus| &focus.days)
            .filter(|(_, status)| *status == DayStatus::Use);
        let of_use: BTreeSet<Day> = of_use.map(|(day, _)| *day).collect();
        let told: BTreeSet<Day> = overdoses.iter().map(|(day, _)| *day).collect();
        Self {
            overdose: match asked {
                0 => OverdoseAnswer::NotAsked,
                _ if answers().any(|answer| answer) => OverdoseAnswer::Yes,
                _ => OverdoseAnswer::No,
            },
            returns: count(overdoses.len()),
            asked: count(asked),
            unasked_days: count(of_use.difference(&told).count()),
            naloxone,
            item_9: None,
        }
    }
}

/// The answer to item 9 of the last PHQ-9 of the period that has its answers, where it is let out.
pub(super) fn item_9(
    screenings: &[Screening],
    window: Window,
    disclosure: &mut Disclosure,
) -> Option<u8> {
    let in_period = |one: &&Screening| {
        one.meta.archived_at.is_none() && one.day.is_some_and(|day| window.contains(day))
    };
    let answered = screenings.iter().filter(in_period).filter(|one| one.item_9().is_some());
    let last = answered.max_by_key(|one| (one.day, one.meta.position))?;
    disclosure.item_9(last.item_9()).flatten()
}
