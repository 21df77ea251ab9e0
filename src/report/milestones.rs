//! The milestones of each focus: those reached, those to come, and the person's own.

use std::slice;

use serde::Serialize;

use super::json_schema::schemas;
use super::saved::WriteOutcome;
use crate::domain::focus_kind::FocusKind;
use crate::domain::id::Id;
use crate::domain::records::focus::Focus;
use crate::domain::recovery::focus_milestones::{
    self, ComingMilestone, ReachedMilestone, WeeksMilestone,
};
use crate::domain::recovery::milestone::{OwnMilestone, Reckoning};
use crate::domain::text::Name;
use crate::domain::time::day::Day;
use crate::domain::time::moment::Instant;

/// The answer of `milestones`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Milestones {
    /// `daymark.milestones.v1`.
    pub schema: &'static str,
    /// The current day.
    pub today: Day,
    /// The focuses, in the order of lists.
    pub focuses: Vec<FocusMilestones>,
    /// The person's own milestones of these focuses, those put away too.
    pub milestones: Vec<MilestoneItem>,
}

/// A milestone of the person's own, as lists and answers have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MilestoneItem {
    /// Its id.
    pub id: Id,
    /// The name of its focus.
    pub focus: Name,
    /// Its name.
    pub name: Name,
    /// How long after a start date it falls: `100d`, `5m`; or `10 weeks within` the limit.
    pub after: Reckoning,
    /// When it was put away, if it was.
    pub archived_at: Option<Instant>,
    /// The day on which it was put away, if it was.
    pub archived_on: Option<Day>,
    /// When it last changed.
    pub updated_at: Instant,
}

impl MilestoneItem {
    /// One that belongs to `focus`.
    fn new(one: &OwnMilestone, focus: &Focus) -> Self {
        Self {
            id: one.id,
            focus: focus.name.clone(),
            name: one.name.clone(),
            after: one.after,
            archived_at: one.archived_at,
            archived_on: one.archived_on,
            updated_at: one.updated_at,
        }
    }
}

/// The milestones of one focus.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FocusMilestones {
    /// Its name.
    pub name: Name,
    /// Its kind.
    pub kind: FocusKind,
    /// The start date of the current attempt, which may lie ahead.
    pub since: Option<Day>,
    /// How many attempts there are, one that lies ahead included.
    pub attempts: u32,
    /// The next ones of the current attempt, in order.
    pub coming: Vec<ComingMilestone>,
    /// Those that weeks within the limit will reach.
    pub under_way: Vec<WeeksMilestone>,
    /// Those reached in every attempt, the latest first.
    pub reached: Vec<ReachedMilestone>,
}

impl Milestones {
    /// The name of the answer.
    pub const SCHEMA: &'static str = "daymark.milestones.v1";

    /// Works out the view of these focuses, with the milestones of the person's own.
    #[must_use]
    pub fn new<'f>(
        focuses: impl IntoIterator<Item = &'f Focus>,
        own: &[OwnMilestone],
        today: Day,
    ) -> Self {
        let focuses: Vec<&Focus> = focuses.into_iter().collect();
        let items = |focus: &&'f Focus| {
            let focus = *focus;
            let of_focus = own.iter().filter(|one| one.focus == focus.id);
            of_focus.map(|one| MilestoneItem::new(one, focus)).collect::<Vec<_>>()
        };
        Self {
            schema: Self::SCHEMA,
            today,
            milestones: focuses.iter().flat_map(items).collect(),
            focuses: focuses.iter().map(|focus| FocusMilestones::new(focus, own, today)).collect(),
        }
    }
}

impl FocusMilestones {
    fn new(focus: &Focus, own: &[OwnMilestone], today: Day) -> Self {
        let mut reached = focus_milestones::reached(focus, own, today);
        reached.reverse();
        Self {
            name: focus.name.clone(),
            kind: focus.kind,
            since: focus.since(),
            attempts: u32::try_from(focus.attempts.len()).unwrap_or(u32::MAX),
            coming: focus_milestones::coming(focus, own, today),
            under_way: focus_milestones::under_way(focus, own),
            reached,
        }
    }
}

/// The answer of a verb that keeps or puts away a milestone of the person's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OneMilestone {
    /// `daymark.milestone.v1`.
    pub schema: &'static str,
    /// Whether it is new, was changed, or was so already.
    pub result: WriteOutcome,
    /// The milestone.
    #[serde(flatten)]
    pub item: MilestoneItem,
    /// When it comes in the current attempt, if it does.
    pub coming: Option<ComingMilestone>,
    /// The weeks within the limit so far, where it counts these and is not reached.
    pub under_way: Option<WeeksMilestone>,
    /// Where it was reached, the latest first.
    pub reached: Vec<ReachedMilestone>,
}

impl OneMilestone {
    /// The name of the answer.
    pub const SCHEMA: &'static str = "daymark.milestone.v1";

    /// The answer for one that belongs to `focus`.
    #[must_use]
    pub fn new(result: WriteOutcome, one: &OwnMilestone, focus: &Focus, today: Day) -> Self {
        let only = slice::from_ref(one);
        let reached = focus_milestones::reached(focus, only, today).into_iter().rev();
        let mut coming = focus_milestones::coming(focus, only, today).into_iter();
        Self {
            schema: Self::SCHEMA,
            result,
            item: MilestoneItem::new(one, focus),
            coming: coming.find(|coming| coming.own),
            under_way: focus_milestones::under_way(focus, only).pop(),
            reached: reached.filter(|reached| reached.own).collect(),
        }
    }
}

schemas! {
    "milestones": Milestones = "daymark milestones --json",
    "milestone": OneMilestone = "daymark milestones add|archive --json",
}
