//! What the check-ins rate, over the period and by stretch of it.

use serde::Serialize;

use super::PacketInput;
use crate::domain::code::Code;
use crate::domain::figures::checkin_ratings::CheckInRatings;
use crate::domain::figures::trend::{Coverage, SeriesTrend, TrendWindow};
use crate::domain::recovery::disclosure::Disclosure;
use crate::domain::scale::Scale;
use crate::domain::series::Series;
use crate::domain::stats::summary::Summary;
use crate::domain::text::Name;
use crate::domain::time::window::Window;
use crate::report::trends::OwnSeries;

/// The most stretches that a page has room for.
const MOST_STEPS: u32 = 14;

/// The cravings of one stretch of the period.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Step {
    /// Its days.
    #[serde(flatten)]
    pub window: Window,
    /// The days with a rating.
    pub n: u32,
    /// The middle of the ratings, from four of them on and where half of the days have one.
    pub median: Option<f64>,
    /// The episodes.
    pub episodes: u32,
    /// The strongest craving, of a day or of an episode.
    pub peak: Option<Scale>,
}

/// One series over the period.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SeriesInPeriod {
    /// The whole period.
    #[serde(flatten)]
    pub trend: SeriesTrend,
    /// The middle of each stretch, as in [`Step::median`].
    pub by_step: Vec<Option<f64>>,
}

/// One scale of the person's own over the period.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OwnRating {
    /// The whole period, under its name where names are let out.
    #[serde(flatten)]
    pub trend: SeriesTrend<Option<Name>>,
}

/// The scales of the person's own that were answered in the period.
pub(super) fn own(
    series: &[OwnSeries],
    window: Window,
    coverage: Coverage,
    carries_trends: bool,
    disclosure: &mut Disclosure,
) -> Vec<OwnRating> {
    let ground = TrendWindow { window, coverage, carries_trends };
    let mut found = Vec::new();
    for one in series {
        let trend = SeriesTrend::of_days(None, one.days.clone(), &ground);
        if trend.summary.n > 0 {
            let name = disclosure.name(one.name.clone());
            found.push(OwnRating { trend: SeriesTrend { name, ..trend } });
        }
    }
    found
}

/// The days whose questionnaires are current on the last day of a period: it, and at least the year up to then.
pub(super) fn score_window(window: Window) -> Window {
    const YEAR: u32 = 366;
    Window::ending(window.to(), window.days().max(YEAR))
}

/// The days of the stretches that a period is shown in: a week, or more where it is long.
pub(super) fn step_days(window: Window) -> u32 {
    window.stretch(7, MOST_STEPS)
}

/// The stretches that a period is shown in.
pub fn stretches(window: Window) -> impl Iterator<Item = Window> {
    window.stretches(step_days(window))
}

/// The cravings of each stretch.
pub(super) fn steps(input: &PacketInput<'_>, coverage: Coverage) -> Vec<Step> {
    let step = |window: Window| {
        let summary = summary(Series::CRAVING, input.checkins, window);
        let within = input.checkins.iter().filter(|one| window.contains(one.day));
        let rated = within.filter_map(|one| one.ratings.craving).max();
        let episodes = input.cravings.within(window);
        Step {
            window,
            n: summary.n,
            median: summary.median.filter(|_| !coverage.is_thin()),
            episodes: episodes.episodes,
            peak: rated.max(episodes.peak),
        }
    };
    stretches(input.window).map(step).collect()
}

/// Every series.
pub(super) fn all(
    input: &PacketInput<'_>,
    coverage: Coverage,
    carries_trends: bool,
) -> Vec<SeriesInPeriod> {
    let ground = TrendWindow { window: input.window, coverage, carries_trends };
    let middle = |name: Series, window: Window| {
        summary(name, input.checkins, window).median.filter(|_| !coverage.is_thin())
    };
    let rating = |name: &Series| SeriesInPeriod {
        trend: SeriesTrend::of(*name, input.checkins, &ground),
        by_step: stretches(input.window).map(|window| middle(*name, window)).collect(),
    };
    Series::ALL.iter().map(rating).collect()
}

/// The values of a series in a stretch.
fn summary(name: Series, checkins: &[CheckInRatings], window: Window) -> Summary {
    let within = checkins.iter().filter(|one| window.contains(one.day));
    let half = usize::try_from(window.days().div_ceil(2)).unwrap_or(usize::MAX);
    Summary::of(within.filter_map(|one| one.value(name)), half.max(Summary::WEEK))
}
