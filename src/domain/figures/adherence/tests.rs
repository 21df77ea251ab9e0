//! Tables and properties of what is due.

use chrono::Weekday;
use proptest::prelude::*;
use rstest::rstest;

use super::{RoutineCounts, count, count_within, is_due_on};
use crate::domain::id::Id;
use crate::domain::record::{Meta, Record};
use crate::domain::records::routine::{Mark, MarkOutcome, Routine, SchedulePeriod};
use crate::domain::records::treatment::stays::Stays;
use crate::domain::records::treatment::{Setting, Treatment};
use crate::domain::testing::noon;
use crate::domain::time::day::{Day, Week};
use crate::domain::time::moment::{Instant, Moment};
use crate::domain::time::window::Window;

/// Monday 16 November 2026; the week under test is 2026-W47.
fn monday() -> Day {
    Day::from_ymd(2026, 11, 16).unwrap()
}

fn week() -> Week {
    Week::of(monday(), Weekday::Mon)
}

/// Schedules as (days from the Monday, schedule).
fn routine(periods: &[(i32, &str)]) -> Routine {
    Routine {
        meta: Meta {
            id: Id::from_random([1; 16]),
            name: "evening walk".parse().unwrap(),
            position: 0,
            archived_at: None,
            updated_at: Instant::from_seconds(0).unwrap(),
        },
        category: None,
        archived_on: None,
        periods: periods
            .iter()
            .map(|(from, text)| SchedulePeriod {
                from: monday().plus(*from),
                schedule: text.parse().unwrap(),
            })
            .collect(),
        excused: Stays::default(),
        marked_on: Vec::new(),
        time: None,
    }
}

/// Marks written as one letter a day from the Monday: d(one), p(artial), s(kipped), - none.
fn marks(week: &str) -> Vec<Mark> {
    let outcomes = week.chars().map(|letter| match letter {
        'd' => Some(MarkOutcome::Done),
        'p' => Some(MarkOutcome::Partial),
        's' => Some(MarkOutcome::Skipped),
        _ => None,
    });
    outcomes
        .zip(0..)
        .filter_map(|(outcome, n)| Some(mark(Id::from_random([1; 16]), n, outcome?)))
        .collect()
}

fn mark(routine: Id, days: i32, outcome: MarkOutcome) -> Mark {
    let at = Moment::from_parts(0, 0).unwrap();
    Mark { routine, day: monday().plus(days), outcome, at, updated_at: at.into() }
}

fn letter(marked: &str, day: i32) -> char {
    marked.chars().zip(0..).find(|(_, n)| *n == day).map_or('-', |(letter, _)| letter)
}

fn with_letter(marked: &str, day: i32, letter: char) -> String {
    marked.chars().zip(0..).map(|(other, n)| if n == day { letter } else { other }).collect()
}

/// due, done, partial, skipped, unrecorded, extra
type Counts = [u32; 6];

fn counts(routine: &Routine, marked: &str, today: i32) -> Counts {
    let found = count(routine, &marks(marked), week(), &noon(monday().plus(today)));
    numbers(found)
}

fn numbers(found: RoutineCounts) -> Counts {
    let RoutineCounts { due, done, partial, skipped, unrecorded, extra } = found;
    [due, done, partial, skipped, unrecorded, extra]
}

#[rstest]
#[case::week_over("day", "dpsd-d-", 7, [7, 3, 1, 1, 2, 0])]
#[case::today_open("day", "dd-d", 4, [4, 3, 0, 0, 1, 0])]
#[case::today_recorded("day", "dd-dp", 4, [5, 3, 1, 0, 1, 0])]
#[case::first_day_open("day", "", 0, [0; 6])]
#[case::week_ahead("day", "", -1, [0; 6])]
#[case::weekdays("mon,wed,fri", "d-s----", 7, [3, 1, 0, 1, 1, 0])]
#[case::done_on_another_day("mon,wed,fri", "dd-p---", 7, [3, 1, 0, 0, 2, 2])]
#[case::skipped_when_not_due("mon,wed,fri", "ds-----", 7, [3, 1, 0, 0, 2, 0])]
#[case::today_not_due_but_done("mon", "dd", 1, [1, 1, 0, 0, 0, 1])]
#[case::paused("paused", "d-s----", 7, [0, 0, 0, 0, 0, 1])]
fn by_days(
    #[case] schedule: &str,
    #[case] marked: &str,
    #[case] today: i32,
    #[case] expected: Counts,
) {
    assert_eq!(counts(&routine(&[(-30, schedule)]), marked, today), expected);
}

#[rstest]
#[case::nothing_yet_and_time_enough("3/week", "", 3, [0; 6])]
#[case::still_reachable_today("3/week", "", 4, [0; 6])]
#[case::one_is_out_of_reach("3/week", "", 5, [1, 0, 0, 0, 1, 0])]
#[case::two_are_out_of_reach("3/week", "", 6, [2, 0, 0, 0, 2, 0])]
#[case::week_over_with_none("3/week", "", 7, [3, 0, 0, 0, 3, 0])]
#[case::on_the_way("3/week", "d-d", 3, [2, 2, 0, 0, 0, 0])]
#[case::reached_early("3/week", "dpd", 3, [3, 2, 1, 0, 0, 0])]
#[case::further_ones_are_extra("3/week", "dpd-dp-", 7, [3, 2, 1, 0, 0, 2])]
#[case::a_skip_stands_for_what_was_not_done("3/week", "sd-d---", 7, [3, 2, 0, 1, 0, 0])]
#[case::a_skip_uses_up_none("3/week", "sd-d--d", 7, [3, 3, 0, 0, 0, 0])]
#[case::a_skip_when_there_is_time_enough("3/week", "s", 3, [0; 6])]
#[case::more_skips_than_were_due("3/week", "ss-d-s-", 7, [3, 1, 0, 2, 0, 0])]
#[case::a_further_skip_counts_nowhere("3/week", "ddd-s--", 7, [3, 3, 0, 0, 0, 0])]
#[case::short_by_one("3/week", "d----d-", 7, [3, 2, 0, 0, 1, 0])]
#[case::every_day_of_seven("7/week", "ddd-", 4, [4, 3, 0, 0, 1, 0])]
#[case::last_day_recorded("3/week", "------d", 6, [3, 1, 0, 0, 2, 0])]
fn by_times_a_week(
    #[case] schedule: &str,
    #[case] marked: &str,
    #[case] today: i32,
    #[case] expected: Counts,
) {
    assert_eq!(counts(&routine(&[(-30, schedule)]), marked, today), expected);
}

#[rstest]
#[case::on_its_first_day_and_each_third_after(0, "d--d--p", [3, 2, 1, 0, 0, 0])]
#[case::anchored_in_a_week_before(-2, "-d--d--", [2, 2, 0, 0, 0, 0])]
#[case::not_on_other_days(-2, "d--d---", [2, 0, 0, 0, 2, 2])]
fn every_third_day(#[case] from: i32, #[case] marked: &str, #[case] expected: Counts) {
    assert_eq!(counts(&routine(&[(from, "3d")]), marked, 7), expected);
}

#[rstest]
#[case::begun_on_friday(&[(4, "day")], None, "-----d-", [3, 1, 0, 0, 2, 0])]
#[case::done_before_it_began(&[(4, "day")], None, "d---ddd", [3, 3, 0, 0, 0, 1])]
#[case::begun_on_saturday_there_is_room_for_two(&[(5, "3/week")], None, "", [2, 0, 0, 0, 2, 0])]
#[case::put_away_on_wednesday(&[(-9, "day")], Some(2), "d-d----", [2, 1, 0, 0, 1, 1])]
#[case::put_away_while_in_reach(&[(-9, "3/week")], Some(2), "d------", [1, 1, 0, 0, 0, 0])]
#[case::paused_from_wednesday(&[(-9, "day"), (2, "paused")], None, "dd--d--", [2, 2, 0, 0, 0, 1])]
#[case::from_daily_to_mondays(&[(-9, "day"), (3, "mon")], None, "d-d----", [3, 2, 0, 0, 1, 0])]
#[case::from_three_to_five_times(&[(-9, "3/week"), (3, "5/week")], None, "ddd--d-", [5, 4, 0, 0, 1, 0])]
#[case::from_five_times_to_one(&[(-9, "5/week"), (3, "1/week")], None, "ddd-d--", [3, 3, 0, 0, 0, 1])]
#[case::a_new_anchor(&[(-9, "2d"), (3, "3d")], None, "-d-d--d", [3, 3, 0, 0, 0, 0])]
fn a_changed_schedule_moves_no_past_day(
    #[case] periods: &[(i32, &str)],
    #[case] archived: Option<i32>,
    #[case] marked: &str,
    #[case] expected: Counts,
) {
    let archived_on = archived.map(|days| monday().plus(days));
    let routine = Routine { archived_on, ..routine(periods) };
    assert_eq!(counts(&routine, marked, 7), expected);
}

#[rstest]
#[case::daily("day", "d-----d", [4, 2, 0, 0, 2, 0])]
#[case::done_all_the_same("day", "d-d---d", [4, 2, 0, 0, 2, 1])]
#[case::skipped_in_it("day", "d-s---d", [4, 2, 0, 0, 2, 0])]
#[case::so_many_times_a_week("3/week", "-d-----", [3, 1, 0, 0, 2, 0])]
#[case::more_times_than_days("7/week", "-------", [4, 0, 0, 0, 4, 0])]
fn days_of_a_stay_are_excused(
    #[case] schedule: &str,
    #[case] marked: &str,
    #[case] expected: Counts,
) {
    let mut stay = Treatment::begin(routine(&[]).meta);
    stay.setting = Some(Setting::Detox);
    (stay.from, stay.to) = (Some(monday().plus(2)), Some(monday().plus(4)));
    let routine = Routine { excused: Stays::of(&[stay]), ..routine(&[(-30, schedule)]) };
    assert_eq!(counts(&routine, marked, 7), expected);
    assert!(!is_due_on(&routine, &[], week(), monday().plus(3)));
    assert!(is_due_on(&routine, &[], week(), monday().plus(5)));
}

#[test]
fn marks_of_other_routines_are_passed_over() {
    let other = mark(Id::from_random([2; 16]), 0, MarkOutcome::Done);
    let found = count(&routine(&[(-9, "mon")]), &[other], week(), &noon(monday().plus(7)));
    assert_eq!((found.due, found.done, found.unrecorded), (1, 0, 1));
}

#[test]
fn a_week_from_sunday_counts_from_sunday() {
    let week = Week::of(monday(), Weekday::Sun);
    let done = [-1, 0, 1].map(|days| mark(Id::from_random([1; 16]), days, MarkOutcome::Done));
    let found = count(&routine(&[(-9, "2/week")]), &done, week, &noon(monday().plus(9)));
    assert_eq!((found.due, found.done, found.extra), (2, 2, 1));
}

#[rstest]
#[case::daily("day", "d-", 1, true)]
#[case::done_already("day", "dd", 1, false)]
#[case::skipped_already("day", "ds", 1, false)]
#[case::another_weekday("mon,fri", "", 1, false)]
#[case::its_weekday("mon,fri", "", 4, true)]
#[case::fewer_than_three_so_far("3/week", "dd", 4, true)]
#[case::a_skip_is_none_of_three("3/week", "dds", 4, true)]
#[case::three_so_far("3/week", "ddd", 4, false)]
#[case::none_and_out_of_reach("3/week", "", 6, true)]
#[case::third_day("3d", "", 3, false)]
#[case::paused("paused", "", 3, false)]
fn due_on_a_day(
    #[case] schedule: &str,
    #[case] marked: &str,
    #[case] today: i32,
    #[case] due: bool,
) {
    let routine = routine(&[(-10, schedule)]);
    assert_eq!(is_due_on(&routine, &marks(marked), week(), monday().plus(today)), due);
}

#[rstest]
#[case::the_day_before_it_begins(-1, false)]
#[case::its_first_day(0, true)]
#[case::its_last_day(2, true)]
#[case::the_day_it_is_put_away(3, false)]
fn due_only_while_kept(#[case] today: i32, #[case] due: bool) {
    let archived_on = Some(monday().plus(3));
    let routine = Routine { archived_on, ..routine(&[(0, "day")]) };
    let week = Week::of(monday().plus(today), Weekday::Mon);
    assert_eq!(is_due_on(&routine, &[], week, monday().plus(today)), due);
}

fn schedules() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("day".to_owned()),
        Just("paused".to_owned()),
        Just("mon,wed,sun".to_owned()),
        (1..=7).prop_map(|n| format!("{n}/week")),
        (2..=9).prop_map(|n| format!("{n}d")),
    ]
}

prop_compose! {
    fn histories()(
        periods in proptest::collection::btree_map(-9..7i32, schedules(), 1..4),
        archived in proptest::option::of(-2..9i32),
    ) -> Routine {
        let periods: Vec<_> = periods.iter().map(|(n, text)| (*n, text.as_str())).collect();
        Routine { archived_on: archived.map(|n| monday().plus(n)), ..routine(&periods) }
    }
}

proptest! {
    #[test]
    fn the_parts_add_up_and_nothing_recorded_is_lost(
        routine in histories(), marked in "[dps-]{7}", today in -1..9i32,
    ) {
        let [due, done, partial, skipped, unrecorded, extra] = counts(&routine, &marked, today);
        prop_assert_eq!(done + partial + skipped + unrecorded, due);
        let upto = marked.chars().zip(0..).filter(|(_, n)| *n <= today);
        let made = upto.filter(|(letter, _)| matches!(letter, 'd' | 'p')).count();
        prop_assert_eq!((done + partial + extra) as usize, made);
    }

    #[test]
    fn times_a_week_follow_the_sum(
        times in 1..=7i32, from in -9..7i32, marked in "[dps-]{7}", today in 0..9i32,
    ) {
        let active = |day: &i32| (from.max(0)..7).contains(day);
        let is_marked = |day: &i32| letter(&marked, *day) != '-';
        let number = |days: &mut dyn Iterator<Item = i32>| i32::try_from(days.count()).unwrap();
        let is_kept = |day: &i32| "dp".contains(letter(&marked, *day));
        let kept = number(&mut (0..=today).filter(active).filter(is_kept));
        let open = |day: &i32| *day > today || (*day == today && !is_marked(day));
        let still_ahead = number(&mut (0..7).filter(active).filter(open));
        let room = number(&mut (0..7).filter(active));
        let due = kept.min(times).max(times.min(room) - still_ahead);
        let found = counts(&routine(&[(from, &format!("{times}/week"))]), &marked, today)[0];
        prop_assert_eq!(i32::try_from(found).unwrap(), due);
    }

    #[test]
    fn what_comes_later_changes_nothing_before(
        routine in histories(), marked in "[dps-]{7}", today in 0..7i32, schedule in schedules(),
    ) {
        let marked = with_letter(&marked, today, '-');
        let before = counts(&routine, &marked, today);
        let mut changed = routine.clone();
        changed.periods.retain(|period| period.from < monday().plus(today));
        let from = monday().plus(today);
        changed.periods.push(SchedulePeriod { from, schedule: schedule.parse().unwrap() });
        prop_assert_eq!(counts(&changed, &marked, today), before);
        changed.archived_on = routine.archived_on.map_or(Some(from), |on| Some(on.min(from)));
        prop_assert_eq!(counts(&changed, &marked, today), before);
    }

    #[test]
    fn a_routine_is_due_when_doing_it_now_would_count(
        routine in histories(), marked in "[dps-]{7}", today in 0..7i32,
    ) {
        let done = with_letter(&marked, today, 'd');
        let extra = |marked| counts(&routine, marked, today)[5];
        let counts_now = extra(&done) == extra(&marked);
        let due = is_due_on(&routine, &marks(&marked), week(), monday().plus(today));
        prop_assert_eq!(due, letter(&marked, today) == '-' && counts_now);
    }

    #[test]
    fn a_window_counts_what_its_weeks_count(
        routine in histories(), marked in "[dps-]{14}", today in -1..16i32, cut in 1..14i32,
    ) {
        let (marks, today) = (marks(&marked), noon(monday().plus(today)));
        let later = marks.partition_point(|one| one.day < monday().plus(7));
        let (first, second) = marks.split_at(later);
        let mut weeks = count(&routine, first, week(), &today);
        weeks += count(&routine, second, Week::of(monday().plus(7), Weekday::Mon), &today);

        let within = |marks, from: i32, to: i32| {
            let window = Window::new(monday().plus(from), monday().plus(to)).unwrap();
            count_within(&routine, marks, window, Weekday::Mon, &today)
        };
        prop_assert_eq!(within(&marks, 0, 13), weeks);
        let mut parts = within(&marks, 0, cut - 1);
        parts += within(if cut < 7 { &marks } else { second }, cut, 13);
        prop_assert_eq!(parts, weeks);
    }
}

/// The clock's day is the Wednesday; something happened on the Friday after it.
#[rstest]
#[case::not_recorded("dd---", [2, 2, 0, 0, 0, 0])]
#[case::recorded_on_a_later_day("dd--d", [3, 3, 0, 0, 0, 0])]
#[case::missed_before_it("d----", [2, 1, 0, 0, 1, 0])]
fn days_from_the_clocks_day_on_may_yet_be_recorded(#[case] marked: &str, #[case] counts: Counts) {
    let mut horizon = noon(monday().plus(2));
    let friday = monday().plus(4);
    horizon.push(friday, horizon.now());
    assert_eq!(horizon.today(), friday);
    let found = count(&routine(&[(-30, "day")]), &marks(marked), week(), &horizon);
    assert_eq!(numbers(found), counts);
}
