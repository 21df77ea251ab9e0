//! Everything of one entry, on a screen or in plain sentences.

use super::entry::{Fact, Value, facts, named};
use super::format;
use super::look::Look;
use super::page::Page;
use crate::domain::entry::EntryKind;
use crate::domain::records::routine::MarkOutcome;
use crate::domain::time::day::Day;
use crate::domain::time::moment::{Instant, Moment};
use crate::report::entry::EntryView;
use crate::report::show::Show;

/// The view as text.
#[must_use]
pub fn text(view: &Show, look: &Look, today: Day) -> String {
    let entry = &view.entry;
    let mut page = Page::new(look);
    page.title(&format::capital(&named(entry, look, today)));
    page.gap();
    let facts = facts(entry, look);
    page.widen_names(facts.iter().filter(|fact| !fact.is_text()).map(|fact| fact.name.as_str()));
    let (mut texts, mut is_first) = (Vec::new(), view.routines.is_empty());
    for Fact { name, value, .. } in facts {
        match value {
            Value::Figure(said) | Value::Labels(said) => {
                is_first = false;
                page.fact(&name, &said, &format!("{name}: {said}"));
            }
            Value::Text(text) => texts.push((name, text)),
        }
    }
    routines(&mut page, view);
    for (name, text) in texts {
        if entry.kind != EntryKind::Note {
            if !std::mem::take(&mut is_first) {
                page.gap();
            }
            page.line(&format!("{name}:"));
        }
        page.words(text.as_str());
    }
    page.gap();
    origin(&mut page, entry, today);
    page.into_text()
}

fn routines(page: &mut Page<'_>, view: &Show) {
    let said: Vec<_> = view
        .routines
        .iter()
        .map(|routine| {
            let outcome = match routine.outcome {
                MarkOutcome::Done => "done",
                MarkOutcome::Partial => "in part",
                MarkOutcome::Skipped => "skipped",
            };
            format!("{} {outcome}", page.look().line(routine.name.as_str()))
        })
        .collect();
    if !said.is_empty() {
        page.facts("Routines", &said.join(", "), "Routine", &said);
    }
}

/// When it was written and changed, who sees it, and its id.
fn origin(page: &mut Page<'_>, entry: &EntryView, today: Day) {
    let look = page.look();
    let on_the_wall = |instant: Instant| {
        let there = Moment::from_parts(instant.seconds(), entry.at.offset_minutes());
        format::moment(there.unwrap_or_else(|| instant.into()), today, look.clock)
    };
    let late = if entry.late { ", after its day" } else { "" };
    let mut facts = vec![format!("Written {}{late}", on_the_wall(entry.recorded_at))];
    facts.extend(
        (entry.updated_at != entry.recorded_at)
            .then(|| format!("changed {}", on_the_wall(entry.updated_at))),
    );
    let sentences: Vec<_> = facts.iter().map(|fact| format::capital(fact)).collect();
    page.lines(&facts.join("; "), &sentences);
    if entry.private {
        page.line("Private: its words are shown here, in an export of all data, and nowhere else");
    }
    page.line(&format!("Id {}", entry.id));
}
