//! The milestones of a focus over all its attempts, the usual ones and the person's own: those
//! reached, and those to come.

use serde::Serialize;

use super::milestone::{self, Milestone, NextMilestone, OwnMilestone, Reckoning};
use crate::domain::records::focus::Focus;
use crate::domain::time::day::Day;

/// How many of the usual ones to come are looked ahead to.
const AHEAD: usize = 5;

/// A milestone that was reached. Nothing takes it away: it is a date that came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ReachedMilestone {
    /// Its name: "90 days".
    pub label: String,
    /// The day it fell on.
    pub on: Day,
    /// The attempt in which it was reached, counted from 1.
    pub attempt: u32,
    /// The start date of that attempt, from which it counts.
    pub since: Day,
    /// Whether it is one of the person's own.
    pub own: bool,
}

/// A milestone to come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ComingMilestone {
    /// What it is called, and when it comes.
    #[serde(flatten)]
    pub next: NextMilestone,
    /// Whether it is one of the person's own.
    pub own: bool,
}

/// Those reached by `today` in every attempt, the earliest first. One belongs to an attempt when its
/// day comes before the next attempt's start date; one of the person's `own` that was put away
/// counts where it was reached by then.
#[must_use]
pub fn reached(focus: &Focus, own: &[OwnMilestone], today: Day) -> Vec<ReachedMilestone> {
    let mut found = Vec::new();
    for (attempt, days) in focus.begun_by(today) {
        let (since, last) = (days.from(), days.to());
        let of = |own, Milestone { label, on }| ReachedMilestone { label, on, attempt, since, own };
        let usual = milestone::reached(since, last).into_iter().map(|one| of(false, one));
        let own = of_focus(focus, own).filter_map(|one| {
            let by = one.archived_on.map_or(last, |archived| archived.min(last));
            // A week may end on the very day that begins an attempt; the one before ends on its eve.
            let by_weeks = one.by_weeks().filter(|found| found.on >= since);
            Some(of(true, one.from(since).or(by_weeks).filter(|found| found.on <= by)?))
        });
        let mut reached: Vec<_> = usual.chain(own).collect();
        reached.sort_by_key(|one| one.on);
        found.extend(reached);
    }
    found
}

/// The next ones of the current attempt, in order: some of the usual ones, and every one of the
/// person's `own` that is not put away. None without a start date that has come.
#[must_use]
pub fn coming(focus: &Focus, own: &[OwnMilestone], today: Day) -> Vec<ComingMilestone> {
    let Some(since) = focus.since().filter(|since| *since <= today) else { return Vec::new() };
    let kept = of_focus(focus, own).filter(|one| one.archived_on.is_none());
    let own = kept.filter_map(|one| one.from(since)).filter(|one| one.on > today);
    let usual = milestone::milestones(since).filter(|one| one.on > today).take(AHEAD);
    let of = |own| move |one| ComingMilestone { next: NextMilestone::of(one, today), own };
    let mut coming: Vec<_> = usual.map(of(false)).chain(own.map(of(true))).collect();
    coming.sort_by_key(|one| one.next.on);
    coming
}

/// A milestone that so many weeks within the limit will reach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct WeeksMilestone {
    /// Its name.
    pub label: String,
    /// The weeks so far.
    pub weeks: u32,
    /// The weeks that reach it.
    pub of: u16,
}

/// Those of the person's `own` that count weeks within the limit, are not put away, and not reached yet.
#[must_use]
pub fn under_way(focus: &Focus, own: &[OwnMilestone]) -> Vec<WeeksMilestone> {
    let kept = of_focus(focus, own).filter(|one| one.archived_on.is_none());
    let under_way = kept.filter(|one| one.by_weeks().is_none());
    let counted = under_way.filter_map(|one| {
        let Reckoning::WeeksWithin(of) = one.after else { return None };
        let weeks = u32::try_from(one.weeks_within.len()).unwrap_or(u32::MAX);
        Some(WeeksMilestone { label: one.name.to_string(), weeks, of })
    });
    counted.collect()
}

/// Those of the person's own that are for this focus.
fn of_focus<'m>(
    focus: &Focus,
    own: &'m [OwnMilestone],
) -> impl Iterator<Item = &'m OwnMilestone> + use<'m> {
    let id = focus.id;
    own.iter().filter(move |one| one.focus == id)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::{WeeksMilestone, coming, reached, under_way};
    use crate::domain::id::Id;
    use crate::domain::recovery::milestone::OwnMilestone;
    use crate::domain::testing::focus;
    use crate::domain::time::day::Day;
    use crate::domain::time::moment::Instant;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
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
        let reached = reached(&focus(since.iter().map(|one| day(one))), &[], day(today));
        let found: Vec<_> = reached.iter().map(|one| (one.attempt, one.label.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[rstest]
    #[case::day_81(&["2026-08-31"], &["90 days", "6 months", "183 days", "9 months", "1 year"])]
    #[case::on_the_day_of_one(&["2026-10-21"], &["60 days", "90 days", "6 months", "183 days", "9 months"])]
    #[case::of_the_current_attempt(
        &["2016-01-01", "2026-11-20"], &["1 day", "30 days", "60 days", "90 days", "6 months"],
    )]
    #[case::years(&["2016-11-19"], &["11 years", "12 years", "13 years", "14 years", "15 years"])]
    #[case::ahead(&["2026-08-31", "2026-11-21"], &[])]
    #[case::none(&[], &[])]
    fn five_lie_ahead(#[case] since: &[&str], #[case] expected: &[&str]) {
        let focus = focus(since.iter().map(|one| day(one)));
        let coming = coming(&focus, &[], day("2026-11-20"));
        let found: Vec<_> = coming.iter().map(|one| one.next.label.as_str()).collect();
        assert_eq!(found, expected);
    }

    fn own(name: &str, after: &str, archived: Option<&str>) -> OwnMilestone {
        OwnMilestone {
            id: Id::from_bytes([3; 16]),
            focus: focus([]).id,
            name: name.parse().unwrap(),
            after: after.parse().unwrap(),
            archived_at: None,
            archived_on: archived.map(day),
            updated_at: Instant::noon_of(Day::first()),
            weeks_within: Vec::new(),
        }
    }

    /// Those of an attempt from 1 August to 9 November and of one from then on, on 20 November;
    /// what was reached, and what is to come before the next usual one.
    #[rstest]
    #[case::to_come("100d", None, &[1], true)]
    #[case::reached_in_both("10d", None, &[1, 2], false)]
    #[case::only_in_the_first("3m", None, &[1], true)]
    #[case::put_away_before_it_came("20d", Some("2026-08-20"), &[], false)]
    #[case::put_away_on_its_day("20d", Some("2026-08-21"), &[1], false)]
    #[case::put_away_between("10d", Some("2026-11-18"), &[1], false)]
    #[case::later_than_an_attempt_lasted("4m", None, &[], true)]
    fn those_of_ones_own(
        #[case] after: &str,
        #[case] archived: Option<&str>,
        #[case] attempts: &[u32],
        #[case] ahead: bool,
    ) {
        let focus = focus([day("2026-08-01"), day("2026-11-10")]);
        let of_another = OwnMilestone { focus: Id::from_bytes([8; 16]), ..own("x", after, None) };
        let all = [own("harbour", after, archived), of_another];
        let today = day("2026-11-20");
        let found: Vec<_> = reached(&focus, &all, today)
            .iter()
            .filter(|one| one.own)
            .map(|one| one.attempt)
            .collect();
        assert_eq!(found, attempts);
        let coming = coming(&focus, &all, today);
        assert_eq!(coming.iter().any(|one| one.own && one.next.label == "harbour"), ahead);
        assert_eq!(coming.iter().filter(|one| !one.own).count(), 5);
        assert!(coming.is_sorted_by_key(|one| one.next.on));
    }

    /// Attempts from 1 August and from 10 November on, on 20 November; a second week within the limit ended on a day.
    #[rstest]
    #[case::none(None, None, &[], true)]
    #[case::in_the_first(Some("2026-09-13"), None, &[1], false)]
    #[case::on_the_eve_of_the_second(Some("2026-11-09"), None, &[1], false)]
    #[case::on_the_day_of_the_second(Some("2026-11-10"), None, &[2], false)]
    #[case::in_the_second(Some("2026-11-15"), None, &[2], false)]
    #[case::put_away_before(Some("2026-11-15"), Some("2026-11-14"), &[], false)]
    #[case::put_away_on_the_way(None, Some("2026-11-14"), &[], false)]
    fn one_of_weeks_is_reached_once(
        #[case] second: Option<&str>,
        #[case] archived: Option<&str>,
        #[case] attempts: &[u32],
        #[case] on_the_way: bool,
    ) {
        let focus = focus([day("2026-08-01"), day("2026-11-10")]);
        let weeks_within = ["2026-09-06"].into_iter().chain(second).map(day).collect();
        let two = OwnMilestone { weeks_within, ..own("two", "2 weeks within", archived) };
        let reached = reached(&focus, std::slice::from_ref(&two), day("2026-11-20"));
        let own = reached.iter().filter(|one| one.own);
        assert_eq!(own.map(|one| one.attempt).collect::<Vec<_>>(), attempts);
        let left = under_way(&focus, &[two]);
        let expected = WeeksMilestone { label: "two".to_owned(), weeks: 1, of: 2 };
        assert_eq!(left, Vec::from_iter(on_the_way.then_some(expected)));
    }

    proptest! {
        #[test]
        fn time_and_restarts_take_none_away(
            since in proptest::collection::btree_set(0..3000i32, 0..6),
            today in 0..3000i32,
            later in 0..2000i32,
            restart in 1..2000i32,
            own_after in 1..900u16,
        ) {
            let own = [own("harbour", &format!("{own_after}d"), None)];
            let at = |n| Day::from_number(19_000 + n).unwrap();
            let before = focus(since.iter().map(|n| at(*n)));
            let had = reached(&before, &own, at(today));
            prop_assert!(had.is_sorted_by_key(|one| (one.on, one.attempt)));
            prop_assert!(had.iter().all(|one| one.since < one.on && one.on <= at(today)));

            let by_then = reached(&before, &own, at(today + later));
            prop_assert!(had.iter().all(|one| by_then.contains(one)));

            // A new attempt begins after the last one, and after what was reached before it.
            let last = since.last().copied().unwrap_or(0).max(today);
            let mut again = before;
            let id = Id::from_bytes([9; 16]);
            prop_assert!(again.restart(id, at(last + restart), None, at(last)).is_ok());
            // Put away, it is still among what was reached.
            let put_away = own.clone().map(|one| OwnMilestone { archived_on: Some(at(today)), ..one });
            let kept = reached(&again, &put_away, at(last + restart + later));
            prop_assert!(had.iter().all(|one| kept.contains(one)));
            let after = reached(&again, &own, at(last + restart + later));
            prop_assert!(had.iter().all(|one| after.contains(one)));
        }
    }
}
