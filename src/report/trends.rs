//! Trends: what the ratings and the cravings of some weeks say, and what is still too thin to say.

pub mod brief;
mod comparison;
mod focus;

use std::collections::BTreeMap;

use serde::Serialize;

use super::craving_focus::FocusCravings;
use super::json_schema::schemas;
use super::medication::{self, MedicationCount};
use crate::domain::code::Code;
use crate::domain::entry::own_answer::AnswerForm;
use crate::domain::entry::symptoms::SymptomLoad;
use crate::domain::figures::adherence::{RoutineCounts, RoutineRun};
use crate::domain::figures::association::{Association, RatedDays, associations};
use crate::domain::figures::checkin_ratings::CheckInRatings;
use crate::domain::figures::coping_stats::CopingCount;
use crate::domain::figures::craving_stats::{Cravings, RecentCravings, SituationCravings};
use crate::domain::figures::day_factors::{DayFactor, FactorRows};
use crate::domain::figures::lookback::Lookback;
use crate::domain::figures::times_of_week::TimesOfWeek;
use crate::domain::figures::trend::{Coverage, SeriesTrend, TrendWindow};
use crate::domain::id::Id;
use crate::domain::records::own_scale::OwnScale;
use crate::domain::records::treatment::stays::Stays;
use crate::domain::recovery::emphasis::emphasis;
use crate::domain::recovery::medication_ledger::Ledger;
use crate::domain::series::Series;
use crate::domain::text::Name;
use crate::domain::time::day::Day;
use crate::domain::time::horizon::OpenDays;
use crate::domain::time::window::Window;

pub use comparison::{Comparison, WindowFigures};
pub use focus::{FocusTrends, FocusTrendsInput, ReturnDays, SymptomSums};

/// What the view is worked out from.
#[derive(Debug, Clone)]
pub struct TrendsInput<'a> {
    /// The current day.
    pub today: Day,
    /// What to look back on.
    pub lookback: &'a Lookback,
    /// The focus whose phase and days of use count, where there is one.
    pub focus: Option<FocusTrendsInput<'a>>,
    /// Whether ratings may be called rising or falling.
    pub carries_trends: bool,
    /// The days that are still open, and in no count.
    pub open: OpenDays,
    /// The check-ins of all the windows, in any order.
    pub checkins: &'a [CheckInRatings],
    /// The stays in treatment and custody.
    pub stays: &'a Stays,
    /// The medications, with their doses.
    pub ledger: &'a Ledger,
    /// The clock's day.
    pub clock: Day,
    /// The symptoms of the days of the windows, of any focus.
    pub symptoms: &'a [SymptomLoad],
    /// The cravings of all the windows.
    pub cravings: Cravings,
    /// Those of the window by what they were of.
    pub by_focus: Vec<FocusCravings>,
    /// The focus whose cravings alone are counted; of all without one.
    pub cravings_of: Option<Name>,
    /// The routines that were due in the window, or were done in it.
    pub routines: Vec<RoutineTrend>,
    /// The scales of the person's own.
    pub own: &'a [OwnSeries],
    /// What the days of the window are told apart by beside situations.
    pub factors: &'a [DayFactor],
}

/// The answers to a scale of the person's own.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnSeries {
    /// Its name.
    pub name: Name,
    /// The number of each day that has one.
    pub days: Vec<(Day, f64)>,
}

impl OwnSeries {
    /// Those of the scales that are answered by a number, in their order, from the answers by scale.
    #[must_use]
    pub fn all(scales: &[OwnScale], mut answers: BTreeMap<Id, Vec<(Day, f64)>>) -> Vec<Self> {
        let numbers = scales.iter().filter(|one| one.form() == AnswerForm::Number);
        let series = |scale: &OwnScale| {
            let days = answers.remove(&scale.meta.id).unwrap_or_default();
            Self { name: scale.meta.name.clone(), days }
        };
        numbers.map(series).filter(|one| !one.days.is_empty()).collect()
    }
}

/// The answer of `trends`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Trends {
    /// `daymark.trends.v1`.
    pub schema: &'static str,
    /// The current day.
    pub today: Day,
    /// The days that are gone into.
    #[serde(flatten)]
    pub window: Window,
    /// How many they are.
    pub window_days: u32,
    /// How many of them are logged; today is not among them while it is pending.
    pub coverage: Coverage,
    /// How many of them lie in a stay in treatment or custody, and need no entry.
    pub days_away: u32,
    /// Whether ratings may be called rising or falling: not while a focus is in withdrawal.
    pub carries_trends: bool,
    /// The focus whose phase and days of use count.
    pub focus: Option<FocusTrends>,
    /// Every series, in the order of the list.
    pub series: Vec<SeriesTrend>,
    /// The scales of the person's own that were answered in it, in their order, by the same rules.
    pub own_scales: Vec<SeriesTrend<Name>>,
    /// The window against the one before it; where no other was asked for each window of the phase.
    pub periods: Vec<Comparison>,
    /// In withdrawal the cravings of the last 24 and 72 hours.
    pub recent: Vec<RecentCravings>,
    /// The focus whose cravings alone are counted, beside `cravings_by_focus`; absent where all are.
    pub cravings_of: Option<Name>,
    /// The cravings of the window by what they were of.
    pub cravings_by_focus: Vec<FocusCravings>,
    /// How many cravings began in each hour of the day, on the person's own clock.
    pub hours: [u32; 24],
    /// How many cravings belong to each day of the week, Monday first.
    pub weekdays: [u32; 7],
    /// When in the week they came, for a page.
    #[serde(skip)]
    pub times_of_week: TimesOfWeek,
    /// Days with each of the eight situations against days without it.
    pub associations: Vec<Association>,
    /// The days that the associations could look at.
    pub rated_days: RatedDays,
    /// Days with and without short sleep, a routine, a dose or an answer of the person's own, against strong cravings
    /// and low moods.
    pub factors: FactorRows,
    /// The cravings by situation, with what was tried in them.
    pub situations: Vec<SituationCravings>,
    /// What was tried against cravings, the most tried first.
    pub coping: Vec<CopingCount>,
    /// What became of the doses of each medication.
    pub medications: Vec<MedicationCount>,
    /// What became of each routine.
    pub routines: Vec<RoutineTrend>,
    /// The symptoms of withdrawal that were noted for the focus; absent where none were.
    pub symptoms: Option<SymptomSums>,
    /// What matters most in the phase.
    pub phase_emphasis: Vec<&'static str>,
}

/// What became of a routine in a window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RoutineTrend {
    /// Its name.
    pub name: Name,
    /// What became of the times that it was due.
    #[serde(flatten)]
    pub counts: RoutineCounts,
    /// How often it was done in a row.
    #[serde(flatten)]
    pub runs: RoutineRun,
}

impl Trends {
    /// The name of the answer.
    pub const SCHEMA: &'static str = "daymark.trends.v1";

    /// Works out the view.
    #[must_use]
    pub fn new(input: TrendsInput<'_>) -> Self {
        let window = input.lookback.main.window;
        let coverage = input.coverage(window);
        let within = input.checkins.iter().filter(|one| window.contains(one.day));
        let (associations, rated_days) = associations(within.clone());
        let within: Vec<_> = within.copied().collect();
        Self {
            schema: Self::SCHEMA,
            today: input.today,
            window,
            window_days: window.days(),
            coverage,
            days_away: input.stays.days_within(window),
            carries_trends: input.carries_trends,
            focus: input.focus.map(|focus| FocusTrends::new(&focus, &input.ground(window))),
            series: input.series(window, coverage),
            own_scales: input.own_scales(window),
            periods: input.lookback.spans().map(|span| Comparison::new(&input, span)).collect(),
            associations,
            rated_days,
            factors: FactorRows::of(input.factors, &within),
            medications: medication::counts(input.ledger, window, input.clock),
            routines: input.routines,
            symptoms: input
                .focus
                .and_then(|one| SymptomSums::of(input.symptoms, one.focus.id, window)),
            phase_emphasis: input
                .focus
                .map_or_else(Vec::new, |one| emphasis(one.standing.phase, one.focus.kind)),
            recent: input.cravings.recent,
            cravings_of: input.cravings_of,
            cravings_by_focus: input.by_focus,
            hours: input.cravings.hours,
            weekdays: input.cravings.weekdays,
            times_of_week: input.cravings.times_of_week,
            situations: input.cravings.situations,
            coping: input.cravings.coping,
        }
    }
}

impl TrendsInput<'_> {
    fn coverage(&self, window: Window) -> Coverage {
        Coverage::of(window, self.open, self.checkins)
    }

    fn ground(&self, window: Window) -> TrendGround {
        let coverage = self.coverage(window);
        let trend = TrendWindow { window, coverage, carries_trends: self.carries_trends };
        TrendGround { trend, today: self.today, open: self.open }
    }

    fn own_scales(&self, window: Window) -> Vec<SeriesTrend<Name>> {
        let ground = self.ground(window).trend;
        let trend =
            |one: &OwnSeries| SeriesTrend::of_days(one.name.clone(), one.days.clone(), &ground);
        self.own.iter().map(trend).filter(|one| one.summary.n > 0).collect()
    }

    fn series(&self, window: Window, coverage: Coverage) -> Vec<SeriesTrend> {
        let ground = TrendWindow { window, coverage, carries_trends: self.carries_trends };
        Series::ALL.iter().map(|name| SeriesTrend::of(*name, self.checkins, &ground)).collect()
    }
}

/// The window that is gone into, and the days of it that count.
struct TrendGround {
    trend: TrendWindow,
    today: Day,
    open: OpenDays,
}

schemas! {
    "trends": Trends = "daymark trends --json",
}
