//! The series in words: what goes better, what worse, and what stays about the same.

use super::{row, series};
use crate::domain::figures::trend::{
    Coverage, MIDDLE_VALUES, SeriesSummary, SeriesTrend, TREND_DAYS, TREND_VALUES, is_weekly,
};
use crate::domain::series::Series;
use crate::domain::time::window::Window;
use crate::render::format;
use crate::render::look::Look;
use crate::render::page::Page;
use crate::report::trends::WindowFigures;
use crate::report::trends::brief::SeriesByDirection;

/// The series of some days.
pub(in crate::render) struct Ratings<'v> {
    pub(in crate::render) series: &'v [SeriesTrend],
    pub(in crate::render) coverage: Coverage,
    pub(in crate::render) window: Window,
    /// Whether anything may be called better or worse.
    pub(in crate::render) carries_trends: bool,
    /// The days before them.
    pub(in crate::render) before: Option<&'v WindowFigures>,
}

impl Ratings<'_> {
    /// Puts them on the page, or says why there are none.
    pub(in crate::render) fn put(&self, page: &mut Page<'_>) {
        let going = SeriesByDirection::of(self.series);
        if self.coverage.logged == 0 {
            return page.line("No check-in on these days, so they count neither way");
        }
        if self.coverage.is_thin() {
            series::thin(page, self.coverage);
            let counted = self.series.iter().filter(|one| one.summary.n > 0);
            return series::answers(
                page,
                counted.map(|one| (one.name, row::values(one, self.window))),
            );
        }
        let look = page.look();
        let put = |page: &mut Page<'_>, name: &str, items: Vec<String>| {
            if !items.is_empty() {
                page.list(name, name, &items);
            }
        };
        let ends = |one: &&SeriesTrend| Some(from_to(look, one.name, one.ends()?));
        put(page, "Better", going.better.iter().filter_map(ends).collect());
        put(page, "Worse", going.worse.iter().filter_map(ends).collect());
        let usual = |one: &&SeriesTrend| Some(usual(look, one, None));
        put(page, "About the same", going.same.iter().filter_map(usual).collect());
        put(page, "Hard to tell", going.hard_to_tell.iter().filter_map(usual).collect());
        self.unclear(page, &going);
    }

    /// What is usual where nothing can be said of a direction, and why.
    fn unclear(&self, page: &mut Page<'_>, going: &SeriesByDirection<'_>) {
        if going.unclear.is_empty() {
            return;
        }
        let look = page.look();
        let (known, few): (Vec<&SeriesTrend>, Vec<_>) =
            going.unclear.iter().partition(|one| one.summary.n >= MIDDLE_VALUES);
        let items: Vec<_> = known.iter().map(|one| usual(look, one, self.before)).collect();
        if !items.is_empty() {
            page.list("Usually", "Usually", &items);
        }
        if !self.carries_trends {
            page.line("Withdrawal takes its own course: no better or worse yet");
        } else if self.window.days() < TREND_DAYS {
            page.offer("It takes two weeks or more to see better or worse", "trends --window 28d");
        } else {
            let lacks = lacks(look, &going.unclear, self.window);
            return page.list("Too early to say", "Too early to say better or worse", &lacks);
        }
        let few: Vec<_> = few.iter().map(|one| each(look, one)).collect();
        if !few.is_empty() {
            page.list("Few answers", "Few answers", &few);
        }
    }
}

/// "sleep from about 6 h to 7 h".
fn from_to(look: &Look, name: Series, (from, to): (f64, f64)) -> String {
    let halves = |value: f64| look.with_unit(name, &format::number((value * 2.0).round() / 2.0));
    format!("{} from about {} to {}", low(look, name), halves(from), halves(to))
}

/// "mood 6", with what was usual in the window before: "mood 6 (before 5)".
fn usual(look: &Look, one: &SeriesTrend, before: Option<&WindowFigures>) -> String {
    let with_unit = |median: f64| look.with_unit(one.name, &format::number(median));
    let median = one.summary.median.map_or_else(String::new, with_unit);
    let middle = |of: &SeriesSummary| of.summary.median.filter(|_| of.summary.n >= MIDDLE_VALUES);
    let before = before
        .and_then(|before| middle(before.series.iter().find(|other| other.name == one.name)?));
    let before =
        before.map_or_else(String::new, |median| format!(" (before {})", format::number(median)));
    format!("{} {median}{before}", low(look, one.name))
}

/// "sleep 4, 4.5, 5 h".
fn each(look: &Look, one: &SeriesTrend) -> String {
    let each: Vec<_> = one.points.iter().map(|(_, value)| format::number(*value)).collect();
    format!("{} {}", low(look, one.name), look.with_unit(one.name, &each.join(", ")))
}

/// "mood, energy: 13 of 14 days", "confidence: 4 of 10 answers": what lacks the same, said once.
fn lacks(look: &Look, all: &[&SeriesTrend], window: Window) -> Vec<String> {
    let answers = if is_weekly(window) { "weeks" } else { "answers" };
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for one in all {
        let has = if one.summary.n < TREND_VALUES {
            format!("{} of {TREND_VALUES} {answers}", one.summary.n)
        } else {
            format!("answers over {} of {TREND_DAYS} days", one.span_days)
        };
        let name = low(look, one.name);
        match groups.iter_mut().find(|(said, _)| *said == has) {
            Some((_, names)) => names.push(name),
            None => groups.push((has, vec![name])),
        }
    }
    groups.iter().map(|(has, names)| format!("{}: {has}", names.join(", "))).collect()
}

/// The name of a series within a line.
fn low(look: &Look, name: Series) -> String {
    look.series(name).to_lowercase()
}
