//! One focus in a week.

use serde::Serialize;

use super::WeekInput;
use crate::domain::figures::amounts::AmountFigures;
use crate::domain::figures::attempt_stats::{CountedDays, DayCounts};
use crate::domain::focus_kind::Kind;
use crate::domain::phase::Phase;
use crate::domain::records::focus::Focus;
use crate::domain::recovery::phase_status::DecidedBy;
use crate::domain::recovery::safety::StoppingRisks;
use crate::domain::text::Name;
use crate::domain::time::day::Day;
use crate::domain::time::window::Window;
use crate::report::amount::AmountInput;

/// One focus in a week.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FocusWeek {
    /// Its name.
    pub name: Name,
    /// Its kind.
    pub kind: Kind,
    /// How much was used; absent where nothing is counted of it.
    pub amount: Option<AmountFigures>,
    /// The days by status: those after the first attempt's start date, whatever attempt they lie
    /// in, up to today, which is left out while it is still open.
    #[serde(flatten)]
    pub days: DayCounts,
    /// The phase on the last of them.
    pub phase: Phase,
    /// Who decided that it is this phase.
    pub phase_by: DecidedBy,
    /// The last day of extra care, where it is due on the last of the days.
    pub extra_care_until: Option<Day>,
    /// Whether to warn that stopping this suddenly can be dangerous: before and in withdrawal.
    pub stopping_is_dangerous: bool,
}

impl FocusWeek {
    pub(super) fn new(place: usize, focus: &Focus, input: &WeekInput<'_>) -> Self {
        let WeekInput { week, horizon, logged, open, .. } = *input;
        let open = open.get(place).copied().unwrap_or_default();
        let range =
            focus.first_since().and_then(|since| CountedDays::new(since, horizon.today(), open));
        let statuses = || logged.iter().map(|logged| (logged.day, logged.status(place)));
        let amounts = AmountInput {
            focus,
            today: horizon.today(),
            open,
            told: input.amounts,
            week_start: week.first().weekday(),
        };
        let window = Window::new(week.first(), week.last().min(horizon.today()));
        let standing = input.standing(place, focus);
        Self {
            name: focus.name.clone(),
            kind: focus.kind,
            amount: window.and_then(|window| amounts.figures(window, statuses())),
            days: range
                .map(|range| range.within(week.first(), week.last()).count(statuses()))
                .unwrap_or_default(),
            phase: standing.phase,
            phase_by: standing.by,
            extra_care_until: standing.extra_care_until,
            stopping_is_dangerous: StoppingRisks::at(focus.kind, standing).suddenly,
        }
    }
}
