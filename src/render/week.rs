//! A week, on a screen, in plain sentences or as a document.

mod brief;
mod document;
mod phrases;
mod scales;

pub use brief::text;
pub use document::document;

use unicode_width::UnicodeWidthStr;

use super::format;
use super::look::Look;
use super::own_questions;
use super::page::Page;
use super::{appointments, craving_focus, medication, recent, safety_block};
use crate::domain::entry::note::Note;
use crate::report::week::WeekView;

/// The items of a line that a screen shows; the plain form and a document have all.
const MOST_ITEMS: usize = 6;
/// The notes that a screen shows; where there are more, the last of these lines says so.
const MOST_NOTES: usize = 3;
/// The rows and columns of a usual screen, which a week does not fill with notes.
const SCREEN: (usize, usize) = (24, 80);
/// The longest start of a note that a plain sentence holds, in columns.
const PLAIN_NOTE: usize = 200;

/// The view with every figure behind it.
#[must_use]
pub fn numbers(view: &WeekView, look: &Look) -> String {
    let mut page = Page::new(look);
    page.heading(&phrases::title(view, look));
    page.gap();
    if view.is_current() {
        safety_block::put(&mut page, &view.care, view.today);
        medication::gaps(&mut page, &view.dose_gaps, view.today);
    }
    scales::put(&mut page, view);
    items(&mut page, "Your questions", own_questions::said(&view.own_questions, look));
    items(&mut page, "Your words", phrases::own_words(view, look));
    page.gap();
    if let Some(days) = &view.recent_days {
        recent::days(&mut page, days, &view.recent);
    }
    let (cravings, facts) = phrases::cravings(view);
    page.facts("Cravings", &cravings, "Cravings", &facts);
    craving_focus::put(&mut page, &view.cravings.by_focus);
    items(&mut page, phrases::GOING_ON, phrases::situations(view));
    items(&mut page, "Helped", phrases::coping(view));
    items(&mut page, "Medication", medication::counts(&view.medications, look));
    items(&mut page, "Routines", phrases::routines(view, look));
    items(&mut page, "Sessions", appointments::counts(&view.appointments));
    items(&mut page, "Scores", phrases::scores(view));
    focuses(&mut page, view);
    if let Some(sentence) = phrases::emphasis(view) {
        page.few("Worth watching", &view.phase_emphasis, &sentence);
    }
    notes(&mut page, view, (1, usize::MAX));
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

/// The start of each note, of so many lines on a screen, as far as the room goes.
fn notes(page: &mut Page<'_>, view: &WeekView, (lines, room): (usize, usize)) {
    let look = page.look();
    let words = |note: &Note| look.line(note.text.as_str()).into_owned();
    let day_name = |note: &Note| note.day.date().format("%a %-d").to_string();
    let shown = if look.plain || look.whole {
        view.notes.len()
    } else {
        let rows: Vec<_> = view
            .notes
            .iter()
            .map(|note| words(note).width().div_ceil(page.fact_room(&day_name(note))).min(lines))
            .collect();
        fitting(&rows, room)
    };
    for note in view.notes.iter().take(shown) {
        let (words, day_name) = (words(note), day_name(note));
        // What is broken between words does not fill its lines.
        let room = page.fact_room(&day_name) * lines - 10 * (lines - 1);
        let line = look.cut(&words, room);
        let sentence = look.cut(&words, PLAIN_NOTE);
        let date = format::date(note.day, view.today);
        page.fact(&day_name, &line, &format!("Note of {date}: {sentence}"));
    }
    let left = view.notes.len() - shown;
    if left > 0 {
        let (from, to) = (view.from, view.to);
        let notes = if left == 1 { "note" } else { "notes" };
        let more = if shown == 0 { "" } else { "more " };
        page.offer(&format!("{left} {more}{notes}"), &format!("log --from {from} --to {to}"));
    }
}

/// The rows that are left for notes on a usual screen, whose last one says where there is more; as many as there may be
/// on a narrow one, which a week does not fit anyway.
fn room_for_notes(page: &Page<'_>) -> usize {
    let (rows, columns) = SCREEN;
    if page.look().columns() < columns { usize::MAX } else { rows.saturating_sub(page.rows() + 1) }
}

/// How many notes of these rows fit: all of them, or as many as leave a row that says how many more there are.
fn fitting(rows: &[usize], room: usize) -> usize {
    if rows.len() <= MOST_NOTES && rows.iter().sum::<usize>() <= room {
        return rows.len();
    }
    let mut left = room.saturating_sub(1);
    let fits = |of: &&usize| {
        let fits = **of <= left;
        left = left.saturating_sub(**of);
        fits
    };
    rows.iter().take(MOST_NOTES - 1).take_while(fits).count()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::fitting;

    #[rstest]
    #[case::none(&[], 5, 0)]
    #[case::all(&[2, 2, 1], 5, 3)]
    #[case::a_row_too_few(&[2, 2, 1], 4, 1)]
    #[case::more_than_a_screen_shows(&[1, 1, 1, 1], 9, 2)]
    #[case::one_and_how_many_more(&[2, 2, 2, 2], 4, 1)]
    #[case::no_room(&[1, 1], 1, 0)]
    fn notes_take_the_room_there_is(
        #[case] rows: &[usize],
        #[case] room: usize,
        #[case] shown: usize,
    ) {
        assert_eq!(fitting(rows, room), shown);
    }
}
