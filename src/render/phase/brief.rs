//! Where each focus stands in recovery, in words.

use super::{next, published, title, to_do, why, withdrawal};
use crate::domain::time::day::Day;
use crate::render::format;
use crate::render::heard::clauses;
use crate::render::look::Look;
use crate::render::page::Page;
use crate::render::safety_block;
use crate::report::phase::{FocusPhase, Phases};

/// The view in words; `again` is what shows it once more, after the name of the program.
#[must_use]
pub fn text(view: &Phases, look: &Look, again: &str) -> String {
    let mut page = Page::new(look);
    super::nothing_kept(&mut page, view);
    for (n, focus) in view.focuses.iter().enumerate() {
        page.heading(&title(look, focus, view.focuses.len() > 1));
        if n == 0 {
            safety_block::put_close(&mut page, &view.care, view.today);
        }
        let said_before = view.focuses[..n].iter().any(|one| one.phase == focus.phase);
        if view.focuses.len() > 1 {
            page.each_of(&look.line(focus.header.name.as_str()));
        }
        put(&mut page, focus, said_before, view.today);
        page.each_of("");
    }
    if !view.focuses.is_empty() {
        page.offer("More", &format!("{again} --numbers"));
    }
    page.into_text()
}

fn put(page: &mut Page<'_>, focus: &FocusPhase, said_before: bool, today: Day) {
    page.widen_names(
        withdrawal::sources(focus).iter().map(String::as_str).chain(["Worth watching"]),
    );
    if let Some(from) = focus.from {
        let (from, why) = (format::date(from, today), why(focus, false));
        let began = format!("it began on {from}");
        let facts = [vec![began.as_str()], clauses(&why)].concat();
        page.facts("Since", &format!("{from}; {why}"), "This phase", &facts);
    } else {
        let why = why(focus, false);
        page.clauses("Why", &why, "Why");
    }
    let next = next(page.look(), focus, today);
    page.fact("Next", &next, &format!("Next: {next}"));
    if let (Some(stage), Some(since)) = (focus.stage, focus.stage_since) {
        let text = format!("{}, since {}", format::stage(stage), format::date(since, today));
        page.fact("Stage", &text, &format!("Your stage of change: {text}"));
    }
    // What a phase asks for is the same for every focus in it.
    if !said_before {
        let emphasis = format::list(&focus.emphasis);
        page.fact("Worth watching", &emphasis, &format!("Worth watching: {emphasis}"));
        let (name, to_do) = to_do(page.look(), focus.phase, focus.stage);
        page.fact(name, &to_do, &format!("{name}: {to_do}"));
        published::put(page, focus.expect_today.as_ref());
        published::put_statistics(page, focus);
    }
    withdrawal::put(page, focus, today);
}
