//! What could be read of a damaged journal, and what could not.

use std::path::Path;

use super::look::Look;
use super::page::Page;
use super::program::Program;
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
        "Its figures are there, its words are lost",
        &view.without_words,
        today,
    );
    list(&mut page, "Lost", "It could not be read", &view.lost, today);
    if !view.torn.is_empty() {
        let torn: Vec<_> = view.torn.iter().map(|table| in_words(table)).collect();
        let torn = format::list(&torn);
        page.fact(
            "In part",
            &format!("some of these may be missing: {torn}"),
            &format!("Some of these may be missing: {torn}"),
        );
    }
    if view.torn.iter().any(|table| ["focus", "routine", "medication"].contains(&table.as_str())) {
        page.gap();
        page.line("What lost its name has a number now, such as \"routine 1\".");
    }
    page.gap();
    page.line("The damaged journal is as it was.");
    let look_at_it = Program::with_journal(Some(Path::new(&view.journal))).command("log");
    page.line(&format!("To look at the new one: {look_at_it}"));
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

/// What a table holds.
fn in_words(table: &str) -> String {
    let words = match table {
        "attempt" => "start dates",
        "checklist_item" => "the checklist",
        "day_mark" => "what check-ins say of use",
        "decision_balance" => "decision balances",
        "entry" => "entries",
        "focus" => "focuses",
        "label" => "feelings and tags",
        "medication_change" => "doses and schedules of medications",
        "phase_choice" => "phases that you set",
        "return_to_use" => "words of returns to use",
        "routine_mark" => "what was done of routines",
        "routine_period" => "schedules of routines",
        "stage_of_change" => "stages of change",
        "tombstone" => "what was deleted",
        other => return format!("{}s", other.replace('_', " ")),
    };
    words.to_owned()
}
