//! Money and time that were not spent on use, worked out from known days alone.
//!
//! The person says what a day of use usually was. A known day without use spared all of it; where they say how much a
//! usual day was, too, a day of less spared its part, and a day of more counts against it. A day nobody logged is in
//! neither figure.

use serde::Serialize;

use crate::domain::amount::of_sum;
use crate::domain::figures::amounts::KnownAmounts;
use crate::domain::records::focus::usual_day::UsualDay;
use crate::domain::recovery::day_status::DayStatus;
use crate::domain::text::Label;
use crate::domain::time::day::Day;

/// What was not spent.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct NotSpent {
    /// The known days that this is worked out from.
    pub days: u32,
    /// Whether days of use are among them, by how much it was; else each was one without use.
    pub by_amount: bool,
    /// The money; absent where no cost was given.
    pub money: Option<f64>,
    /// What it is counted in, in the person's word.
    pub currency: Option<Label>,
    /// The hours; absent where none were given.
    pub hours: Option<f64>,
}

impl NotSpent {
    /// What these days come to, in any order; `None` where neither a cost nor hours were given, or no day is known.
    #[must_use]
    pub fn of(
        usual: &UsualDay,
        statuses: impl IntoIterator<Item = (Day, DayStatus)>,
        known: &KnownAmounts,
    ) -> Option<Self> {
        let mut days = 0;
        let mut spared = 0.0;
        let by_amount = usual.amount.filter(|amount| amount.thousandths() > 0);
        if let Some(usual) = by_amount {
            // A sum of whole numbers does not depend on its order.
            let usual = u64::from(usual.thousandths());
            let (mut all, mut used) = (0, 0);
            for (day, _) in statuses {
                if let Some(amount) = known.get(&day) {
                    days += 1;
                    all += usual;
                    used += amount;
                }
            }
            spared = (of_sum(all) - of_sum(used)) / of_sum(usual);
        } else {
            for (_, status) in statuses {
                if status == DayStatus::NoUse {
                    days += 1;
                    spared += 1.0;
                }
            }
        }
        let spared_of = |each: f64| each * spared;
        let money = usual.cost.map(|cost| spared_of(cost.into()));
        let hours = usual.hours.map(|hours| spared_of(hours.into()));
        let currency = usual.currency.clone();
        let is_told = days > 0 && (money.is_some() || hours.is_some());
        is_told.then_some(Self { days, by_amount: by_amount.is_some(), money, currency, hours })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    fn day(n: i32) -> Day {
        Day::from_ymd(2026, 11, 1).unwrap().plus(n)
    }

    fn usual(amount: Option<&str>, cost: &str) -> UsualDay {
        UsualDay {
            amount: amount.map(|amount| amount.parse().unwrap()),
            cost: Some(cost.parse().unwrap()),
            currency: None,
            hours: Some("3".parse().unwrap()),
        }
    }

    /// The days without use, unknown, of use of which no amount is known, and of 2 and 8 drinks.
    fn days() -> (Vec<(Day, DayStatus)>, KnownAmounts) {
        use DayStatus::{NoUse, Unknown, Use};
        let statuses = [NoUse, Unknown, Use, Use, Use];
        let statuses = (0..).map(day).zip(statuses).collect();
        (statuses, [(day(0), 0), (day(3), 2000), (day(4), 8000)].into())
    }

    #[rstest]
    #[case::days_without_use(None, 1, 24.0, 3.0)]
    #[case::less_counts_and_more_counts_against(Some("6"), 3, 32.0, 4.0)]
    fn known_days_alone_count(
        #[case] amount: Option<&str>,
        #[case] known: u32,
        #[case] money: f64,
        #[case] hours: f64,
    ) {
        let (statuses, amounts) = days();
        let found = NotSpent::of(&usual(amount, "24"), statuses, &amounts).unwrap();
        assert_eq!((found.days, found.money, found.hours), (known, Some(money), Some(hours)));
    }

    #[test]
    fn nothing_is_said_of_what_was_not_given() {
        let (statuses, amounts) = days();
        let of = |usual: &UsualDay| NotSpent::of(usual, statuses.clone(), &amounts);
        assert_eq!(of(&UsualDay { amount: "6".parse().ok(), ..UsualDay::default() }), None);
        assert_eq!(
            NotSpent::of(&usual(None, "24"), [(day(1), DayStatus::Unknown)], &amounts),
            None
        );
    }

    proptest! {
        #[test]
        fn unknown_days_and_order_change_nothing(
            told in prop::collection::vec(prop::option::of(0_u64..20_000), 1..60),
            unknown in 0_i32..60,
        ) {
            let usual = usual(Some("6"), "24.5");
            let status = |told: &Option<u64>| match told {
                None => DayStatus::Unknown,
                Some(0) => DayStatus::NoUse,
                Some(_) => DayStatus::Use,
            };
            let mut statuses: Vec<_> = (0..).map(day).zip(told.iter().map(status)).collect();
            let known: KnownAmounts =
                (0..).map(day).zip(&told).filter_map(|(day, told)| Some((day, (*told)?))).collect();
            let before = NotSpent::of(&usual, statuses.clone(), &known);
            statuses.extend((0..unknown).map(|n| (day(100 + n), DayStatus::Unknown)));
            statuses.reverse();
            prop_assert_eq!(NotSpent::of(&usual, statuses, &known), before);
        }
    }
}
