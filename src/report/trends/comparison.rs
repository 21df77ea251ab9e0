//! A window set against the one before it.

use serde::Serialize;

use super::TrendsInput;
use super::focus::FocusTrendsInput;
use crate::domain::code::Code;
use crate::domain::figures::attempt_stats::{CountedDays, DayCounts};
use crate::domain::figures::craving_stats::CravingSummary;
use crate::domain::figures::lookback::ComparedWindow;
use crate::domain::figures::trend::{Coverage, SeriesSummary};
use crate::domain::series::Series;
use crate::domain::time::window::Window;

/// A window and the window before it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Comparison {
    /// The days of the window.
    pub window_days: u32,
    /// The window.
    pub now: WindowFigures,
    /// The one before it; `None` in withdrawal, and where the window holds all there is.
    pub before: Option<WindowFigures>,
}

impl Comparison {
    pub(super) fn new(input: &TrendsInput<'_>, span: ComparedWindow) -> Self {
        Self {
            window_days: span.window.days(),
            now: WindowFigures::new(input, span.window),
            before: span.before.map(|before| WindowFigures::new(input, before)),
        }
    }
}

/// Median of every series in a window.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct WindowFigures {
    /// Its days.
    #[serde(flatten)]
    pub window: Window,
    /// How many of them are logged.
    pub coverage: Coverage,
    /// How many of them lie in a stay in treatment or custody, and need no entry.
    pub days_away: u32,
    /// Days by status for the focus, from the day after its first start date on.
    pub days: Option<DayCounts>,
    /// The craving episodes.
    pub cravings: CravingSummary,
    /// Every series, in the order of the list.
    pub series: Vec<SeriesSummary>,
}

impl WindowFigures {
    pub(super) fn new(input: &TrendsInput<'_>, window: Window) -> Self {
        let coverage = input.coverage(window);
        let middle = |name: &Series| SeriesSummary::of(*name, input.checkins, window, coverage);
        Self {
            window,
            coverage,
            days_away: input.stays.days_within(window),
            days: input.focus.and_then(|focus| days(&focus, window, input)),
            cravings: input.cravings.within(window),
            series: Series::ALL.iter().map(middle).collect(),
        }
    }
}

/// The days of a focus in a window by status.
fn days(input: &FocusTrendsInput<'_>, window: Window, of: &TrendsInput<'_>) -> Option<DayCounts> {
    let range = CountedDays::new(input.focus.first_since()?, of.today, of.open)?;
    Some(range.within(window.from(), window.to()).count(input.days.iter().copied()))
}
