//! The page for the person beside somebody in recovery, on a screen, on paper and as a document.

use super::document::Document;
use super::look::Look;
use super::page::Page;
use super::{format, help, plan};
use crate::report::beside::{BesideContact, BesidePage, BesideSection};

const TITLE: &str = "For the person beside me";

/// The page.
#[must_use]
pub fn text(view: &BesidePage, look: &Look) -> String {
    let mut page = Page::new(look);
    put(&mut page, view);
    page.into_text()
}

/// The page as a document, for a file rather than a screen.
#[must_use]
pub fn document(view: &BesidePage, look: &Look) -> Document {
    Page::collected(&look.for_document(), |page| put(page, view))
}

fn put(page: &mut Page<'_>, view: &BesidePage) {
    page.title(TITLE);
    for BesideSection { section, lines } in &view.sections {
        plan::put(page, format::plan_section(*section), lines.iter().map(ToString::to_string));
    }
    if view.sections.is_empty() {
        page.offer("Say what helps you, in your words", "plan add helps");
    }
    for card in &view.overdose {
        page.gap();
        help::overdose(page, card);
        if let Some(tolerance) = card.tolerance {
            page.line(tolerance);
        }
    }
    if !view.people.is_empty() {
        plan::put(page, "People around me", view.people.iter().map(somebody));
    }
    page.gap();
    help::emergency(page, &view.call);
    help::talk(page, &view.call);
    page.end_of_paper(view.today);
}

/// "Ana, sponsor: 0151 234".
fn somebody(one: &BesideContact) -> String {
    let role = one.role.map_or_else(String::new, |role| format!(", {role}"));
    let how = one.how.as_ref().map_or_else(String::new, |how| format!(": {how}"));
    format!("{}{role}{how}", one.name)
}

/// What is on the page, what is left out, and how to let it out, a line each.
#[must_use]
pub fn preview(view: &BesidePage) -> Vec<String> {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let mut on_it = Vec::new();
    if view.lines() > 0 {
        let lines = count(view.lines());
        on_it.push(format::count(lines, "line of your plan", "lines of your plan"));
    }
    if !view.overdose.is_empty() {
        on_it.push("what to do in an overdose".to_owned());
    }
    if !view.people.is_empty() {
        let people = count(view.people.len());
        on_it.push(format!("{} by name", format::count(people, "contact", "contacts")));
    }
    on_it.push("numbers to call".to_owned());
    let mut lines = vec![format!("On this page: {}.", format::list(&on_it))];
    if view.people_withheld > 0 {
        let people = count(view.people_withheld);
        lines.push(format!(
            "Left out: names of contacts, and how to reach them ({people}). To include them: --include names"
        ));
    }
    lines
}
