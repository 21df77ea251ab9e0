//! The craving episodes: how many, how strong, when, and what helped.

use chrono::Weekday::{self, Fri, Mon, Sat, Sun, Thu, Tue, Wed};

use super::{is_known, main_periods};
use crate::domain::figures::coping_stats::CopingCount;
use crate::render::chart::sparkline;
use crate::render::coping;
use crate::render::craving_focus;
use crate::render::format;
use crate::render::page::Page;
use crate::render::recent;
use crate::report::trends::Trends;

/// The least number of episodes whose hours and weekdays are drawn.
const ENOUGH_TO_DRAW: u32 = 10;
const WEEK: [Weekday; 7] = [Mon, Tue, Wed, Thu, Fri, Sat, Sun];
/// The quarters of a day from midnight on.
const TIMES: [&str; 4] = ["night", "morning", "afternoon", "evening"];
/// The ways of coping, and the situations, that a screen shows; the plain form has all.
const MOST_WAYS: usize = 6;
const MOST_SITUATIONS: usize = 3;
const MOST_WAYS_EACH: usize = 3;

/// Puts the episodes on the page.
pub(super) fn put(page: &mut Page<'_>, view: &Trends) {
    let of = view.cravings_of.as_ref();
    recent::hours(page, &view.recent, of);
    let (Some(now), before) = main_periods(view) else { return };
    if view.recent.is_empty() {
        recent::compared(page, now, before.filter(|before| is_known(before)), of);
    }
    craving_focus::put(page, &view.cravings_by_focus);
    if now.cravings.episodes > 0 {
        hours(page, view);
        weekdays(page, view);
    }
}

fn hours(page: &mut Page<'_>, view: &Trends) {
    let look = page.look();
    let times = view.hours.chunks(6).map(|hours| hours.iter().sum::<u32>()).zip(TIMES);
    let times: Vec<_> = times.map(|(n, time)| format!("{time} {n}")).collect();
    let sentence = format!("Cravings by time of day: {}", times.join(", "));
    let line = times.join(look.joint());
    let all: u32 = view.hours.iter().sum();
    if !look.draws() || all < ENOUGH_TO_DRAW {
        return page.fact("By hour", &line, &sentence);
    }
    page.drawn("By hour", &bars(&view.hours), "midnight to midnight", &sentence);
    page.under(&line);
}

/// A bar for each count up to the greatest, and a gap for none.
fn bars(counts: &[u32]) -> String {
    let most = counts.iter().copied().max().map_or(1.0, f64::from);
    let bars: Vec<_> = counts.iter().map(|n| (*n > 0).then(|| f64::from(*n))).collect();
    sparkline(&bars, most, true)
}

fn weekdays(page: &mut Page<'_>, view: &Trends) {
    if view.window_days < 7 {
        return;
    }
    let week = || WEEK.into_iter().zip(view.weekdays);
    let days: Vec<_> = week().map(|(day, n)| format!("{day} {n}")).collect();
    let said: Vec<_> =
        week().map(|(day, n)| format!("{} {n}", format::weekday_name(day))).collect();
    let sentence = format!("Cravings by day of the week: {}", said.join(", "));
    let line = days.join(page.look().joint());
    let all: u32 = view.weekdays.iter().sum();
    if !page.look().draws() || all < ENOUGH_TO_DRAW {
        return page.fact("By day", &line, &sentence);
    }
    page.drawn("By day", &bars(&view.weekdays), &line, &sentence);
}

/// Puts on the page what was tried, and what helped.
pub(super) fn put_coping(page: &mut Page<'_>, view: &Trends) {
    if view.coping.is_empty() {
        return;
    }
    let look = page.look();
    let mut each = ways(&view.coping, if look.plain { usize::MAX } else { MOST_WAYS });
    let mut line = each.join(look.joint());
    let unrated: u32 = view.coping.iter().map(|one| one.tried - one.rated).sum();
    if unrated > 0 {
        line = format!("{line}; {unrated} not rated");
        each.push(format!("{unrated} not rated"));
    }
    page.facts("Helped", &line, "Helped, of the times rated", &each);
    let enough = CopingCount::ENOUGH;
    if view.coping.iter().all(|one| one.rated < enough) {
        let text = format!("a range needs {enough} ratings of one way");
        return page.fact("", &text, &format::capital(&text));
    }
    let mut by_situation: Vec<_> = view
        .situations
        .iter()
        .map(|one| (one.situation, enough_rated(&one.coping)))
        .filter(|(_, coping)| !coping.is_empty())
        .collect();
    if !look.plain {
        by_situation.truncate(MOST_SITUATIONS);
    }
    for (situation, coping) in &by_situation {
        let most = if look.plain { usize::MAX } else { MOST_WAYS_EACH };
        let ways = ways(coping, most);
        let with = format!("with {}", format::situation(*situation));
        page.facts("", &format!("{with}: {}", ways.join(", ")), &format!("Helped {with}"), &ways);
    }
    if by_situation.is_empty() {
        let text = format!("with a situation: it takes {enough} ratings of one way");
        page.fact("", &text, &format!("Helped {text}"));
    }
}

/// The ways with enough ratings for a range.
fn enough_rated(coping: &[CopingCount]) -> Vec<CopingCount> {
    coping.iter().copied().filter(|one| one.rated >= CopingCount::ENOUGH).collect()
}

/// "talk 12 of 15 (54 to 93 %)": helped, of those rated; what helped most surely comes first, and
/// what was never rated not at all.
pub(in crate::render) fn ways(coping: &[CopingCount], most: usize) -> Vec<String> {
    let said = |one: &CopingCount| {
        let range = one.low.zip(one.high).map_or_else(String::new, |(low, high)| {
            format!(" ({:.0} to {:.0} %)", low.round(), high.round())
        });
        format!("{}{range}", coping::one(one))
    };
    CopingCount::surest_first(coping).iter().take(most).map(said).collect()
}
