//! Trends, on a screen or in plain sentences.

pub(super) mod brief;
pub(super) mod cravings;
pub(super) mod ratings;
mod row;
pub(super) mod series;
pub(super) mod situations;
mod stretches;
pub(super) mod word;

use super::day_counts;
use super::extra_care;
use super::format;
use super::labels::LabelKey;
use super::page::Page;
use super::style::Look;
use crate::report::trends::{FocusTrends, Period, Trends};

pub use brief::text;

/// The view with every figure behind it.
#[must_use]
pub fn numbers(view: &Trends, look: &Look) -> String {
    let mut page = Page::new(look);
    page.heading(&title(view));
    page.gap();
    if let Some(focus) = &view.focus {
        extra_care::put(&mut page, &focus.care, view.today);
    }
    series::put(&mut page, view);
    page.gap();
    cravings::put(&mut page, view);
    situations::put(&mut page, view);
    cravings::put_coping(&mut page, view);
    if let Some(focus) = &view.focus {
        days_by_status(&mut page, view, focus);
        day_counts::put_returns(&mut page, &focus.return_days);
        let phase = format::phase(focus.phase);
        let sentence = format!("Worth watching in {phase}: {}", format::list(&view.phase_emphasis));
        page.few("Worth watching", &view.phase_emphasis, &sentence);
    }
    page.into_text()
}

/// "Trends", "24 October to 20 November", "25 of 28 days logged" and "building recovery".
fn title(view: &Trends) -> Vec<String> {
    let mut parts = vec![
        "Trends".to_owned(),
        format::span(view.window.from(), view.window.to(), view.today),
        format!("{} logged", format::days_of(view.coverage.logged, view.coverage.days)),
    ];
    parts.extend(view.focus.as_ref().map(|focus| format::phase(focus.phase).to_owned()));
    parts
}

/// The window, and the one before it.
fn main_periods(view: &Trends) -> (Option<&Period>, Option<&Period>) {
    let main = view.periods.first();
    (main.map(|main| &main.now), main.and_then(|main| main.before.as_ref()))
}

/// Whether anything was logged in it.
pub(super) fn is_known(period: &Period) -> bool {
    period.coverage.logged > 0 || period.cravings.episodes > 0
}

/// "24 without use, 2 of use, 2 unknown; before 20 without use, 8 unknown".
fn days_by_status(page: &mut Page<'_>, view: &Trends, focus: &FocusTrends) {
    let look = page.look();
    let of_use = look.label(LabelKey::Use);
    let known = |period: Option<&Period>| period?.days.filter(|days| days.no_use + days.used > 0);
    let (now, before) = main_periods(view);
    let Some(now) = known(now) else { return };
    let before = known(before);
    let was = before.map_or_else(String::new, |before| {
        format!("; before {}", day_counts::counts(before, &of_use))
    });
    let name = look.line(focus.name.as_str());
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
