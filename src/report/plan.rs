//! Views of the plan: its page, and what changed in it.

use serde::Serialize;

use super::json_schema::schemas;
use crate::domain::code::Code;
use crate::domain::record::Record;
use crate::domain::records::plan_line::{self, LineChange, PlanLine, Section};
use crate::domain::records::plan_rule::PlanRule;
use crate::domain::time::day::Day;
use crate::domain::time::moment::{Instant, Moment};

/// The plan on one page, without what is put away.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PlanPage {
    /// `daymark.plan.v1`.
    pub schema: &'static str,
    /// When a line or a rule of it last changed; absent where there is none.
    pub changed_at: Option<Instant>,
    /// Its sections in their order, without those that have no line.
    pub sections: Vec<PlanSection>,
    /// The early-warning rules of the person's own.
    pub rules: Vec<PlanRule>,
    /// How many lines are private, and so not on it.
    pub private_lines: usize,
    /// The day of its last change.
    #[serde(skip)]
    pub changed_on: Option<Day>,
    /// The current day.
    #[serde(skip)]
    pub today: Day,
}

/// A section of the plan with its lines.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PlanSection {
    /// Which one.
    pub section: Section,
    /// Its lines, in their order.
    pub lines: Vec<PlanLine>,
}

impl PlanPage {
    /// The page of these lines and rules; `local` gives what the clocks showed at an instant.
    #[must_use]
    pub fn new(
        lines: &[PlanLine],
        mut rules: Vec<PlanRule>,
        local: impl Fn(Instant) -> Option<Moment>,
        today: Day,
    ) -> Self {
        let metas = lines.iter().map(Record::meta).chain(rules.iter().map(Record::meta));
        let changed_at = metas.map(|meta| meta.updated_at).max();
        rules.retain(|rule| rule.meta.archived_at.is_none());
        let section = |section: &Section| {
            let of = |line: &&PlanLine| line.is_shown() && line.section == Some(*section);
            let lines: Vec<_> = lines.iter().filter(of).cloned().collect();
            (!lines.is_empty()).then_some(PlanSection { section: *section, lines })
        };
        Self {
            schema: "daymark.plan.v1",
            changed_at,
            sections: Section::ALL.iter().filter_map(section).collect(),
            rules,
            private_lines: lines.iter().filter(|line| line.is_in_force() && line.private).count(),
            changed_on: changed_at.and_then(local).map(Moment::date),
            today,
        }
    }

    /// How many lines there are.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.sections.iter().map(|section| section.lines.len()).sum()
    }
}

/// What changed in the plan.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PlanHistory {
    /// `daymark.plan_history.v1`.
    pub schema: &'static str,
    /// Every change of a line, the newest first.
    pub changes: Vec<DatedChange>,
    /// The current day.
    #[serde(skip)]
    pub today: Day,
}

/// A change, with what the clocks showed.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DatedChange {
    /// What the clocks showed; absent outside the years that they know.
    #[serde(skip)]
    pub local: Option<Moment>,
    /// The change.
    #[serde(flatten)]
    pub change: LineChange,
}

impl PlanHistory {
    /// The changes of these lines but of private ones; `local` gives what the clocks showed at an instant.
    #[must_use]
    pub fn new(lines: &[PlanLine], local: impl Fn(Instant) -> Option<Moment>, today: Day) -> Self {
        let shown: Vec<_> = lines.iter().filter(|line| !line.private).cloned().collect();
        let changes = plan_line::history(&shown).into_iter();
        let changes = changes.map(|change| DatedChange { local: local(change.at), change });
        Self { schema: "daymark.plan_history.v1", changes: changes.collect(), today }
    }
}

schemas! {
    "plan": PlanPage = "daymark plan show --json",
    "plan_history": PlanHistory = "daymark plan history --json",
}
