//! The period before, in words.

use super::named;
use crate::render::format;
use crate::report::review::Review;
use crate::report::trends::WindowFigures;

/// Whether anything was logged in it.
pub(super) fn says_something(before: &WindowFigures) -> bool {
    before.coverage.logged > 0 || before.cravings.episodes > 0
}

/// What the period is set against: "Set against September 2026, 27 of 30 days logged".
pub(super) fn sentences(view: &Review) -> Vec<String> {
    let Some(before) = view.before.as_ref() else { return Vec::new() };
    let (from, to) = (before.window.from(), before.window.to());
    let name =
        if view.complete { named(from, view.length) } else { format::span(from, to, view.today) };
    if !says_something(before) {
        return vec![format!("No entries to compare with ({name})")];
    }
    let logged = super::logged(before);
    if before.coverage.is_thin() {
        let more = format::count(before.coverage.lacking(), "more day", "more days");
        vec![
            format!("Compared with {name}, {logged} logged, so only counts are shown"),
            format!("{more} would do"),
        ]
    } else {
        vec![format!("Compared with {name}, {logged} logged")]
    }
}
