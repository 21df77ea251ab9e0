//! The answers of the verbs that write an entry.

use serde::Serialize;

use super::entry::EntryView;
use super::help::UseCard;
use super::json_schema::schemas;
use crate::domain::code::codes;
use crate::domain::figures::attempt_stats::{DayCounts, FocusFigures, Run};
use crate::domain::figures::coping_stats::CopingCount;
use crate::domain::figures::what_helps::Suggestion;
use crate::domain::focus_kind::UseGoal;
use crate::domain::id::Id;
use crate::domain::records::focus::Focus;
use crate::domain::records::plan_line::{PlanLine, Wording};
use crate::domain::text::Name;
use crate::domain::time::day::Day;

codes! {
    /// Whether an entry was created, updated or left unchanged.
    WriteOutcome ("outcome") {
        /// It is new.
        Created = "created",
        /// It was there, and says something else now.
        Updated = "updated",
        /// It was there, and said so already.
        Unchanged = "unchanged",
    }
}

/// An entry as it stands after it was given.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Saved {
    /// The name of the answer.
    pub schema: &'static str,
    /// What became of it.
    pub result: WriteOutcome,
    /// What is new in it, by the names of the flags.
    pub changed: Vec<&'static str>,
    /// What may come next; the person decides.
    pub offers: Vec<Offer>,
    /// The entry, without words that are private.
    #[serde(flatten)]
    #[cfg_attr(test, schemars(with = "crate::report::json_schema::OfEntry"))]
    pub entry: EntryView,
}

/// A follow-up command that the answer suggests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "offer", rename_all = "snake_case")]
pub enum Offer {
    /// To add what happened in a use that is on record.
    Details {
        /// The words that do so.
        command: String,
    },
    /// To write down what speaks for a change and what against it.
    Balance {
        /// The words that do so.
        command: String,
    },
    /// To go through the preparation checklist.
    Prepare {
        /// The words that do so.
        command: String,
    },
    /// To look once more at a return to use, step by step.
    Review {
        /// The words that do so.
        command: String,
    },
    /// To take what a return to use has taught into the plan.
    IntoPlan {
        /// The words that do so.
        command: String,
    },
    /// To record a return to use.
    Used {
        /// The words that do so.
        command: String,
    },
    /// To let the check-in of a day of use say so too, where it says that there was none.
    CheckInSaysNo {
        /// The name of the focus.
        focus: Name,
        /// The words that do so.
        command: String,
    },
    /// To take back the use of a day of which the check-in says that there was none.
    UseOnRecord {
        /// The name of the focus.
        focus: Name,
        /// The words that do so.
        command: String,
    },
    /// To take back a second return to use of a day, and add to the first instead.
    SameDay {
        /// The start of the id of the first.
        first: String,
        /// The words that do so.
        command: String,
    },
    /// To note symptoms of withdrawal, in the first days.
    Symptoms {
        /// The words that do so.
        command: String,
    },
    /// A new start date, after days of use in a row.
    Restart {
        /// How many days.
        days_in_a_row: u32,
        /// The words that set it.
        command: String,
    },
}

/// The answer of `craving` and `ride`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CravingSaved {
    /// The craving.
    #[serde(flatten)]
    pub saved: Saved,
    /// The lines of the plan that are for it.
    pub plan: Vec<PlanHint>,
    /// What has helped this person most, where there is a plan.
    pub what_helps: Vec<Suggestion>,
}

/// A line of the plan that is for a craving.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PlanHint {
    /// The id of the line.
    pub line: Id,
    /// What it says.
    #[serde(flatten)]
    pub wording: Wording,
    /// How often the way of coping that it names has helped.
    pub helped: Option<Suggestion>,
}

impl PlanHint {
    /// The hint of a line; `None` while it lacks its section or its words.
    #[must_use]
    pub fn new(line: &PlanLine, counts: &[CopingCount]) -> Option<Self> {
        let helped = line.coping.map(|coping| Suggestion::of(coping, counts));
        Some(Self { line: line.meta.id, wording: line.wording()?, helped })
    }
}

/// The answer of `used`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct UsedSaved {
    /// The return to use.
    #[serde(flatten)]
    pub saved: Saved,
    /// What it does to the counts; absent without a start date, or before it.
    pub clocks: Option<Clocks>,
    /// What to know after a use of this kind.
    pub card: UseCard,
}

/// The answer of `used --review`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct UseReviewed {
    /// The return to use.
    #[serde(flatten)]
    pub saved: Saved,
    /// What it taught that the plan did not say: what helped, and what next. Where the person chose among them,
    /// those that were taken.
    pub plan: Vec<Wording>,
    /// Whether that was taken into the plan.
    pub into_plan: bool,
}

impl AsRef<Saved> for UseReviewed {
    fn as_ref(&self) -> &Saved {
        &self.saved
    }
}

/// Days since the last use, and the days without use that stay counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Clocks {
    /// What the person wants of the focus.
    pub goal: UseGoal,
    /// The start date of the current attempt.
    pub since: Day,
    /// Days from it to today.
    pub days_in_recovery: u32,
    /// The latest day of use in any attempt, on a start day or before it too.
    pub last_use: Option<Day>,
    /// Days from the later of that use and the start date to today.
    pub days_since_use: u32,
    /// The days of all attempts by status.
    pub days: DayCounts,
    /// The run with the most confirmed days in all attempts.
    pub longest_run: Run,
}

impl Clocks {
    /// Reads them off the figures; `None` without a start date, or before it.
    #[must_use]
    pub fn new(focus: &Focus, figures: &FocusFigures) -> Option<Self> {
        let (current, lifetime) = figures.current.zip(figures.lifetime)?;
        Some(Self {
            goal: focus.goal,
            since: current.since,
            days_in_recovery: current.days_in_recovery,
            last_use: figures.last_use,
            days_since_use: current.days_since_use,
            days: lifetime.days,
            longest_run: lifetime.longest_run,
        })
    }
}

impl AsRef<Saved> for Saved {
    fn as_ref(&self) -> &Self {
        self
    }
}

impl AsRef<Saved> for CravingSaved {
    fn as_ref(&self) -> &Saved {
        &self.saved
    }
}

impl AsRef<Saved> for UsedSaved {
    fn as_ref(&self) -> &Saved {
        &self.saved
    }
}

schemas! {
    "balance": Saved = "daymark balance add --json",
    "note": Saved = "daymark note add --json",
    "stage": Saved = "daymark stage set --json",
    "thought": Saved = "daymark thought --json",
    "craving": CravingSaved = "daymark craving --json",
    "used": UsedSaved = "daymark used --json",
    "use_review": UseReviewed = "daymark used --review --json",
}
