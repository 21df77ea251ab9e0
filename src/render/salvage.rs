//! What could be read of a damaged journal, and what could not.

use std::path::Path;

use super::page::Page;
use super::style::Look;
use super::{format, sanitize};
use crate::domain::time::day::Day;
use crate::report::salvage::{Salvage, Unread};

/// Where the new journal is, and what is not in it.
#[must_use]
pub fn text(view: &Salvage, look: &Look, today: Day) -> String {
    let mut page = Page::new(look);
    let entries = format::count(view.entries, "entry", "entries");
    page.title(&format!("What can be read is in a new journal, with {entries}."));
    page.gap();
    let whole = |page: &mut Page<'_>, name, sentence, path: &str| {
        let path = sanitize::path(Path::new(path), look.unicode);
        page.whole(name, &path, &format!("{sentence} {path}"));
    };
    whole(&mut page, "Journal", "It is in", &view.journal);
    if let Some(key) = &view.key {
        whole(&mut page, "Key", "Its key is", key);
    }
    page.gap();
    if view.without_words.is_empty() && view.lost.is_empty() && view.torn.is_empty() {
        page.line("Nothing is missing.");
    }
    list(
        &mut page,
        "No words",
        "Its figures are kept, its words are lost",
        &view.without_words,
        today,
    );
    list(&mut page, "Lost", "It could not be read", &view.lost, today);
    if !view.torn.is_empty() {
        let torn = format::list(&view.torn);
        page.fact(
            "Torn",
            &format!("rows may be missing of {torn}"),
            &format!("Rows may be missing of {torn}"),
        );
    }
    page.gap();
    page.line("The damaged journal is as it was.");
    page.into_text()
}

fn list(page: &mut Page<'_>, name: &str, of: &str, entries: &[Unread], today: Day) {
    if entries.is_empty() {
        return;
    }
    let said =
        |one: &Unread| format!("{} of {}", format::kind(one.kind), format::date(one.day, today));
    let entries: Vec<_> = entries.iter().map(said).collect();
    page.list(name, of, &entries);
}
