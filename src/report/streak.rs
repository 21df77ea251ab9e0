//! View of `streak`: time since the last use, days in recovery, and every run.

use serde::Serialize;

use super::focus_header::{CurrentAttempt, FocusHeader, Lifetime};
use super::json_schema::schemas;
use super::trends::ReturnDays;
use crate::domain::figures::attempt_stats::{self, AttemptStats, FocusTally};
use crate::domain::figures::calendar_heatmap::{CalendarHeatmap, Counted};
use crate::domain::figures::checkin_streak::CheckInStreak;
use crate::domain::figures::not_spent::NotSpent;
use crate::domain::figures::runs::{self, AttemptRun, RunList};
use crate::domain::records::focus::Focus;
use crate::domain::recovery::day_status::DayStatus;
use crate::domain::time::day::Day;
use crate::domain::time::horizon::OpenDays;
use crate::domain::time::window::Window;

/// What the view is worked out from.
#[derive(Debug, Clone)]
pub struct StreakInput<'a> {
    /// The current day.
    pub today: Day,
    /// Runs of check-ins, the present one and the longest.
    pub checkin_streak: CheckInStreak,
    /// The days that a heatmap shows, the last of which is today; those before a count are left out.
    pub recent: Window,
    /// The days whose check-in was written late, in order.
    pub late: &'a [Day],
    /// The focuses asked for, in the order of lists.
    pub focuses: Vec<FocusStreakInput<'a>>,
}

/// A focus, and what is on record of it.
#[derive(Debug, Clone)]
pub struct FocusStreakInput<'a> {
    /// The focus.
    pub focus: &'a Focus,
    /// The days that are still open for it, and in no count.
    pub open: OpenDays,
    /// Its days on record up to today, each once, in order.
    pub days: Vec<(Day, DayStatus)>,
    /// What was not spent, where the person said what a usual day cost or took.
    pub not_spent: Option<NotSpent>,
}

/// The answer of `streak`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Streak {
    /// `daymark.streak.v1`.
    pub schema: &'static str,
    /// The current day.
    pub today: Day,
    /// Days in a row with a check-in, ending today or, while today has none, yesterday. It says how
    /// regular the journal is, and nothing of use.
    pub checkin_run: u32,
    /// The most there have ever been.
    pub checkin_longest: u32,
    /// The focuses, in the order of lists.
    pub focuses: Vec<FocusStreak>,
}

/// Time since last use, days in recovery, and every run of one focus.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FocusStreak {
    /// What it is.
    #[serde(flatten)]
    pub header: FocusHeader,
    /// How many attempts there are, one that lies ahead included.
    pub attempts: u32,
    /// Time since last use, days in recovery, and the figures of the current attempt.
    #[serde(flatten)]
    pub attempt: CurrentAttempt,
    /// All attempts taken together.
    pub lifetime: Option<LifetimeStreak>,
    /// Money and hours not spent since the first start date, on known days, where the person said what a usual day was.
    pub not_spent: Option<NotSpent>,
    /// Every run of every attempt, the latest first.
    pub runs: Vec<AttemptRun>,
    /// Every day of use after the first start date, the earliest first.
    pub return_days: Vec<ReturnDays>,
    /// The last weeks, for a page.
    #[serde(skip)]
    pub recent: CalendarHeatmap,
}

/// The figures from the first attempt's start date on; a restart never lowers them.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LifetimeStreak {
    /// Those that `today` has too.
    #[serde(flatten)]
    pub all: Lifetime,
    /// The share of days without use, as if every unknown day were one with use.
    pub percent_low: Option<f64>,
    /// The same, as if every unknown day were one without use.
    pub percent_high: Option<f64>,
}

impl Streak {
    /// The name of the answer.
    pub const SCHEMA: &'static str = "daymark.streak.v1";

    /// Works out the view.
    #[must_use]
    pub fn new(input: &StreakInput<'_>) -> Self {
        Self {
            schema: Self::SCHEMA,
            today: input.today,
            checkin_run: input.checkin_streak.run,
            checkin_longest: input.checkin_streak.longest,
            focuses: input.focuses.iter().map(|one| FocusStreak::new(one, input)).collect(),
        }
    }
}

impl FocusStreak {
    fn new(
        FocusStreakInput { focus, open, days: on_record, not_spent }: &FocusStreakInput<'_>,
        of: &StreakInput<'_>,
    ) -> Self {
        let (today, open) = (of.today, *open);
        let mut tally = FocusTally::new(focus, today, open);
        let mut list = RunList::new(focus, today, open);
        for (day, status) in on_record {
            tally.push(*day, *status);
            list.push(*day, *status);
        }
        let figures = tally.finish();
        let mut runs = list.finish();
        let without = on_record.iter().filter(|(_, status)| *status == DayStatus::NoUse);
        let late = without.map(|(day, _)| *day).filter(|day| of.late.binary_search(day).is_ok());
        runs::count_late(&mut runs, late);
        runs.reverse();
        let since = focus.first_since();
        let counted = Counted { since, today, open };
        let first = since.map_or(of.recent.from(), |since| since.plus(1).max(of.recent.from()));
        let recent = Window::new(first, of.recent.to()).unwrap_or(of.recent);
        Self {
            header: FocusHeader::new(focus),
            attempts: u32::try_from(focus.attempts.len()).unwrap_or(u32::MAX),
            attempt: CurrentAttempt::new(focus, &figures, !open.is_empty()),
            lifetime: figures.lifetime.map(LifetimeStreak::new),
            not_spent: not_spent.clone(),
            runs,
            return_days: attempt_stats::return_days(on_record.iter().copied())
                .into_iter()
                .filter(|(day, _)| since.is_some_and(|since| since < *day))
                .map(|(day, days)| ReturnDays { day, days })
                .collect(),
            recent: CalendarHeatmap::new(recent, counted, on_record.iter().copied(), []),
        }
    }
}

impl LifetimeStreak {
    fn new(figures: AttemptStats) -> Self {
        Self {
            all: Lifetime::new(figures),
            percent_low: figures.days.percent_low(),
            percent_high: figures.days.percent_high(),
        }
    }
}

schemas! {
    "streak": Streak = "daymark streak --json",
}
