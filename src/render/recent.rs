//! Renders the cravings of the last hours and the check-ins of the last days.

use super::craving_focus;
use super::format;
use super::page::Page;
use crate::domain::figures::craving_stats::{CravingSummary, RecentCravings};
use crate::domain::figures::recent::RecentDays;
use crate::domain::text::Name;
use crate::report::trends::WindowFigures;

/// Puts the cravings of the last hours on the page, in one line.
pub(super) fn hours(page: &mut Page<'_>, recent: &[RecentCravings], of: Option<&Name>) {
    let Some(longest) = recent.last() else { return };
    let within = |one: &RecentCravings| format!("in the last {} hours", one.hours);
    let facts = if longest.cravings.episodes == 0 {
        vec![format!("none logged {}", within(longest))]
    } else {
        let said = |(at, one): (usize, &RecentCravings)| {
            let before = at.checked_sub(1).and_then(|at| recent.get(at));
            if before.is_some_and(|before| before.cravings == one.cravings) {
                return format!("the same {}", within(one));
            }
            if one.cravings.episodes == 0 {
                return format!("none {}", within(one));
            }
            let of = format!("{} {}", one.cravings.episodes, within(one));
            let strengths = strengths(&one.cravings, EPISODES, false);
            [of].into_iter().chain(strengths.into_iter().skip(1)).collect::<Vec<_>>().join(", ")
        };
        recent.iter().enumerate().map(said).collect()
    };
    craving_focus::put_facts(page, of, &facts.join("; "), &facts);
}

/// "2 in the last 24 hours, 3 in the last 72", beside the cravings of a longer time, `all` of them; nothing where
/// all are of those hours.
pub(super) fn within_hours(recent: &[RecentCravings], all: u32) -> Option<String> {
    let is_any = recent.last().is_some_and(|one| one.cravings.episodes > 0)
        && recent.first().is_some_and(|one| one.cravings.episodes != all);
    let said = recent.iter().enumerate().map(|(at, RecentCravings { hours, cravings })| {
        let unit = if at == 0 { " hours" } else { "" };
        format!("{} in the last {hours}{unit}", cravings.episodes)
    });
    is_any.then(|| said.collect::<Vec<_>>().join(", "))
}

/// Puts the check-ins of the last days on the page; their strongest craving where none was logged as it came.
pub(super) fn days(page: &mut Page<'_>, recent: &RecentDays, cravings: &[RecentCravings]) {
    let look = page.look();
    let mut parts = vec![format!("{} logged", format::days_of(recent.logged, recent.days))];
    let is_said = cravings.iter().any(|one| one.cravings.episodes > 0);
    parts.extend(recent.strongest_craving.filter(|_| !is_said).map(|strongest| {
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
pub(super) fn compared(
    page: &mut Page<'_>,
    now: &WindowFigures,
    before: Option<&WindowFigures>,
    of: Option<&Name>,
) {
    let said =
        |period: &WindowFigures| strengths(&period.cravings, EPISODES, period.coverage.is_thin());
    let mut facts = said(now);
    let mut text = facts.join(", ");
    if let Some(before) = before.map(said) {
        text = format!("{text}; before {}", before.join(", "));
        facts.extend(before.iter().map(|fact| format!("before, {fact}")));
    }
    craving_focus::put_facts(page, of, &text, &facts);
}

/// "11 episodes", "middle 5" and "strongest 9", with the words for one and for many.
pub(super) fn strengths(
    of: &CravingSummary,
    (one, many): (&str, &str),
    counts_only: bool,
) -> Vec<String> {
    let Some(peak) = of.peak else { return vec!["none logged as they came".to_owned()] };
    let mut parts = vec![format::count(of.episodes, one, many)];
    let middle = of.median_intensity.filter(|_| !counts_only && of.episodes > 1);
    parts.extend(middle.map(|middle| format!("usually {}", format::number(middle))));
    parts.push(format!("{} {peak}", if of.episodes == 1 { "strength" } else { "strongest" }));
    parts
}
