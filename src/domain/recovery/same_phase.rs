//! Day counts of the current phase in each attempt, to compare them.

use serde::Serialize;

use super::phase_status::{DecidedBy, PhaseStatus, course};
use crate::domain::records::focus::Focus;
use crate::domain::time::day::Day;
use crate::domain::time::window::Window;

/// The days of a phase in one attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
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
/// that reached it by then, the earliest first; the last is the one under way.
///
/// Earlier ones reach it by the calendar, and have no more than the first days of it, as many as
/// there are in the one under way: a phase is seldom the same at its beginning and at its end. Empty
/// where the phase is that of no attempt, and in withdrawal, which takes its own course.
#[must_use]
pub fn same_phase(focus: &Focus, standing: PhaseStatus, day: Day) -> Vec<PhaseDays> {
    if !standing.phase.carries_trends() {
        return Vec::new();
    }
    let stretch = |(attempt, days): (u32, Window)| {
        let since = days.from();
        let course = course(focus.kind, focus.maintenance, since);
        let by_calendar = course.iter().position(|(phase, _)| *phase == standing.phase).map(|at| {
            let after = course.get(at + 1).map_or(Day::last(), |(_, from)| from.plus(-1));
            (course[at].1, after)
        });
        let (first, last) = match standing.by {
            DecidedBy::Person if days.to() == day => (standing.from?, day),
            _ => by_calendar?,
        };
        let window = Window::new(first, last.min(days.to()))?;
        Some(PhaseDays { attempt, since, window })
    };
    let mut found: Vec<_> = focus.begun_by(day).filter_map(stretch).collect();
    let length = found.last().map_or(0, |now| now.window.days());
    for one in &mut found {
        one.window = one.window.first_days(length);
    }
    found
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::same_phase;
    use crate::domain::phase::{Phase, PhaseChoice};
    use crate::domain::recovery::phase_status::PhaseStatus;
    use crate::domain::testing::focus;
    use crate::domain::time::day::Day;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[rstest]
    #[case::no_attempt(&[], None, &[])]
    #[case::the_first(&["2026-09-01"], None, &[(1, "2026-09-12", "2026-11-20")])]
    #[case::in_withdrawal(
        &["2026-09-01", "2026-09-05", "2026-11-15"], None,
        &[],
    )]
    #[case::one_did_not_reach_it(
        &["2026-01-01", "2026-08-01", "2026-08-11", "2026-10-01"], None,
        &[(1, "2026-01-12", "2026-02-20"), (3, "2026-08-22", "2026-09-30"), (4, "2026-10-12", "2026-11-20")],
    )]
    #[case::one_lies_ahead(&["2026-09-01", "2026-12-01"], None, &[(1, "2026-09-12", "2026-11-20")])]
    #[case::the_person_decided(
        &["2025-01-01", "2026-10-01"], Some((Phase::Building, "2026-11-01")),
        &[(1, "2025-04-01", "2025-04-20"), (2, "2026-11-01", "2026-11-20")],
    )]
    #[case::a_choice_ends_with_its_attempt(
        &["2026-10-01"], Some((Phase::Building, "2026-09-01")), &[(1, "2026-10-12", "2026-11-20")],
    )]
    fn the_same_phase_of_attempts(
        #[case] since: &[&str],
        #[case] chosen: Option<(Phase, &str)>,
        #[case] expected: &[(u32, &str, &str)],
    ) {
        let mut focus = focus(since.iter().map(|since| day(since)));
        if let Some((phase, from)) = chosen {
            focus.choose_phase(PhaseChoice { from: day(from), phase: Some(phase) });
        }
        let today = day("2026-11-20");
        let found: Vec<_> = same_phase(&focus, PhaseStatus::of(&focus, None, today), today)
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
