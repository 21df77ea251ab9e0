//! What the answers to a questionnaire come to, in words.

use super::format;
use super::look::Look;
use super::page::Page;
use crate::domain::screening::{Instrument, ScreeningDraft};
use crate::domain::time::day::Day;
use crate::report::screening::{Scored, ScreeningPostponed};

/// The total, what it says, and how it stands to the one before.
#[must_use]
pub fn text(view: &Scored, look: &Look, today: Day, next: Option<&str>) -> String {
    let mut page = Page::new(look);
    let score = &view.score;
    let name = format::instrument(score.instrument);
    page.title(&format!("Saved {name} for {}.", format::date(score.day, today)));
    let band = score.band.map_or_else(String::new, |band| format!(", {band}"));
    page.line(&format!("{} of {}{band}", score.total, score.max));
    match (score.instrument, score.positive) {
        (Instrument::Barc10, Some(true)) => {
            page.line("That is at or above the total that goes with lasting recovery.");
        }
        (Instrument::Barc10, _) | (_, None | Some(false)) => {}
        (_, Some(true)) => {
            page.line("At this total it is worth talking with a clinician; it is not a diagnosis.");
        }
    }
    if let (Some(before), Some(day)) = (score.previous, score.previous_day) {
        let date = format::date(day, today);
        page.line(&match score.notable_change {
            _ if before == score.total => format!("Before, on {date}: {before} too."),
            Some(true) => format!("Before, on {date}: {before}. The change is more than chance."),
            Some(false) => format!("Before, on {date}: {before}. The change may be chance."),
            None => format!("Before, on {date}: {before}."),
        });
    }
    if let Some(next) = next {
        page.line(next);
    }
    page.into_text()
}

/// Those that were broken off, and how to go on with them.
#[must_use]
pub fn unfinished(drafts: &[ScreeningDraft], look: &Look, today: Day) -> String {
    let mut page = Page::new(look);
    for draft in drafts {
        let (name, code) = (format::instrument(draft.instrument), draft.instrument);
        let of = code.items().map_or(0, |items| items.number);
        let (answered, begun) = (draft.answers.len(), format::date(draft.day, today));
        page.gap();
        page.line(&format!("Begun on {begun}: {name}, {answered} of {of} answered."));
        page.offer("To go on", &format!("screen take {code} --resume"));
    }
    page.into_text()
}

/// That one is left for later.
#[must_use]
pub fn later(view: &ScreeningPostponed, look: &Look, next: Option<&str>) -> String {
    let mut page = Page::new(look);
    page.title(&format!(
        "Not now: {} is asked for again in a week.",
        format::instrument(view.instrument)
    ));
    if let Some(next) = next {
        page.line(next);
    }
    page.into_text()
}
