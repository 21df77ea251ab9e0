//! Trends, on a screen or in plain sentences.

pub(super) mod brief;
pub(super) mod cravings;
mod factors;
pub(super) mod ratings;
pub(super) mod row;
pub(super) mod series;
pub(super) mod situations;
pub(super) mod trend_phrase;
mod window_slices;

use super::amounts;
use super::day_counts;
use super::document::Document;
use super::format;
use super::labels::LabelKey;
use super::look::Look;
use super::own_scales;
use super::page::Page;
use super::safety_block;
use crate::report::trends::{FocusTrends, Trends, WindowFigures};

pub use brief::text;

/// The view with every figure behind it.
#[must_use]
pub fn numbers(view: &Trends, look: &Look) -> String {
    let mut page = Page::new(look);
    put_numbers(&mut page, view);
    page.into_text()
}

/// The view as a document: in words, or with every figure behind it.
#[must_use]
pub fn document(view: &Trends, look: &Look, with_numbers: bool) -> Document {
    Page::collected(&look.for_document(), |page| {
        if with_numbers {
            put_numbers(page, view);
        } else {
            brief::put(page, view);
            series::chart(page, &view.series, (view.window, view.coverage), view.today);
        }
        page.end_of_paper(view.today);
    })
}

fn put_numbers(page: &mut Page<'_>, view: &Trends) {
    page.heading(&title(view, page.look()));
    page.gap();
    if let Some(focus) = &view.focus {
        safety_block::put(page, &focus.care, view.today);
    }
    series::put(page, view);
    own_scales::put_series(page, &view.own_scales);
    page.gap();
    cravings::put(page, view);
    situations::put(page, view);
    factors::numbers(page, &view.factors);
    cravings::put_coping(page, view);
    brief::put_medications(page, &view.medications);
    brief::put_routines(page, &view.routines, brief::Detail::Whole);
    brief::put_symptoms(page, view.symptoms);
    if let Some(focus) = &view.focus {
        days_by_status(page, view, focus);
        amounts::put_window(page, focus, amounts::figures);
        day_counts::put_returns(page, &focus.return_days);
        let phase = format::phase(focus.standing.phase);
        let sentence = format!("Worth watching in {phase}: {}", format::list(&view.phase_emphasis));
        page.few("Worth watching", &view.phase_emphasis, &sentence);
    }
}

/// "Trends", "24 October to 20 November", "25 of 28 days logged" and "building recovery".
fn title(view: &Trends, look: &Look) -> Vec<String> {
    let mut parts = vec![
        "Trends".to_owned(),
        days(view, look),
        format!("{} logged", format::days_of(view.coverage.logged, view.coverage.days)),
    ];
    parts.extend(view.focus.as_ref().map(|focus| format::phase(focus.standing.phase).to_owned()));
    parts
}

/// "24 October to 20 November", with the year on paper.
fn days(view: &Trends, look: &Look) -> String {
    let (from, to) = (view.window.from(), view.window.to());
    if look.paper.is_some() {
        format::full_span(from, to)
    } else {
        format::span(from, to, view.today)
    }
}

/// The window, and the one before it.
fn main_periods(view: &Trends) -> (Option<&WindowFigures>, Option<&WindowFigures>) {
    let main = view.periods.first();
    (main.map(|main| &main.now), main.and_then(|main| main.before.as_ref()))
}

/// Whether anything was logged in it.
pub(super) fn is_known(period: &WindowFigures) -> bool {
    period.coverage.logged > 0 || period.cravings.episodes > 0
}

/// "24 without use, 2 of use, 2 unknown; before 20 without use, 8 unknown".
fn days_by_status(page: &mut Page<'_>, view: &Trends, focus: &FocusTrends) {
    let look = page.look();
    let of_use = look.label(LabelKey::Use);
    let known =
        |period: Option<&WindowFigures>| period?.days.filter(|days| days.no_use + days.used > 0);
    let (now, before) = main_periods(view);
    let Some(now) = known(now) else { return };
    let before = known(before);
    let was = before.map_or_else(String::new, |before| {
        format!("; before {}", day_counts::counts(before, &of_use))
    });
    let name = look.line(focus.header.name.as_str());
    let (start, of) = if focus.of_several {
        (format!("{name}: "), format!("Days, {name}"))
    } else {
        (String::new(), "Days".to_owned())
    };
    let mut facts = day_counts::each_count(now, &of_use);
    let before = before.map(|before| day_counts::each_count(before, &of_use)).unwrap_or_default();
    facts.extend(before.into_iter().map(|fact| format!("before, {fact}")));
    page.facts("Days", &format!("{start}{}{was}", day_counts::counts(now, &of_use)), &of, &facts);
}
