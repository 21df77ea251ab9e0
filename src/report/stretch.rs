//! The answer of `checkin` for a stretch of days.

use serde::Serialize;

use super::entry::AnswerView;
use super::help::UseCard;
use super::json_schema::schemas;
use super::saved::WriteOutcome;
use crate::domain::entry::{Body, Entry};
use crate::domain::records::focus::Focus;
use crate::domain::time::day::Day;
use crate::domain::time::window::Window;

/// The answer of `checkin --from`: what became of each day of a stretch.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StretchSaved {
    /// `daymark.checkin-stretch.v1`.
    pub schema: &'static str,
    /// Whether any day was written.
    pub result: WriteOutcome,
    /// The first of its days.
    pub from: Day,
    /// The last of them.
    pub to: Day,
    /// What was answered, per focus.
    pub used: Vec<AnswerView>,
    /// What became of its days.
    #[serde(flatten)]
    pub days: StretchDays,
    /// Whether its check-ins are private.
    pub private: bool,
    /// The card for what was used, where something was.
    pub card: Option<UseCard>,
}

/// How many days of a stretch were written, and how many were left as they are; together all of its days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StretchDays {
    /// Those that have a check-in by it.
    pub written: u32,
    /// Those of them that were entered late.
    pub late: u32,
    /// Those that had a check-in.
    pub checked_in: u32,
    /// Those that have a return to use on record, where the answer is that there was none.
    pub used_on_record: u32,
}

impl StretchSaved {
    /// What the check-in `told` became on each of these days.
    #[must_use]
    pub fn new(
        told: &Entry,
        days: Window,
        focuses: &[Focus],
        saved: StretchDays,
        card: Option<UseCard>,
    ) -> Self {
        let used = match &told.body {
            Body::CheckIn(checkin) => AnswerView::of(checkin, focuses),
            _ => Vec::new(),
        };
        let result =
            if saved.written > 0 { WriteOutcome::Created } else { WriteOutcome::Unchanged };
        Self {
            schema: "daymark.checkin-stretch.v1",
            result,
            from: days.from(),
            to: days.to(),
            used,
            days: saved,
            private: told.private,
            card,
        }
    }
}

schemas! { "checkin-stretch": StretchSaved = "daymark checkin --from D --to D --used no --json" }
