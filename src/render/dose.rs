//! What was recorded of doses.

use super::format;
use super::page::Page;
use super::style::Look;
use crate::domain::recovery::medication_ledger::FEW_DOSES;
use crate::domain::time::day::Day;
use crate::report::dose::{DoseSaved, DosesSaved};

/// What was saved, a line a dose.
#[must_use]
pub fn saved(view: &DosesSaved, look: &Look, today: Day, next: Option<&str>) -> String {
    let mut page = Page::new(look);
    let day = format::date(view.day, today);
    for dose in &view.doses {
        let name = look.line(dose.medication.as_str());
        let much = dose
            .dose
            .as_ref()
            .map_or_else(String::new, |much| format!(" {}", look.line(much.as_str())));
        page.line(&format!("Saved: {name}{much}, {}, {day}.", dose.outcome));
        for line in notes(dose) {
            page.line(&line);
        }
    }
    if let Some(next) = next {
        page.line(next);
    }
    page.into_text()
}

fn notes(dose: &DoseSaved) -> Vec<String> {
    let mut notes = Vec::new();
    if dose.extra {
        notes.push(
            "Every dose that was due then is recorded already; this one is kept beside them."
                .to_owned(),
        );
    }
    if dose.late {
        notes.push("It counts as late.".to_owned());
    }
    if let Some(left) = dose.supply_left.filter(|left| *left <= FEW_DOSES) {
        notes.push(format!(
            "By what is recorded {} left.",
            format::count(left, "dose is", "doses are")
        ));
    }
    notes
}
