//! What was taken back, a line a change.

use super::format;
use super::look::Look;
use super::page::Page;
use crate::domain::change::ChangeKind;
use crate::domain::time::day::Day;
use crate::domain::time::moment::Moment;
use crate::report::undo::{Undone, UndoneChange};

/// The view as text, as of `now`.
#[must_use]
pub fn text(view: &Undone, look: &Look, now: Moment) -> String {
    let mut page = Page::new(look);
    for change in &view.undone {
        page.title(&line(change, look, now));
    }
    page.into_text()
}

/// Which changes are about to be taken back: so many of them by themselves, and how many there are.
#[must_use]
pub fn asked(changes: &[UndoneChange], look: &Look, now: Moment) -> String {
    const SHOWN: usize = 10;
    let mut page = Page::new(look);
    page.title(&format!("{} changes would be taken back, the newest first:", changes.len()));
    for change in changes.iter().take(SHOWN) {
        page.line(&what(change, look, now).1);
    }
    if let Some(last) = changes.get(SHOWN..).and_then(<[_]>::last) {
        let today = Day::from_date(now.local().date()).unwrap_or_else(Day::last);
        let (more, at) = (changes.len() - SHOWN, format::moment(last.at, today, look.clock));
        page.line(&format!("and {more} more, back to {at}"));
    }
    page.into_text()
}

/// "Taken back: check-in of Friday 20 November (added at 20:03)."
fn line(change: &UndoneChange, look: &Look, now: Moment) -> String {
    let (back, what) = what(change, look, now);
    format!("{back}: {what}.")
}

/// What comes of a change, and what it was: "check-in of Friday 20 November (added at 20:03)".
fn what(change: &UndoneChange, look: &Look, now: Moment) -> (&'static str, String) {
    let (back, done) = match change.verb {
        ChangeKind::Delete => ("Brought back", "deleted"),
        ChangeKind::Add => ("Taken back", "added"),
        ChangeKind::Edit => ("Put back as it was", "changed"),
        ChangeKind::Restart => ("Put back as it was", "restarted"),
        ChangeKind::Archive => ("Put back as it was", "archived"),
        ChangeKind::Mark => ("Taken back", "marked"),
        ChangeKind::Import => ("Taken back", "imported"),
    };
    let today = Day::from_date(now.local().date()).unwrap_or_else(Day::last);
    let when = if change.at.local().date() == now.local().date() {
        format!("at {}", format::time(change.at.local().time(), look.clock))
    } else {
        format!("on {}", format::moment(change.at, today, look.clock))
    };
    (back, format!("{} ({done} {when})", subject(&look.line(&change.subject), today)))
}

/// What was changed, with its dates in words.
fn subject(words: &str, today: Day) -> String {
    let said = |word: &str| match word.parse() {
        Ok(day) => format::date(day, today),
        Err(_) => word.to_owned(),
    };
    words.split(' ').map(said).collect::<Vec<_>>().join(" ")
}
