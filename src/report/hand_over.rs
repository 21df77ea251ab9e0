//! The log of pages that were handed over.

use serde::Serialize;

use crate::domain::privacy::Part;
use crate::domain::recovery::hand_over::HandOver;
use crate::domain::text::Name;
use crate::domain::time::day::Day;
use crate::domain::time::moment::Moment;
use crate::domain::time::window::Window;
use crate::report::json_schema::schemas;

/// The answer of `packet log`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct HandOvers {
    /// `daymark.hand-overs.v1`.
    pub schema: &'static str,
    /// The current day.
    pub today: Day,
    /// The pages, the newest first.
    pub hand_overs: Vec<HandOverView>,
}

/// One page that was handed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct HandOverView {
    /// When it was written.
    pub at: Moment,
    /// For whom; absent where that was not said.
    pub recipient: Option<Name>,
    /// Its form.
    pub format: String,
    /// The days that it was of.
    #[serde(flatten)]
    pub window: Window,
    /// The parts of the person's words that were let out.
    pub included: Vec<Part>,
    /// How many notes were chosen one by one.
    pub notes: u32,
}

impl HandOvers {
    /// These pages.
    #[must_use]
    pub fn new(pages: Vec<HandOver>, today: Day) -> Self {
        let view = |page: HandOver| HandOverView {
            at: page.at,
            recipient: page.recipient,
            format: page.format,
            window: page.window,
            included: page.included.into_iter().collect(),
            notes: page.notes,
        };
        let hand_overs = pages.into_iter().map(view).collect();
        Self { schema: "daymark.hand-overs.v1", today, hand_overs }
    }
}

schemas! {
    "hand-overs": HandOvers = "daymark packet log --json",
}
