//! What a reminder says, without a word of what it is about.

use serde::Serialize;

use super::json_schema::schemas;

/// The answer of `remind say`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Reminder {
    /// `daymark.reminder.v1`.
    pub schema: &'static str,
    /// Whether the day has no check-in yet; absent where the journal is locked.
    pub no_checkin: Option<bool>,
    /// Whether something is to be renewed; absent where the journal is locked.
    pub renew: Option<bool>,
}

/// The answer of the other verbs of `remind`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ReminderSet {
    /// `daymark.reminder-set.v1`.
    pub schema: &'static str,
    /// What runs it: `systemd`, `cron`; absent without a reminder.
    pub with: Option<&'static str>,
    /// When, each day: `20:00`.
    pub at: Option<String>,
}

impl Reminder {
    /// What is to be said of a day.
    #[must_use]
    pub fn new(no_checkin: bool, renew: bool) -> Self {
        Self { schema: "daymark.reminder.v1", no_checkin: Some(no_checkin), renew: Some(renew) }
    }

    /// What is to be said where the journal cannot be looked into.
    #[must_use]
    pub fn locked() -> Self {
        Self { schema: "daymark.reminder.v1", no_checkin: None, renew: None }
    }
}

impl ReminderSet {
    /// The answer for a reminder at a time, or for none.
    #[must_use]
    pub fn new(set: Option<(&'static str, String)>) -> Self {
        let (with, at) = set.unzip();
        Self { schema: "daymark.reminder-set.v1", with, at }
    }
}

schemas! {
    "reminder": Reminder = "daymark remind say --json",
    "reminder-set": ReminderSet = "daymark remind install, show or remove --json",
}
