//! Views of a focus and of the list of focuses.

use serde::Serialize;

use super::focus_header::Lifetime;
use super::help::Stopping;
use super::json_schema::schemas;
use super::saved::WriteOutcome;
use crate::domain::figures::attempt_stats::AttemptStats;
use crate::domain::figures::not_spent::NotSpent;
use crate::domain::focus_kind::{FocusKind, UseGoal};
use crate::domain::id::Id;
use crate::domain::records::focus::limit::LimitStep;
use crate::domain::records::focus::usual_day::UsualDay;
use crate::domain::records::focus::{self, Attempt, Focus};
use crate::domain::text::{Label, Name};
use crate::domain::time::day::Day;
use crate::domain::time::moment::Instant;

/// A focus with its attempts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FocusView {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: Name,
    /// Its kind.
    pub kind: FocusKind,
    /// What the person wants of it.
    pub goal: UseGoal,
    /// Whether they take maintenance medication for it.
    pub maintenance: bool,
    /// Whether it is the one that is meant where none is named.
    pub primary: bool,
    /// The start date of the current attempt, which may lie ahead.
    pub since: Option<Day>,
    /// What is counted of it.
    pub unit: Option<Label>,
    /// The limits that the person sets, the earliest first.
    pub limits: Vec<LimitStep>,
    /// What a day of use usually was.
    pub usual: UsualDay,
    /// Every attempt, the earliest first; the last is the current one.
    pub attempts: Vec<Attempt>,
    /// When it was put away, if it was.
    pub archived_at: Option<Instant>,
    /// When it last changed.
    pub updated_at: Instant,
}

impl FocusView {
    /// The view of one of `all`, which are in the order of lists.
    #[must_use]
    pub fn new(focus: &Focus, all: &[Focus]) -> Self {
        Self {
            id: focus.id,
            name: focus.name.clone(),
            kind: focus.kind,
            goal: focus.goal,
            maintenance: focus.maintenance,
            primary: focus::primary(all).is_some_and(|primary| primary.id == focus.id),
            since: focus.since(),
            unit: focus.measure.unit.clone(),
            limits: focus.measure.limits.clone(),
            usual: focus.measure.usual.clone(),
            attempts: focus.attempts.clone(),
            archived_at: focus.archived_at,
            updated_at: focus.updated_at,
        }
    }
}

/// The answer of a verb that keeps or changes a focus.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OneFocus {
    /// `daymark.focus.v1`.
    pub schema: &'static str,
    /// Whether it is new, was changed, or was so already; absent where it was only asked for.
    pub result: Option<WriteOutcome>,
    /// The focus as it is from now on.
    #[serde(flatten)]
    pub focus: FocusView,
    /// The figures of all attempts; absent without a start date that has come.
    pub lifetime: Option<Lifetime>,
    /// Money and hours not spent, where they are shown.
    pub not_spent: Option<NotSpent>,
    /// What to know of stopping it, where it is new or begun again and there is anything.
    pub stopping: Option<Stopping>,
}

impl OneFocus {
    /// The name of the answer.
    pub const SCHEMA: &'static str = "daymark.focus.v1";

    /// The answer for one of `all`, with the figures of all its attempts.
    #[must_use]
    pub fn new(
        result: Option<WriteOutcome>,
        focus: &Focus,
        all: &[Focus],
        lifetime: Option<AttemptStats>,
    ) -> Self {
        Self {
            schema: Self::SCHEMA,
            result,
            focus: FocusView::new(focus, all),
            lifetime: lifetime.map(Lifetime::new),
            not_spent: None,
            stopping: None,
        }
    }
}

/// The answer of `focus list`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Focuses {
    /// `daymark.focuses.v1`.
    pub schema: &'static str,
    /// The current day.
    pub today: Day,
    /// The focuses, the primary one first.
    pub focuses: Vec<FocusView>,
    /// How many more are put away and not listed.
    pub archived: u32,
}

impl Focuses {
    /// The name of the answer.
    pub const SCHEMA: &'static str = "daymark.focuses.v1";

    /// The list of `all`, which are in the order of lists: those kept, and with `archived` the others
    /// after them.
    #[must_use]
    pub fn new(all: &[Focus], archived: bool, today: Day) -> Self {
        let (kept, away): (Vec<_>, Vec<_>) =
            all.iter().partition(|focus| focus.archived_at.is_none());
        let (listed, left) = if archived { (away, Vec::new()) } else { (Vec::new(), away) };
        Self {
            schema: Self::SCHEMA,
            today,
            focuses: kept.into_iter().chain(listed).map(|one| FocusView::new(one, all)).collect(),
            archived: u32::try_from(left.len()).unwrap_or(u32::MAX),
        }
    }
}

schemas! {
    "focus": OneFocus = "daymark focus add|show|edit|restart|archive --json",
    "focuses": Focuses = "daymark focus list --json",
}
