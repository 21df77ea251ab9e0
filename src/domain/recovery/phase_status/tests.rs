use proptest::prelude::*;
use rstest::rstest;

use super::{DecidedBy, PhaseStatus, course, extra_care_until, reach_of_a_use, reached};
use crate::domain::code::Code;
use crate::domain::focus_kind::FocusKind;
use crate::domain::phase::{Phase, PhaseChoice, PhaseGroup};
use crate::domain::records::focus::Focus;
use crate::domain::testing::focus;
use crate::domain::time::day::Day;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// The phase by the calendar.
fn phase_on(kind: FocusKind, maintenance: bool, since: Day, today: Day) -> Phase {
    reached(&course(kind, maintenance, since), today).map_or(Phase::Preparing, |(phase, _)| phase)
}

/// A focus with attempts from these days on, and what was said of its phase.
fn heroin(since: &[&str], choices: &[(&str, Option<Phase>)]) -> Focus {
    let mut focus = focus(since.iter().map(|since| day(since)));
    for (from, phase) in choices {
        focus.choose_phase(PhaseChoice { from: day(from), phase: *phase });
    }
    focus
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
    assert_eq!(phase_on(FocusKind::OpioidShort, false, since, since.plus(number)), phase);
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
fn anniversaries_by_the_calendar(#[case] since: &str, #[case] today: &str, #[case] phase: Phase) {
    assert_eq!(phase_on(FocusKind::Alcohol, false, day(since), day(today)), phase);
}

#[rstest]
#[case(FocusKind::OpioidShort, 11)]
#[case(FocusKind::OpioidLong, 21)]
#[case(FocusKind::Alcohol, 11)]
#[case(FocusKind::Stimulant, 11)]
#[case(FocusKind::Benzodiazepine, 57)]
#[case(FocusKind::Cannabis, 15)]
#[case(FocusKind::Nicotine, 22)]
#[case(FocusKind::Behaviour, 0)]
#[case(FocusKind::Other, 11)]
fn days_of_withdrawal(#[case] kind: FocusKind, #[case] days: usize) {
    let since = day("2026-08-01");
    let phases =
        |maintenance| (0..90).map(move |n| phase_on(kind, maintenance, since, since.plus(n)));
    assert_eq!(phases(false).take_while(|phase| *phase == Phase::Withdrawal).count(), days);
    assert!(phases(false).skip(days).all(|phase| phase == Phase::Early));
    assert!(phases(true).all(|phase| phase == Phase::Early));
}

#[test]
fn without_a_start_date_one_prepares() {
    let phase = PhaseStatus::now(&heroin(&[], &[]), None, day("2026-08-01")).phase;
    assert_eq!((phase, phase.group()), (Phase::Preparing, PhaseGroup::Before));
}

#[rstest]
#[case::preparing_and_never_used(None, None, None)]
#[case::begun_today(None, Some(0), Some(28))]
#[case::used_on_the_start_day(Some(-28), Some(-28), Some(0))]
#[case::used_while_preparing(Some(-3), None, Some(25))]
#[case::used_today(Some(0), None, Some(28))]
#[case::its_last_day(Some(-28), None, Some(0))]
#[case::past(Some(-29), None, None)]
#[case::begun(None, Some(-3), Some(25))]
#[case::used_after_the_start(Some(-2), Some(-20), Some(26))]
#[case::begun_after_a_use(Some(-27), Some(-10), Some(18))]
#[case::both_past(Some(-90), Some(-60), None)]
fn extra_care_lasts_28_days(
    #[case] used: Option<i32>,
    #[case] since: Option<i32>,
    #[case] until: Option<i32>,
) {
    let today = day("2026-03-01");
    let from_today = |n: Option<i32>| n.map(|n| today.plus(n));
    let found = extra_care_until(from_today(used), from_today(since), today);
    assert_eq!(found, from_today(until));
}

#[rstest]
#[case::long_after(400, None, Phase::Sustained, Phase::Sustained)]
#[case::after_a_use(400, Some(390), Phase::Sustained, Phase::Early)]
#[case::after_a_use_in_withdrawal(8, Some(6), Phase::Withdrawal, Phase::Withdrawal)]
#[case::care_is_over(400, Some(371), Phase::Sustained, Phase::Sustained)]
#[case::not_begun(-1, None, Phase::Preparing, Phase::Preparing)]
#[case::used_before_the_first_attempt(-1, Some(-2), Phase::Preparing, Phase::Early)]
fn after_a_use_one_looks_as_in_the_early_phase(
    #[case] number: i32,
    #[case] used: Option<i32>,
    #[case] phase: Phase,
    #[case] looks_as: Phase,
) {
    let since = day("2025-03-01");
    let focus = heroin(&["2025-03-01"], &[]);
    let standing = PhaseStatus::of(&focus, used.map(|n| since.plus(n)), since.plus(number));
    assert_eq!((standing.phase, standing.looks_as()), (phase, looks_as));
}

#[rstest]
#[case::the_first_attempt(&["2026-11-01"], None, Some("2026-11-29"))]
#[case::a_later_one(&["2025-01-01", "2026-11-10"], None, Some("2026-12-08"))]
#[case::one_ahead_is_none(&["2025-01-01", "2026-12-01"], None, None)]
#[case::used_before_the_first(&["2026-12-01"], Some("2026-11-19"), Some("2026-12-17"))]
#[case::used_on_the_start_day(&["2026-11-20"], Some("2026-11-20"), Some("2026-12-18"))]
#[case::used_without_any(&[], Some("2026-10-23"), Some("2026-11-20"))]
#[case::all_past(&["2026-10-01"], Some("2026-10-22"), None)]
fn extra_care_opens_at_every_start_and_every_use(
    #[case] since: &[&str],
    #[case] used: Option<&str>,
    #[case] until: Option<&str>,
) {
    let focus = heroin(since, &[]);
    let today = day("2026-11-20");
    let standing = PhaseStatus::now(&focus, used.map(day), today);
    assert_eq!(standing.extra_care_until, until.map(day));
}

#[rstest]
#[case::long_past("2026-10-22", None)]
#[case::just_within("2026-10-23", Some("2026-11-20"))]
#[case::today("2026-11-20", Some("2026-12-18"))]
#[case::not_yet("2026-11-21", None)]
fn extra_care_opens_where_tolerance_fell(#[case] fell: &str, #[case] until: Option<&str>) {
    let focus = Focus { tolerance_fell_on: vec![day(fell)], ..heroin(&["2025-01-01"], &[]) };
    let standing = PhaseStatus::now(&focus, None, day("2026-11-20"));
    assert_eq!(standing.extra_care_until, until.map(day));
}

#[rstest]
#[case::none_before(None, "2026-12-18")]
#[case::less_before(Some("2026-11-10"), "2026-12-18")]
#[case::as_much_before(Some("2026-11-20"), "2026-12-18")]
fn a_use_ahead_opens_extra_care_and_nothing_else(#[case] used: Option<&str>, #[case] until: &str) {
    let today = day("2026-11-20");
    let standing = PhaseStatus::now(&heroin(&["2025-01-01"], &[]), used.map(day), today);
    let with_it = standing.with_use_ahead(today);
    assert_eq!(with_it.extra_care_until, Some(day(until)));
    assert_eq!(PhaseStatus { extra_care_until: standing.extra_care_until, ..with_it }, standing);
}

#[rstest]
#[case::extra_care_is_longer(FocusKind::OpioidShort, 28)]
#[case::withdrawal_is_longer(FocusKind::Benzodiazepine, 56)]
#[case::there_is_no_withdrawal(FocusKind::Behaviour, 28)]
fn a_use_reaches_as_far_as_the_longer_of_both(#[case] kind: FocusKind, #[case] days: i32) {
    assert_eq!(reach_of_a_use(kind), days);
}

const STARTS: [&str; 2] = ["2026-01-01", "2026-08-01"];
const CHOICES: [(&str, Option<Phase>); 4] = [
    ("2026-09-01", Some(Phase::Withdrawal)),
    ("2026-10-01", None),
    ("2026-02-01", Some(Phase::Stable)),
    ("2025-12-01", Some(Phase::Preparing)),
];

#[rstest]
#[case::said_before_the_start("2025-12-31", Phase::Preparing, DecidedBy::Person, "2025-12-01")]
#[case::ended_by_the_start("2026-01-01", Phase::Withdrawal, DecidedBy::Calendar, "2026-01-01")]
#[case::the_calendar("2026-01-31", Phase::Early, DecidedBy::Calendar, "2026-01-12")]
#[case::said("2026-02-01", Phase::Stable, DecidedBy::Person, "2026-02-01")]
#[case::said_until_a_restart("2026-07-31", Phase::Stable, DecidedBy::Person, "2026-02-01")]
#[case::ended_by_a_restart("2026-08-01", Phase::Withdrawal, DecidedBy::Calendar, "2026-08-01")]
#[case::said_again("2026-09-30", Phase::Withdrawal, DecidedBy::Person, "2026-09-01")]
#[case::taken_back("2026-10-01", Phase::Early, DecidedBy::Calendar, "2026-08-12")]
#[case::the_calendar_goes_on("2026-11-20", Phase::Building, DecidedBy::Calendar, "2026-10-30")]
fn a_choice_holds_until_a_later_one_or_a_restart(
    #[case] on: &str,
    #[case] phase: Phase,
    #[case] by: DecidedBy,
    #[case] from: &str,
) {
    let standing = PhaseStatus::of(&heroin(&STARTS, &CHOICES), None, day(on));
    assert_eq!((standing.phase, standing.by, standing.from), (phase, by, Some(day(from))));
    let calendar = PhaseStatus::of(&heroin(&STARTS, &[]), None, day(on));
    assert_eq!(standing.calendar, calendar.phase);
    assert_eq!(standing.extra_care_until, calendar.extra_care_until);
}

#[rstest]
#[case::on_the_day_of_a_restart(&["2026-11-20"], ("2026-11-20", Phase::Early), Phase::Early)]
#[case::the_last_word_of_a_day(
    &["2026-08-01"], ("2026-09-01", Phase::Sustained), Phase::Sustained
)]
#[case::of_a_day_to_come(&["2026-08-01"], ("2026-11-21", Phase::Stable), Phase::Building)]
fn a_choice_counts_from_its_own_day(
    #[case] since: &[&str],
    #[case] (from, said): (&str, Phase),
    #[case] phase: Phase,
) {
    let focus = heroin(since, &[(from, Some(Phase::Withdrawal)), (from, Some(said))]);
    assert_eq!(focus.phases.len(), 1);
    assert_eq!(PhaseStatus::now(&focus, None, day("2026-11-20")).phase, phase);
}

#[rstest]
#[case::by_the_calendar(&["2026-08-31"], &[], Some((Phase::Building, "2026-11-29")))]
#[case::on_the_first_day_of_one(&["2026-08-22"], &[], Some((Phase::Sustained, "2027-08-22")))]
#[case::in_withdrawal(&["2026-11-10"], &[], Some((Phase::Early, "2026-11-21")))]
#[case::to_the_first_anniversary(&["2026-01-01"], &[], Some((Phase::Sustained, "2027-01-01")))]
#[case::the_last(&["2010-01-01"], &[], None)]
#[case::before_a_start(&["2026-12-01"], &[], Some((Phase::Withdrawal, "2026-12-01")))]
#[case::before_a_restart(&["2026-01-01", "2026-12-01"], &[], Some((Phase::Withdrawal, "2026-12-01")))]
#[case::no_start(&[], &[], None)]
#[case::said(&["2026-08-31"], &[("2026-11-01", Some(Phase::Building))], None)]
#[case::said_until_a_start(
    &["2026-12-01"], &[("2026-11-01", Some(Phase::Early))], Some((Phase::Withdrawal, "2026-12-01"))
)]
#[case::said_on_the_day_of_a_start(&["2026-11-20"], &[("2026-11-20", Some(Phase::Early))], None)]
#[case::taken_back(
    &["2026-08-31"],
    &[("2026-11-01", Some(Phase::Stable)), ("2026-11-02", None)],
    Some((Phase::Building, "2026-11-29"))
)]
fn what_comes_next(
    #[case] since: &[&str],
    #[case] choices: &[(&str, Option<Phase>)],
    #[case] next: Option<(Phase, &str)>,
) {
    let (focus, today) = (heroin(since, choices), day("2026-11-20"));
    let found = PhaseStatus::now(&focus, None, today).next(&focus, today);
    assert_eq!(found, next.map(|(phase, on)| (phase, day(on))));
}

#[test]
fn with_a_restart_ahead_one_prepares_today_and_not_before() {
    let (focus, today) = (heroin(&["2026-01-01", "2026-12-01"], &[]), day("2026-11-20"));
    let now = PhaseStatus::now(&focus, None, today);
    assert_eq!((now.phase, now.from), (Phase::Preparing, None));
    assert_eq!(PhaseStatus::of(&focus, None, today.plus(-7)).phase, Phase::Building);
}

#[test]
fn every_phase_looks_at_some_span() {
    for phase in Phase::ALL {
        assert!(!phase.windows().is_empty() && phase.windows().is_sorted(), "{phase}");
    }
}

proptest! {
    #[test]
    fn time_only_moves_a_phase_on(
        kind in proptest::sample::select(FocusKind::ALL),
        maintenance: bool,
        since in -20_000..20_000i32,
        (a, b) in (-50..4000i32, 0..4000i32),
    ) {
        let since = Day::from_number(since).unwrap();
        let phase = |days| phase_on(kind, maintenance, since, since.plus(days));
        prop_assert!(phase(a) <= phase(a + b));
    }

    #[test]
    fn medication_leaves_out_withdrawal_and_moves_no_other_phase(
        kind in proptest::sample::select(FocusKind::ALL), since in -20_000..20_000i32, day in -50..4000i32,
    ) {
        let since = Day::from_number(since).unwrap();
        let phase = |maintenance| phase_on(kind, maintenance, since, since.plus(day));
        match phase(false) {
            Phase::Withdrawal => prop_assert_eq!(phase(true), Phase::Early),
            other => prop_assert_eq!(phase(true), other),
        }
    }
}
