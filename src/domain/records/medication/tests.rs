use rstest::rstest;

use super::*;
use crate::domain::entry::dose::testing::{day, doses};
use crate::domain::time::moment::Instant;

/// A medication with periods like `1:8 mg 10:6 mg`, each from a day of November 2026 on.
fn medication(periods: &[(i32, &str)]) -> Medication {
    let name = "buprenorphine".parse().unwrap();
    let updated_at = Instant::from_seconds(0).unwrap();
    let id = Id::from_bytes([1; 16]);
    let mut one = Medication::begin(Meta { id, name, position: 0, archived_at: None, updated_at });
    let period = |(from, dose): &(i32, &str)| DosePeriod {
        from: day(*from),
        dose: dose.parse().unwrap(),
        schedule: "day".parse().unwrap(),
    };
    one.changes = periods.iter().map(period).collect();
    one
}

fn told(one: &Medication) -> Vec<(i32, String)> {
    let each = one.periods().into_iter();
    each.map(|period| (period.from.days_since(day(0)), period.dose.to_string())).collect()
}

#[rstest]
#[case::before_it_begins(1, "8 mg")]
#[case::on_its_first_day(3, "8 mg")]
#[case::a_step_later(10, "6 mg")]
#[case::after_the_last(30, "4 mg")]
fn the_dose_of_a_day_is_the_one_that_it_has(#[case] on: i32, #[case] dose: &str) {
    let mut one = medication(&[(3, "8 mg"), (10, "6 mg"), (20, "4 mg")]);
    let before = told(&one);
    one.turn_to(day(on));
    assert_eq!(one.dose.as_ref().map(OneLine::as_str), Some(dose));
    assert_eq!(told(&one), before);
}

#[rstest]
#[case::a_later_step(15, &[(3, "8 mg"), (10, "6 mg"), (15, "2 mg")])]
#[case::of_the_same_day(10, &[(3, "8 mg"), (10, "2 mg")])]
#[case::before_a_planned_one(5, &[(3, "8 mg"), (5, "2 mg"), (10, "6 mg")])]
fn a_changed_dose_keeps_the_others(#[case] from: i32, #[case] expected: &[(i32, &str)]) {
    let mut one = medication(&[(3, "8 mg"), (10, "6 mg")]);
    one.change(day(from), Some("2 mg".parse().unwrap()), None).unwrap();
    let expected: Vec<_> = expected.iter().map(|(n, dose)| (*n, (*dose).to_owned())).collect();
    assert_eq!(told(&one), expected);
}

#[test]
fn a_kit_has_no_dose_to_change() {
    assert_eq!(medication(&[]).change(day(1), None, None), Err(NoChange::NoDoses));
}

#[test]
fn no_change_lies_before_the_first_day() {
    let mut one = medication(&[(3, "8 mg"), (10, "6 mg")]);
    let before = one.clone();
    let changed = one.change(day(2), Some("2 mg".parse().unwrap()), None);
    assert_eq!((changed, one), (Err(NoChange::BeforeStart(day(3))), before));
}

#[rstest]
#[case::none_taken("", 10)]
#[case::taken_since("3 4 5", 8)]
#[case::missed_ones_are_left("4! 5", 9)]
#[case::never_below_none("4 4 4 4 4 4 4 4 4 4 4 4", 0)]
fn the_supply_is_what_was_not_taken(#[case] recorded: &str, #[case] left: u32) {
    let mut one = medication(&[(1, "8 mg")]);
    assert_eq!(one.supply_left(&doses(recorded)), None);
    (one.supply, one.supply_on) = (Some(10), Some(day(4)));
    assert_eq!(one.supply_left(&doses(recorded)), Some(left));
}

#[rstest]
#[case::nothing_logged_today("1 2 3", 5, 9)]
#[case::logged_today("1 2 3 5", 5, 10)]
#[case::for_an_earlier_day("4>5", 5, 10)]
#[case::missed_today("5!", 5, 9)]
fn a_refill_says_how_many_there_are_now(
    #[case] recorded: &str,
    #[case] on: i32,
    #[case] kept: u32,
) {
    let mut one = medication(&[(1, "8 mg")]);
    let recorded = doses(recorded);
    one.refill(9, day(on), &recorded);
    assert_eq!((one.supply, one.supply_on), (Some(kept), Some(day(on))));
    assert_eq!(one.supply_left(&recorded), Some(9));
}

#[rstest]
#[case::today_is_open(3, "", 8)]
#[case::today_is_logged(3, "5", 8)]
#[case::today_was_missed(3, "5!", 9)]
#[case::none_left_and_today_is_open(0, "", 5)]
#[case::none_left_and_today_is_logged(1, "5", 6)]
#[case::what_was_not_logged_is_left(3, "3", 7)]
fn a_supply_ends_where_a_dose_lacks(
    #[case] supply: u32,
    #[case] recorded: &str,
    #[case] ends: i32,
) {
    let mut one = medication(&[(1, "8 mg")]);
    (one.supply, one.supply_on) = (Some(supply), Some(day(3)));
    assert_eq!(one.supply_ends(&doses(recorded), day(5)), Some(day(ends)));
}

#[test]
fn a_supply_is_counted_in_the_rhythm_that_a_changed_dose_keeps() {
    let mut one = medication(&[(1, "8 mg"), (4, "6 mg")]);
    for change in &mut one.changes {
        change.schedule = "2d".parse().unwrap();
    }
    (one.supply, one.supply_on) = (Some(1), Some(day(5)));
    // Due on days 1, 3, 5, 7 and 9.
    assert_eq!(one.supply_ends(&doses("5"), day(5)), Some(day(7)));
    assert_eq!(one.supply_ends(&doses(""), day(5)), Some(day(7)));
}

#[test]
fn a_step_after_the_last_day_is_none() {
    let mut one = medication(&[(1, "8 mg"), (10, "6 mg"), (20, "4 mg")]);
    one.stopped_on = Some(day(12));
    let steps: Vec<_> = one.dated().into_iter().map(|(from, _)| from).collect();
    assert_eq!(steps, [day(1), day(10)]);
}
