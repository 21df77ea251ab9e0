//! Where each focus stands in recovery, on a screen or in plain sentences.

mod brief;
pub(super) mod published;
pub(super) mod withdrawal;

use super::format;
use super::labels::LabelKey;
use super::look::Look;
use super::page::Page;
use super::safety_block;
use crate::domain::entry::stage::{Stage, StageSuggestion};
use crate::domain::phase::Phase;
use crate::domain::recovery::phase_status::DecidedBy;
use crate::domain::time::day::Day;
use crate::report::phase::{FocusPhase, NextPhase, Phases};
use crate::report::saved::WriteOutcome;

pub use brief::text;

/// What became of a phase that was set or cleared, in a few lines. `again` is what shows all of it, after the name
/// of the program; `undo` says how to take it back.
#[must_use]
pub fn chosen(view: &Phases, look: &Look, again: &str, undo: Option<&str>) -> String {
    let mut page = Page::new(look);
    if let (Some(result), Some(focus)) = (view.result, view.focuses.first()) {
        page.title(&said(focus, result));
        page.line(&stands(look, focus, view.today));
    }
    page.offer("More", again);
    if let Some(undo) = undo {
        page.line(undo);
    }
    page.into_text()
}

/// "heroin: building recovery since Tuesday 10 November."
fn stands(look: &Look, focus: &FocusPhase, today: Day) -> String {
    let since =
        focus.from.map_or_else(String::new, |from| format!(" since {}", format::date(from, today)));
    format!("{}: {}{since}.", look.line(focus.header.name.as_str()), format::phase(focus.phase))
}

/// The view with what it rests on.
#[must_use]
pub fn numbers(view: &Phases, look: &Look) -> String {
    let mut page = Page::new(look);
    nothing_kept(&mut page, view);
    for (n, focus) in view.focuses.iter().enumerate() {
        if n > 0 {
            page.gap();
        }
        page.heading(&title(look, focus, view.focuses.len() > 1));
        page.gap();
        if n == 0 {
            safety_block::put(&mut page, &view.care, view.today);
        }
        if view.focuses.len() > 1 {
            page.each_of(&look.line(focus.header.name.as_str()));
        }
        self::focus(&mut page, focus, view.today);
        page.each_of("");
    }
    page.into_text()
}

/// Says so where there is no focus.
fn nothing_kept(page: &mut Page<'_>, view: &Phases) {
    if view.focuses.is_empty() {
        page.title("There is nothing here yet");
        page.offer("To add something", "focus add");
    }
}

/// What became of a choice.
fn said(focus: &FocusPhase, result: WriteOutcome) -> String {
    match (result, focus.by) {
        (WriteOutcome::Unchanged, DecidedBy::Person) => "Nothing to change; you said so already.",
        (WriteOutcome::Unchanged, DecidedBy::Calendar) => {
            "Nothing to change: the calendar says it already."
        }
        (_, DecidedBy::Person) => "Saved. No count, milestone or warning changes with it.",
        (_, DecidedBy::Calendar) => "Saved. From today the calendar says which phase it is.",
    }
    .to_owned()
}

/// "Early recovery · day 81", after the name where there are several.
fn title(look: &Look, focus: &FocusPhase, several: bool) -> Vec<String> {
    let phase = format::phase(focus.phase);
    let day = focus.day.map(|n| format!("{} {n}", look.label(LabelKey::Day)));
    if several && look.plain {
        let name = look.line(focus.header.name.as_str());
        let parts = std::iter::once(phase.to_owned()).chain(day);
        return parts.map(|part| format!("{name}: {part}")).collect();
    }
    let mut parts = if several {
        vec![look.line(focus.header.name.as_str()).into_owned(), phase.to_owned()]
    } else {
        vec![format::capital(phase)]
    };
    parts.extend(day);
    parts
}

fn focus(page: &mut Page<'_>, focus: &FocusPhase, today: Day) {
    page.widen_names(withdrawal::sources(focus).iter().map(String::as_str));
    if let Some(from) = focus.from {
        let from = format::date(from, today);
        page.fact("Since", &from, &format!("It has been this phase since {from}"));
    }
    let why = why(focus, true);
    page.clauses("Why", &why, "Why");
    let next = next(page.look(), focus, today);
    page.fact("Next", &next, &format!("Next: {next}"));
    let pages = pages(focus, today);
    page.fact("Pages", &pages, &format!("Pages {pages}"));
    let emphasis = format::list(&focus.emphasis);
    page.fact("Worth watching", &emphasis, &format!("Worth watching in this phase: {emphasis}"));
    if let (Some(stage), Some(since)) = (focus.stage, focus.stage_since) {
        let text =
            format!("{} since {}, as you said", format::stage(stage), format::date(since, today));
        page.fact("Stage", &text, &format!("The stage of change is {text}"));
    }
    let (name, to_do) = to_do(page.look(), focus.phase, focus.stage);
    page.fact(name, &to_do, &format!("{name}: {to_do}"));
    published::put_all(page, focus);
    withdrawal::put(page, focus, today);
}

/// "it lasts to day 89 after stopping (about three months in treatment: NIDA)", or that the person
/// said so, and what the calendar would say.
fn why(focus: &FocusPhase, sources: bool) -> String {
    let rule = &focus.why.rule;
    match (focus.by, focus.why.source) {
        (DecidedBy::Person, _) if focus.calendar_phase == focus.phase => {
            format!("{rule}, and the calendar says the same")
        }
        (DecidedBy::Person, _) => {
            format!("{rule}; by the calendar it would be {}", format::phase(focus.calendar_phase))
        }
        (DecidedBy::Calendar, Some(source)) if sources => format!("{rule} ({source})"),
        (DecidedBy::Calendar, _) => rule.clone(),
    }
}

/// "building recovery on Sunday 29 November, in 9 days", or what there is to do for anything to come.
fn next(look: &Look, focus: &FocusPhase, today: Day) -> String {
    let name = format::quoted(&look.line(focus.header.name.as_str())).into_owned();
    match focus.next {
        Some(NextPhase { phase, on, in_days }) => {
            let (phase, on) = (format::phase(phase), format::date(on, today));
            format!("{phase} on {on}, {}", format::ahead(in_days))
        }
        None if focus.by == DecidedBy::Person => {
            let command = look.command(&format!("phase clear --focus {name}"));
            format!("when you say so, or the calendar again with {command}")
        }
        None if focus.since.is_none() => {
            let command = look.command(&format!("focus edit {name} --since today"));
            format!("a start date, whenever it is time: {command}")
        }
        None => "none: this phase goes on".to_owned(),
    }
}

/// "compare the last 28 days with the 28 days before", or what they show instead.
fn pages(focus: &FocusPhase, today: Day) -> String {
    if !focus.phase.carries_trends() {
        let hours: Vec<_> = focus.windows.iter().map(|days| (days * 24).to_string()).collect();
        return format!("show the last {} hours, without comparing", format::list(&hours));
    }
    let spans: Vec<_> = focus.windows.iter().map(|days| format::length((*days).into())).collect();
    let spans = match spans.as_slice() {
        [only] => format!("the last {only} with the {only} before"),
        several => format!("the last {}, each with the same time before", format::list(several)),
    };
    let until = focus.extra_care_until.map(|day| format!(" until {}", format::date(day, today)));
    format!("compare {spans}{}", until.unwrap_or_default())
}

/// The one thing to do in a phase, and before a change is made at its stage, under its name.
pub(super) fn to_do(look: &Look, phase: Phase, stage: Option<Stage>) -> (&'static str, String) {
    let command = |words| look.command(words);
    let (name, text, command) = match phase {
        Phase::Preparing => match stage.and_then(Stage::suggestion) {
            Some(StageSuggestion::Prepare) => {
                ("Prepare", "what there is still to get ready", command("checklist"))
            }
            Some(StageSuggestion::Balance) => {
                ("Weigh up", "what speaks for a change and what against it", command("balance"))
            }
            None => {
                let prepare =
                    format!("{}; the checklist: {}", command("balance"), command("checklist"));
                ("Prepare", "for and against", prepare)
            }
        },
        Phase::Withdrawal => {
            let both = format!("{}, {}", command("craving"), command("checkin"));
            ("Log", "each craving as it comes, and your sleep", both)
        }
        Phase::Early => {
            ("Log", "each craving, with what you tried and whether it helped", command("craving"))
        }
        Phase::Building => ("See", "the situations that still bring cravings", command("trends")),
        Phase::Sustained => {
            ("See", "which routines slip, and what was going on", command("review"))
        }
        Phase::Stable => ("See", "now and then, whether something slips", command("trends")),
    };
    (name, format!("{text}: {command}"))
}
