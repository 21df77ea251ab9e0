//! What to look at around a journal, a line a thing.

use super::format;
use super::look::Look;
use super::page::Page;
use crate::report::doctor::{Checkup, Subject};

/// The view as text.
#[must_use]
pub fn text(view: &Checkup, look: &Look) -> String {
    let mut page = Page::new(look);
    let open = view.findings.iter().filter(|finding| !finding.fine).count();
    let open = u32::try_from(open).unwrap_or(u32::MAX);
    page.title(&match open {
        0 => "All is well around the journal.".to_owned(),
        open => format!("{} to look at.", format::count(open, "thing", "things")),
    });
    page.gap();
    for finding in &view.findings {
        let (name, of) = names(finding.check);
        let what = look.line(&finding.what);
        page.fact(name, &what, &format!("{of}: {what}"));
        if let Some(run) = &finding.run {
            let run = look.line(run).into_owned();
            page.whole("", &run, &format!("To change it: {}.", look.spoken(run.clone())));
        }
    }
    page.into_text()
}

fn names(check: Subject) -> (&'static str, &'static str) {
    match check {
        Subject::Permissions => ("Files", "The files"),
        Subject::Key => ("Key", "The key"),
        Subject::Clock => ("Clock", "The clock"),
        Subject::Zone => ("Zone", "The time zone"),
        Subject::Place => ("Place", "The place"),
        Subject::Backup => ("Backup", "The backup"),
    }
}
