//! The limits that a person sets for themselves, each from a day on.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::usual_day::UsualDay;
use crate::domain::amount::Amount;
use crate::domain::scale::OutOfRange;
use crate::domain::text::Label;
use crate::domain::time::day::Day;

/// What is counted of a focus, and how much of it the person wants at most.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Measure {
    /// What is counted: "drinks".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Label>,
    /// The limits, the earliest first; one a day at most.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub limits: Vec<LimitStep>,
    /// What a day of use usually was.
    #[serde(default, skip_serializing_if = "UsualDay::is_empty")]
    pub usual: UsualDay,
}

/// A limit and the day from which it holds, until the next one does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LimitStep {
    /// Its first day.
    pub from: Day,
    /// The limit.
    #[serde(flatten)]
    pub limit: Limit,
}

/// The most of a day, and of a week; with neither there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Limit {
    /// The most of a day.
    pub per_day: Option<Amount>,
    /// The most of a week.
    pub per_week: Option<Amount>,
}

/// A text that is no limit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadLimit {
    /// It is not of its form.
    #[error("\"{0}\" is not a limit; write it as 2/day, 10/week, 2/day,10/week or none")]
    Shape(String),
    /// Its number is none.
    #[error(transparent)]
    Amount(#[from] OutOfRange),
}

impl FromStr for Limit {
    type Err = BadLimit;

    fn from_str(text: &str) -> Result<Self, BadLimit> {
        let mut limit = Self::default();
        if text == "none" {
            return Ok(limit);
        }
        let bad = || BadLimit::Shape(text.to_owned());
        if text.is_empty() {
            return Err(bad());
        }
        // A comma may be a decimal one: what follows a limit is another.
        for part in text.split_inclusive("day").flat_map(|part| part.split_inclusive("week")) {
            let part = part.trim_start_matches([',', ' ']).trim_end();
            let (amount, per) = part.split_once('/').ok_or_else(bad)?;
            let slot = match per.trim() {
                "day" => &mut limit.per_day,
                "week" => &mut limit.per_week,
                _ => return Err(bad()),
            };
            if slot.replace(amount.parse()?).is_some() {
                return Err(bad());
            }
        }
        Ok(limit)
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = self.per_day.map(|most| format!("{most}/day"));
        let week = self.per_week.map(|most| format!("{most}/week"));
        let parts: Vec<_> = day.into_iter().chain(week).collect();
        f.write_str(&if parts.is_empty() { "none".to_owned() } else { parts.join(",") })
    }
}

impl Measure {
    /// The limit that holds on a day.
    #[must_use]
    pub fn limit_on(&self, day: Day) -> Limit {
        let step = self.limits.iter().rfind(|step| step.from <= day);
        step.map_or_else(Limit::default, |step| step.limit)
    }

    /// The first step after a day.
    #[must_use]
    pub fn next_step(&self, day: Day) -> Option<LimitStep> {
        self.limits.iter().find(|step| step.from > day).copied()
    }

    /// Sets the limit from a day on, in the place of one of the same day.
    pub fn set_limit(&mut self, step: LimitStep) {
        self.limits.retain(|other| other.from != step.from);
        let at = self.limits.partition_point(|other| other.from < step.from);
        self.limits.insert(at, step);
    }

    /// Takes over the limits that only another version has, and its unit and usual day where this has none.
    pub fn take_over(&mut self, other: &Self) {
        for step in &other.limits {
            if !self.limits.iter().any(|mine| mine.from == step.from) {
                self.set_limit(*step);
            }
        }
        self.unit = self.unit.take().or_else(|| other.unit.clone());
        self.usual.take_over(&other.usual);
    }

    /// Whether anything is counted or limited.
    #[must_use]
    pub fn is_set(&self) -> bool {
        self.unit.is_some() || !self.limits.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("2/day", "2/day")]
    #[case("10/week", "10/week")]
    #[case("2/day,10/week", "2/day,10/week")]
    #[case("10/week, 2/day", "2/day,10/week")]
    #[case("1,5/day,7/week", "1.5/day,7/week")]
    #[case("0/day", "0/day")]
    #[case("none", "none")]
    fn limits(#[case] text: &str, #[case] shown: &str) {
        assert_eq!(text.parse::<Limit>().unwrap().to_string(), shown);
    }

    #[rstest]
    fn others_are_none(
        #[values("", "2", "2/month", "2/day,3/day", "/day", "two/day", "2/day;3/week", "2/days")]
        text: &str,
    ) {
        assert!(text.parse::<Limit>().is_err());
    }

    #[test]
    fn a_step_holds_until_the_next() {
        let mut measure = Measure::default();
        for (from, limit) in
            [("2026-11-10", "4/day"), ("2026-11-20", "2/day"), ("2026-11-10", "5/day")]
        {
            let (from, limit) = (from.parse().unwrap(), limit.parse().unwrap());
            measure.set_limit(LimitStep { from, limit });
        }
        let on = |day: &str| measure.limit_on(day.parse().unwrap()).to_string();
        assert_eq!(
            ["2026-11-09", "2026-11-10", "2026-11-19", "2026-11-25"].map(on),
            ["none", "5/day", "5/day", "2/day"]
        );
        let next = |day: &str| measure.next_step(day.parse().unwrap());
        let next = |day| next(day).map(|step| step.from.to_string());
        assert_eq!(
            ["2026-11-09", "2026-11-10", "2026-11-20"].map(next),
            [Some("2026-11-10".to_owned()), Some("2026-11-20".to_owned()), None]
        );
    }
}
