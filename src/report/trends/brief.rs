//! What a person is told of a window first: what goes better, what worse, what to watch, what helps.

use super::Trends;
use crate::domain::figures::association::Association;
use crate::domain::figures::coping_stats::CopingCount;
use crate::domain::figures::times_of_week::Cluster;
use crate::domain::figures::trend::{Direction, SeriesTrend};

/// The least number of days of a window in which each day of the week comes up often enough.
const DAYS_FOR_WEEKDAYS: u32 = 28;

/// The series that have answers, by where they go.
#[derive(Debug, Clone)]
pub struct SeriesByDirection<'v> {
    /// What goes better.
    pub better: Vec<&'v SeriesTrend>,
    /// What goes worse.
    pub worse: Vec<&'v SeriesTrend>,
    /// What stays about the same.
    pub same: Vec<&'v SeriesTrend>,
    /// What may have changed by much or not at all.
    pub hard_to_tell: Vec<&'v SeriesTrend>,
    /// What has too few answers to say where it goes.
    pub unclear: Vec<&'v SeriesTrend>,
}

impl<'v> SeriesByDirection<'v> {
    /// These series, in their order.
    #[must_use]
    pub fn of(series: &'v [SeriesTrend]) -> Self {
        let going = |direction: Option<Direction>| {
            let found =
                series.iter().filter(|one| one.summary.n > 0 && one.direction() == direction);
            found.collect::<Vec<_>>()
        };
        Self {
            better: going(Some(Direction::Better)),
            worse: going(Some(Direction::Worse)),
            same: going(Some(Direction::Same)),
            hard_to_tell: going(Some(Direction::HardToTell)),
            unclear: going(None),
        }
    }
}

/// The window in words.
#[derive(Debug, Clone)]
pub struct Brief<'v> {
    /// When in the week cravings come together.
    pub times: Vec<Cluster>,
    /// The situations with more high cravings than days without them have, beyond chance.
    pub situations: Vec<&'v Association>,
    /// What helped, most surely first; what never did is left out.
    pub helps: Vec<CopingCount>,
}

impl<'v> Brief<'v> {
    /// The view in words.
    #[must_use]
    pub fn of(view: &'v Trends) -> Self {
        let mut times = view.times_of_week.times();
        if view.window_days >= DAYS_FOR_WEEKDAYS {
            let weekdays = view.times_of_week.clusters();
            times = weekdays.into_iter().take(1).chain(times.into_iter().take(1)).collect();
        }
        let thin = view.coverage.is_thin();
        let mut situations: Vec<_> = view
            .associations
            .iter()
            .filter(|one| !thin && one.low.is_some_and(|low| low > 0.0))
            .collect();
        situations
            .sort_by(|a, b| b.difference.unwrap_or(0.0).total_cmp(&a.difference.unwrap_or(0.0)));
        let helps = helps(&view.coping);
        Self { times, situations, helps }
    }
}

/// The ways of coping that helped, what helps most surely first.
#[must_use]
pub fn helps(coping: &[CopingCount]) -> Vec<CopingCount> {
    let mut helps = CopingCount::surest_first(coping);
    helps.retain(|one| one.helped > 0);
    helps
}
