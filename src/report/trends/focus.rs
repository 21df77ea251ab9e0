//! What a window holds of one focus.

use chrono::Weekday;
use serde::Serialize;

use super::TrendGround;
use crate::domain::entry::symptoms::{self, SymptomLoad};
use crate::domain::figures::amounts::AmountTold;
use crate::domain::figures::attempt_stats;
use crate::domain::figures::spent::{CostTold, Spent};
use crate::domain::id::Id;
use crate::domain::records::focus::Focus;
use crate::domain::recovery::day_status::DayStatus;
use crate::domain::recovery::phase_status::PhaseStatus;
use crate::domain::time::day::Day;
use crate::domain::time::window::Window;
use crate::report::amount::{AmountInput, AmountTrend};
use crate::report::focus_header::{FocusHeader, FocusStanding};
use crate::report::safety_block::Care;

/// A focus, and what is on record of it.
#[derive(Debug, Clone, Copy)]
pub struct FocusTrendsInput<'a> {
    /// The focus.
    pub focus: &'a Focus,
    /// Where it stands on the last day.
    pub standing: PhaseStatus,
    /// Whether there are others.
    pub of_several: bool,
    /// Its days on record, from the first day of the windows up to today, in order.
    pub days: &'a [(Day, DayStatus)],
    /// What is told of amounts on these days.
    pub amounts: &'a [AmountTold],
    /// What the uses of these days cost.
    pub costs: &'a [CostTold],
}

/// What the window holds of one focus.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FocusTrends {
    /// What it is.
    #[serde(flatten)]
    pub header: FocusHeader,
    /// Where it stands on the last day.
    #[serde(flatten)]
    pub standing: FocusStanding,
    /// Whether there are others, so that a page names it.
    #[serde(skip)]
    pub of_several: bool,
    /// What stands before all else.
    #[serde(skip)]
    pub care: Care,
    /// Every day of use in the window.
    pub return_days: Vec<ReturnDays>,
    /// How much was used in it; absent where nothing is counted.
    pub amount: Option<AmountTrend>,
    /// What was spent on use in it; absent where no use says what it cost.
    pub spent: Option<Spent>,
}

impl FocusTrends {
    pub(super) fn new(input: &FocusTrendsInput<'_>, ground: &TrendGround) -> Self {
        let TrendGround { trend, today, open } = ground;
        let window = trend.window;
        let amounts = AmountInput {
            focus: input.focus,
            today: *today,
            open: *open,
            told: input.amounts,
            week_start: Weekday::Mon,
        };
        let returns = attempt_stats::return_days(input.days.iter().copied());
        let returns = returns.into_iter().filter(|(day, _)| window.contains(*day));
        Self {
            header: FocusHeader::new(input.focus),
            standing: FocusStanding::new(input.focus.kind, input.standing),
            of_several: input.of_several,
            care: Care::of([(input.focus, input.standing)], input.of_several),
            return_days: returns.map(|(day, days)| ReturnDays { day, days }).collect(),
            amount: amounts.trend(window, input.days.iter().copied(), trend),
            spent: Spent::of(input.costs, input.focus.id, window),
        }
    }
}

/// A day of use, and how soon a day without use was logged after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ReturnDays {
    /// The day of use.
    pub day: Day,
    /// Days to the next day without use; `None` while there is none.
    pub days: Option<u32>,
}

/// The sums of the symptoms of a window, the highest of each day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SymptomSums {
    /// On how many days some were noted.
    pub days: u32,
    /// The lowest of them.
    pub lowest: u32,
    /// The highest.
    pub highest: u32,
    /// That of the last day with some.
    pub last: u32,
}

impl SymptomSums {
    pub(super) fn of(loads: &[SymptomLoad], focus: Id, window: Window) -> Option<Self> {
        let course = symptoms::course(loads, focus);
        let sums: Vec<u32> =
            course.iter().filter(|(day, _)| window.contains(*day)).map(|(_, sum)| *sum).collect();
        Some(Self {
            days: u32::try_from(sums.len()).unwrap_or(u32::MAX),
            lowest: *sums.iter().min()?,
            highest: *sums.iter().max()?,
            last: *sums.last()?,
        })
    }
}
