//! What was saved, said back in a few words, and what may come next.

use super::entry;
use super::labels::LabelKey;
use super::page::Page;
use super::style::Look;
use super::words;
use crate::domain::day::Day;
use crate::report::entry::{BodyView, CheckInView, CravingView};
use crate::report::saved::{CheckInSaved, Offer, Outcome, Saved};

/// How a change is taken back.
pub const TAKE_BACK: &str = "To take it back: daymark undo";

/// A check-in.
#[must_use]
pub fn checkin(view: &CheckInSaved, look: &Look, today: Day) -> String {
    let mut page = Page::new(look);
    let Saved { result, changed, entry, .. } = &view.saved;
    let date = words::date(entry.day, today);
    page.title(&match result {
        Outcome::Created => format!("Saved for {date}."),
        Outcome::Updated => {
            let changed: Vec<_> = changed.iter().map(|field| said(field, look)).collect();
            format!("Changed for {date}: {}. The rest stays as it was.", words::list(&changed))
        }
        Outcome::Unchanged => format!("Nothing to change for {date}: it already says so."),
    });
    let mut parts = entry::figures(entry, look);
    parts.extend(view.did.iter().map(|name| format!("{} done", look.line(name.as_str()))));
    facts(&mut page, parts, &view.saved);
    page.into_text()
}

/// How to take it back, and what is offered.
#[must_use]
pub fn next(saved: &Saved, look: &Look) -> String {
    let mut page = Page::new(look);
    if saved.result != Outcome::Unchanged {
        page.line(TAKE_BACK);
    }
    for offer in &saved.offers {
        page.line(&look.line(&match offer {
            Offer::Used { command } => {
                format!("To add what happened, what helped and what next: {command}")
            }
            Offer::Restart { days_in_a_row, command } => format!(
                "Use is on record for {} in a row. You can leave the start date as it is, or set \
                 a new one; what is on record stays either way: {command}",
                words::days(*days_in_a_row),
            ),
        }));
    }
    page.into_text()
}

/// The figures on a line, and that there are words, which are not repeated.
fn facts(page: &mut Page<'_>, mut parts: Vec<String>, saved: &Saved) {
    let feels = match &saved.entry.body {
        BodyView::CheckIn(CheckInView { feelings, .. })
        | BodyView::Craving(CravingView { feelings, .. }) => {
            feelings.as_ref().is_some_and(|feelings| !feelings.is_empty())
        }
        BodyView::Use(_) | BodyView::Note {} => false,
    };
    parts.extend(feels.then(|| "with feelings".to_owned()));
    parts.extend(saved.entry.note.is_some().then(|| "with a note".to_owned()));
    parts.extend(saved.entry.private.then(|| "private".to_owned()));
    if !parts.is_empty() {
        page.line(&words::capital(&parts.join(page.look().joint())));
    }
}

/// What a flag is called in a sentence.
fn said(field: &str, look: &Look) -> String {
    match field {
        "situation" => "situations".to_owned(),
        "feeling" => "feelings".to_owned(),
        "did" => "routines".to_owned(),
        "used" => look.label(LabelKey::Use).into_owned(),
        other => other.to_owned(),
    }
}
