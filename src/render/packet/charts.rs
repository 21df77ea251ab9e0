//! Charts of the page: ratings and cravings by stretch of the period.

use crate::domain::series::Series;
use crate::render::document::chart::{Chart, ChartSeries};
use crate::render::format;
use crate::render::trends::row::top;
use crate::report::packet::{Packet, SeriesInPeriod, Step};

/// The usual and the strongest craving.
pub(super) fn cravings(view: &Packet) -> Option<Chart> {
    let of = |name: &str, value: fn(&Step) -> Option<f64>| ChartSeries {
        name: name.to_owned(),
        values: view.steps.iter().map(value).collect(),
        top: top(Series::CRAVING),
    };
    let usual = of("Usual craving", |step| step.median);
    let strongest = of("Strongest craving", |step| step.peak.map(f64::from));
    chart(view, "Cravings", vec![usual, strongest])
}

/// What was usual of these series, called so.
pub(super) fn ratings(view: &Packet, series: &[(Series, &str)]) -> Option<Chart> {
    let of = |(series, name): &(Series, &str)| {
        let rated = |one: &&SeriesInPeriod| one.trend.name == *series && one.trend.summary.n > 0;
        let rating = view.ratings.iter().find(rated)?;
        Some(ChartSeries {
            name: (*name).to_owned(),
            values: rating.by_step.clone(),
            top: top(*series),
        })
    };
    chart(view, "How it went", series.iter().filter_map(of).collect())
}

/// A chart of the stretches; `None` where there is only one.
fn chart(view: &Packet, what: &str, series: Vec<ChartSeries>) -> Option<Chart> {
    let of = match (view.steps.len(), view.step_days) {
        (0 | 1, _) => return None,
        (_, 7) => "week".to_owned(),
        (_, days) => format::length(days),
    };
    let from = |step: &Step| format::short_date(step.window.from(), view.today);
    Some(Chart {
        title: format!("{what}, by {of}"),
        of: format!("{of} from"),
        is_told: true,
        labels: view.steps.iter().map(from).collect(),
        series,
    })
}
