//! The log of pages that were handed over, one a line.

use super::format;
use super::look::Look;
use super::page::Page;
use crate::domain::code::Code;
use crate::report::hand_over::{HandOverView, HandOvers};

/// The pages, the newest first.
#[must_use]
pub fn text(view: &HandOvers, look: &Look) -> String {
    let mut page = Page::new(look);
    if view.hand_overs.is_empty() {
        page.title("No page was handed over yet");
        page.offer("To write one", "packet --output page.html --format html");
        return page.into_text();
    }
    let number = u32::try_from(view.hand_overs.len()).unwrap_or(u32::MAX);
    page.title(&format::count(number, "page handed over", "pages handed over"));
    page.gap();
    for one in &view.hand_overs {
        let when = format::moment(one.at, view.today, look.clock);
        let facts = facts(one, view, look);
        page.facts(&when, &facts.join("; "), &when, &facts);
    }
    page.into_text()
}

/// What it says when so many pages were taken off the list.
#[must_use]
pub fn cleared(pages: usize) -> String {
    let pages = u32::try_from(pages).unwrap_or(u32::MAX);
    let pages = format::count(pages, "page is", "pages are");
    format!(
        "{pages} off the list, for good. What was handed over stays where it went, and backups made\n\
         before still have the list.\n"
    )
}

/// "for Dr Lee", "24 October to 20 November, as html", "with notes, names".
fn facts(one: &HandOverView, view: &HandOvers, look: &Look) -> Vec<String> {
    let whom = one.recipient.as_ref().map(|name| format!("for {}", look.line(name.as_str())));
    let days = format::span(one.window.from(), one.window.to(), view.today);
    let mut facts: Vec<_> = whom.into_iter().collect();
    facts.push(format!("{days}, as {}", one.format));
    let mut words: Vec<_> = one.included.iter().map(|part| part.code().to_owned()).collect();
    if one.notes > 0 {
        words.push(format::count(one.notes, "single note", "single notes"));
    }
    facts.push(if words.is_empty() {
        "only figures".to_owned()
    } else {
        format!("with {}", words.join(", "))
    });
    facts
}
