//! The next milestones and those reached, in short.

use super::{coming_without_near_doubles, without_near_doubles};
use crate::domain::recovery::focus_milestones::{ComingMilestone, ReachedMilestone};
use crate::domain::time::day::Day;
use crate::render::day_counts;
use crate::render::format;
use crate::render::look::Look;
use crate::render::page::Page;
use crate::report::milestones::{FocusMilestones, Milestones};

/// The milestones to come that are named.
const MOST: usize = 3;

/// The view in short; `again` is what shows it once more, after the name of the program.
#[must_use]
pub fn text(view: &Milestones, look: &Look, again: &str) -> String {
    let mut page = Page::new(look);
    page.heading(&["Milestones", &format::date(view.today, view.today)]);
    page.widen_names(["Earlier attempt"]);
    let several = view.focuses.len() > 1;
    for focus in &view.focuses {
        if several {
            let name = look.line(focus.name.as_str());
            page.heading(&[&name]);
            page.each_of(&name);
        }
        put(&mut page, focus, view.today);
        page.each_of("");
    }
    if view.focuses.is_empty() {
        super::nothing_counted(&mut page);
    } else if view.focuses.iter().any(|focus| !focus.coming.is_empty()) {
        page.offer("More", &format!("{again} --numbers"));
    }
    page.into_text()
}

fn put(page: &mut Page<'_>, focus: &FocusMilestones, today: Day) {
    if focus.since.is_none_or(|since| since > today) {
        page.line(&day_counts::not_begun(focus.since, today));
    }
    coming(page, &focus.coming, today);
    super::under_way(page, &focus.under_way);
    let now = focus.since.filter(|since| *since <= today);
    let (this, earlier): (Vec<_>, Vec<_>) =
        focus.reached.iter().partition(|one| Some(one.since) == now);
    reached(page, "Reached", "Reached", &this);
    for attempt in earlier.chunk_by(|a, b| a.attempt == b.attempt) {
        let since = attempt.first().map(|one| format::day_of_year(one.since, today));
        let of =
            since.map_or_else(String::new, |since| format!("Reached in the attempt of {since}"));
        reached(page, "Earlier attempt", &of, attempt);
    }
}

/// "3 years on 21 July 2027, in 243 days", and what comes after it.
fn coming(page: &mut Page<'_>, coming: &[ComingMilestone], today: Day) {
    let look = page.look();
    let said = coming_without_near_doubles(coming).take(MOST).enumerate().map(|(at, one)| {
        let (name, on) = (super::coming_name(look, one), one.next.on);
        match at {
            0 => format!(
                "{name} on {}, {}",
                format::date(on, today),
                format::ahead(one.next.in_days)
            ),
            _ => format!("{name} in {}", format::month(on)),
        }
    });
    let said: Vec<_> = said.collect();
    if let Some((next, then)) = said.split_first() {
        page.fact("Next", next, &format!("Next: {next}"));
        if !then.is_empty() {
            page.list("Then", "Then", then);
        }
    }
}

/// "90 days · 60 days · 30 days": the latest first.
fn reached(page: &mut Page<'_>, name: &str, of: &str, all: &[&ReachedMilestone]) {
    let look = page.look();
    let kept = without_near_doubles(all, |one| (&one.label, one.own));
    let labels: Vec<_> = kept.map(|one| super::name(look, &one.label, one.own)).collect();
    if !labels.is_empty() {
        page.list(name, of, &labels);
    }
}
