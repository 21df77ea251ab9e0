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
    let date = format::date(entry.day, today);
    if look.plain {
        page.title(&date);
        heard(page, entry);
    } else {
        let parts = [vec![date], figures(entry, look), vec![entry.short_id.clone()]];
        page.heading(&parts.concat());
    }
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

/// What stands beside the date, where nothing but words tells which is which.
fn heard(page: &mut Page<'_>, entry: &EntryView) {
    let look = page.look();
    if let BodyView::Balance(balance) = &entry.body {
        if let Some(ready) = balance.ready {
            page.line(&format!("Ready: {}", format::ready(ready)));
        }
        if let Some(focus) = &balance.focus {
            page.line(&format!("Focus: {}", look.line(focus.as_str())));
        }
    }
    page.line(&format!("Id: {}", entry.short_id));
}

fn text(page: &mut Page<'_>, name: &str, text: Option<&Text>) {
    if let Some(text) = text {
        page.line(name);
        page.words(text.as_str());
    }
}
