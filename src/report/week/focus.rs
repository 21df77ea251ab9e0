//! One focus in a week.

use serde::Serialize;

use super::WeekInput;
use crate::domain::figures::amounts::AmountFigures;
use crate::domain::figures::attempt_stats::{CountedDays, DayCounts};
use crate::domain::figures::spent::Spent;
use crate::domain::records::focus::Focus;
use crate::domain::records::focus::limit::LimitStep;
use crate::domain::time::window::Window;
use crate::report::amount::AmountInput;
use crate::report::focus_header::{FocusHeader, FocusStanding};

/// One focus in a week.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FocusWeek {
    /// What it is.
    #[serde(flatten)]
    pub header: FocusHeader,
    /// How much was used; absent where nothing is counted of it.
    pub amount: Option<AmountFigures>,
    /// What was spent on use; absent where no use says what it cost.
    pub spent: Option<Spent>,
    /// The next limit that the person set, where one lies ahead of a week that is under way.
    pub next_limit: Option<LimitStep>,
    /// The days by status: those after the first attempt's start date, whatever attempt they lie
    /// in, up to today, which is left out while it is still open.
    #[serde(flatten)]
    pub days: DayCounts,
    /// Where it stands on the last of them.
    #[serde(flatten)]
    pub standing: FocusStanding,
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
        let is_under_way = (week.first()..=week.last()).contains(&horizon.today());
        Self {
            header: FocusHeader::new(focus),
            amount: window.and_then(|window| amounts.figures(window, statuses())),
            spent: window.and_then(|window| Spent::of(input.costs, focus.id, window)),
            next_limit: focus.measure.next_step(horizon.today()).filter(|_| is_under_way),
            days: range
                .map(|range| range.within(week.first(), week.last()).count(statuses()))
                .unwrap_or_default(),
            standing: FocusStanding::new(focus.kind, input.standing(place, focus)),
        }
    }
}
