//! Which questionnaires are due again: only those that a person took before, by phase.

use crate::domain::code::Code;
use crate::domain::phase::Phase;
use crate::domain::records::screening::Screening;
use crate::domain::screening::Instrument;
use crate::domain::time::day::Day;

/// How many days a "not now" holds.
const NOT_NOW_DAYS: i32 = 7;
/// After so many times its interval a questionnaire is no longer asked for.
const ASKED_FOR_TIMES: i32 = 3;

/// After how many days a questionnaire is due again: monthly up to the first year, then every quarter, then
/// twice a year. In withdrawal none is, whose days say little of the weeks that it asks about.
fn interval(phase: Phase) -> Option<i32> {
    match phase {
        Phase::Withdrawal => None,
        Phase::Preparing | Phase::Early | Phase::Building => Some(30),
        Phase::Sustained => Some(91),
        Phase::Stable => Some(182),
    }
}

/// The questionnaires that are due on a day, in the order of their list. A total that somebody else worked out
/// is theirs to ask for again.
#[must_use]
pub fn due(all: &[Screening], phase: Phase, day: Day) -> Vec<Instrument> {
    let Some(interval) = interval(phase) else { return Vec::new() };
    let is_due = |instrument: &&Instrument| {
        let of = all
            .iter()
            .filter(|one| one.instrument == Some(**instrument) && one.meta.archived_at.is_none());
        let last = |is_taken: bool| {
            let of = of.clone().filter(|one| one.total.is_some() == is_taken);
            of.filter_map(|one| one.day).filter(|on| *on <= day).max()
        };
        let due = last(true).is_some_and(|last| {
            (interval..interval * ASKED_FOR_TIMES).contains(&day.days_since(last))
        });
        due && last(false).is_none_or(|not_now| day.days_since(not_now) >= NOT_NOW_DAYS)
    };
    Instrument::ALL.iter().filter(|one| one.items().is_some()).filter(is_due).copied().collect()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::domain::id::Id;
    use crate::domain::record::{Meta, Record};
    use crate::domain::time::moment::Instant;

    fn day(n: i32) -> Day {
        Day::from_ymd(2026, 1, 1).unwrap().plus(n - 1)
    }

    /// Questionnaires as in `phq-2 3, gad-7 5 later, barc-10 1`: the day of each, taken or not now.
    fn screenings(text: &str) -> Vec<Screening> {
        let one = |text: &str| {
            let mut words = text.split_whitespace();
            let (instrument, on) = (words.next().unwrap(), words.next().unwrap());
            let updated_at = Instant::from_seconds(0).unwrap();
            let (id, name) = (Id::from_bytes([0; 16]), instrument.parse().unwrap());
            let meta = Meta { id, name, position: 0, archived_at: None, updated_at };
            let mut one = Screening::begin(meta);
            one.instrument = Some(instrument.parse().unwrap());
            one.day = Some(day(on.parse().unwrap()));
            one.total = words.next().is_none().then_some(3);
            one
        };
        text.split(", ").filter(|text| !text.is_empty()).map(one).collect()
    }

    #[rstest]
    #[case::never_taken("", Phase::Building, 100, "")]
    #[case::within_a_month("phq-2 1", Phase::Building, 30, "")]
    #[case::a_month_later("phq-2 1", Phase::Building, 31, "phq-2")]
    #[case::long_ago("phq-2 1", Phase::Building, 90, "phq-2")]
    #[case::left("phq-2 1", Phase::Building, 91, "")]
    #[case::taken_again("phq-2 1, phq-2 20", Phase::Early, 40, "")]
    #[case::two("gad-7 1, phq-2 1", Phase::Early, 35, "phq-2 gad-7")]
    #[case::not_now("phq-2 1, phq-2 31 later", Phase::Early, 37, "")]
    #[case::a_week_after_not_now("phq-2 1, phq-2 31 later", Phase::Early, 38, "phq-2")]
    #[case::a_quarter("phq-2 1", Phase::Sustained, 91, "")]
    #[case::after_a_quarter("phq-2 1", Phase::Sustained, 92, "phq-2")]
    #[case::half_a_year("phq-2 1", Phase::Stable, 183, "phq-2")]
    #[case::in_withdrawal("phq-2 1", Phase::Withdrawal, 40, "")]
    #[case::of_a_clinician("barc-10 1", Phase::Early, 40, "")]
    fn what_was_taken_before_is_due_again(
        #[case] of: &str,
        #[case] phase: Phase,
        #[case] on: i32,
        #[case] expected: &str,
    ) {
        let due: Vec<_> =
            due(&screenings(of), phase, day(on)).iter().map(|one| one.code()).collect();
        assert_eq!(due.join(" "), expected);
    }
}
