use rstest::rstest;

use super::testing::{day, doses, periods};
use super::*;

fn counts(text: &str) -> DoseCounts {
    let mut counts = DoseCounts::default();
    for part in text.split_whitespace() {
        let (name, n) = part.split_once('=').unwrap();
        let of = match name {
            "due" => &mut counts.due,
            "taken" => &mut counts.taken,
            "late" => &mut counts.late,
            "missed" => &mut counts.missed,
            "unrecorded" => &mut counts.unrecorded,
            "extra" => &mut counts.extra,
            other => panic!("{other}"),
        };
        *of = n.parse().unwrap();
    }
    counts
}

// From Monday 2 to Sunday 8 November 2026, on the 6th.
#[rstest]
#[case::nothing_recorded("1:day", "", "due=4 unrecorded=4")]
#[case::today_counts_once_recorded("1:day", "2 3 6", "due=5 taken=3 unrecorded=2")]
#[case::missed_is_what_was_said("1:day", "2 3! 4 5", "due=4 taken=3 missed=1")]
#[case::late_after_its_day("1:day", "2>3 3 4 5", "due=4 taken=3 late=1")]
#[case::a_second_of_one_a_day_is_extra("1:day", "2 2 3 4 5", "due=4 taken=4 extra=1")]
#[case::two_a_day("1:2/day", "2 2 3 4 4 5", "due=8 taken=6 unrecorded=2")]
#[case::one_of_two_today("1:2/day", "2 2 3 3 4 4 5 5 6", "due=9 taken=9")]
#[case::weekdays("1:mon,thu", "2 5", "due=2 taken=2")]
#[case::weekdays_a_day_late("1:mon,thu", "3 5", "due=2 taken=1 late=1")]
#[case::every_second_day("2:2d", "2 4", "due=2 taken=2")]
#[case::an_injection_on_its_day("2:28d", "2", "due=1 taken=1")]
#[case::an_injection_within_its_window("2:28d", "5", "due=1 taken=1")]
#[case::an_injection_past_it("2:28d", "6", "due=1 late=1")]
#[case::not_given("2:28d", "", "due=1 unrecorded=1")]
#[case::as_needed_is_never_due("1:as-needed", "2 2 5", "taken=3")]
#[case::from_its_first_day("4:day", "", "due=2 unrecorded=2")]
#[case::a_changed_schedule_moves_no_past_day(
    "1:day 4:2/day",
    "2 3 4 4 5",
    "due=6 taken=5 unrecorded=1"
)]
#[case::before_it_began("20:day", "", "")]
#[case::of_another_week("1:day", "1", "due=4 unrecorded=4")]
fn doses_are_counted(#[case] of: &str, #[case] recorded: &str, #[case] expected: &str) {
    let periods = periods(of);
    let plan = DosePlan { periods: &periods, window: None, last: None };
    let week = Window::new(day(2), day(8)).unwrap();
    assert_eq!(plan.count(&doses(recorded), (week, day(6)), |_| false), counts(expected));
}

#[rstest]
#[case::nothing_recorded("", "due=2 unrecorded=2")]
#[case::recorded_all_the_same("2 4!", "due=4 taken=1 missed=1 unrecorded=2")]
fn days_that_are_excused_leave_nothing_open(#[case] recorded: &str, #[case] expected: &str) {
    let periods = periods("1:day");
    let plan = DosePlan { periods: &periods, window: None, last: None };
    let week = Window::new(day(2), day(8)).unwrap();
    let excused = |one| [day(2), day(4)].contains(&one);
    assert_eq!(plan.count(&doses(recorded), (week, day(6)), excused), counts(expected));
}

#[test]
fn a_change_of_the_dose_alone_starts_no_new_count_of_days() {
    let periods = periods("1:2d 4:2d");
    let plan = DosePlan { periods: &periods, window: None, last: None };
    let due: Vec<Day> = plan.matched(&[], (day(1), day(8))).0.iter().map(|one| one.day).collect();
    assert_eq!(due, [day(1), day(3), day(5), day(7)]);
}

#[test]
fn an_injection_given_early_is_of_the_next_time() {
    let periods = periods("1:28d");
    let plan = DosePlan { periods: &periods, window: None, last: None };
    let given = doses("1 27");
    let (due, beyond) = plan.matched(&given, (day(1), day(29)));
    assert_eq!(due.iter().filter(|one| one.is_taken()).count(), 2);
    assert!(beyond.is_empty());
    let week = Window::new(day(23), day(28)).unwrap();
    assert_eq!(plan.count(&given, (week, day(28)), |_| false), DoseCounts::default());
}

#[rstest]
#[case::all_of_the_day("1:2/day", "5 5", &[6, 6])]
#[case::one_is_left("1:2/day", "6", &[6])]
#[case::none_is_left("1:day", "6", &[])]
#[case::not_yesterday_s("1:day", "", &[6])]
#[case::an_injection_still_on_time("4:28d", "", &[4])]
#[case::not_one_past_its_window("2:28d", "", &[])]
#[case::as_needed("1:as-needed", "", &[])]
fn what_is_to_be_taken_today(#[case] of: &str, #[case] recorded: &str, #[case] open: &[i32]) {
    let periods = periods(of);
    let plan = DosePlan { periods: &periods, window: None, last: None };
    let found: Vec<Day> =
        plan.open_on(&doses(recorded), day(6)).iter().map(|one| one.day).collect();
    assert_eq!(found, open.iter().map(|n| day(*n)).collect::<Vec<_>>());
}

#[test]
fn nothing_is_due_after_the_last_day() {
    let periods = periods("1:day");
    let plan = DosePlan { periods: &periods, window: None, last: Some(day(3)) };
    assert_eq!(plan.matched(&[], (day(1), day(8))).0.len(), 3);
    assert!(plan.open_on(&[], day(4)).is_empty());
}
