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

/// "Taken back: check-in of Friday 20 November (added at 20:03)."
fn line(change: &UndoneChange, look: &Look, now: Moment) -> String {
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
    format!("{back}: {} ({done} {when}).", subject(&look.line(&change.subject), today))
}

/// What was changed, with its dates in words.
fn subject(words: &str, today: Day) -> String {
    let said = |word: &str| match word.parse() {
        Ok(day) => format::date(day, today),
        Err(_) => word.to_owned(),
    };
    words.split(' ').map(said).collect::<Vec<_>>().join(" ")
}
