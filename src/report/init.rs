//! View of `init`: where the new journal is, and what it begins with.

use serde::Serialize;

use super::focus::FocusView;
use super::help::Stopping;
use super::json_schema::schemas;
use super::recovery_key::RecoverySheet;
use super::routine::RoutineView;
use crate::domain::recovery::region::Region;

/// The answer of `init`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct InitView {
    /// `daymark.init.v1`.
    pub schema: &'static str,
    /// The directory of the journal.
    pub journal: String,
    /// The file of its key, unless it opens with a passphrase.
    pub key: Option<String>,
    /// Whether it opens with a passphrase.
    pub passphrase: bool,
    /// What opens it besides a passphrase, shown this once.
    pub recovery: Option<RecoverySheet>,
    /// The focus it begins with.
    pub focus: Option<FocusView>,
    /// The routines it begins with.
    pub routines: Vec<RoutineView>,
    /// The days after the start date that were entered as without use.
    pub days_without: u32,
    /// Whose lines of help are shown; every region's where absent.
    pub region: Option<Region>,
    /// What to know of stopping, where there is anything that was not said yet.
    pub stopping: Option<Stopping>,
    /// The verb to go on with.
    pub next: &'static str,
    /// Whether it is said what can be added later, of which nothing was asked.
    #[serde(skip)]
    pub later: bool,
}

impl InitView {
    /// The name of the answer.
    pub const SCHEMA: &'static str = "daymark.init.v1";
}

schemas! {
    "init": InitView = "daymark init --json",
}
