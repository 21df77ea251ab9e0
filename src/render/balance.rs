//! Decision balances, on a screen or in plain sentences.

use super::entry::figures;
use super::format;
use super::look::Look;
use super::page::Page;
use crate::domain::text::Text;
use crate::domain::time::day::Day;
use crate::report::balance::Balances;
use crate::report::entry::{BodyView, EntryView};

/// What was written for a change and against it, the newest first.
#[must_use]
pub fn list(view: &Balances, look: &Look, today: Day) -> String {
    let mut page = Page::new(look);
    if view.entries.is_empty() {
        page.title("Nothing is written for or against a change yet.");
        page.offer("To write down what speaks for a change and what against it", "balance add");
    }
    for (place, entry) in view.entries.iter().enumerate() {
        if place > 0 {
            page.gap();
        }
        one(&mut page, entry, today);
    }
    page.into_text()
}

fn one(page: &mut Page<'_>, entry: &EntryView, today: Day) {
    let look = page.look();
    let mut parts = vec![format::date(entry.day, today)];
    parts.extend(figures(entry, look));
    parts.push(entry.short_id.clone());
    page.heading(&parts);
    if entry.private {
        page.offer("Private; to read it", &format!("show {}", entry.short_id));
    }
    if let BodyView::Balance(balance) = &entry.body {
        text(page, "For a change:", balance.pros.as_ref());
        text(page, "Against it:", balance.cons.as_ref());
        text(page, "In the way:", balance.barrier.as_ref());
        text(page, "What would remove that:", balance.remedy.as_ref());
    }
}

fn text(page: &mut Page<'_>, name: &str, text: Option<&Text>) {
    if let Some(text) = text {
        page.line(name);
        page.words(text.as_str());
    }
}
