//! The days of one phase in every attempt, to set them beside each other.

use serde::Serialize;

use super::day::Day;
use super::focus::Focus;
use super::phase::{DecidedBy, Standing, course};
use super::window::Window;

/// The days of a phase in one attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct PhaseDays {
    /// The attempt, counted from 1.
    pub attempt: u32,
    /// Its start date.
    pub since: Day,
    /// The days.
    #[serde(flatten)]
    pub window: Window,
}

/// The days of the phase that a focus is in on `day`, of which `standing` tells, in every attempt
/// that reached it by then, the earliest first; the last is the one under way. Earlier ones reach
/// it by the calendar, up to the day before the next start date. Empty where the phase is that of
/// no attempt.
#[must_use]
pub fn same_phase(focus: &Focus, standing: Standing, day: Day) -> Vec<PhaseDays> {
    let begun: Vec<Day> =
        focus.attempts.iter().map(|one| one.since).take_while(|since| *since <= day).collect();
    let stretch = |(attempt, since): (u32, &Day)| {
        let next = begun.get(attempt as usize);
        let end = next.map_or(day, |next| next.plus(-1));
        let course = course(focus.kind, focus.maintenance, *since);
        let at = course.iter().position(|(phase, _)| *phase == standing.phase);
        let by_calendar = at.map(|at| {
            let after = course.get(at + 1).map_or(Day::last(), |(_, from)| from.plus(-1));
            (course[at].1, after)
        });
        let (first, last) = match (next, standing.by) {
            (None, DecidedBy::Person) => (standing.from?, day),
            _ => by_calendar?,
        };
        Some(PhaseDays { attempt, since: *since, window: Window::new(first, last.min(end))? })
    };
    (1..).zip(&begun).filter_map(stretch).collect()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::same_phase;
    use crate::domain::day::Day;
    use crate::domain::focus::{Attempt, Focus, Goal, Kind};
    use crate::domain::id::Id;
    use crate::domain::moment::Instant;
    use crate::domain::phase::{Phase, PhaseChoice, Standing};

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[rstest]
    #[case::no_attempt(&[], None, &[])]
    #[case::the_first(&["2026-09-01"], None, &[(1, "2026-09-12", "2026-11-20")])]
    #[case::in_withdrawal(
        &["2026-09-01", "2026-09-05", "2026-11-15"], None,
        &[(1, "2026-09-01", "2026-09-04"), (2, "2026-09-05", "2026-09-15"), (3, "2026-11-15", "2026-11-20")],
    )]
    #[case::one_did_not_reach_it(
        &["2026-01-01", "2026-08-01", "2026-08-11", "2026-10-01"], None,
        &[(1, "2026-01-12", "2026-03-31"), (3, "2026-08-22", "2026-09-30"), (4, "2026-10-12", "2026-11-20")],
    )]
    #[case::one_lies_ahead(&["2026-09-01", "2026-12-01"], None, &[(1, "2026-09-12", "2026-11-20")])]
    #[case::the_person_decided(
        &["2025-01-01", "2026-10-01"], Some((Phase::Building, "2026-11-01")),
        &[(1, "2025-04-01", "2025-12-31"), (2, "2026-11-01", "2026-11-20")],
    )]
    #[case::a_choice_ends_with_its_attempt(
        &["2026-10-01"], Some((Phase::Building, "2026-09-01")), &[(1, "2026-10-12", "2026-11-20")],
    )]
    fn the_same_phase_of_attempts(
        #[case] since: &[&str],
        #[case] chosen: Option<(Phase, &str)>,
        #[case] expected: &[(u32, &str, &str)],
    ) {
        let id = Id::from_bytes([1; 16]);
        let focus = Focus {
            id,
            name: "heroin".parse().unwrap(),
            kind: Kind::OpioidShort,
            goal: Goal::None,
            maintenance: false,
            position: 0,
            archived_at: None,
            updated_at: Instant::noon_of(day("2026-11-20")),
            attempts: since
                .iter()
                .map(|since| Attempt { id, since: day(since), learned: None })
                .collect(),
            phases: chosen
                .map(|(phase, from)| PhaseChoice { from: day(from), phase: Some(phase) })
                .into_iter()
                .collect(),
        };
        let today = day("2026-11-20");
        let found: Vec<_> = same_phase(&focus, Standing::of(&focus, None, today), today)
            .iter()
            .map(|one| (one.attempt, one.window.from().to_string(), one.window.to().to_string()))
            .collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|(attempt, from, to)| (*attempt, (*from).to_owned(), (*to).to_owned()))
            .collect();
        assert_eq!(found, expected);
    }
}
