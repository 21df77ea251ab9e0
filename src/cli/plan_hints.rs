//! Lines of the plan that come up in a craving, each shown once.

use super::context::Context;
use super::error::Error;
use crate::app::record_surroundings::looked_up;
use crate::domain::entry::craving::Craving;
use crate::domain::figures::coping_stats::{CopingCount, CopingTally};
use crate::domain::figures::what_helps::{Suggestion, proven};
use crate::domain::id::Id;
use crate::domain::records::plan_line::{self, PlanLine};
use crate::domain::time::day::Day;
use crate::render;
use crate::report::saved::PlanHint;
use crate::storage::{self, AsOf, Journal};

/// The plan as a craving needs it, with how often each way of coping has helped.
#[derive(Default)]
pub(crate) struct PlanHints {
    lines: Vec<PlanLine>,
    counts: Vec<CopingCount>,
    shown: Vec<Id>,
}

impl PlanHints {
    /// Reads the plan; nothing is counted where there is none.
    pub(crate) fn read(context: &Context<'_>, journal: &Journal) -> Result<Self, storage::Error> {
        context.snapshot(journal, |as_of| {
            let mut lines = looked_up::<PlanLine>(as_of.read(), as_of.today())?;
            lines.retain(PlanLine::is_shown);
            let counts = if lines.is_empty() { Vec::new() } else { coping_counts(as_of)? };
            Ok(Self { lines, counts, shown: Vec::new() })
        })
    }

    /// The lines for a craving, as far as it is known what it is of and what was going on.
    pub(crate) fn for_craving(&self, craving: &Craving) -> Vec<PlanHint> {
        let lines = plan_line::for_craving(&self.lines, craving.focus, craving.situations);
        lines.into_iter().filter_map(|line| PlanHint::new(line, &self.counts)).collect()
    }

    /// What has helped this person most, where there is a plan.
    pub(crate) fn what_helps(&self) -> Vec<Suggestion> {
        proven(&self.counts)
    }

    /// Says the lines for a craving that were not said yet.
    pub(crate) fn say(
        &mut self,
        context: &mut Context<'_>,
        craving: &Craving,
    ) -> Result<(), Error> {
        let look = context.look();
        for hint in self.for_craving(craving) {
            if !self.shown.contains(&hint.line) {
                context.console.prompt.tell(&render::plan::hint(&hint, &look))?;
                self.shown.push(hint.line);
            }
        }
        Ok(())
    }
}

/// How often each way of coping was tried, rated and found to help, in all cravings.
pub(crate) fn coping_counts(as_of: &AsOf<'_>) -> Result<Vec<CopingCount>, storage::Error> {
    let mut tally = CopingTally::default();
    as_of.each_reading(Day::first(), as_of.today(), |reading| {
        if let Some(craving) = reading.craving() {
            tally.add(&craving.coping);
        }
    })?;
    Ok(tally.finish())
}
