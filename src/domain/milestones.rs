//! The milestones of a focus over all its attempts: those reached, and those to come.

use serde::Serialize;

use super::day::Day;
use super::focus::Focus;
use super::milestone::{self, NextMilestone, milestones};

/// How many of those to come are looked ahead to.
const AHEAD: usize = 5;

/// A milestone that was reached. Nothing takes it away: it is a date that came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReachedMilestone {
    /// Its name: "90 days".
    pub label: String,
    /// The day it fell on.
    pub on: Day,
    /// The attempt in which it was reached, counted from 1.
    pub attempt: u32,
    /// The start date of that attempt, from which it counts.
    pub since: Day,
}

/// Those reached by `today` in every attempt, the earliest first. One belongs to an attempt when its
/// day comes before the next attempt's start date.
#[must_use]
pub fn reached(focus: &Focus, today: Day) -> Vec<ReachedMilestone> {
    let begun: Vec<Day> =
        focus.attempts.iter().map(|one| one.since).take_while(|since| *since <= today).collect();
    let mut found = Vec::new();
    for (attempt, since) in (1..).zip(&begun) {
        let next = begun.get(attempt as usize);
        let last = next.map_or(today, |next| next.plus(-1));
        found.extend(milestone::reached(*since, last).into_iter().map(|one| ReachedMilestone {
            label: one.label,
            on: one.on,
            attempt,
            since: *since,
        }));
    }
    found
}

/// The next ones of the current attempt, in order; none without a start date that has come.
#[must_use]
pub fn coming(focus: &Focus, today: Day) -> Vec<NextMilestone> {
    let Some(since) = focus.since().filter(|since| *since <= today) else { return Vec::new() };
    let ahead = milestones(since).filter(|one| one.on > today).take(AHEAD);
    ahead.map(|one| NextMilestone::of(one, today)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::{coming, reached};
    use crate::domain::day::Day;
    use crate::domain::focus::{Attempt, Focus, Goal, Kind};
    use crate::domain::id::Id;
    use crate::domain::milestone::next_milestone;
    use crate::domain::moment::Instant;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn focus(since: impl IntoIterator<Item = Day>) -> Focus {
        let id = Id::from_bytes([1; 16]);
        let attempts = since.into_iter().map(|since| Attempt { id, since, learned: None });
        Focus {
            id,
            name: "heroin".parse().unwrap(),
            kind: Kind::OpioidShort,
            goal: Goal::None,
            maintenance: false,
            position: 0,
            archived_at: None,
            updated_at: Instant::noon_of(Day::first()),
            attempts: attempts.collect(),
            phases: Vec::new(),
        }
    }

    #[rstest]
    #[case::none(&[], "2026-11-20", &[])]
    #[case::ahead(&["2026-12-01"], "2026-11-20", &[])]
    #[case::day_0(&["2026-11-20"], "2026-11-20", &[])]
    #[case::one_attempt(&["2026-08-31"], "2026-11-20", &[(1, "1 day"), (1, "30 days"), (1, "60 days")])]
    #[case::on_its_day(&["2026-08-22"], "2026-11-20", &[(1, "1 day"), (1, "30 days"), (1, "60 days"), (1, "90 days")])]
    #[case::an_earlier_attempt_keeps_its_own(
        &["2026-08-01", "2026-10-01", "2026-10-20"],
        "2026-11-20",
        &[(1, "1 day"), (1, "30 days"), (1, "60 days"), (2, "1 day"), (3, "1 day"), (3, "30 days")],
    )]
    #[case::not_on_the_next_start_date(&["2026-10-01", "2026-10-31"], "2026-10-31", &[(1, "1 day")])]
    #[case::one_ahead_ends_no_attempt(
        &["2026-08-31", "2026-11-25"], "2026-11-20", &[(1, "1 day"), (1, "30 days"), (1, "60 days")],
    )]
    fn those_of_every_attempt(
        #[case] since: &[&str],
        #[case] today: &str,
        #[case] expected: &[(u32, &str)],
    ) {
        let reached = reached(&focus(since.iter().map(|one| day(one))), day(today));
        let found: Vec<_> = reached.iter().map(|one| (one.attempt, one.label.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[rstest]
    #[case::day_81(&["2026-08-31"], &["90 days", "6 months", "183 days", "9 months", "1 year"])]
    #[case::of_the_current_attempt(
        &["2016-01-01", "2026-11-20"], &["1 day", "30 days", "60 days", "90 days", "6 months"],
    )]
    #[case::years(&["2016-11-19"], &["11 years", "12 years", "13 years", "14 years", "15 years"])]
    #[case::ahead(&["2026-08-31", "2026-11-21"], &[])]
    #[case::none(&[], &[])]
    fn five_lie_ahead(#[case] since: &[&str], #[case] expected: &[&str]) {
        let focus = focus(since.iter().map(|one| day(one)));
        let coming = coming(&focus, day("2026-11-20"));
        let found: Vec<_> = coming.iter().map(|one| one.label.as_str()).collect();
        assert_eq!(found, expected);
        if let Some(since) = focus.since() {
            assert_eq!(coming.first(), next_milestone(since, day("2026-11-20")).as_ref());
        }
    }

    proptest! {
        #[test]
        fn time_and_restarts_take_none_away(
            since in proptest::collection::btree_set(0..3000i32, 0..6),
            today in 0..3000i32,
            later in 0..2000i32,
            restart in 1..2000i32,
        ) {
            let at = |n| Day::from_number(19_000 + n).unwrap();
            let before = focus(since.iter().map(|n| at(*n)));
            let had = reached(&before, at(today));
            prop_assert!(had.is_sorted_by_key(|one| (one.on, one.attempt)));
            prop_assert!(had.iter().all(|one| one.since < one.on && one.on <= at(today)));

            let by_then = reached(&before, at(today + later));
            prop_assert!(had.iter().all(|one| by_then.contains(one)));

            // A new attempt begins after the last one, and after what was reached before it.
            let last = since.last().copied().unwrap_or(0).max(today);
            let mut again = before;
            let id = Id::from_bytes([9; 16]);
            prop_assert!(again.restart(id, at(last + restart), None).is_ok());
            let after = reached(&again, at(last + restart + later));
            prop_assert!(had.iter().all(|one| after.contains(one)));
        }
    }
}
