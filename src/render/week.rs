//! A week, on a screen, in plain sentences or as a document.

mod brief;
mod document;
mod phrases;
mod scales;

pub use brief::text;
pub use document::document;

use super::format;
use super::page::Page;
use super::style::Look;
use super::{craving_focus, extra_care, medication, recent};
use crate::domain::entry::note::Note;
use crate::report::week::WeekView;

/// The items of a line that a screen shows; the plain form and a document have all.
const MOST_ITEMS: usize = 6;
/// The notes that a screen shows; where there are more, the last of these lines says so.
const MOST_NOTES: usize = 3;
/// The longest start of a note that a plain sentence holds, in columns.
const PLAIN_NOTE: usize = 200;

/// The view with every figure behind it.
#[must_use]
pub fn numbers(view: &WeekView, look: &Look) -> String {
    let mut page = Page::new(look);
    page.heading(&phrases::title(view, look));
    page.gap();
    if view.is_current() {
        extra_care::put(&mut page, &view.care, view.today);
        medication::gaps(&mut page, &view.dose_gaps, view.today);
    }
    scales::put(&mut page, view);
    items(&mut page, "Your questions", phrases::questions(view, look));
    page.gap();
    recent::hours(&mut page, &view.recent);
    if let Some(days) = &view.recent_days {
        recent::days(&mut page, days);
    }
    let (cravings, facts) = phrases::cravings(view);
    page.facts("Cravings", &cravings, "Cravings", &facts);
    craving_focus::put(&mut page, &view.cravings.by_focus);
    items(&mut page, phrases::situations_name(view), phrases::situations(view));
    items(&mut page, "Helped", phrases::coping(view));
    items(&mut page, "Medication", medication::counts(&view.medications, look));
    items(&mut page, "Routines", phrases::routines(view, look));
    focuses(&mut page, view);
    if let Some(sentence) = phrases::emphasis(view) {
        page.few("Worth watching", &view.phase_emphasis, &sentence);
    }
    notes(&mut page, view, 1);
    page.end_of_paper(view.today);
    page.into_text()
}

fn items(page: &mut Page<'_>, name: &str, mut items: Vec<String>) {
    let look = page.look();
    let more = items.len().saturating_sub(MOST_ITEMS);
    if more > 0 && !look.plain {
        items.truncate(MOST_ITEMS);
        items.push(format!("and {more} more"));
    }
    if !items.is_empty() {
        page.list(name, name, &items);
    }
}

fn focuses(page: &mut Page<'_>, view: &WeekView) {
    let several = view.focuses.len() > 1;
    let mut name = "Days";
    for (focus, facts) in phrases::focuses(view, page.look()) {
        let text = facts.join(", ");
        if several {
            page.facts(name, &format!("{focus}: {text}"), &focus, &facts);
        } else {
            page.facts(name, &text, name, &facts);
        }
        name = "";
    }
}

/// The start of each note, of so many lines on a screen.
fn notes(page: &mut Page<'_>, view: &WeekView, lines: usize) {
    let look = page.look();
    let all = view.notes.len();
    let all_shown = look.plain || look.whole || all <= MOST_NOTES;
    let shown = if all_shown { all } else { MOST_NOTES - 1 };
    for Note { day, text, .. } in view.notes.iter().take(shown) {
        let day_name = day.date().format("%a %-d").to_string();
        let words = look.line(text.as_str());
        // What is broken between words does not fill its lines.
        let room = page.fact_room(&day_name) * lines - 10 * (lines - 1);
        let line = look.cut(&words, room);
        let sentence = look.cut(&words, PLAIN_NOTE);
        let date = format::date(*day, view.today);
        page.fact(&day_name, &line, &format!("Note of {date}: {sentence}"));
    }
    let more = all - shown;
    if more > 0 {
        let (from, to) = (view.from, view.to);
        page.offer(&format!("{more} more notes"), &format!("log --from {from} --to {to}"));
    }
}
