//! What to expect of a phase, as published, and statistics of many people.

use crate::domain::recovery::expectations::Expectation;
use crate::render::page::Page;
use crate::report::phase::FocusPhase;

/// The line of the day on what to expect.
pub(in crate::render) fn put(page: &mut Page<'_>, line: Option<&Expectation>) {
    let Some(line) = line else { return };
    let text = said(line);
    page.clauses("To expect", &text, "To expect");
}

/// Every line of the phase, and the statistics.
pub(super) fn put_all(page: &mut Page<'_>, focus: &FocusPhase) {
    let lines: Vec<_> = focus.expect.iter().map(said).collect();
    page.column("To expect", "To expect", &lines);
    put_statistics(page, focus);
}

/// The statistics of the phase, each with what speaks against it.
pub(super) fn put_statistics(page: &mut Page<'_>, focus: &FocusPhase) {
    let pairs = focus.statistics.iter().map(|one| {
        let (text, against) = (one.text, one.against);
        format!("{text} ({}); {against} ({})", one.source, one.against_source)
    });
    page.column("Of many people", "Of many people", &pairs.collect::<Vec<_>>());
}

/// "most people do not feel better at once after stopping (SAMHSA 2010)".
fn said(line: &Expectation) -> String {
    format!("{} ({})", line.text, line.published())
}
