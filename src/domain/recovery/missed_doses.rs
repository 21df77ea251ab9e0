//! Doses that were not recorded, where that may mean that tolerance has fallen.
//!
//! Days are counted, not doses: of methadone or buprenorphine 2 days in a row with a due dose and none
//! recorded (published guidance on missed doses acts at 3), of an injection one past its window, of
//! naltrexone any. What is said is "not recorded", never "missed": silence is no missed dose.

use crate::domain::entry::dose::{Dose, DoseOutcome, DosePlan, DueDose, DueState};
use crate::domain::records::medication::class::MedicationClass;
use crate::domain::records::treatment::stays::Stays;
use crate::domain::time::day::Day;

/// So many days in a row without a recorded dose call for a word.
const DAYS_IN_A_ROW: u32 = 2;

/// How many days back a gap is looked for: as long as a care that it opens, and the days that make it one.
pub const LOOK_BACK_DAYS: i32 = 60;

/// Doses of one medication that call for a word with the prescriber.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DoseGap {
    /// So many days in a row, up to the day before and 60 at most, had a dose due and none recorded.
    Days(u32),
    /// An injection due on this day is past its window.
    Injection(Day),
    /// A dose of naltrexone of this day was missed, as the person said.
    Missed(Day),
}

/// What to do where doses were not recorded, as the labels of these medications say it.
pub const CALL_FIRST: &str = "Call your prescriber or clinic today, before the next dose: tolerance may have fallen. Never make a \
     dose up; say if you have used since.";

/// What the doses of a medication say on the clock's day, where it is one that a gap is dangerous with.
/// `doses` are those of this medication of the last [`LOOK_BACK_DAYS`] and its reach, by day and time. In a
/// stay nobody is asked to record them, so its days are passed over.
#[must_use]
pub fn gap<D>(
    class: MedicationClass,
    plan: &DosePlan<'_, D>,
    doses: &[Dose],
    (clock, stays): (Day, &Stays),
) -> Option<DoseGap> {
    if !class.is_watched() || plan.on(clock).is_none() {
        return None;
    }
    let (mut due, _) = plan.matched(doses, (clock.plus(-LOOK_BACK_DAYS), clock));
    leave_out_excused(&mut due, stays);
    let injection = due.iter().rev().find(|one| one.is_spaced && one.day <= clock);
    if let Some(one) = injection.filter(|one| one.is_open() && one.on_time_until < clock) {
        return Some(DoseGap::Injection(one.day));
    }
    let days = days_in_a_row(&due, clock);
    if days >= DAYS_IN_A_ROW {
        return Some(DoseGap::Days(days));
    }
    let last = due.iter().rfind(|one| one.state != DueState::Unrecorded)?;
    let missed = class == MedicationClass::Naltrexone && last.state == DueState::Missed;
    missed.then_some(DoseGap::Missed(last.day))
}

/// Leaves out the doses of days in a stay of which nothing is recorded.
fn leave_out_excused(due: &mut Vec<DueDose>, stays: &Stays) {
    due.retain(|one| !(one.is_open() && stays.contain(one.day)));
}

/// How many days in a row up to the day before `day` had a dose due and none taken. Days without a due
/// dose are passed over.
fn days_in_a_row(due: &[DueDose], day: Day) -> u32 {
    let mut days = 0;
    let before = due.iter().filter(|one| one.day < day && !one.is_spaced);
    let before: Vec<&DueDose> = before.collect();
    for of_day in before.chunk_by(|one, other| one.day == other.day).rev() {
        if of_day.iter().any(|one| one.is_taken()) {
            break;
        }
        days += 1;
    }
    days
}

/// The days, up to `today`, on which tolerance may have fallen by what became of a medication that holds
/// it or blocks the effect: the stop of methadone or buprenorphine (Sordo 2017), and of naltrexone its stop,
/// a missed dose, an injection past its window and the second day in a row without a recorded dose (its
/// label). Each opens extra care.
#[must_use]
pub fn days_of_fallen_tolerance<D>(
    class: MedicationClass,
    plan: &DosePlan<'_, D>,
    doses: &[Dose],
    (today, stays): (Day, &Stays),
) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    if class.is_watched() {
        days.extend(plan.last);
    }
    if class == MedicationClass::Naltrexone {
        let (mut due, beyond) = plan.matched(doses, (today.plus(-LOOK_BACK_DAYS), today));
        leave_out_excused(&mut due, stays);
        let missed = beyond.iter().filter(|dose| dose.outcome == DoseOutcome::Missed);
        days.extend(missed.map(|dose| dose.day));
        for (at, one) in due.iter().enumerate() {
            let past = one.on_time_until.plus(1);
            match one.state {
                DueState::Missed => days.push(one.day),
                DueState::Late(_) => days.push(past),
                DueState::Unrecorded if one.is_spaced => days.push(past),
                DueState::Unrecorded => {
                    let next = one.day.plus(1);
                    let is_last_of_day = due.get(at + 1).is_none_or(|after| after.day != one.day);
                    if is_last_of_day && days_in_a_row(&due[..=at], next) >= DAYS_IN_A_ROW {
                        days.push(next);
                    }
                }
                DueState::Taken => {}
            }
        }
    }
    days.retain(|day| *day <= today);
    days.sort_unstable();
    days.dedup();
    days
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::domain::entry::dose::testing::{day, doses, periods};
    use crate::domain::id::Id;
    use crate::domain::record::{Meta, Record};
    use crate::domain::records::treatment::{Setting, Treatment};
    use crate::domain::time::moment::Instant;

    #[rstest]
    #[case::one_day("methadone", "1:day", "1 2 3 4", None)]
    #[case::two_days("methadone", "1:day", "1 2 3", Some(DoseGap::Days(2)))]
    #[case::buprenorphine("buprenorphine", "1:day", "1 2", Some(DoseGap::Days(3)))]
    #[case::missed_as_said("methadone", "1:day", "1 2 3 4! 5!", Some(DoseGap::Days(2)))]
    #[case::today_is_still_open("methadone", "1:day", "1 2 3 4 5", None)]
    #[case::one_of_two_a_day("methadone", "1:2/day", "1 2 3 4 5", None)]
    #[case::days_without_a_dose_are_passed_over(
        "buprenorphine",
        "1:2d",
        "1",
        Some(DoseGap::Days(2))
    )]
    #[case::injection_in_its_window("buprenorphine", "4:28d", "", None)]
    #[case::injection_on_its_last_day("buprenorphine", "3:28d", "", None)]
    #[case::injection_past_it("buprenorphine", "2:28d", "", Some(DoseGap::Injection(day(2))))]
    #[case::injection_given_late("naltrexone", "2:28d", "6", None)]
    #[case::naltrexone_missed("naltrexone", "1:day", "1 2 3 4 5!", Some(DoseGap::Missed(day(5))))]
    #[case::naltrexone_taken_since("naltrexone", "1:day", "1 2 3 4! 5", None)]
    #[case::naltrexone_two_days("naltrexone", "1:day", "1 2 3", Some(DoseGap::Days(2)))]
    #[case::as_needed("methadone", "1:as-needed", "", None)]
    #[case::another_class("clonidine", "1:day", "", None)]
    #[case::not_begun("methadone", "20:day", "", None)]
    fn a_gap_is_told(
        #[case] class: &str,
        #[case] of: &str,
        #[case] recorded: &str,
        #[case] expected: Option<DoseGap>,
    ) {
        let periods = periods(of);
        let plan = DosePlan { periods: &periods, window: None, last: None };
        let found =
            gap(class.parse().unwrap(), &plan, &doses(recorded), (day(6), &Stays::default()));
        assert_eq!(found, expected);
    }

    #[rstest]
    #[case::all_of_them("methadone", "1:day", "1 2", "3-5", None)]
    #[case::one_is_left("methadone", "1:day", "1 2", "3-4", None)]
    #[case::two_are_left("methadone", "1:day", "1", "4-5", Some(DoseGap::Days(2)))]
    #[case::an_injection("buprenorphine", "2:28d", "", "1-3", None)]
    #[case::after_an_injection(
        "buprenorphine",
        "2:28d",
        "",
        "3-4",
        Some(DoseGap::Injection(day(2)))
    )]
    #[case::missed_as_said("naltrexone", "1:day", "1 2 3!", "3-5", Some(DoseGap::Missed(day(3))))]
    fn days_in_a_stay_are_excused(
        #[case] class: &str,
        #[case] of: &str,
        #[case] recorded: &str,
        #[case] away: &str,
        #[case] expected: Option<DoseGap>,
    ) {
        let (class, periods) = (class.parse().unwrap(), periods(of));
        let plan = DosePlan { periods: &periods, window: None, last: None };
        let stays = Stays::of(&[stay(away)]);
        assert_eq!(gap(class, &plan, &doses(recorded), (day(6), &stays)), expected);
        let fallen = days_of_fallen_tolerance(class, &plan, &doses(recorded), (day(6), &stays));
        let expected = matches!(expected, Some(DoseGap::Missed(_)));
        assert_eq!(!fallen.is_empty(), expected, "{fallen:?}");
    }

    /// A stay in custody from one day of November 2026 to another, as in `3-5`.
    fn stay(days: &str) -> Treatment {
        let meta = Meta {
            id: Id::from_bytes([0; 16]),
            name: "stay".parse().unwrap(),
            position: 0,
            archived_at: None,
            updated_at: Instant::from_seconds(0).unwrap(),
        };
        let (from, to) = days.split_once('-').unwrap();
        let [from, to] = [from, to].map(|n| Some(day(n.parse().unwrap())));
        Treatment { setting: Some(Setting::Custody), from, to, ..Treatment::begin(meta) }
    }

    #[rstest]
    #[case::none("methadone", "1:day", "", None, &[])]
    #[case::methadone_stopped("methadone", "1:day", "", Some(4), &[4])]
    #[case::buprenorphine_stopped("buprenorphine", "1:day", "", Some(4), &[4])]
    #[case::a_stop_ahead("methadone", "1:day", "", Some(9), &[])]
    #[case::another_stopped("clonidine", "1:day", "", Some(4), &[])]
    #[case::naltrexone_taken("naltrexone", "1:day", "1 2 3 4 5 6", None, &[])]
    #[case::naltrexone_missed("naltrexone", "1:day", "1 2 3! 4 5 6", None, &[3])]
    #[case::naltrexone_one_day("naltrexone", "1:day", "1 2 4 5 6", None, &[])]
    #[case::naltrexone_two_days("naltrexone", "1:day", "1 2 5 6", None, &[5])]
    #[case::naltrexone_from_the_first_day("naltrexone", "1:day", "3 4 5 6", None, &[3])]
    #[case::naltrexone_beyond_what_is_due("naltrexone", "1:as-needed", "3! 4", None, &[3])]
    #[case::naltrexone_three_days("naltrexone", "1:day", "1 2 6", None, &[5, 6])]
    #[case::today_is_no_day_of_it("naltrexone", "1:day", "1 2 3 4", None, &[])]
    #[case::injection_past_its_window("naltrexone", "1:28d", "", None, &[5])]
    #[case::injection_given_late("naltrexone", "1:28d", "6", None, &[5])]
    #[case::injection_on_time("naltrexone", "1:28d", "4", None, &[])]
    #[case::naltrexone_stopped("naltrexone", "1:day", "1 2 3 4", Some(4), &[4])]
    fn tolerance_falls(
        #[case] class: &str,
        #[case] of: &str,
        #[case] recorded: &str,
        #[case] last: Option<i32>,
        #[case] expected: &[i32],
    ) {
        let periods = periods(of);
        let plan = DosePlan { periods: &periods, window: None, last: last.map(day) };
        let found = days_of_fallen_tolerance(
            class.parse().unwrap(),
            &plan,
            &doses(recorded),
            (day(6), &Stays::default()),
        );
        assert_eq!(found, expected.iter().map(|n| day(*n)).collect::<Vec<_>>());
    }
}
