//! Golden figures.

use rstest::rstest;

use super::{
    AttemptStats, AttemptStatsBuilder, CountedDays, DayCounts, FocusTally, Run, return_days,
};
use crate::domain::focus_kind::UseGoal;
use crate::domain::records::focus::Focus;
use crate::domain::recovery::day_status::DayStatus::{self, NoUse, Unknown, Use};
use crate::domain::testing::{self, open};
use crate::domain::time::day::Day;
use crate::domain::time::horizon::OpenDays;

/// 20 February 2028, so that the days that follow cross a leap day.
pub(super) fn since() -> Day {
    Day::from_ymd(2028, 2, 20).unwrap()
}

/// The days after the start date, one letter each: n(o use), u(se), ? on record but unknown,
/// - not on record.
fn on_record(letters: &str) -> Vec<(Day, DayStatus)> {
    let statuses = letters.chars().map(|letter| match letter {
        'n' => Some(NoUse),
        'u' => Some(Use),
        '?' => Some(Unknown),
        _ => None,
    });
    statuses.zip(1..).filter_map(|(status, n)| Some((since().plus(n), status?))).collect()
}

/// The length of the last stretch of use in the letters.
fn in_a_row(letters: &str) -> u32 {
    let last = letters.split(|letter| letter != 'u').rfind(|stretch| !stretch.is_empty());
    u32::try_from(last.map_or(0, str::len)).unwrap()
}

pub(super) fn figures(
    since: Day,
    today: Day,
    pending: bool,
    days: impl IntoIterator<Item = (Day, DayStatus)>,
) -> Option<AttemptStats> {
    let mut tally = AttemptStatsBuilder::new(since, today, open(today, pending))?;
    for (day, status) in days {
        tally.push(day, status);
    }
    Some(tally.finish())
}

/// days, confirmed, unlogged, and the days after the start date on which it begins and ends
fn run(days: u32, confirmed: u32, unlogged: u32, span: Option<(i32, i32)>) -> Run {
    let (from, to) = span.unzip();
    let day = |n: i32| since().plus(n);
    Run { days, confirmed, unlogged, from: from.map(day), to: to.map(day) }
}

/// The letters reach to today, which is open where the last is a dot.
#[rstest]
#[case::day_0("", [0, 0, 0], None, 0, run(0, 0, 0, None), run(0, 0, 0, None))]
#[case::day_1_open(".", [0, 0, 0], None, 1, run(0, 0, 0, None), run(0, 0, 0, None))]
#[case::day_1("n", [1, 0, 0], None, 1, run(1, 1, 0, Some((1, 1))), run(1, 1, 0, Some((1, 1))))]
#[case::day_1_not_said(
    "?", [0, 0, 1], None, 1, run(1, 0, 1, Some((1, 1))), run(1, 0, 1, Some((1, 1))),
)]
#[case::use_on_day_1("u", [0, 1, 0], Some(1), 0, run(0, 0, 0, None), run(0, 0, 0, None))]
#[case::a_gap_neither_extends_nor_breaks(
    "nn---nn", [4, 0, 3], None, 7, run(7, 4, 3, Some((1, 7))), run(7, 4, 3, Some((1, 7))),
)]
#[case::today_open_is_in_no_count(
    "nnnn.", [4, 0, 0], None, 5, run(4, 4, 0, Some((1, 4))), run(4, 4, 0, Some((1, 4))),
)]
#[case::used_yesterday_today_open(
    "nnu.", [2, 1, 0], Some(3), 1, run(0, 0, 0, None), run(2, 2, 0, Some((1, 2))),
)]
#[case::used_today(
    "nnnu", [3, 1, 0], Some(4), 0, run(0, 0, 0, None), run(3, 3, 0, Some((1, 3))),
)]
#[case::two_use_days_in_a_row(
    "nuun", [2, 2, 0], Some(3), 1, run(1, 1, 0, Some((4, 4))), run(1, 1, 0, Some((4, 4))),
)]
#[case::more_confirmed_outweighs_more_days(
    "n------n-unnn", [5, 1, 7], Some(10), 3, run(3, 3, 0, Some((11, 13))), run(3, 3, 0, Some((11, 13))),
)]
#[case::of_equals_the_latest(
    "nn-unn", [4, 1, 1], Some(4), 2, run(2, 2, 0, Some((5, 6))), run(2, 2, 0, Some((5, 6))),
)]
#[case::the_longest_lies_back(
    "nn-nunn-u-n", [6, 2, 3], Some(9), 2, run(2, 1, 1, Some((10, 11))), run(4, 3, 1, Some((1, 4))),
)]
#[case::nothing_on_record(
    "----.", [0, 0, 4], None, 5, run(4, 0, 4, Some((1, 4))), run(4, 0, 4, Some((1, 4))),
)]
#[case::of_none_confirmed_the_latest_even_without_a_day(
    "---u", [0, 1, 3], Some(4), 0, run(0, 0, 0, None), run(0, 0, 0, None),
)]
#[case::of_none_confirmed_the_latest(
    "---u-", [0, 1, 4], Some(4), 1, run(1, 0, 1, Some((5, 5))), run(1, 0, 1, Some((5, 5))),
)]
#[case::across_29_february(
    "nnnnnnnnnnnn", [12, 0, 0], None, 12, run(12, 12, 0, Some((1, 12))), run(12, 12, 0, Some((1, 12))),
)]
fn counted_by_hand(
    #[case] letters: &str,
    #[case] days: [u32; 3],
    #[case] last_in_range: Option<i32>,
    #[case] days_since_use: u32,
    #[case] current_run: Run,
    #[case] longest_run: Run,
) {
    let today = since().plus(i32::try_from(letters.len()).unwrap());
    let [no_use, used, unknown] = days;
    let expected = AttemptStats {
        since: since(),
        days_in_recovery: u32::try_from(letters.len()).unwrap(),
        last_in_range: last_in_range.map(|n| since().plus(n)),
        days_since_use,
        use_days_in_a_row: in_a_row(letters),
        days: DayCounts { no_use, used, unknown },
        current_run,
        longest_run,
    };
    let found = figures(since(), today, letters.ends_with('.'), on_record(letters));
    assert_eq!(found, Some(expected));
}

#[rstest]
#[case::nothing(DayCounts::default(), None, None, None)]
#[case::all_unknown(DayCounts { unknown: 4, ..DayCounts::default() }, None, Some(0.0), Some(100.0))]
#[case::all_known(DayCounts { no_use: 3, used: 1, unknown: 0 }, Some(75.0), Some(75.0), Some(75.0))]
#[case::some_unknown(DayCounts { no_use: 6, used: 2, unknown: 8 }, Some(75.0), Some(37.5), Some(87.5))]
#[case::only_use(DayCounts { no_use: 0, used: 2, unknown: 2 }, Some(0.0), Some(0.0), Some(50.0))]
fn percentages_with_both_bounds(
    #[case] days: DayCounts,
    #[case] percent: Option<f64>,
    #[case] low: Option<f64>,
    #[case] high: Option<f64>,
) {
    assert_eq!(
        (days.percent_no_use(), days.percent_low(), days.percent_high()),
        (percent, low, high)
    );
}

#[test]
fn nothing_is_counted_before_the_start_date() {
    assert_eq!(figures(since(), since().plus(-1), true, []), None);
    assert_eq!(CountedDays::new(since(), since().plus(-1), OpenDays::default()), None);
}

#[test]
fn a_use_on_the_start_date_is_none_of_the_attempt() {
    let found = figures(since(), since().plus(2), false, [(since(), Use)]).unwrap();
    assert_eq!((found.last_in_range, found.days.used, found.days_since_use), (None, 0, 2));
}

#[rstest]
#[case::a_full_week(-20, 9, false, 7)]
#[case::begun_on_its_first_day(0, 9, false, 6)]
#[case::begun_on_its_last_day(6, 9, false, 0)]
#[case::today_in_it(-20, 2, false, 3)]
#[case::today_open(-20, 2, true, 2)]
#[case::first_day_open(-20, 0, true, 0)]
#[case::all_ahead(-20, -3, false, 0)]
#[case::begun_after_it(8, 9, false, 0)]
fn a_week_takes_its_part_of_the_range(
    #[case] since: i32,
    #[case] today: i32,
    #[case] pending: bool,
    #[case] days: u32,
) {
    let monday = Day::from_ymd(2026, 11, 16).unwrap();
    let range =
        CountedDays::new(monday.plus(since), monday.plus(today), open(monday.plus(today), pending))
            .unwrap();
    let of_week = range.within(monday, monday.plus(6));
    assert_eq!(of_week.days(), days);
    let every_day = (-30..30).map(|n| (monday.plus(n), NoUse));
    assert_eq!(of_week.count(every_day), DayCounts { no_use: days, used: 0, unknown: 0 });
}

#[rstest]
#[case::the_next_day("nun", &[(2, Some(1))])]
#[case::unlogged_days_lie_between("nu--?n", &[(2, Some(4))])]
#[case::several_days_end_together("uuun", &[(1, Some(3)), (2, Some(2)), (3, Some(1))])]
#[case::not_yet("nunu-", &[(2, Some(1)), (4, None)])]
#[case::never_used("nn", &[])]
fn the_way_back(#[case] letters: &str, #[case] expected: &[(i32, Option<u32>)]) {
    let expected: Vec<_> = expected.iter().map(|(n, days)| (since().plus(*n), *days)).collect();
    assert_eq!(return_days(on_record(letters)), expected);
}

#[rstest]
#[case::a_slip("nnu", UseGoal::None, false)]
#[case::two_days("nnuu", UseGoal::None, false)]
#[case::three_days("nnuuu", UseGoal::None, true)]
#[case::told_later("nuuu-n.", UseGoal::None, true)]
#[case::not_in_a_row("nuu?u", UseGoal::None, false)]
#[case::an_earlier_row("uuunnu", UseGoal::None, false)]
#[case::who_wants_less_is_not_asked("uuuuu", UseGoal::Less, false)]
fn a_restart_is_offered_after_three_days(
    #[case] letters: &str,
    #[case] goal: UseGoal,
    #[case] offered: bool,
) {
    let today = since().plus(i32::try_from(letters.len()).unwrap());
    let found = figures(since(), today, false, on_record(letters)).unwrap();
    assert_eq!(found.offers_restart(goal), offered);
}

pub(super) fn focus(attempts: &[i32]) -> Focus {
    testing::focus(attempts.iter().map(|n| since().plus(*n)))
}

#[test]
fn a_restart_splits_and_lowers_nothing() {
    let days = on_record("nnnnuu-nnn");
    let of = |attempts: &[i32]| {
        let mut tally = FocusTally::new(&focus(attempts), since().plus(10), OpenDays::default());
        for (day, status) in &days {
            tally.push(*day, *status);
        }
        tally.finish()
    };
    let before = of(&[0]);
    assert_eq!(before.current, before.lifetime);
    let after = of(&[0, 6]);
    assert_eq!((after.lifetime, after.last_use), (before.lifetime, before.last_use));
    let (restarted, whole) = (after.current.unwrap(), after.lifetime);
    assert_eq!((restarted.days_in_recovery, restarted.last_in_range), (4, None));
    assert_eq!(restarted.days, DayCounts { no_use: 3, used: 0, unknown: 1 });
    assert_eq!(restarted.longest_run, run(4, 3, 1, Some((7, 10))));
    assert_eq!(whole.unwrap().longest_run, run(4, 4, 0, Some((1, 4))));
}

#[rstest]
#[case::no_start_date(&[], false, false)]
#[case::it_lies_ahead(&[9], false, false)]
#[case::a_restart_lies_ahead(&[0, 9], false, true)]
#[case::begun(&[0, 2], true, true)]
fn figures_need_a_start_date(
    #[case] attempts: &[i32],
    #[case] current: bool,
    #[case] lifetime: bool,
) {
    let found =
        FocusTally::new(&focus(attempts), since().plus(5), open(since().plus(5), true)).finish();
    assert_eq!((found.current.is_some(), found.lifetime.is_some()), (current, lifetime));
}

#[rstest]
#[case::on_the_start_day(&[0], &[0], Some(0), Some(5))]
#[case::before_the_first_attempt(&[0], &[-3], Some(-3), Some(5))]
#[case::in_an_earlier_attempt(&[0, 4], &[2], Some(2), Some(1))]
#[case::on_the_day_of_a_restart(&[0, 4], &[2, 4], Some(4), Some(1))]
#[case::within_the_attempt(&[0], &[0, 3], Some(3), Some(2))]
#[case::today(&[5], &[5], Some(5), Some(0))]
#[case::of_a_day_to_come(&[0], &[6], None, Some(5))]
#[case::without_a_start_date(&[], &[2], Some(2), None)]
#[case::before_one_that_lies_ahead(&[9], &[2], Some(2), None)]
#[case::never(&[0], &[], None, Some(5))]
fn the_last_use_is_of_any_attempt(
    #[case] attempts: &[i32],
    #[case] used: &[i32],
    #[case] last_use: Option<i32>,
    #[case] days_since_use: Option<u32>,
) {
    let mut tally = FocusTally::new(&focus(attempts), since().plus(5), OpenDays::default());
    for n in used {
        tally.push(since().plus(*n), Use);
    }
    let found = tally.finish();
    assert_eq!(found.last_use, last_use.map(|n| since().plus(n)));
    assert_eq!(found.current.map(|current| current.days_since_use), days_since_use);
}

/// The last three days are the clock's day and two after it, on which something happened: o is open.
#[rstest]
#[case::all_settled("nnnnn", [5, 0, 0], (5, 5, Some(1), Some(5)))]
#[case::the_clocks_day_is_open("nnonn", [4, 0, 0], (4, 4, Some(1), Some(5)))]
#[case::used_after_an_open_day("nnoun", [3, 1, 0], (1, 1, Some(5), Some(5)))]
#[case::an_open_day_before_the_first("unonn", [3, 1, 0], (3, 3, Some(2), Some(5)))]
#[case::open_to_the_end("nn?oo", [2, 0, 1], (3, 2, Some(1), Some(3)))]
#[case::open_at_the_start_of_a_run("nuoon", [2, 1, 0], (1, 1, Some(5), Some(5)))]
#[case::nothing_but_open_days("nuooo", [1, 1, 0], (0, 0, None, None))]
fn open_days_are_in_no_count(
    #[case] letters: &str,
    #[case] days: [u32; 3],
    #[case] run: (u32, u32, Option<i32>, Option<i32>),
) {
    let today = since().plus(5);
    let is_open = |(n, letter)| (letter == 'o').then(|| since().plus(n));
    let open: OpenDays = (1..).zip(letters.chars()).filter_map(is_open).collect();
    let mut tally = AttemptStatsBuilder::new(since(), today, open).unwrap();
    for (day, status) in on_record(letters) {
        tally.push(day, status);
    }
    let found = tally.finish();
    let [no_use, used, unknown] = days;
    assert_eq!(found.days, DayCounts { no_use, used, unknown });
    assert_eq!(found.days_in_recovery, 5);
    let at = |day: Option<Day>| day.map(|day| day.days_since(since()));
    let current = found.current_run;
    assert_eq!((current.days, current.confirmed, at(current.from), at(current.to)), run);
}
