//! Milestones, on a screen or in plain sentences.

use super::days;
use super::page::{INDENT, Page};
use super::style::Look;
use super::table::{Align, Table};
use super::words;
use crate::domain::day::Day;
use crate::domain::milestone::NextMilestone;
use crate::domain::milestones::ReachedMilestone;
use crate::report::milestones::{FocusMilestones, Milestones};

/// The view as text.
#[must_use]
pub fn text(view: &Milestones, look: &Look) -> String {
    let mut page = Page::new(look);
    let date = words::date(view.today, view.today);
    page.title(&["Milestones", &date].join(look.joint()));
    page.gap();
    let several = view.focuses.len() > 1;
    for (at, focus) in view.focuses.iter().enumerate() {
        if at > 0 {
            page.gap();
        }
        if several {
            page.title(&look.line(focus.name.as_str()));
        }
        put(&mut page, focus, view.today);
    }
    if view.focuses.is_empty() {
        page.line("Nothing is counted yet; begin with: daymark focus add");
    }
    page.into_text()
}

fn put(page: &mut Page<'_>, focus: &FocusMilestones, today: Day) {
    let begun = focus.since.is_some_and(|since| since <= today);
    if !begun {
        page.line(&days::not_begun(focus.since, today));
    }
    coming(page, &focus.coming, today);
    if !focus.coming.is_empty() && !focus.reached.is_empty() {
        page.gap();
    }
    reached(page, focus, today);
}

fn coming(page: &mut Page<'_>, coming: &[NextMilestone], today: Day) {
    if page.look().plain {
        for NextMilestone { label, on, in_days } in coming {
            let away = words::days(*in_days);
            page.line(&format!("Coming: {label} on {}, in {away}", words::date(*on, today)));
        }
        return;
    }
    let mut table = Table::new(page.look(), INDENT, &[Align::Left, Align::Left, Align::Right]);
    table.head(&["coming", "on", "in"]);
    for NextMilestone { label, on, in_days } in coming {
        table.row(&[label.clone(), words::short_date(*on, today), words::days(*in_days)]);
    }
    if !coming.is_empty() {
        page.table(table);
    }
}

fn reached(page: &mut Page<'_>, focus: &FocusMilestones, today: Day) {
    let several = focus.attempts > 1;
    if page.look().plain {
        for one in &focus.reached {
            let ReachedMilestone { label, on, since, .. } = one;
            let since = format!(" since {}", words::date(*since, today));
            let since = if several { since } else { String::new() };
            page.line(&format!("Reached: {label}{since}, on {}", words::date(*on, today)));
        }
        return;
    }
    let mut table = Table::new(page.look(), INDENT, &[Align::Left; 3]);
    let since = if several { "counted from" } else { "" };
    table.head(&["reached", "on", since]);
    for ReachedMilestone { label, on, since, .. } in &focus.reached {
        let since = if several { words::short_span(*since, *since, today) } else { String::new() };
        table.row(&[label.clone(), words::short_date(*on, today), since]);
    }
    if !focus.reached.is_empty() {
        page.table(table);
    }
}
