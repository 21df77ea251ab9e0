//! Help in danger, laid out for a glance.

use unicode_width::UnicodeWidthStr;

use super::{KEPT, MORE, THANKS};
use crate::domain::safety::CrisisLine;
use crate::render::page::Page;
use crate::render::style::Look;
use crate::render::words;
use crate::report::help::{Contacts, Help, Overdose, ShortHelp, Stopping, UseCard};

/// The widest telephone number that the others are lined up with.
const NUMBER: usize = 16;

pub(super) fn page(help: &Help, look: &Look) -> String {
    let mut page = Page::new(look);
    page.title(&look.line(&format!("Emergency: {}.", help.contacts.dial())));
    page.gap();
    overdose(&mut page, &help.overdose, look);
    tolerance(&mut page, &help.overdose);
    page.gap();
    talk(&mut page, &help.contacts, look);
    danger_of_stopping(&mut page, &help.stopping, look);
    page.gap();
    let checked = help
        .last_verified
        .map(|day| format!("Numbers last checked on {}. ", day.date().format("%-d %B %Y")));
    page.line(&format!("{}This is not medical advice.", checked.unwrap_or_default()));
    page.into_text()
}

pub(super) fn short_lines(help: &ShortHelp, look: &Look) -> String {
    let mut page = Page::new(look);
    page.title(THANKS);
    numbers(&mut page, &help.contacts, look);
    page.line(&look.line(&format!("In danger now: call {}.", help.contacts.dial())));
    page.line(MORE);
    page.into_text()
}

pub(super) fn use_card(card: &UseCard, look: &Look) -> String {
    let mut page = Page::new(look);
    page.title(KEPT);
    if let Some(facts) = &card.overdose {
        tolerance(&mut page, facts);
        if let Some(why) = card.hidden_opioids {
            page.line(why);
        }
        page.gap();
        overdose(&mut page, facts, look);
    }
    page.gap();
    talk(&mut page, &card.contacts, look);
    page.line(MORE);
    page.into_text()
}

pub(super) fn stopping(warning: &Stopping, look: &Look) -> String {
    let mut page = Page::new(look);
    danger_of_stopping(&mut page, warning, look);
    page.into_text()
}

fn overdose(page: &mut Page<'_>, facts: &Overdose, look: &Look) {
    page.title("An overdose shows some of these signs");
    page.line(&format!("{}.", words::capital(&facts.signs.join("; "))));
    page.title("What to do");
    for (n, step) in (1..).zip(&facts.steps) {
        page.item(&format!("{n}. "), &look.line(step));
    }
    if let Some((last, before)) = facts.avoid.split_last() {
        page.line(&format!("Do not {} or {last}.", before.join(", ")));
    }
}

fn tolerance(page: &mut Page<'_>, facts: &Overdose) {
    page.line(facts.tolerance);
    page.line(facts.never_alone);
}

fn danger_of_stopping(page: &mut Page<'_>, warning: &Stopping, look: &Look) {
    page.title(warning.danger);
    page.line(warning.advice);
    page.line(&look.line(&warning.emergency));
}

/// The lines under their heading, with a gap after them; nothing where there are none.
fn talk(page: &mut Page<'_>, contacts: &Contacts, look: &Look) {
    if !contacts.own_lines.is_empty() || !contacts.lines.is_empty() {
        page.title("To talk to someone");
        numbers(page, contacts, look);
        page.gap();
    }
}

fn numbers(page: &mut Page<'_>, contacts: &Contacts, look: &Look) {
    let own = contacts
        .own_lines
        .iter()
        .map(|line| (look.line(line.phone.as_str()), look.line(line.name.as_str()).into_owned()));
    let shipped = contacts.lines.iter().map(|line| (line.number.into(), said(line)));
    let rows: Vec<_> = own.chain(shipped).collect();
    let widths = rows.iter().map(|(number, _)| number.width());
    let column = widths.filter(|width| *width <= NUMBER).max().unwrap_or(0);
    for (number, said) in &rows {
        let fill = column.saturating_sub(number.width()) + 2;
        page.item(&format!("{number}{:fill$}", ""), said);
    }
}

/// "SAMHSA helpline, US. Finds treatment; it does not counsel. Call. TTY 1-800-487-4889."
fn said(line: &CrisisLine) -> String {
    let regions: Vec<_> = line.regions.iter().map(|region| region.name()).collect();
    let mut said = format!("{}, {}.", line.name, words::list(&regions));
    for part in line.about.into_iter().chain([line.reach]) {
        said.push(' ');
        said.push_str(part);
    }
    if let Some(tty) = line.tty {
        said.push_str(" TTY ");
        said.push_str(tty);
        said.push('.');
    }
    said
}
