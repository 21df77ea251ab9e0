//! The rules of the person's own that hold today.

use serde::{Serialize, Serializer};

use crate::domain::figures::checkin_ratings::CheckInRatings;
use crate::domain::records::plan_rule::PlanRule;
use crate::domain::records::plan_rule::condition::{RuleCondition, RuleCount};
use crate::domain::text::Text;
use crate::domain::time::day::Day;

/// A rule of the person's own that holds: a sign that they chose, in their words.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnWarning {
    /// What the person wants to be told.
    pub words: Text,
    /// The rule.
    pub rule: RuleCondition,
    /// What it found.
    pub count: RuleCount,
}

impl OwnWarning {
    /// Those that hold on a day, in the order of the rules.
    pub(super) fn of(rules: &[PlanRule], day: Day, ratings: &[CheckInRatings]) -> Vec<Self> {
        let in_force = rules.iter().filter(|one| one.meta.archived_at.is_none());
        let holding = in_force.filter_map(|one| {
            let rule = one.rule().ok()??;
            let values =
                ratings.iter().filter_map(|one| Some((one.day, one.value(rule.series())?)));
            let count = rule.holds_on(day, values)?;
            Some(Self { words: one.words.clone()?, rule, count })
        });
        holding.collect()
    }
}

/// In the person's words alone.
impl Serialize for OwnWarning {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.words.serialize(to)
    }
}
