//! Stages of change, on a screen or in plain sentences.

use super::format;
use super::look::Look;
use super::page::Page;
use crate::domain::entry::stage::{Stage, StageSuggestion};
use crate::domain::text::Name;
use crate::domain::time::day::Day;
use crate::report::saved::{Saved, WriteOutcome};
use crate::report::stage::{FocusStages, Stages};

/// The stage of each focus, and those before it.
#[must_use]
pub fn list(view: &Stages, look: &Look) -> String {
    let mut page = Page::new(look);
    if view.focuses.is_empty() {
        page.title("There is no focus here");
        page.offer("To add one", "focus add");
    }
    for (place, focus) in view.focuses.iter().enumerate() {
        if place > 0 {
            page.gap();
        }
        one(&mut page, focus, view.today, view.focuses.len() > 1);
        page.each_of("");
    }
    page.into_text()
}

fn one(page: &mut Page<'_>, focus: &FocusStages, today: Day, several: bool) {
    let look = page.look();
    let name = look.line(focus.name.as_str());
    let (Some(stage), Some(since)) = (focus.stage, focus.since) else {
        put_heading(page, &name, "no stage of change is set");
        let of =
            if several { format!(" --focus {}", format::quoted(&name)) } else { String::new() };
        page.offer("To say which you are in", &format!("stage set{of}"));
        return;
    };
    let said = format!("{}, since {}", format::stage(stage), format::date(since, today));
    put_heading(page, &name, &said);
    page.line(meaning(stage));
    let now = focus.history.iter().rposition(|set| set.from <= today).unwrap_or(0);
    for set in focus.history[..now].iter().rev() {
        let text = format!("{}, from {}", format::stage(set.stage), format::date(set.from, today));
        page.fact("Before", &text, &format!("Before that, {text}"));
    }
    if let Some(suggestion) = stage.suggestion() {
        put_next(page, suggestion);
    }
}

/// The name of a focus with its stage; in a plain look what follows says the name too.
fn put_heading(page: &mut Page<'_>, name: &str, stage: &str) {
    if page.look().plain {
        page.each_of(name);
        page.heading(&[stage]);
    } else {
        page.heading(&[name, stage]);
    }
}

/// What is said once a stage was set.
#[must_use]
pub fn set(view: &Saved, stage: Stage, of: Option<&Name>, look: &Look, today: Day) -> String {
    let mut page = Page::new(look);
    let date = format::date(view.entry.day, today);
    let of = of.map_or_else(String::new, |name| format!("{}: ", look.line(name.as_str())));
    let said = format::stage(stage);
    page.title(&match view.result {
        WriteOutcome::Unchanged => {
            format!("Nothing to change for {date}: {of}it already says {said}.")
        }
        _ => format!("Saved: {of}{said} from {date}."),
    });
    page.line(&format!("{}.", meaning(stage)));
    match stage {
        Stage::Action => page.offer("To see what helps most now", "phase"),
        Stage::Maintenance => page.offer("To see what to look at now", "phase"),
        Stage::Precontemplation | Stage::Contemplation | Stage::Preparation => (),
    }
    page.into_text()
}

fn meaning(stage: Stage) -> &'static str {
    match stage {
        Stage::Precontemplation => "Not thinking of a change is a valid place to be",
        Stage::Contemplation => "Being unsure is part of it; take the time it takes",
        Stage::Preparation => "Getting ready is a step of its own; it may take the time it takes",
        Stage::Action => "You are making the change",
        Stage::Maintenance => "You are keeping it up",
    }
}

fn put_next(page: &mut Page<'_>, suggestion: StageSuggestion) {
    match suggestion {
        StageSuggestion::Balance => page.offer("To weigh it up in your own words", "balance add"),
        StageSuggestion::Prepare => page.offer("To see what to have in place", "checklist"),
    }
}
