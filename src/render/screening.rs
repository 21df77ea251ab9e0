//! What the answers to a questionnaire come to, in words.

use super::format;
use super::look::Look;
use super::page::Page;
use super::record;
use crate::domain::screening::Instrument;
use crate::domain::time::day::Day;
use crate::report::screening::{Scored, ScreeningList, ScreeningPostponed, UnfinishedScreening};

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

/// Those there are, then those that were broken off, and how to go on with them.
#[must_use]
pub fn list(view: &ScreeningList, look: &Look) -> String {
    let mut page = Page::new(look);
    for UnfinishedScreening { instrument, day, answered, items } in &view.unfinished {
        let (name, begun) =
            (format::instrument(*instrument), format::date(*day, view.finished.today));
        page.gap();
        page.line(&format!("Begun on {begun}: {name}, {answered} of {items} answered."));
        page.offer("To go on", &format!("screen take {instrument} --resume"));
    }
    record::list(&view.finished, look) + &page.into_text()
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
