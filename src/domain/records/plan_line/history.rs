//! How the lines of a plan came to be what they are.

use serde::Serialize;

use super::{LineState, PlanLine, Wording};
use crate::domain::code::codes;
use crate::domain::id::Id;
use crate::domain::time::moment::Instant;

codes! {
    /// What happened to a line of the plan.
    LineChangeKind ("change of a line") {
        /// It was added.
        Added = "added",
        /// It says something else.
        Changed = "changed",
        /// It was put away.
        Archived = "archived",
        /// It was brought back.
        Restored = "restored",
    }
}

/// One change of a line of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LineChange {
    /// When it was made.
    pub at: Instant,
    /// What happened.
    pub change: LineChangeKind,
    /// The id of the line.
    pub line: Id,
    /// What the line says since.
    #[serde(flatten)]
    pub wording: Wording,
    /// What it said before, where it says something else.
    pub before: Option<Wording>,
}

/// Every change of these lines that is on record, the newest first.
#[must_use]
pub fn history(lines: &[PlanLine]) -> Vec<LineChange> {
    let mut changes = Vec::new();
    for line in lines {
        let mut before: Option<LineState> = None;
        for state in line.states() {
            let is_new = before.as_ref().is_none_or(|before| before.wording != state.wording);
            let change = match &before {
                None => LineChangeKind::Added,
                Some(_) if is_new => LineChangeKind::Changed,
                Some(before) if before.archived == state.archived => continue,
                Some(_) if state.archived => LineChangeKind::Archived,
                Some(_) => LineChangeKind::Restored,
            };
            changes.push(LineChange {
                at: state.from,
                change,
                line: line.meta.id,
                wording: state.wording.clone(),
                before: before.filter(|_| is_new).map(|before| before.wording),
            });
            before = Some(state);
        }
    }
    // What came later in a second stands later.
    changes.reverse();
    changes.sort_by_key(|change| std::cmp::Reverse(change.at));
    changes
}
