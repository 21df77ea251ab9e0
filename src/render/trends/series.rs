//! The series of check-ins: a chart, a word, and the figures behind it.

use unicode_width::UnicodeWidthStr;

use super::row::{self, Bars, SeriesRow, values};
use crate::domain::code::Code;
use crate::domain::figures::trend::{
    Coverage, MIDDLE_VALUES, SeriesSummary, SeriesTrend, TREND_DAYS, TrendWord,
};
use crate::domain::series::Series;
use crate::domain::time::day::Day;
use crate::domain::time::window::Window;
use crate::render::format;
use crate::render::page::Page;
use crate::report::trends::{Comparison, Trends};

/// The longest name that makes room for itself beside all facts.
const WIDEST_NAME: usize = 12;

/// Puts the series on the page, or says why there are none.
pub(super) fn put(page: &mut Page<'_>, view: &Trends) {
    if view.coverage.logged == 0 {
        return page.line("No check-in on these days, so they count neither way");
    }
    let look = page.look();
    let logged = || view.series.iter().filter(|series| series.summary.n > 0);
    if view.coverage.is_thin() {
        thin(page, view.coverage);
        return answers(page, logged().map(|one| (one.name, values(one, view.window))));
    }
    summary(page, view);
    widen_names(page, logged().map(|one| one.name));
    let bars = Bars::new(page, view);
    legend(page, &bars, view);
    page.gap();
    for series in logged() {
        SeriesRow { series, view, look }.put(page, &bars);
    }
    chart(page, &view.series, (view.window, view.coverage), view.today);
    not_logged(page, view.series.iter().filter(|one| one.summary.n == 0).map(|one| one.name));
    for other in view.periods.iter().skip(1) {
        shorter(page, other);
    }
}

/// The series with enough logged days, as a chart of a document.
pub(in crate::render) fn chart(
    page: &mut Page<'_>,
    all: &[SeriesTrend],
    (window, coverage): (Window, Coverage),
    today: Day,
) {
    let look = page.look();
    if !coverage.is_thin() {
        page.chart(|| row::chart(all, window, today, look));
    }
}

/// Says that under half of the days are logged, and what follows.
pub(in crate::render) fn thin(page: &mut Page<'_>, coverage: Coverage) {
    let more = format::count(coverage.lacking(), "more logged day", "more logged days");
    let facts = [
        "Under half of the days are logged, so only counts are shown".to_owned(),
        format!("{more} would be enough"),
    ];
    page.lines(&facts.join("; "), &facts);
}

/// How many answers there are of each series, and no more.
pub(in crate::render) fn answers(
    page: &mut Page<'_>,
    counted: impl Iterator<Item = (Series, String)>,
) {
    let look = page.look();
    let answers: Vec<_> =
        counted.map(|(series, n)| format!("{} {n}", look.series(series))).collect();
    page.list("Answers", "Answers", &answers);
}

/// Names the series without an answer.
pub(in crate::render) fn not_logged(page: &mut Page<'_>, none: impl Iterator<Item = Series>) {
    let names: Vec<_> = none.map(|series| page.look().series(series)).collect();
    if !names.is_empty() {
        page.line(&format!("Not logged: {}", names.join(", ")));
    }
}

/// Makes room beside all facts for the names of these, but for long ones.
pub(in crate::render) fn widen_names(page: &mut Page<'_>, all: impl Iterator<Item = Series>) {
    let names: Vec<_> = all.map(|series| page.look().series(series)).collect();
    let short = names.iter().map(AsRef::as_ref).filter(|name| name.width() <= WIDEST_NAME);
    page.widen_names(short);
}

/// "Rising: Mood · No clear change: Energy, Sleep", or why nothing is said of trends.
fn summary(page: &mut Page<'_>, view: &Trends) {
    let look = page.look();
    if !view.carries_trends {
        return page.line("Withdrawal takes its own course: no trend yet");
    }
    let order = |one: &SeriesTrend| {
        let place = TrendWord::ALL.iter().position(|word| one.word == Some(*word));
        (place, one.is_wide)
    };
    let mut said: Vec<_> = view.series.iter().filter(|one| one.summary.n > 0).collect();
    said.sort_by_key(|one| order(one));
    let parts = said.chunk_by(|a, b| order(a) == order(b)).filter_map(|alike| {
        let names: Vec<_> = alike.iter().map(|one| look.series(one.name)).collect();
        let word = format::trend(alike.first()?)?;
        Some(format!("{}: {}", format::capital(word), names.join(", ")))
    });
    let parts: Vec<_> = parts.collect();
    if view.window_days < TREND_DAYS {
        page.offer(&format!("A trend needs {TREND_DAYS} days"), "trends --window 28d");
    } else if parts.is_empty() {
        page.line("Nothing has enough answers for a trend yet");
    } else {
        page.lines(&parts.join(look.sign(" · ", "; ")), &parts);
    }
}

/// Says what the charts and the brackets mean.
fn legend(page: &mut Page<'_>, bars: &Bars, view: &Trends) {
    let mut parts = Vec::new();
    if !page.look().plain && !page.is_document() {
        parts.push(format!("Each bar is {}; a gap is not logged", bars.meaning()));
    }
    let length = format::length(view.window_days);
    if view.series.iter().any(|one| one.word.is_some()) {
        let percent = page.look().sign("95\u{a0}%", "95 %");
        parts.push(format!("In brackets the {percent} range over {length}"));
    }
    if !parts.is_empty() {
        page.line(&parts.join(". "));
    }
}

/// The middles of a shorter window of the phase, and of the one before it.
fn shorter(page: &mut Page<'_>, of: &Comparison) {
    let look = page.look();
    let middle = |one: &SeriesSummary| {
        let median = one.summary.median.filter(|_| one.summary.n >= MIDDLE_VALUES)?;
        Some(format!("{} ({})", format::number(median), one.summary.n))
    };
    let said = |one: &SeriesSummary| {
        let mut before = of.before.iter().flat_map(|before| &before.series);
        let before = before.find(|other| other.name == one.name).and_then(middle);
        let before = before.map_or_else(String::new, |before| format!(" before {before}"));
        Some(format!("{} {}{before}", look.series(one.name), middle(one)?))
    };
    let middles: Vec<_> = of.now.series.iter().filter_map(said).collect();
    let length = format::length(of.window_days);
    let (logged, days) = (of.now.coverage.logged, of.now.coverage.days);
    if !middles.is_empty() {
        page.list(&length, &format!("Usually, in the last {length}"), &middles);
    } else if of.window_days >= MIDDLE_VALUES {
        let text = format!("{} logged", format::days_of(logged, days));
        page.fact(&length, &text, &format!("Of the last {length}, {text}"));
    }
}
