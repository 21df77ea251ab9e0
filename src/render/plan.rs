//! The plan, for the screen, for paper, and as a Markdown document; and what changed in it.

use super::page::Page;
use super::style::Look;
use super::{format, markdown, sanitize};
use crate::domain::records::plan_line::{LineChange, LineChangeKind, PlanLine, Wording};
use crate::report::plan::{DatedChange, PlanHistory, PlanPage, PlanSection};

/// The page of the plan.
#[must_use]
pub fn text(view: &PlanPage, look: &Look) -> String {
    let mut page = Page::new(look);
    if view.sections.is_empty() {
        page.title("There is no line in your plan yet; one is enough to begin with");
        page.offer("To write one, in your words", "plan add");
        return page.into_text();
    }
    let lines = u32::try_from(view.lines()).unwrap_or(u32::MAX);
    let mut heading = vec!["Your plan".to_owned(), format::count(lines, "line", "lines")];
    heading.extend(
        view.changed_on.map(|day| format!("last changed {}", format::date(day, view.today))),
    );
    page.heading(&heading);
    for PlanSection { section, lines } in &view.sections {
        put(&mut page, format::plan_section(*section), lines.iter().map(line));
    }
    if let Some(paper) = &look.paper {
        page.gap();
        page.line(&format!("In danger: call {}.", paper.emergency));
    }
    page.end_of_paper(view.today);
    page.into_text()
}

/// The plan as Markdown, for a file rather than a screen.
#[must_use]
pub fn markdown(view: &PlanPage, look: &Look) -> String {
    let mut blocks = vec!["# My plan".to_owned()];
    blocks
        .extend(view.changed_on.map(|day| format!("Last changed on {}.", format::full_date(day))));
    let mut section = |heading: &str, items: Vec<String>| {
        let items: Vec<_> = items.iter().map(|text| list_item(text, look.unicode)).collect();
        if !items.is_empty() {
            blocks.extend([format!("## {heading}"), items.join("\n")]);
        }
    };
    for PlanSection { section: of, lines } in &view.sections {
        section(format::plan_section(*of), lines.iter().map(line).collect());
    }
    blocks.join("\n\n") + "\n"
}

/// A text as an item of a list, each of its lines on one of its own.
fn list_item(text: &str, unicode: bool) -> String {
    let text = sanitize::block(text, unicode);
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let lines: Vec<_> = lines.map(|line| markdown::line(line, unicode)).collect();
    format!("- {}", lines.join("\\\n  "))
}

/// A heading, and a line under it each; in a plain look a sentence each that begins with the heading.
fn put(page: &mut Page<'_>, heading: &str, lines: impl Iterator<Item = String>) {
    let plain = page.look().plain;
    let mark = if plain { format!("{heading}: ") } else { "- ".to_owned() };
    if !plain {
        page.gap();
        page.title(heading);
    }
    for line in lines {
        put_words(page, &mark, &line);
    }
}

/// A text of one or more lines after its mark.
fn put_words(page: &mut Page<'_>, mark: &str, text: &str) {
    let look = page.look();
    let under = " ".repeat(mark.len());
    let text = sanitize::block(text, look.unicode);
    for (n, line) in text.lines().enumerate() {
        page.item(if n == 0 || look.plain { mark } else { &under }, line);
    }
}

/// A line of the plan after the situation that it is for: "conflict: I leave the room".
fn line(line: &PlanLine) -> String {
    let words = line.words.as_ref().map_or("", |words| words.as_str());
    with_situation(line.situation.map(format::situation), words)
}

fn with_situation(situation: Option<&str>, words: &str) -> String {
    match situation {
        Some(situation) => format!("{situation}: {words}"),
        None => words.to_owned(),
    }
}

/// What changed, the newest first.
#[must_use]
pub fn history(view: &PlanHistory, look: &Look) -> String {
    let mut page = Page::new(look);
    if view.changes.is_empty() {
        page.title("There is no line in your plan yet; what changes in it will stand here");
        page.offer("To write one, in your words", "plan add");
        return page.into_text();
    }
    let changes = u32::try_from(view.changes.len()).unwrap_or(u32::MAX);
    page.heading(&["Your plan".to_owned(), format::count(changes, "change", "changes")]);
    let mut before = None;
    for DatedChange { local, change } in &view.changes {
        let when = local.map(|at| format::moment(at, view.today, look.clock));
        let when = when.unwrap_or_else(|| "at a time unknown".to_owned());
        if !look.plain && before.as_ref() != Some(&when) {
            page.gap();
            page.title(&format::capital(&when));
        }
        put_change(&mut page, &when, change);
        before = Some(when);
    }
    page.into_text()
}

/// A change, what the line says since and, where it says something else, what it said before.
fn put_change(page: &mut Page<'_>, when: &str, change: &LineChange) {
    let what = match change.change {
        LineChangeKind::Added => "added",
        LineChangeKind::Changed => "changed",
        LineChangeKind::Archived => "put away",
        LineChangeKind::Restored => "back",
    };
    let plain = page.look().plain;
    let mark = |what: &str| if plain { format!("{when}, {what}: ") } else { format!("{what:<10}") };
    put_words(page, &mark(what), &placed(&change.wording));
    if let Some(before) = &change.before {
        put_words(page, &mark("before"), &placed(before));
    }
}

/// "What to do, conflict: I leave the room".
fn placed(wording: &Wording) -> String {
    let section = format::plan_section(wording.section);
    let situation = wording.situation.map(|one| format!(", {}", format::situation(one)));
    format!("{section}{}: {}", situation.unwrap_or_default(), wording.words)
}
