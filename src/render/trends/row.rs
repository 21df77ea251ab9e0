//! One series: its chart, a word, and the figures behind it.

use super::main_periods;
use super::trend_phrase;
use super::window_slices::Stretches;
use crate::domain::figures::trend::{MIDDLE_VALUES, SeriesTrend, TREND_DAYS, is_weekly};
use crate::domain::series::Series;
use crate::domain::stats::summary::Summary;
use crate::domain::time::day::Day;
use crate::domain::time::window::Window;
use crate::render::chart::sparkline;
use crate::render::document::chart::{Chart, ChartSeries};
use crate::render::format;
use crate::render::look::Look;
use crate::render::page::Page;
use crate::report::trends::Trends;

/// The columns that the word of a trend takes beside its chart.
const WORD: usize = 38;
/// The least columns in which chart and word stand side by side.
const BESIDE: usize = 60;
/// The top of the chart of sleep, in hours.
const LONG_SLEEP: f64 = 12.0;

/// The charts of the page, all alike.
pub(super) struct Bars(Stretches);

impl Bars {
    /// As short as fits beside names, and beside words where the page is wide.
    pub(super) fn new(page: &Page<'_>, view: &Trends) -> Self {
        let width = page.fact_room("");
        let most = if width < BESIDE { width } else { width - WORD };
        Self(Stretches::at_most(most, view.window))
    }

    /// "a day", "the middle of a week", "the middle of 13 weeks".
    pub(super) fn meaning(&self) -> String {
        let article = if self.0.days > 7 { "" } else { "a " };
        let of = if self.0.days == 1 { "" } else { "the middle of " };
        format!("{of}{article}{}", self.0.name())
    }

    fn draw(&self, series: &SeriesTrend, look: &Look) -> String {
        sparkline(&self.0.middles(series, 1), top(series.name), look.draws())
    }
}

/// The value of a full bar.
pub(in crate::render) fn top(series: Series) -> f64 {
    if series == Series::SleepHours { LONG_SLEEP } else { 10.0 }
}

/// The series with an answer, over as many stretches as are read at a glance.
pub(super) fn chart(all: &[SeriesTrend], window: Window, today: Day, look: &Look) -> Chart {
    /// The most stretches of a chart.
    const MOST: usize = 31;
    let stretches = Stretches::at_most(MOST, window);
    let of = match stretches.days {
        1 => "day".to_owned(),
        _ => format!("{} from", stretches.name()),
    };
    let series = all.iter().filter(|one| one.summary.n > 0).map(|one| ChartSeries {
        name: look.series(one.name).into_owned(),
        values: stretches.middles(one, 1),
        top: top(one.name),
    });
    Chart {
        title: format!("What was usual, by {}", stretches.name()),
        of,
        is_told: false,
        labels: stretches.first_days().map(|day| format::short_date(day, today)).collect(),
        series: series.collect(),
    }
}

/// One series of the page.
pub(super) struct SeriesRow<'v> {
    pub(super) series: &'v SeriesTrend,
    pub(super) view: &'v Trends,
    pub(super) look: &'v Look,
}

impl SeriesRow<'_> {
    /// Puts it on the page.
    pub(super) fn put(&self, page: &mut Page<'_>, bars: &Bars) {
        let name = self.look.series(self.series.name);
        let drawing = bars.draw(self.series, self.look);
        let facts = self.figures();
        let figures = facts.join("; ");
        if self.look.plain {
            let facts: Vec<_> = self.word().into_iter().chain(facts).collect();
            page.facts("", "", &name, &facts);
        } else if let Some(word) = self.word() {
            page.drawn(&name, &drawing, &word, "");
            page.under(&figures);
        } else {
            page.drawn(&name, &drawing, &figures, "");
        }
    }

    /// "rising, about 2 points (1 to 3)", or what is missing for a trend.
    fn word(&self) -> Option<String> {
        let (one, days) = (self.series, self.view.window_days);
        trend_phrase::said(one, days, self.look).or_else(|| {
            let missing = one.missing.filter(|_| self.view.carries_trends)?;
            (days >= TREND_DAYS).then(|| trend_phrase::lacks(missing, is_weekly(self.view.window)))
        })
    }

    /// "middle 6 (25 days), range 3 to 8; before 5 (27); lately 6.2; by week 5, 6, 6, 7".
    fn figures(&self) -> Vec<String> {
        let one = self.series;
        let counted = values(one, self.view.window);
        let with_unit = |number: &str| self.look.with_unit(one.name, number);
        let mut parts = Vec::new();
        if one.summary.n < MIDDLE_VALUES {
            let each: Vec<_> = one.points.iter().map(|(_, value)| format::number(*value)).collect();
            let (each, more) = (each.join(", "), MIDDLE_VALUES - one.summary.n);
            parts.push(format!("{} ({counted})", with_unit(&each)));
            parts.push(format!("{more} more to say what is usual"));
        } else if let (Some(median), Some(min), Some(max)) =
            (one.summary.median, one.summary.min, one.summary.max)
        {
            let always = min >= max;
            let [median, min, max] = [median, min, max].map(format::number);
            let range =
                if always { "the same each time".to_owned() } else { format!("{min} to {max}") };
            if self.look.plain && !always {
                parts.push(format!("usually {} ({counted})", with_unit(&median)));
                parts.push(format!("from {range}"));
            } else {
                let from = if always { "" } else { "from " };
                parts.push(format!("usually {} ({counted}), {from}{range}", with_unit(&median)));
            }
        }
        parts.extend(self.before());
        parts.extend(self.lately());
        parts.extend(self.in_steps());
        parts
    }

    /// "before 5 (27)".
    fn before(&self) -> Option<String> {
        let before = main_periods(self.view).1?;
        let Summary { n, median, .. } =
            before.series.iter().find(|one| one.name == self.series.name)?.summary;
        let median = median.filter(|_| n >= MIDDLE_VALUES)?;
        Some(format!("before usually {} ({n})", format::number(median)))
    }

    /// "lately 6.2", where the last answers are not long past.
    fn lately(&self) -> Option<String> {
        let (last, _) = self.series.points.last()?;
        let recent = self.view.window.to().number() - last < 14;
        let said =
            recent && self.series.summary.n >= MIDDLE_VALUES && self.view.window_days >= TREND_DAYS;
        let ewma = self.series.ewma.filter(|_| said)?;
        Some(format!("lately {}", format::number(ewma)))
    }

    /// "by week 5, 6, –, 7": what the chart shows, in numbers. Beside a chart only those of
    /// four weeks.
    fn in_steps(&self) -> Option<String> {
        /// The most numbers in a row, and the most beside a chart.
        const MOST: usize = 14;
        const MOST_BESIDE: u32 = 4;
        let steps = Stretches::at_most(MOST, self.view.window);
        let few = steps.days == 7 && steps.count() <= MOST_BESIDE;
        if self.series.summary.n < MIDDLE_VALUES || !(self.look.plain || few) {
            return None;
        }
        let enough = if steps.days == 7 { Summary::WEEK } else { 1 };
        let middles = steps.middles(self.series, enough);
        let none = self.look.none();
        let said = |one: &Option<f64>| one.map_or_else(|| none.to_owned(), format::number);
        middles.iter().any(Option::is_some).then(|| {
            let each: Vec<_> = middles.iter().map(said).collect();
            format!("by {} {}", steps.name(), each.join(", "))
        })
    }
}

/// "25 days", "4 nights", "60 weeks".
pub(super) fn values(series: &SeriesTrend, window: Window) -> String {
    if is_weekly(window) {
        format::count(series.summary.n, "week", "weeks")
    } else {
        format::answers(series.name, series.summary.n)
    }
}
