//! What is to be deleted, and what was.

use super::entry::{known, named};
use super::format;
use super::look::Look;
use super::page::Page;
use crate::domain::time::day::Day;
use crate::report::delete::{Deleted, DeletedEntry};

/// The columns of an entry's glance that a question shows.
const GLANCE: usize = 200;

/// One entry, in words enough to know it by.
#[must_use]
pub fn known_by(entry: &DeletedEntry, look: &Look, today: Day) -> String {
    match entry {
        DeletedEntry::Entry(view) => {
            let name = format::capital(&named(view, look, today));
            known(&format!("{name} ({})", view.short_id), view, look, GLANCE)
        }
        DeletedEntry::Before(tombstone) => format!("The entry {}, deleted before", tombstone.id),
    }
}

/// The view as text.
#[must_use]
pub fn text(view: &Deleted, look: &Look, today: Day) -> String {
    let mut page = Page::new(look);
    let done = if view.forever { "Deleted for good" } else { "Deleted" };
    for entry in &view.deleted {
        page.title(&match entry {
            DeletedEntry::Entry(view) => {
                format!("{done}: {} ({}).", named(view, look, today), view.short_id)
            }
            DeletedEntry::Before(tombstone) => format!("{done}: the entry {}.", tombstone.id),
        });
    }
    page.into_text()
}

/// What can be done about it, or what may be left of it.
#[must_use]
pub fn next(view: &Deleted, look: &Look) -> String {
    let mut page = Page::new(look);
    if view.forever {
        page.line("Gone from the journal, from search and from undo.");
        page.line(
            "Backups, copies and exports made before still have it. So may old parts of a \
            solid-state disk for a while, encrypted.",
        );
    } else {
        let these = if view.deleted.len() == 1 { "it" } else { "them" };
        page.offer(&format!("To bring {these} back, within 30 days"), "undo");
    }
    page.into_text()
}
