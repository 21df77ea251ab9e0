//! What was saved, said back in a few words, and what may come next.

mod used;

use super::dose;
use super::entry;
use super::format;
use super::labels::LabelKey;
use super::look::{Look, joined};
use super::page::Page;
use crate::domain::figures::what_helps::suggestions;
use crate::domain::scale::Scale;
use crate::domain::time::day::Day;
use crate::report::checkin::{CheckInMarks, CheckInSaved, Marks};
use crate::report::entry::{BalanceView, BodyView, ThoughtView};
use crate::report::saved::{Offer, Saved, WriteOutcome};

pub use used::{reviewed, used};

/// Before the command that names help, where somebody may need it; it never stands in the way.
const HELP: &str = "Someone to talk to, at any hour";

/// A check-in.
#[must_use]
pub fn checkin(view: &CheckInSaved, look: &Look, today: Day) -> String {
    let mut page = Page::new(look);
    let Saved { result, changed, entry, .. } = &view.saved;
    let date = format::date(entry.day, today);
    page.title(&match result {
        // After midnight both dates are said: the one on the wall, and the day it counts for.
        WriteOutcome::Created if entry.is_after_midnight() => {
            format!("Saved: {}.", format::written(entry.at, entry.day, today, look.clock))
        }
        WriteOutcome::Created => format!("Saved for {date}."),
        WriteOutcome::Updated => {
            let changed: Vec<_> = changed.iter().map(|field| said(field, look)).collect();
            format!("Changed for {date}: {}. The rest stays as it was.", format::list(&changed))
        }
        WriteOutcome::Unchanged => format!("Nothing to change for {date}: it already says so."),
    });
    let mut parts = entry::figures(entry, look);
    parts.extend(marked(&view.marks, (entry.day, today), look));
    if let BodyView::CheckIn(checkin) = &entry.body {
        let done = checkin.small_done.map(format::small_done);
        parts.extend(done.map(|done| format!("the small thing before: {done}")));
        parts.extend(checkin.small.as_ref().map(|_| "with one small thing".to_owned()));
    }
    facts(&mut page, parts, &view.saved);
    dose_notes(&mut page, &view.marks);
    if let BodyView::CheckIn(checkin) = &entry.body
        && view.help.is_none()
        && (checkin.ratings.mood.is_some_and(Scale::is_very_low_mood)
            || checkin.ratings.craving.is_some_and(Scale::is_strong_craving))
    {
        page.offer(HELP, "help-now");
    }
    page.into_text()
}

/// Routines and doses that were recorded without a check-in; `next` takes them back.
#[must_use]
pub fn marks(view: &CheckInMarks, look: &Look, today: Day, next: Option<&str>) -> String {
    let mut page = Page::new(look);
    let date = format::date(view.day, today);
    if view.result == WriteOutcome::Unchanged {
        page.title(&format!("Nothing to change for {date}: it already says so."));
    } else {
        page.title(&format!("Marked for {date}."));
    }
    joined_facts(&mut page, marked(&view.marks, (view.day, today), look));
    dose_notes(&mut page, &view.marks);
    if let Some(next) = next {
        page.line(next);
    }
    if !view.checked_in {
        let of = if view.day == today { String::new() } else { format!(" --date {}", view.day) };
        page.offer("The day has no check-in yet", &format!("checkin{of}"));
    }
    page.into_text()
}

/// "walk done" and "buprenorphine taken" of each.
fn marked(marks: &Marks, days: (Day, Day), look: &Look) -> Vec<String> {
    let did = marks.did.iter().map(|name| format!("{} done", look.line(name.as_str())));
    let doses = marks.doses.iter().map(|dose| {
        let before = dose::in_place_of(dose, days, look);
        let before = before.map_or_else(String::new, |before| format!(", {before}"));
        format!("{} {}{before}", look.line(dose.medication.as_str()), dose.outcome)
    });
    did.chain(doses).collect()
}

/// What is to be known of the doses.
fn dose_notes(page: &mut Page<'_>, marks: &Marks) {
    let look = page.look();
    let notes = marks.doses.iter().flat_map(|dose| dose::notes(dose, look));
    notes.for_each(|note| page.line(&note));
}

/// A craving.
#[must_use]
pub fn craving(view: &Saved, look: &Look, today: Day) -> String {
    let mut page = Page::new(look);
    let entry = &view.entry;
    page.title(&format!("Saved: {}.", format::written(entry.at, entry.day, today, look.clock)));
    let mut parts = entry::figures(entry, look);
    if let BodyView::Craving(craving) = &entry.body {
        parts.extend(craving.coping.iter().copied().map(entry::coping));
    }
    facts(&mut page, parts, view);
    page.line("It is written down, and nothing more is needed now.");
    page.into_text()
}

/// Where help is, beside a craving that is strong.
#[must_use]
pub fn help_beside(view: &Saved, look: &Look) -> String {
    match &view.entry.body {
        BodyView::Craving(craving) if craving.intensity.is_strong_craving() => help(look),
        _ => String::new(),
    }
}

/// Where help is, in a line.
#[must_use]
pub fn help(look: &Look) -> String {
    let mut page = Page::new(look);
    page.offer(HELP, "help-now");
    page.into_text()
}

/// What others try against a craving, for someone who may be in the middle of one.
#[must_use]
pub fn ways_of_coping(look: &Look) -> String {
    let mut page = Page::new(look);
    let ways = suggestions(&[]).into_iter();
    let ways: Vec<_> = ways.map(|way| format::suggestion(way.coping)).collect();
    page.line(&format!("If it is still there: {}.", ways.join(", ")));
    page.offer("To wait with it", "ride");
    page.offer("To keep what you tried", "edit last --coping talk:helped");
    page.into_text()
}

/// A thought; its words are not repeated.
#[must_use]
pub fn thought(view: &Saved, look: &Look, today: Day) -> String {
    let mut page = Page::new(look);
    page.title(&format!("Saved a thought for {}.", format::date(view.entry.day, today)));
    facts(&mut page, entry::figures(&view.entry, look), view);
    page.into_text()
}

/// What was weighed up; its words are not repeated.
#[must_use]
pub fn balance(view: &Saved, look: &Look, today: Day) -> String {
    let mut page = Page::new(look);
    page.title(&format!("Saved for {}.", format::date(view.entry.day, today)));
    facts(&mut page, entry::figures(&view.entry, look), view);
    page.into_text()
}

/// A note.
#[must_use]
pub fn note(view: &Saved, look: &Look, today: Day) -> String {
    let mut page = Page::new(look);
    let private = if view.entry.private { ", private" } else { "" };
    page.title(&format!("Saved a note for {}{private}.", format::date(view.entry.day, today)));
    page.into_text()
}

/// How to take it back, and what is offered.
#[must_use]
pub fn next(saved: &Saved, changes: u32, look: &Look) -> String {
    let mut page = Page::new(look);
    if saved.result != WriteOutcome::Unchanged {
        let command = if changes > 1 { format!("undo {changes}") } else { "undo".to_owned() };
        page.offer("To undo", &command);
    }
    for offer in &saved.offers {
        page.line(&offered(offer, look));
    }
    page.into_text()
}

/// An offer in a sentence, its command at the end.
pub(super) fn offered(offer: &Offer, look: &Look) -> String {
    let name = look.label(LabelKey::Use);
    let (text, command) = match offer {
        Offer::Details { command } => {
            ("To add what happened, what helped and what next".to_owned(), command)
        }
        Offer::Balance { command } => ("To weigh it up in your own words".to_owned(), command),
        Offer::Prepare { command } => ("To see what to have in place".to_owned(), command),
        Offer::Symptoms { command } => {
            ("To note how you feel, symptom by symptom".to_owned(), command)
        }
        Offer::Review { command } => {
            ("To look at it step by step, whenever you like".to_owned(), command)
        }
        Offer::IntoPlan { command } => {
            ("To take what helped and what next into your plan".to_owned(), command)
        }
        Offer::Used { command } => ("If you want to record a return to use".to_owned(), command),
        Offer::Restart { days_in_a_row, command } => {
            let days = format::days(*days_in_a_row);
            let text = format!(
                "You logged use on {days} in a row. You can leave the start date as it is, or set \
                a new one; what you logged stays either way"
            );
            (text, command)
        }
        Offer::CheckInSaysNo { focus, command } => {
            let focus = look.line(focus.as_str());
            let text = format!(
                "The check-in of that day says no {name} of {focus}, and the day counts as one of \
                 {name}. To let the check-in say so too"
            );
            (text, command)
        }
        Offer::UseOnRecord { focus, command } => {
            let focus = look.line(focus.as_str());
            let text = format!(
                "A return to use of {focus} is on record for that day, which counts as one of \
                 {name}. If there was none"
            );
            (text, command)
        }
        Offer::SameDay { first, command } => {
            let text = format!(
                "That day had one already ({first}). Both are saved. If they are one and the same, \
                undo this and log it again with --add"
            );
            (text, command)
        }
    };
    format!("{text}: {}", joined(&look.spoken(look.line(command).into_owned())))
}

/// The figures, and that there are words, which are not repeated.
fn facts(page: &mut Page<'_>, mut parts: Vec<String>, saved: &Saved) {
    let entry = &saved.entry;
    let (feelings, story) = match &entry.body {
        BodyView::CheckIn(view) => (view.feelings.as_deref(), false),
        BodyView::Craving(view) => (view.feelings.as_deref(), view.thought.is_some()),
        BodyView::Use(view) => {
            let texts = [&view.what, &view.thought, &view.helped, &view.next];
            (view.feelings.as_deref(), texts.iter().any(|text| text.is_some()))
        }
        BodyView::Balance(BalanceView { pros, cons, barrier, remedy, .. }) => {
            (None, [pros, cons, barrier, remedy].iter().any(|text| text.is_some()))
        }
        BodyView::Thought(view) => {
            let ThoughtView { what, thought, view: other, problem, options, step, .. } = view;
            let texts = [what, thought, other, problem, options, step];
            (view.feelings.as_deref(), texts.iter().any(|text| text.is_some()))
        }
        BodyView::Stage(_)
        | BodyView::Dose(_)
        | BodyView::Symptoms(_)
        | BodyView::Life(_)
        | BodyView::Note {} => (None, false),
    };
    let feels = feelings.is_some_and(|feelings| !feelings.is_empty());
    parts.extend(feels.then(|| "with feelings".to_owned()));
    parts.extend((story || entry.note.is_some()).then(|| "with your words".to_owned()));
    parts.extend(entry.private.then(|| "private".to_owned()));
    joined_facts(page, parts);
}

/// Facts in a line; in a plain look a line each.
fn joined_facts(page: &mut Page<'_>, parts: Vec<String>) {
    if page.look().plain {
        for part in parts {
            page.line(&part);
        }
    } else if !parts.is_empty() {
        page.line(&parts.join(page.look().joint()));
    }
}

/// What a flag is called in a sentence.
fn said(field: &str, look: &Look) -> String {
    match field {
        "situation" => "situations".to_owned(),
        "feeling" => "feelings".to_owned(),
        "did" => "routines".to_owned(),
        "amount" => "how much".to_owned(),
        "scale" => "scales of your own".to_owned(),
        "took" | "missed" => "doses".to_owned(),
        "small" => "one small thing".to_owned(),
        "small-done" => "the small thing before".to_owned(),
        "used" => look.label(LabelKey::Use).into_owned(),
        other => other.to_owned(),
    }
}
