//! The period before, in words.

use super::named;
use crate::render::words;
use crate::report::review::Review;
use crate::report::trends::Period;

/// Whether anything was logged in it.
pub(super) fn says_something(before: &Period) -> bool {
    before.coverage.logged > 0 || before.cravings.episodes > 0
}

/// What the period is set against: "Set against September 2026, 27 of 30 days logged".
pub(super) fn sentence(view: &Review) -> Option<String> {
    let before = view.before.as_ref()?;
    let (from, to) = (before.window.from(), before.window.to());
    let name =
        if view.complete { named(from, view.length) } else { words::span(from, to, view.today) };
    if !says_something(before) {
        return Some(format!("Nothing is on record of {name} to set this against"));
    }
    let logged = super::logged(before);
    Some(if before.coverage.is_thin() {
        let more = words::count(before.coverage.lacking(), "more day", "more days");
        format!(
            "Set against {name}, {logged} logged: too few for more than counts; {more} would do"
        )
    } else {
        format!("Set against {name}, {logged} logged")
    })
}
