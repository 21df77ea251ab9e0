//! The preparation checklist.

use serde::Serialize;

use super::saved::Outcome;
use crate::domain::day::Day;
use crate::domain::preparation::Preparation;
use crate::domain::text::Name;

/// The answer of `prepare`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Checklist {
    /// `daymark.checklist.v1`.
    pub schema: &'static str,
    /// Whether anything was changed; absent where only the list was asked for.
    pub result: Option<Outcome>,
    /// The names of what was changed.
    pub changed: Vec<Name>,
    /// The names of what was to be changed.
    #[serde(skip)]
    pub named: Vec<Name>,
    /// The current day.
    pub today: Day,
    /// How many things on the list are done.
    pub done: usize,
    /// How many there are.
    pub of: usize,
    /// How many more are put away.
    pub archived: usize,
    /// The things on the list, in its order.
    pub items: Vec<Item>,
}

/// One thing to have in place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Item {
    /// What it is.
    pub name: Name,
    /// The day on which it was done, if it is.
    pub done_on: Option<Day>,
    /// Whether it was put away.
    pub archived: bool,
}

impl Checklist {
    /// The name of the answer.
    pub const SCHEMA: &'static str = "daymark.checklist.v1";

    /// The list, with `archived` what was put away too.
    #[must_use]
    pub fn new(list: &[Preparation], archived: bool, today: Day) -> Self {
        let kept = || list.iter().filter(|one| one.archived_at.is_none());
        let shown = list.iter().filter(|one| archived || one.archived_at.is_none());
        Self {
            schema: Self::SCHEMA,
            result: None,
            changed: Vec::new(),
            named: Vec::new(),
            today,
            done: kept().filter(|one| one.done_on.is_some()).count(),
            of: kept().count(),
            archived: list.len() - kept().count(),
            items: shown
                .map(|one| Item {
                    name: one.name.clone(),
                    done_on: one.done_on,
                    archived: one.archived_at.is_some(),
                })
                .collect(),
        }
    }
}
