//! Changes set against what each day was before and is after.

use proptest::prelude::*;
use rstest::rstest;

use super::BadPause;
use crate::domain::id::Id;
use crate::domain::record::{Meta, Record};
use crate::domain::records::routine::{Routine, SchedulePeriod};
use crate::domain::records::treatment::stays::Stays;
use crate::domain::time::day::Day;
use crate::domain::time::moment::Instant;
use crate::domain::time::schedule::Schedule;

/// The day on which changes are made, the tenth that the letters tell of.
const TODAY: i32 = 10;

fn day(n: i32) -> Day {
    Day::from_ymd(2026, 11, 10).unwrap().plus(n)
}

fn now() -> Instant {
    Instant::noon_of(day(TODAY))
}

/// A routine by what holds on each day from day 0, the last letter from then on: `d` daily, `2`
/// every two days, `w` three times a week, `p` paused, `.` nothing.
fn routine(letters: &str) -> Routine {
    let schedules: Vec<_> = letters.chars().map(schedule).collect();
    let before = [None].into_iter().chain(schedules.iter().copied());
    let changes = (0..).zip(before.zip(&schedules)).filter(|(_, (before, now))| before != *now);
    let period = |(n, (_, now)): (i32, (_, &Option<Schedule>))| {
        Some(SchedulePeriod { from: day(n), schedule: (*now)? })
    };
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
        periods: changes.filter_map(period).collect(),
        excused: Stays::default(),
        marked_on: Vec::new(),
        time: None,
    }
}

fn schedule(letter: char) -> Option<Schedule> {
    match letter {
        'd' => Some(Schedule::Daily),
        '2' => Some(Schedule::EveryDays(2)),
        'w' => Some(Schedule::PerWeek(3)),
        'p' => Some(Schedule::Paused),
        _ => None,
    }
}

/// What holds on each of so many days, in the letters of [`routine`].
fn letters(routine: &Routine, days: usize) -> String {
    let letter = |n| {
        let holds = routine.period_on(day(n)).map(|period| period.schedule);
        "d2wp.".chars().find(|letter| schedule(*letter) == holds).unwrap_or('?')
    };
    (0..).map(letter).take(days).collect()
}

#[rstest]
#[case::from_today_on("dddddddddddddd", "dddddddddd2222", 2)]
#[case::the_same_again("dd2222222222222", "dd2222222222222", 2)]
#[case::it_has_not_begun("............dd", "............22", 1)]
#[case::a_pause_under_way_ends("dddddppppppppp", "dddddppppp2222", 3)]
#[case::and_what_was_to_follow_it("dddddpppppppww", "dddddppppp2222", 3)]
#[case::a_pause_ahead_stays("ddddddddddddppdd", "dddddddddd22pp22", 4)]
fn another_schedule(#[case] before: &str, #[case] after: &str, #[case] periods: usize) {
    let mut routine = routine(before);
    routine.reschedule(day(TODAY), Schedule::EveryDays(2));
    assert_eq!(letters(&routine, after.len()), after);
    assert_eq!(routine.periods.len(), periods);
}

#[rstest]
#[case::without_end("dddddddddddddd", 10, None, "ddddddddddpppp")]
#[case::with_an_end("dddddddddddddd", 10, Some(11), "ddddddddddppdd")]
#[case::of_one_day("dddddddddddddd", 10, Some(10), "ddddddddddpddd")]
#[case::ahead("dddddddddddddd", 12, Some(12), "ddddddddddddpd")]
#[case::reaching_back("dddddddddddddd", 8, Some(10), "ddddddddpppddd")]
#[case::over_a_change("ddddddddddd222", 10, Some(11), "ddddddddddpp22")]
#[case::over_the_first_day("...........ddd", 10, Some(12), "..........pppd")]
#[case::an_end_to_one_without("ddddddddpppppp", 10, Some(11), "ddddddddppppdd")]
#[case::cutting_a_later_one_short("ddddddddddddpppd", 10, Some(12), "ddddddddddpppddd")]
#[case::before_a_later_one("ddddddddddddppdd", 10, Some(10), "ddddddddddpdppdd")]
fn pauses(
    #[case] before: &str,
    #[case] from: i32,
    #[case] until: Option<i32>,
    #[case] after: &str,
) {
    let mut routine = routine(before);
    routine.pause(day(from), until.map(day)).unwrap();
    assert_eq!(letters(&routine, after.len()), after);
}

#[rstest]
#[case::backwards("ddd", 10, Some(9), BadPause::Backwards { from: day(10), until: day(9) })]
#[case::before_it_begins("............dd", 10, Some(11), BadPause::NotBegun { first: day(12) })]
#[case::as_it_begins("..........dddd", 10, None, BadPause::NotBegun { first: day(10) })]
fn pauses_that_cannot_be(
    #[case] before: &str,
    #[case] from: i32,
    #[case] until: Option<i32>,
    #[case] expected: BadPause,
) {
    let unchanged = routine(before);
    let mut routine = unchanged.clone();
    assert_eq!(routine.pause(day(from), until.map(day)), Err(expected));
    assert_eq!(routine, unchanged);
}

#[rstest]
#[case::without_end("dddddppppppppp", "dddddpppppdddd", true)]
#[case::before_its_end("22222ppppppp22", "22222ppppp2222", true)]
#[case::from_the_first_day("pppppppppppppw", "ppppppppppwwww", true)]
#[case::not_paused("dddddddddddddd", "dddddddddddddd", false)]
#[case::paused_later("ddddddddddddpp", "ddddddddddddpp", false)]
fn a_pause_ends_early(#[case] before: &str, #[case] after: &str, #[case] paused: bool) {
    let mut routine = routine(before);
    assert_eq!(routine.resume(day(TODAY)), paused);
    assert_eq!(letters(&routine, after.len()), after);
}

#[rstest]
#[case::running("dddddddddddddd", 5, "dddddpppppdddd")]
#[case::put_away_today("dddddddddddddd", 10, "dddddddddddddd")]
#[case::paused_before("dddpppppppppww", 5, "dddpppppppddww")]
#[case::changed_while_away("ddddddd2222222", 5, "dddddppppp2222")]
#[case::not_begun_yet("............dd", 5, "............dd")]
fn brought_back(#[case] before: &str, #[case] away: i32, #[case] after: &str) {
    let mut routine = routine(before);
    routine.archive(now(), day(away));
    let archived = routine.clone();
    routine.archive(now(), day(TODAY));
    assert_eq!(routine, archived);
    assert_eq!(routine.period_on(day(TODAY)), None);
    assert_eq!(routine.meta.archived_at, Some(now()));
    routine.restore(day(TODAY));
    assert_eq!(routine.meta.archived_at, None);
    let restored = routine.clone();
    routine.restore(day(TODAY));
    assert_eq!(routine, restored);
    assert_eq!(letters(&routine, after.len()), after);
}

#[rstest]
#[case("dddddddddddddd", None)]
#[case("dddddddddpppdd", Some(11))]
#[case("dddddddddppppp", None)]
fn the_end_of_a_pause(#[case] letters: &str, #[case] until: Option<i32>) {
    assert_eq!(routine(letters).paused_until(day(TODAY)), until.map(day));
}

fn routines() -> impl Strategy<Value = Routine> {
    ("\\.{0,12}", "[d2w]", "[d2wp]{0,16}")
        .prop_map(|(before, first, rest)| routine(&format!("{before}{first}{rest}")))
}

proptest! {
    #[test]
    fn no_change_moves_a_day_that_is_past(
        before in routines(), away in proptest::option::of(0..=TODAY), which in 0..5,
        from in TODAY..20, length in proptest::option::of(0..9),
    ) {
        let mut after = before.clone();
        if let Some(away) = away {
            after.archive(now(), day(away));
        }
        let past = letters(&after, 10);
        match which {
            0 => after.reschedule(day(TODAY), Schedule::PerWeek(3)),
            1 => drop(after.pause(day(from), length.map(|n| day(from + n)))),
            2 => drop(after.resume(day(TODAY))),
            3 => after.archive(now(), day(TODAY)),
            _ => after.restore(day(TODAY)),
        }
        // A day on which it was away was due to nobody, as on one of a pause.
        prop_assert_eq!(letters(&after, 10).replace('p', "."), past.replace('p', "."));
        prop_assert!(after.periods.is_sorted_by(|a, b| a.from < b.from));
        prop_assert!(after.usual_schedule(day(TODAY)).is_some());
    }
}
