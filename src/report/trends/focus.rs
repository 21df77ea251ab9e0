//! What a window holds of one focus.

use chrono::Weekday;
use serde::Serialize;

use super::TrendGround;
use crate::domain::entry::symptoms::{self, SymptomLoad};
use crate::domain::figures::amounts::AmountTold;
use crate::domain::figures::attempt_stats;
use crate::domain::focus_kind::{Kind, UseGoal};
use crate::domain::id::Id;
use crate::domain::phase::Phase;
use crate::domain::records::focus::Focus;
use crate::domain::recovery::phase_status::{DecidedBy, PhaseStatus};
use crate::domain::recovery::safety::StoppingRisks;
use crate::domain::recovery::status::DayStatus;
use crate::domain::text::Name;
use crate::domain::time::day::Day;
use crate::domain::time::window::Window;
use crate::report::amount::{AmountInput, AmountTrend};
use crate::report::extra_care::Care;

/// A focus, and what is on record of it.
#[derive(Debug, Clone, Copy)]
pub struct FocusInput<'a> {
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
}

/// What the window holds of one focus.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FocusTrends {
    /// Its name.
    pub name: Name,
    /// Whether there are others, so that a page names it.
    #[serde(skip)]
    pub of_several: bool,
    /// Its kind.
    pub kind: Kind,
    /// What the person wants of it.
    pub goal: UseGoal,
    /// Its phase on the last day.
    pub phase: Phase,
    /// Who decided that it is this phase.
    pub phase_by: DecidedBy,
    /// What stands before all else.
    #[serde(skip)]
    pub care: Care,
    /// Whether to warn that stopping this suddenly can be dangerous: before and in withdrawal.
    pub stopping_is_dangerous: bool,
    /// The last day of extra care, while that is not past.
    pub extra_care_until: Option<Day>,
    /// Every day of use in the window.
    pub return_days: Vec<ReturnDays>,
    /// How much was used in it; absent where nothing is counted.
    pub amount: Option<AmountTrend>,
}

impl FocusTrends {
    pub(super) fn new(input: &FocusInput<'_>, ground: &TrendGround) -> Self {
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
            name: input.focus.name.clone(),
            of_several: input.of_several,
            kind: input.focus.kind,
            goal: input.focus.goal,
            phase: input.standing.phase,
            phase_by: input.standing.by,
            care: Care::of([(input.focus, input.standing)], input.of_several),
            stopping_is_dangerous: StoppingRisks::at(input.focus.kind, input.standing).suddenly,
            extra_care_until: input.standing.extra_care_until,
            return_days: returns.map(|(day, days)| ReturnDays { day, days }).collect(),
            amount: amounts.trend(window, input.days.iter().copied(), trend),
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
