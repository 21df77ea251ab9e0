//! What was changed of an entry, field by field.

use super::entry::{Fact, facts, named};
use super::format;
use super::look::Look;
use super::page::Page;
use super::saved::offered;
use crate::domain::code::Code;
use crate::domain::entry::field::Field;
use crate::domain::time::day::Day;
use crate::report::edit::Edited;
use crate::report::entry::EntryView;

/// The columns of a text that are shown of what it was and of what it is.
const TEXT: usize = 28;
/// What stands for a field without a value.
const UNSET: &str = "not set";

/// The view as text.
#[must_use]
pub fn text(view: &Edited, look: &Look, today: Day) -> String {
    let mut page = Page::new(look);
    let name = named(&view.before, look, today);
    let id = &view.entry.short_id;
    if view.changes.is_empty() {
        page.title(&format!("Nothing to change in the {name} ({id}): it already says so."));
        return page.into_text();
    }
    page.title(&format!("Changed: {name} ({id})."));
    let changes = changes(view, look, today);
    page.widen_names(changes.iter().map(|change| change.name.as_str()));
    for Change { name, was, is } in &changes {
        let Some((was, is)) = was.as_ref().zip(is.as_ref()) else {
            page.fact(name, "changed", &format!("{name}: changed"));
            continue;
        };
        let line = format!("{was} {} {is}", look.sign("→", "->"));
        page.fact(name, &line, &format!("{name}: {was} before, {is} now"));
    }
    page.into_text()
}

/// How to take it back, and what is offered.
#[must_use]
pub fn next(view: &Edited, look: &Look) -> String {
    let mut page = Page::new(look);
    if !view.changes.is_empty() {
        page.offer("To undo", "undo");
    }
    for offer in &view.offers {
        page.line(&offered(offer, look));
    }
    page.into_text()
}

/// One change; what it was and is are absent where they are private or look alike.
struct Change {
    name: String,
    was: Option<String>,
    is: Option<String>,
}

impl Change {
    fn new(name: &str, was: String, is: String) -> Self {
        let alike = was == is;
        let shown = |said| (!alike).then_some(said);
        Self { name: name.to_owned(), was: shown(was), is: shown(is) }
    }
}

fn changes(view: &Edited, look: &Look, today: Day) -> Vec<Change> {
    let Edited { before, after, .. } = view;
    let mut changes = Vec::new();
    if before.day != after.day {
        let date = |view: &EntryView| format::date(view.day, today);
        changes.push(Change::new("Day", date(before), date(after)));
    }
    changes.extend(time(before, after, look, today));
    let (was, is) = (facts(before, look), facts(after, look));
    for field in Field::ALL {
        let of_field = |fact: &&Fact| fact.field == Some(*field);
        let (was, is) = (was.iter().find(of_field), is.iter().find(of_field));
        let Some(known) = is.or(was).filter(|_| was != is) else { continue };
        let name = known.name.clone();
        changes.push(if view.is_private() && known.is_words() {
            Change { name, was: None, is: None }
        } else {
            Change::new(&name, said(was, look), said(is, look))
        });
    }
    if before.private != after.private {
        let yes_no = |private| if private { "yes" } else { "no" }.to_owned();
        changes.push(Change::new("Private", yes_no(before.private), yes_no(after.private)));
    }
    changes
}

/// The change of the time, where it did not only move with the day.
fn time(before: &EntryView, after: &EntryView, look: &Look, today: Day) -> Option<Change> {
    let (was, is) = (before.at.local(), after.at.local());
    let days = i64::from(after.day.days_since(before.day));
    if before.at == after.at || (is - was).num_seconds() == days * 24 * 60 * 60 {
        return None;
    }
    let said = |view: &EntryView| {
        if was.date() == is.date() {
            format::time(view.at.local().time(), look.clock)
        } else {
            format::moment(view.at, today, look.clock)
        }
    };
    Some(Change::new("Time", said(before), said(after)))
}

fn said(fact: Option<&Fact>, look: &Look) -> String {
    match fact {
        None => UNSET.to_owned(),
        Some(text) if text.is_text() => {
            format!("\"{}\"", look.cut(&text.said(look), TEXT))
        }
        Some(fact) => fact.said(look),
    }
}
