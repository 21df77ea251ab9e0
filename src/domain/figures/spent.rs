//! What was spent on use, as far as the person said what each use cost. It is a sum, and no estimate.

use serde::Serialize;

use crate::domain::amount::of_sum;
use crate::domain::cost::Cost;
use crate::domain::id::Id;
use crate::domain::text::Label;
use crate::domain::time::day::Day;
use crate::domain::time::window::Window;

/// What one return to use cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CostTold {
    /// The day.
    pub day: Day,
    /// The focus.
    pub focus: Id,
    /// The cost; absent where that was not said.
    pub cost: Option<Cost>,
}

/// What was spent.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Spent {
    /// How much, in each money that was named, in the order in which they came.
    pub sums: Vec<SpentIn>,
    /// The returns to use that say what they cost.
    pub told: u32,
    /// All of them.
    pub uses: u32,
}

/// What was spent in one money.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SpentIn {
    /// What it is counted in, in the person's word; absent where that was not said.
    pub currency: Option<Label>,
    /// How much.
    pub amount: f64,
}

impl Spent {
    /// What the uses of a focus in a window cost; `None` where none says so.
    #[must_use]
    pub fn of(told: &[CostTold], focus: Id, window: Window) -> Option<Self> {
        let uses = told.iter().filter(|one| one.focus == focus && window.contains(one.day));
        let costs: Vec<&Cost> = uses.clone().filter_map(|one| one.cost.as_ref()).collect();
        // Whole numbers, whose sum does not depend on their order.
        let mut sums: Vec<(Option<Label>, u64)> = Vec::new();
        for Cost { amount, currency } in &costs {
            let amount = u64::from(amount.thousandths());
            let folded = |one: &Option<Label>| one.as_ref().map(Label::folded);
            match sums.iter_mut().find(|(known, _)| folded(known) == folded(currency)) {
                Some((_, sum)) => *sum += amount,
                None => sums.push((currency.clone(), amount)),
            }
        }
        let sums = sums.into_iter();
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        (!costs.is_empty()).then(|| Self {
            sums: sums.map(|(currency, sum)| SpentIn { currency, amount: of_sum(sum) }).collect(),
            told: count(costs.len()),
            uses: count(uses.count()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(n: i32) -> Day {
        Day::from_ymd(2026, 11, 1).unwrap().plus(n)
    }

    fn told(n: i32, focus: u8, cost: Option<&str>) -> CostTold {
        let cost = cost.map(|cost| cost.parse().unwrap());
        CostTold { day: day(n), focus: Id::from_bytes([focus; 16]), cost }
    }

    fn spent(told: &[CostTold]) -> Option<(Vec<String>, u32, u32)> {
        let window = Window::new(day(0), day(9)).unwrap();
        let spent = Spent::of(told, Id::from_bytes([1; 16]), window)?;
        let sums = spent.sums.iter().map(|one| {
            let currency = one.currency.as_ref().map_or("", Label::as_str);
            format!("{} {currency}", one.amount)
        });
        Some((sums.collect(), spent.told, spent.uses))
    }

    #[test]
    fn what_was_said_is_added_up_and_the_rest_is_counted() {
        let all = [
            told(0, 1, Some("12.50 euro")),
            told(1, 1, None),
            told(2, 1, Some("3 pesos")),
            told(3, 1, Some("7.5 Euro")),
            told(3, 2, Some("100 euro")),
            told(10, 1, Some("100 euro")),
        ];
        let sums = vec!["20 euro".to_owned(), "3 pesos".to_owned()];
        assert_eq!(spent(&all), Some((sums, 3, 4)));
    }

    #[test]
    fn nothing_is_said_where_no_use_says_what_it_cost() {
        assert_eq!(spent(&[told(0, 1, None), told(1, 2, Some("4"))]), None);
    }
}
