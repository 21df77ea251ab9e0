//! Whether a journal is whole, a line a part of it.

use super::look::Look;
use super::page::Page;
use crate::report::verify::{Checked, Part, Verification};

/// So many faults of one part are named in text; the JSON answer has all.
const SHOWN: usize = 8;

/// The view as text.
#[must_use]
pub fn text(view: &Verification, look: &Look) -> String {
    let mut page = Page::new(look);
    page.title(if view.whole { "The journal is whole." } else { "The journal is damaged." });
    page.gap();
    for checked in &view.checks {
        let (name, of) = names(checked.check);
        let said = said(view, checked, look);
        page.fact(name, &said, &format!("{of}: {said}"));
    }
    if let Some(path) = &view.newest_backup {
        let path = look.line(path);
        page.whole("Backup", &path, &format!("The newest local backup is {path}"));
    }
    for path in &view.leftovers {
        let path = look.line(path);
        page.whole("Left over", &path, &format!("Left over; the next write removes it: {path}"));
    }
    page.into_text()
}

fn said(view: &Verification, checked: &Checked, look: &Look) -> String {
    if !checked.faults.is_empty() {
        let shown: Vec<_> = checked.faults.iter().take(SHOWN).map(|one| look.line(one)).collect();
        let left = checked.faults.len() - shown.len();
        let shown = shown.join("; ");
        return if left == 0 { shown } else { format!("{shown}; and {left} more") };
    }
    if !checked.done {
        return "not looked at".to_owned();
    }
    match (checked.check, view.entries) {
        (Part::Pages, _) => format!("{}, each as it was written", view.pages),
        (Part::Days, Some(entries)) => format!("as the entries say, of which there are {entries}"),
        (Part::Tables, _) => "nothing is wrong".to_owned(),
        (Part::References, _) => "nothing is missing".to_owned(),
        (Part::Days | Part::Words, _) => "as the entries say".to_owned(),
    }
}

fn names(part: Part) -> (&'static str, &'static str) {
    match part {
        Part::Pages => ("Pages", "The pages of the file"),
        Part::Tables => ("Tables", "The tables and their rules"),
        Part::References => ("Links", "What records name"),
        Part::Days => ("Days", "What is kept of each day"),
        Part::Words => ("Words", "The index of words"),
    }
}
