//! Doses in a short notation, for tests.

use super::*;

pub(crate) fn day(n: i32) -> Day {
    "2026-11-01".parse::<Day>().unwrap().plus(n - 1)
}

/// A dose of a day of November 2026, taken on another where one is given: `3`, `3>5`, or missed: `3!`.
pub(crate) fn dose(text: &str) -> Dose {
    let (text, outcome) = match text.strip_suffix('!') {
        Some(text) => (text, DoseOutcome::Missed),
        None => (text, DoseOutcome::Taken),
    };
    let (of, on) = text.split_once('>').unwrap_or((text, text));
    let (of, on) = (day(of.parse().unwrap()), day(on.parse().unwrap()));
    let at: Moment = format!("{on}T09:00:00+00:00").try_into().unwrap();
    Dose::new(DoseEntry { medication: Id::from_bytes([0; 16]), outcome }, of, at)
}

pub(crate) fn doses(text: &str) -> Vec<Dose> {
    text.split_whitespace().map(dose).collect()
}

/// Periods like `1:day 10:2/day`, each from a day of November 2026 on.
pub(crate) fn periods(text: &str) -> Vec<DosePeriod<&'static str>> {
    let period = |text: &str| {
        let (from, schedule) = text.split_once(':').unwrap();
        let (from, schedule) = (day(from.parse().unwrap()), schedule.parse().unwrap());
        DosePeriod { from, dose: "8 mg", schedule }
    };
    text.split_whitespace().map(period).collect()
}
