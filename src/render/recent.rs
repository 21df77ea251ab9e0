//! Renders the cravings of the last hours and the check-ins of the last days.

use super::format;
use super::page::Page;
use crate::domain::figures::craving_stats::{CravingSummary, RecentCravings};
use crate::domain::figures::recent::RecentDays;
use crate::report::trends::WindowFigures;

/// Puts the cravings of the last hours on the page.
pub(super) fn hours(page: &mut Page<'_>, recent: &[RecentCravings]) {
    for recent in recent {
        let name = format!("{} hours", recent.hours);
        let facts = match recent.cravings.episodes {
            0 => vec!["no craving logged".to_owned()],
            _ => strengths(&recent.cravings, ("craving", "cravings"), false),
        };
        page.facts(&name, &facts.join(", "), &format!("Cravings of the last {name}"), &facts);
    }
}

/// Puts the check-ins of the last days on the page.
pub(super) fn days(page: &mut Page<'_>, recent: &RecentDays) {
    let look = page.look();
    let mut parts = vec![format!("{} logged", format::days_of(recent.logged, recent.days))];
    parts.extend(recent.strongest_craving.map(|strongest| {
        let rated = format::days(recent.rated);
        format!("strongest craving {strongest} ({rated} rated)")
    }));
    parts.push(match recent.slept_last_night {
        Some(hours) => {
            format!("slept {} last night", look.hours(&format::number(hours.get())))
        }
        None => "last night's sleep not logged".to_owned(),
    });
    let name = format::days(recent.days);
    page.facts(&name, &parts.join(", "), &format!("Of the last {name}"), &parts);
}

/// What cravings are called where other things are counted beside them.
pub(super) const EPISODES: (&str, &str) = ("episode", "episodes");

/// Puts the craving episodes of a period on the page, and those of the one before it.
pub(super) fn compared(page: &mut Page<'_>, now: &WindowFigures, before: Option<&WindowFigures>) {
    let said =
        |period: &WindowFigures| strengths(&period.cravings, EPISODES, period.coverage.is_thin());
    let mut facts = said(now);
    let mut text = facts.join(", ");
    if let Some(before) = before.map(said) {
        text = format!("{text}; before {}", before.join(", "));
        facts.extend(before.iter().map(|fact| format!("before, {fact}")));
    }
    page.facts("Cravings", &text, "Cravings", &facts);
}

/// "11 episodes", "middle 5" and "strongest 9", with the words for one and for many.
pub(super) fn strengths(
    of: &CravingSummary,
    (one, many): (&str, &str),
    counts_only: bool,
) -> Vec<String> {
    let Some(peak) = of.peak else { return vec!["none logged".to_owned()] };
    let mut parts = vec![format::count(of.episodes, one, many)];
    let middle = of.median_intensity.filter(|_| !counts_only && of.episodes > 1);
    parts.extend(middle.map(|middle| format!("usually {}", format::number(middle))));
    parts.push(format!("{} {peak}", if of.episodes == 1 { "strength" } else { "strongest" }));
    parts
}
