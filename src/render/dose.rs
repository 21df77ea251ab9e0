//! What was recorded of doses.

use super::format;
use super::look::Look;
use super::page::Page;
use crate::domain::entry::dose::DoseOutcome;
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
        let before = in_place_of(dose, (view.day, today), look);
        let before = before.map_or_else(String::new, |before| format!(", {before}"));
        let is_open = dose.without_time && dose.outcome == DoseOutcome::Taken;
        let time = if is_open { ", no time said" } else { "" };
        page.line(&format!("Saved: {name}{much}, {}, {day}{time}{before}.", dose.outcome));
        for line in notes(dose, look) {
            page.line(&line);
        }
    }
    if let Some(next) = next {
        page.line(next);
    }
    page.into_text()
}

/// "in place of: taken at 08:10", where another record of a dose for `day` was put right.
pub(super) fn in_place_of(
    dose: &DoseSaved,
    (day, today): (Day, Day),
    look: &Look,
) -> Option<String> {
    let before = dose.in_place_of?;
    let of = match before.day {
        of if of == day => String::new(),
        of => format!(" for {}", format::date(of, today)),
    };
    let time = || format!(" at {}", format::time(before.at.local().time(), look.clock));
    let was_taken = before.outcome == DoseOutcome::Taken && before.on_its_day;
    let at = was_taken.then(time).unwrap_or_default();
    Some(format!("in place of: {}{of}{at}", before.outcome))
}

/// What is to be known of a dose that was saved, a sentence each.
pub(super) fn notes(dose: &DoseSaved, look: &Look) -> Vec<String> {
    let name = look.line(dose.medication.as_str());
    let mut notes = Vec::new();
    if dose.extra {
        notes.push(
            "Every dose that was due then is logged already; this one is kept as one more."
                .to_owned(),
        );
    }
    if dose.late {
        notes.push(format!("{name} counts as late."));
    }
    if let Some(left) = dose.supply_left.filter(|left| *left <= FEW_DOSES) {
        let (doses, are) =
            (format::count(left, "dose", "doses"), if left == 1 { "is" } else { "are" });
        notes.push(format!("By what you logged, {doses} of {name} {are} left."));
    }
    notes
}
