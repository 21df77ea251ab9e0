//! One focus of the page: where it stands, and its days.

use chrono::Weekday;
use serde::Serialize;

use crate::domain::entry::stage::Stage;
use crate::domain::figures::amounts::{AmountFigures, AmountTold};
use crate::domain::figures::attempt_stats::{CountedDays, DayCounts, FocusFigures};
use crate::domain::focus_kind::{FocusKind, UseGoal};
use crate::domain::records::focus::Focus;
use crate::domain::recovery::day_status::DayStatus;
use crate::domain::recovery::disclosure::Disclosure;
use crate::domain::recovery::phase_status::PhaseStatus;
use crate::domain::text::Name;
use crate::domain::time::day::Day;
use crate::domain::time::horizon::OpenDays;
use crate::domain::time::window::Window;
use crate::report::amount::AmountInput;
use crate::report::focus_header::{FocusStanding, Lifetime};

/// A focus, and what is on record of it on the last day of the period.
#[derive(Debug, Clone)]
pub struct PacketFocusInput<'a> {
    /// The focus.
    pub focus: &'a Focus,
    /// Where it stands.
    pub standing: PhaseStatus,
    /// The days that are still open for it.
    pub open: OpenDays,
    /// What the days on record tell of it.
    pub figures: FocusFigures,
    /// The stage of change that holds on that day.
    pub stage: Option<Stage>,
    /// Its days on record in the period.
    pub days: Vec<(Day, DayStatus)>,
    /// What is told of amounts in the period.
    pub amounts: &'a [AmountTold],
}

/// One focus of the page. Without a start date, or before it, what is counted from it is absent.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PacketFocus {
    /// Its name, where names are let out.
    pub name: Option<Name>,
    /// Its kind.
    pub kind: FocusKind,
    /// What the person wants of it.
    pub goal: UseGoal,
    /// Whether they take maintenance medication for it.
    pub maintenance: bool,
    /// Where it stands on the last day of the period.
    #[serde(flatten)]
    pub standing: FocusStanding,
    /// The stage of change that the person set.
    pub stage: Option<Stage>,
    /// The start date of the current attempt.
    pub since: Option<Day>,
    /// How many attempts there were, the current one included.
    pub attempts: u32,
    /// Days from the start date of the current one.
    pub days_in_recovery: Option<u32>,
    /// The latest use day after it.
    pub last_use: Option<Day>,
    /// Days from the last use, or else from the start date.
    pub days_since_use: Option<u32>,
    /// The days of the current attempt by status.
    pub attempt_days: Option<DayCounts>,
    /// The days of the period by status, from the day after the first start date on.
    pub days: Option<DayCounts>,
    /// Percent of the known days of the period that were without use.
    pub percent_no_use: Option<f64>,
    /// The same, as if every unknown day were one with use.
    pub percent_low: Option<f64>,
    /// The same, as if every unknown day were one without use.
    pub percent_high: Option<f64>,
    /// All attempts taken together.
    pub lifetime: Option<Lifetime>,
    /// How much was used in the period; absent where nothing is counted.
    pub amount: Option<AmountFigures>,
}

impl PacketFocus {
    pub(super) fn new(
        input: &PacketFocusInput<'_>,
        window: Window,
        today: Day,
        disclosure: &mut Disclosure,
    ) -> Self {
        let PacketFocusInput { focus, standing, open, figures, stage, .. } = *input;
        let FocusFigures { last_use, current, lifetime } = figures;
        let last = window.to().min(today);
        let range = focus.first_since().and_then(|since| CountedDays::new(since, last, open));
        let days = range.map(|range| {
            range.within(window.from(), window.to()).count(input.days.iter().copied())
        });
        Self {
            name: disclosure.name(focus.name.clone()),
            kind: focus.kind,
            goal: focus.goal,
            maintenance: focus.maintenance,
            standing: FocusStanding::new(focus.kind, standing),
            stage,
            since: focus.since(),
            attempts: u32::try_from(focus.attempts.len()).unwrap_or(u32::MAX),
            days_in_recovery: current.map(|figures| figures.days_in_recovery),
            last_use,
            days_since_use: current.map(|figures| figures.days_since_use),
            attempt_days: current.map(|figures| figures.days),
            days,
            percent_no_use: days.and_then(DayCounts::percent_no_use),
            percent_low: days.and_then(DayCounts::percent_low),
            percent_high: days.and_then(DayCounts::percent_high),
            lifetime: lifetime.map(Lifetime::new),
            amount: AmountInput {
                focus,
                today: last,
                open,
                told: input.amounts,
                week_start: Weekday::Mon,
            }
            .figures(window, input.days.iter().copied()),
        }
    }
}
