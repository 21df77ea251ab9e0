//! A calendar of what lies ahead, without a word of what it is for.

use serde::Serialize;

use super::json_schema::schemas;
use crate::domain::code::{Code, codes};
use crate::domain::time::day::Day;
use crate::domain::time::moment::Moment;

codes! {
    /// What kind of date it is.
    EventKind ("kind of date") {
        /// An appointment.
        Appointment = "appointment",
        /// A milestone.
        Milestone = "milestone",
        /// The first day on which a dose would be lacking.
        Refill = "refill",
        /// The day on which the naloxone kit expires.
        Kit = "kit",
    }
}

/// The answer of `calendar`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Calendar {
    /// `daymark.calendar.v1`.
    pub schema: &'static str,
    /// The file it was written to, as it was named; absent where it was written to none.
    pub file: Option<String>,
    /// The dates, in their order.
    pub events: Vec<CalendarEvent>,
}

/// One date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CalendarEvent {
    /// What names it in any later calendar, too.
    pub uid: String,
    /// What kind of date it is.
    pub kind: EventKind,
    /// When it is.
    #[serde(flatten)]
    pub when: EventTime,
}

/// A day, or a time on one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum EventTime {
    /// The whole day.
    On(Day),
    /// At a time.
    At(Moment),
}

impl Calendar {
    /// A calendar of these dates. Of several of one kind on a day, as for two focuses, there is one.
    #[must_use]
    pub fn new(mut events: Vec<CalendarEvent>) -> Self {
        events.sort_by(|one, other| one.place().cmp(&other.place()));
        events.dedup_by(|one, other| {
            matches!(one.when, EventTime::On(_)) && (one.kind, one.when) == (other.kind, other.when)
        });
        Self { schema: "daymark.calendar.v1", file: None, events }
    }
}

impl CalendarEvent {
    fn place(&self) -> (Day, i64, &'static str, &str) {
        let (day, seconds) = match self.when {
            EventTime::On(day) => (day, 0),
            EventTime::At(at) => (at.date(), at.seconds()),
        };
        (day, seconds, self.kind.code(), &self.uid)
    }
}

schemas! { "calendar": Calendar = "daymark calendar --json" }
