//! Stays in detox, inpatient care or custody: days that somebody else orders. They need no check-in, and are
//! excused for routines and reminders; what is recorded of them counts as on any other day.

use serde::Serialize;

use crate::domain::records::treatment::{Setting, Treatment};
use crate::domain::time::day::Day;
use crate::domain::time::window::Window;

/// A stay, from its first day to its last, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Stay {
    /// Where it is.
    pub setting: Setting,
    /// Its first day.
    pub from: Day,
    /// Its last day, the discharge; absent while it goes on.
    pub to: Option<Day>,
}

impl Stay {
    fn contains(&self, day: Day) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}

/// Every stay of a journal.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stays(Vec<Stay>);

impl Stays {
    /// The stays among treatments. One without a first day has no days, and outpatient care is none.
    #[must_use]
    pub fn of(treatments: &[Treatment]) -> Self {
        let stay = |one: &Treatment| {
            let setting = one.setting.filter(|setting| *setting != Setting::Outpatient)?;
            Some(Stay { setting, from: one.from?, to: one.to })
        };
        Self(treatments.iter().filter_map(stay).collect())
    }

    /// The stay that a day lies in; of several the one that began last.
    #[must_use]
    pub fn on(&self, day: Day) -> Option<Stay> {
        self.0.iter().filter(|stay| stay.contains(day)).max_by_key(|stay| stay.from).copied()
    }

    /// Whether a day lies in a stay.
    #[must_use]
    pub fn contain(&self, day: Day) -> bool {
        self.0.iter().any(|stay| stay.contains(day))
    }

    /// How many days of a window lie in a stay.
    #[must_use]
    pub fn days_within(&self, window: Window) -> u32 {
        if self.0.is_empty() {
            return 0;
        }
        let days = (0..).map(|n| window.from().plus(n)).take_while(|day| *day <= window.to());
        days.map(|day| u32::from(self.contain(day))).sum()
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

    /// Treatments as in `detox 3-7`, `custody 9-`, `inpatient -5`.
    fn stays(text: &str) -> Stays {
        let one = |text: &str| {
            let (setting, days) = text.split_once(' ').unwrap();
            let (from, to) = days.split_once('-').unwrap();
            let updated_at = Instant::from_seconds(0).unwrap();
            let (id, name) = (Id::from_bytes([0; 16]), "stay".parse().unwrap());
            let meta = Meta { id, name, position: 0, archived_at: None, updated_at };
            let mut one = Treatment::begin(meta);
            one.setting = Some(setting.parse().unwrap());
            (one.from, one.to) = (from.parse().ok().map(day), to.parse().ok().map(day));
            one
        };
        let all = text.split(", ").filter(|text| !text.is_empty()).map(one);
        Stays::of(&all.collect::<Vec<_>>())
    }

    #[rstest]
    #[case::none("", &[])]
    #[case::both_ends_included("detox 3-5", &[3, 4, 5])]
    #[case::that_goes_on("inpatient 8-", &[8, 9, 10])]
    #[case::from_home("outpatient 3-5", &[])]
    #[case::without_a_first_day("custody -5", &[])]
    #[case::one_after_the_other("detox 2-4, inpatient 4-6", &[2, 3, 4, 5, 6])]
    fn the_days_of_a_stay(#[case] of: &str, #[case] expected: &[i32]) {
        let stays = stays(of);
        let found: Vec<_> = (1..=10).filter(|n| stays.contain(day(*n))).collect();
        assert_eq!(found, expected);
        let window = Window::new(day(1), day(10)).unwrap();
        assert_eq!(stays.days_within(window) as usize, expected.len());
    }

    #[test]
    fn of_two_stays_the_later_is_said() {
        let stays = stays("detox 2-, inpatient 4-6");
        let on = |n| stays.on(day(n)).map(|stay| stay.setting);
        assert_eq!([on(1), on(4), on(7)], [None, Some(Setting::Inpatient), Some(Setting::Detox)]);
    }
}
