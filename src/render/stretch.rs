//! What became of each day of a stretch, said back in a few words.

use super::entry;
use super::format;
use super::look::Look;
use super::page::Page;
use crate::domain::time::day::Day;
use crate::report::saved::WriteOutcome;
use crate::report::stretch::{StretchDays, StretchSaved};

/// The answer and, unless `quiet`, how to take it back.
#[must_use]
pub fn text(view: &StretchSaved, look: &Look, today: Day, quiet: bool) -> String {
    let mut page = Page::new(look);
    let span = format::span(view.from, view.to, today);
    let StretchDays { written, late, checked_in, used_on_record } = view.days;
    page.title(&match view.result {
        WriteOutcome::Unchanged => format!("Nothing to write for {span}: no day of it is open."),
        WriteOutcome::Created | WriteOutcome::Updated => {
            format!("Saved for {} of {span}.", format::days(written))
        }
    });
    let mut facts = Vec::new();
    if view.result != WriteOutcome::Unchanged {
        facts.extend(entry::used(&view.used, look));
        facts.extend(view.private.then(|| "private".to_owned()));
        facts.extend(match late {
            0 => None,
            _ if late == written => Some("marked as entered late".to_owned()),
            _ => Some(format!("{} marked as entered late", format::days(late))),
        });
    }
    let stay = |n, has: &str| format!("{} {has} and stays as it is", format::days(n));
    let stays = |n, have: &str| format!("{} {have} and stay as they are", format::days(n));
    facts.extend(match checked_in {
        0 => None,
        1 => Some(stay(1, "had a check-in")),
        n => Some(stays(n, "had a check-in")),
    });
    facts.extend(match used_on_record {
        0 => None,
        1 => Some(stay(1, "has a logged use")),
        n => Some(stays(n, "have a logged use")),
    });
    if look.plain {
        for fact in &facts {
            page.line(fact);
        }
    } else if !facts.is_empty() {
        page.line(&facts.join(look.joint()));
    }
    if !quiet && view.result != WriteOutcome::Unchanged {
        page.offer("To undo", "undo");
    }
    page.into_text()
}
