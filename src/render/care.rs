//! What stands before all else on a page, where care is due.

use super::page::Page;
use super::words;
use crate::domain::day::Day;
use crate::domain::focus::Kind;
use crate::domain::safety;

/// Says until when extra care is due, and why.
pub(super) fn extra_care(page: &mut Page<'_>, kind: Kind, until: Day, today: Day) {
    let until = words::date(until, today);
    let until = format!("Extra care until {until}.");
    if safety::overdose_card_for(kind) {
        both(page, &until, safety::TOLERANCE);
        page.care("What to do in an overdose, and whom to call: daymark help-now");
    } else {
        both(page, &until, "Whom to call: daymark help-now");
    }
}

/// Two sentences on a line, or in a plain look on a line each.
fn both(page: &mut Page<'_>, one: &str, other: &str) {
    if page.look().plain {
        page.care(one);
        page.care(other);
    } else {
        page.care(&format!("{one} {other}"));
    }
}

/// Says that stopping suddenly can be dangerous.
pub(super) fn stopping(page: &mut Page<'_>) {
    page.care(safety::STOPPING_DANGER);
    page.care(safety::STOPPING_ADVICE);
    page.care(&safety::stopping_emergency("the emergency services"));
    page.gap();
}
