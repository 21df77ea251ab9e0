//! What became of the appointments of some days.

use serde::Serialize;

use crate::domain::code::Code;
use crate::domain::records::appointment::{Appointment, AppointmentOutcome, Type};
use crate::domain::time::day::Day;
use crate::domain::time::moment::Moment;
use crate::domain::time::window::Window;

/// What became of the appointments of one type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AppointmentCount {
    /// The type; absent where it was not said.
    #[serde(rename = "type")]
    pub kind: Option<Type>,
    /// Those at which the person was there.
    pub attended: u32,
    /// Those that were missed.
    pub missed: u32,
    /// Those that were called off.
    pub cancelled: u32,
    /// Those of earlier days of which nothing is said.
    pub open: u32,
}

impl AppointmentCount {
    /// The appointments of the days of `window` that are kept, type by type; those from `clock`, the clock's day, on
    /// only where it is said what became of them.
    #[must_use]
    pub fn all(appointments: &[Appointment], window: Window, clock: Day) -> Vec<Self> {
        let in_window = |one: &&Appointment| {
            let on = one.at.map(Moment::date);
            one.meta.archived_at.is_none() && on.is_some_and(|on| window.contains(on))
        };
        let counted: Vec<_> = appointments.iter().filter(in_window).collect();
        let of = |kind: Option<Type>| {
            let mut count = Self { kind, ..Self::default() };
            for one in counted.iter().filter(|one| one.kind == kind) {
                match one.outcome {
                    Some(AppointmentOutcome::Attended) => count.attended += 1,
                    Some(AppointmentOutcome::Missed) => count.missed += 1,
                    Some(AppointmentOutcome::Cancelled) => count.cancelled += 1,
                    None => count.open += u32::from(one.at.is_some_and(|at| at.date() < clock)),
                }
            }
            count
        };
        let kinds = Type::ALL.iter().copied().map(Some).chain([None]);
        kinds.map(of).filter(|count| count.sum() > 0).collect()
    }

    /// How many there are.
    #[must_use]
    pub fn sum(&self) -> u32 {
        self.attended + self.missed + self.cancelled + self.open
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::domain::id::Id;
    use crate::domain::record::{Meta, Record};
    use crate::domain::time::moment::Instant;

    fn day(n: i32) -> Day {
        Day::from_ymd(2026, 11, 1).unwrap().plus(n - 1)
    }

    /// Appointments as in `therapy 3 attended, medical 9`: the type, the day and what became of it.
    fn appointments(text: &str) -> Vec<Appointment> {
        let one = |text: &str| {
            let mut words = text.split_whitespace();
            let (kind, on) = (words.next().unwrap(), words.next().unwrap());
            let updated_at = Instant::from_seconds(0).unwrap();
            let (id, name) = (Id::from_bytes([0; 16]), kind.parse().unwrap());
            let meta = Meta { id, name, position: 0, archived_at: None, updated_at };
            let mut one = Appointment::begin(meta);
            one.kind = kind.parse().ok();
            one.at = format!("2026-11-{on:0>2}T10:00:00+01:00").try_into().ok();
            one.outcome = words.next().map(|outcome| outcome.parse().unwrap());
            one
        };
        text.split(", ").filter(|text| !text.is_empty()).map(one).collect()
    }

    #[rstest]
    #[case::none("", "")]
    #[case::attended("therapy 3 attended, therapy 6 attended", "therapy 2 0 0 0")]
    #[case::every_end("medical 3 missed, medical 4 cancelled, medical 5", "medical 0 1 1 1")]
    #[case::types_apart("group 3 attended, therapy 4 attended", "therapy 1 0 0 0, group 1 0 0 0")]
    #[case::ahead("therapy 8", "")]
    #[case::of_the_day_itself("therapy 7", "")]
    #[case::outside("therapy 9 attended", "")]
    #[case::without_a_type("what 3 attended", "- 1 0 0 0")]
    fn appointments_are_counted_by_type(#[case] of: &str, #[case] expected: &str) {
        let window = Window::new(day(1), day(8)).unwrap();
        let said = |one: AppointmentCount| {
            let kind = one.kind.map_or("-", Code::code);
            let AppointmentCount { attended, missed, cancelled, open, .. } = one;
            format!("{kind} {attended} {missed} {cancelled} {open}")
        };
        let counts = AppointmentCount::all(&appointments(of), window, day(7));
        assert_eq!(counts.into_iter().map(said).collect::<Vec<_>>().join(", "), expected);
    }
}
