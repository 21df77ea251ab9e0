//! What to look at around a journal: who can read it, the clock, where it lies, its backups.

use serde::Serialize;

use super::json_schema::schemas;

/// The answer of `doctor`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Checkup {
    /// `daymark.doctor.v1`.
    pub schema: &'static str,
    /// The directory of the journal.
    pub journal: String,
    /// Whether there is nothing to look at.
    pub fine: bool,
    /// What was found, in the order of looking.
    pub findings: Vec<Finding>,
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Finding {
    /// What was looked at.
    pub check: Subject,
    /// Whether it is as it should be.
    pub fine: bool,
    /// What it is like, in words.
    pub what: String,
    /// The command that changes it, where one does.
    pub run: Option<String>,
}

/// What there is to look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// Whether others on the machine can get at the files.
    Permissions,
    /// What opens the journal.
    Key,
    /// Whether the clock is right.
    Clock,
    /// The time zone.
    Zone,
    /// Whether another program copies the files elsewhere.
    Place,
    /// When a backup was made.
    Backup,
}

impl Finding {
    /// One that is as it should be.
    #[must_use]
    pub fn fine(check: Subject, what: impl Into<String>) -> Self {
        Self { check, fine: true, what: what.into(), run: None }
    }

    /// One to look at.
    #[must_use]
    pub fn look(check: Subject, what: impl Into<String>, run: Option<String>) -> Self {
        Self { check, fine: false, what: what.into(), run }
    }
}

impl Checkup {
    /// The name of the answer.
    pub const SCHEMA: &'static str = "daymark.doctor.v1";

    /// The findings of a journal.
    #[must_use]
    pub fn new(journal: String, findings: Vec<Finding>) -> Self {
        let fine = findings.iter().all(|finding| finding.fine);
        Self { schema: Self::SCHEMA, journal, fine, findings }
    }
}

schemas! {
    "doctor": Checkup = "daymark doctor --json",
}
