//! Milestones, on a screen or in plain sentences.

mod brief;

use super::day_counts;
use super::format;
use super::look::Look;
use super::page::{INDENT, Page};
use super::table::{Align, Table};
use crate::domain::recovery::focus_milestones::{
    ComingMilestone, ReachedMilestone, WeeksMilestone,
};
use crate::domain::time::day::Day;
use crate::report::milestones::{FocusMilestones, Milestones, OneMilestone};
use crate::report::saved::WriteOutcome;

pub use brief::text;

/// The view with every date.
#[must_use]
pub fn numbers(view: &Milestones, look: &Look) -> String {
    let mut page = Page::new(look);
    let date = format::date(view.today, view.today);
    page.heading(&["Milestones", &date]);
    page.gap();
    let several = view.focuses.len() > 1;
    for (at, focus) in view.focuses.iter().enumerate() {
        if at > 0 {
            page.gap();
        }
        if several {
            let name = look.line(focus.name.as_str());
            page.title(&name);
            page.each_of(&name);
        }
        put(&mut page, focus, view.today);
        page.each_of("");
    }
    if view.focuses.is_empty() {
        nothing_counted(&mut page);
    }
    page.into_text()
}

/// Says so where there is no focus.
fn nothing_counted(page: &mut Page<'_>) {
    page.line("Nothing is counted yet");
    page.offer("To begin", "focus add");
}

/// What says nearly the same as six months, and stands a day or two beside it.
const NEAR_DOUBLE: (&str, &str) = ("183 days", "6 months");

/// One that lies ahead, as a page says it that does not list the others: of the two that are all but the same day
/// by both their names.
pub(super) fn next_label(label: &str, look: &Look) -> String {
    let (days, months) = NEAR_DOUBLE;
    if label == days { format!("{days} (about {months})") } else { look.line(label).into_owned() }
}

/// Those that lie ahead, the next one first; of the two that are all but the same day only the one that comes
/// first, which is the next one of the other pages too.
fn coming_without_near_doubles(all: &[ComingMilestone]) -> impl Iterator<Item = &ComingMilestone> {
    let doubled = |one: &ComingMilestone| {
        !one.own && [NEAR_DOUBLE.0, NEAR_DOUBLE.1].contains(&one.next.label.as_str())
    };
    let first = all.iter().position(doubled);
    let kept = all.iter().enumerate().filter(move |(at, one)| !doubled(one) || first == Some(*at));
    kept.map(|(_, one)| one)
}

/// Those of a list that were reached, each with its label and whether it is the person's own, without what nearly
/// repeats another of them.
fn without_near_doubles<'m, M>(
    all: &'m [M],
    of: impl Fn(&M) -> (&String, bool) + 'm,
) -> impl Iterator<Item = &'m M> {
    let doubled = all.iter().any(|one| *of(one).0 == NEAR_DOUBLE.1);
    all.iter().filter(move |one| {
        let (label, is_own) = of(one);
        is_own || !(doubled && *label == NEAR_DOUBLE.0)
    })
}

fn put(page: &mut Page<'_>, focus: &FocusMilestones, today: Day) {
    let begun = focus.since.is_some_and(|since| since <= today);
    if !begun {
        page.line(&day_counts::not_begun(focus.since, today));
    }
    coming(page, &focus.coming, today);
    under_way(page, &focus.under_way);
    if !focus.coming.is_empty() && !focus.reached.is_empty() {
        page.gap();
    }
    reached(page, focus, today);
}

fn coming(page: &mut Page<'_>, coming: &[ComingMilestone], today: Day) {
    let look = page.look();
    let coming: Vec<_> = coming_without_near_doubles(coming).collect();
    if look.plain {
        for one in coming {
            page.line(&format!("Coming: {}", ahead(look, one, today)));
        }
        return;
    }
    let mut table = Table::new(look, INDENT, &[Align::Left, Align::Left, Align::Right]);
    table.head(&["coming", "on", "in"]);
    for one in &coming {
        let (on, away) = (format::short_date(one.next.on, today), format::days(one.next.in_days));
        table.row(&[coming_name(look, one), on, away]);
    }
    if !coming.is_empty() {
        page.table(table);
    }
}

/// "ten good weeks (yours)", "6 of 10 weeks within your limit so far".
fn under_way(page: &mut Page<'_>, all: &[WeeksMilestone]) {
    for one in all {
        let name = name(page.look(), &one.label, true);
        let weeks = format!("{} of {} weeks within your limit", one.weeks, one.of);
        page.fact("So far", &format!("{name}: {weeks}"), &format!("So far: {name}, {weeks}"));
    }
}

/// "90 days", "the lease (yours)".
fn name(look: &Look, label: &str, own: bool) -> String {
    let label = look.line(label);
    if own { format!("{label} (yours)") } else { label.into_owned() }
}

/// "90 days", "183 days (about 6 months)", "the lease (yours)".
fn coming_name(look: &Look, one: &ComingMilestone) -> String {
    if one.own { name(look, &one.next.label, true) } else { next_label(&one.next.label, look) }
}

/// "90 days on Sunday 29 November, in 9 days".
fn ahead(look: &Look, one: &ComingMilestone, today: Day) -> String {
    let (name, on) = (coming_name(look, one), format::date(one.next.on, today));
    format!("{name} on {on}, {}", format::ahead(one.next.in_days))
}

fn reached(page: &mut Page<'_>, focus: &FocusMilestones, today: Day) {
    let several = focus.attempts > 1;
    let look = page.look();
    // Of each attempt by itself: one may have come as far as the one, and another as far as both.
    let attempts = focus.reached.chunk_by(|a, b| a.attempt == b.attempt);
    let reached = attempts.flat_map(|all| without_near_doubles(all, |one| (&one.label, one.own)));
    let reached: Vec<_> = reached.collect();
    if look.plain {
        for one in reached {
            page.line(&format!("Reached: {}", behind(look, one, several, today)));
        }
        return;
    }
    let mut table = Table::new(look, INDENT, &[Align::Left; 3]);
    table.head(&["reached", "on", if several { "counted from" } else { "" }]);
    for ReachedMilestone { label, on, since, own, .. } in &reached {
        let since = if several { format::short_span(*since, *since, today) } else { String::new() };
        table.row(&[name(look, label, *own), format::short_date(*on, today), since]);
    }
    if !reached.is_empty() {
        page.table(table);
    }
}

/// "90 days since Monday 31 August, on Sunday 29 November".
fn behind(look: &Look, one: &ReachedMilestone, several: bool, today: Day) -> String {
    let since = format!(" since {}", format::date(one.since, today));
    let since = if several { since } else { String::new() };
    let name = name(look, &one.label, one.own);
    format!("{name}{since}, on {}", format::date(one.on, today))
}

/// What is said of one of the person's own that was added, and what may come next.
#[must_use]
pub fn added(view: &OneMilestone, look: &Look, today: Day, next: Option<&str>) -> String {
    let mut page = Page::new(look);
    page.title(&format!("Added {}.", look.line(view.item.name.as_str())));
    place(&mut page, view, today);
    if let Some(next) = next {
        page.line(next);
    }
    page.into_text()
}

/// What is said of one that was put away or brought back.
#[must_use]
pub fn archived(view: &OneMilestone, look: &Look, today: Day) -> String {
    let mut page = Page::new(look);
    let name = look.line(view.item.name.as_str());
    if view.item.archived_on.is_none() {
        page.title(&match view.result {
            WriteOutcome::Unchanged => format!("Nothing to change; {name} stays as it is."),
            _ => format!("{name} is back."),
        });
        place(&mut page, view, today);
    } else {
        page.title(&format!("{name} is put away and no longer shown."));
        for one in &view.reached {
            page.line(&format!("Reached on {}; that stays", format::date(one.on, today)));
        }
        let (name, focus) = (format::quoted(&name), look.line(view.item.focus.as_str()));
        let focus = format::quoted(&focus);
        page.offer(
            "To bring it back",
            &format!("milestones archive {name} --focus {focus} --restore"),
        );
    }
    page.into_text()
}

/// Where one of the person's own lies: "Coming: 100 days after the start date, on …".
fn place(page: &mut Page<'_>, view: &OneMilestone, today: Day) {
    let after = view.item.after.label();
    if let Some(one) = &view.under_way {
        return page.line(&format!("So far {} of {}", one.weeks, after));
    }
    match (&view.coming, view.reached.first()) {
        (Some(one), _) => {
            let (on, away) = (format::date(one.next.on, today), format::ahead(one.next.in_days));
            page.line(&format!("It comes on {on}, {away}: {after}"));
        }
        (None, Some(one)) => {
            let on = format::date(one.on, today);
            page.line(&format!("It was reached on {on}: {after}"));
        }
        (None, None) => page.line(&format!("It comes {after}")),
    }
}
