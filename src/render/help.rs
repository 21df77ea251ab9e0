//! Help in danger, laid out for a glance or said in plain sentences.

mod screen;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use unicode_width::UnicodeWidthStr;

pub use screen::{screen, use_card_screen};

use super::format;
use super::look::Look;
use super::page::Page;
use crate::domain::recovery::crisis_lines::{CrisisLine, Purpose};
use crate::domain::recovery::region::Region;
use crate::report::help::{Contacts, Help, OverdoseCard, ShortHelp, Stopping, UseCard};

/// The widest telephone number that the others are lined up with.
const NUMBER: usize = 16;
/// What is said first after a use.
const KEPT: &str = "Nothing that you recorded is lost.";
/// Where all of it stands.
const MORE: &str = "All of this, at any time: daymark help-now";
/// What stands for the card after a use where it was shown not long ago.
const IF_WRONG: &str = "If something feels wrong, or you want to talk: daymark help-now";

/// Everything on one page, the most urgent first, and the emergency number at both ends.
#[must_use]
pub fn text(help: &Help, look: &Look) -> String {
    let mut page = Page::new(look);
    emergency(&mut page, &help.contacts);
    for card in [&help.overdose, &help.stimulant, &help.alcohol] {
        page.gap();
        overdose(&mut page, card);
    }
    page.gap();
    tolerance(&mut page, &help.overdose);
    spotting(&mut page, &help.contacts);
    page.gap();
    plan(&mut page, help);
    talk(&mut page, &help.contacts);
    known_of_stopping(&mut page, &help.stopping);
    page.gap();
    if let Some(day) = help.taken_over {
        let month = day.date().format("%B %Y");
        say(
            &mut page,
            &format!(
                "Numbers taken from public pages in {month}; check yours now, while it is calm."
            ),
        );
    }
    page.line("This is not medical advice.");
    emergency(&mut page, &help.contacts);
    page.into_text()
}

/// The few lines shown at once when someone says that they do not feel safe.
#[must_use]
pub fn short_lines(help: &ShortHelp, look: &Look) -> String {
    let mut page = Page::new(look);
    page.title("Thank you for saying so. You can talk to someone now.");
    numbers(&mut page, &help.contacts);
    page.line(&look.line(&format!("In danger now: call {}.", help.contacts.dial())));
    page.line(MORE);
    page.into_text()
}

/// The card shown first after a use, or the line that stands for it.
#[must_use]
pub fn use_card(card: &UseCard, look: &Look) -> String {
    let mut page = Page::new(look);
    if !card.whole {
        page.title(IF_WRONG);
        return page.into_text();
    }
    page.title(KEPT);
    if let Some(facts) = &card.overdose {
        tolerance(&mut page, facts);
        spotting(&mut page, &card.contacts);
        if let Some(why) = card.hidden_opioids {
            page.line(why);
        }
        page.gap();
        emergency(&mut page, &card.contacts);
        overdose(&mut page, facts);
    }
    page.gap();
    talk(&mut page, &card.contacts);
    page.line(MORE);
    page.into_text()
}

/// What to know of stopping a kind.
#[must_use]
pub fn stopping(warning: &Stopping, look: &Look) -> String {
    let mut page = Page::new(look);
    known_of_stopping(&mut page, warning);
    page.into_text()
}

pub(super) fn emergency(page: &mut Page<'_>, contacts: &Contacts) {
    let look = page.look();
    if !look.plain {
        return emergency_in_one(page, contacts);
    }
    for one in &contacts.emergency {
        let place = match one.regions {
            [] => String::new(),
            regions => format!(", {}", names(regions)),
        };
        page.line(&look.line(&format!("Emergency number{place}: {}", one.number)));
    }
}

/// "Emergency: 911 US and Canada, 999 UK."
fn emergency_in_one(page: &mut Page<'_>, contacts: &Contacts) {
    let look = page.look();
    let text = format!("Emergency: {}.", contacts.dial());
    let text = look.line(&text);
    // It heads nothing; on a screen it is as bright as a heading.
    if page.is_document() {
        page.care(&text);
    } else {
        page.title(&text);
    }
}

/// The lines of their plan that the person copied to this page.
fn plan(page: &mut Page<'_>, help: &Help) {
    let look = page.look();
    for line in &help.plan {
        page.line(&format!("From your plan: {}", look.line(line.as_str())));
    }
}

/// What to do, and then the signs: whoever looks here has seen some already.
pub(super) fn overdose(page: &mut Page<'_>, card: &OverdoseCard) {
    steps(page, card, numbered);
    avoid(page, card);
    let signs = card.signs.join("; ");
    if page.look().plain {
        for sign in card.signs {
            page.line(&format!("Sign: {sign}"));
        }
    } else {
        page.line(&format!("It shows some of these signs: {signs}."));
    }
}

/// What to do, each step as `put` puts it after its number.
fn steps(page: &mut Page<'_>, card: &OverdoseCard, put: impl Fn(&mut Page<'_>, &str, &str)) {
    let look = page.look();
    page.title(&format!("{}: {}", card.of.name(), card.of.main_signs()));
    for (n, step) in (1..).zip(&card.steps) {
        put(page, &format!("{n}. "), &look.line(step));
    }
}

fn avoid(page: &mut Page<'_>, card: &OverdoseCard) {
    if !page.look().plain {
        return avoid_in_one(page, card);
    }
    for harm in card.avoid {
        page.line(&format!("Do not {harm}"));
    }
}

/// "Do not slap them, use a cold shower, inject anything else or make them vomit."
fn avoid_in_one(page: &mut Page<'_>, card: &OverdoseCard) {
    if let Some((last, before)) = card.avoid.split_last() {
        page.line(&format!("Do not {} or {last}.", before.join(", ")));
    }
}

fn tolerance(page: &mut Page<'_>, card: &OverdoseCard) {
    for text in [card.tolerance, card.never_alone].into_iter().flatten() {
        say(page, text);
    }
}

/// Who stays on the line while a person uses alone.
fn spotting(page: &mut Page<'_>, contacts: &Contacts) {
    let lines: Vec<_> = contacts.lines_for(Purpose::Spotting).map(placed).collect();
    if !lines.is_empty() {
        let of = |lines: &str| format!("Someone on the line while you use: {lines}.");
        let each: Vec<_> = lines.iter().map(|line| of(line)).collect();
        page.lines(&of(&lines.join("; ")), &each);
    }
}

/// "988 US and Canada".
fn placed(line: &CrisisLine) -> String {
    format!("{} {}", line.number, names(line.regions))
}

fn known_of_stopping(page: &mut Page<'_>, warning: &Stopping) {
    if let Some(danger) = warning.danger {
        page.title(danger);
    }
    if let Some(advice) = warning.advice {
        say(page, advice);
    }
    if let Some(emergency) = &warning.emergency {
        say(page, &page.look().line(emergency));
    }
    for text in &warning.also {
        say(page, text);
    }
}

/// The lines under their heading, with a gap after them; nothing where there are none.
pub(super) fn talk(page: &mut Page<'_>, contacts: &Contacts) {
    if !contacts.own_lines.is_empty() || !contacts.lines.is_empty() {
        page.title("To talk to someone");
        numbers(page, contacts);
        page.gap();
    }
}

fn numbers(page: &mut Page<'_>, contacts: &Contacts) {
    let look = page.look();
    let rows = rows(contacts, look);
    let widths = rows.iter().map(|(number, _)| number.width());
    let column = widths.filter(|width| *width <= NUMBER).max().unwrap_or(0);
    for (number, about) in &rows {
        if look.plain {
            numbered(page, &format!("{number}: "), about);
        } else {
            let fill = column.saturating_sub(number.width()) + 2;
            page.item(&format!("{number}{:fill$}", ""), about);
        }
    }
}

/// A line of ours; in a plain look a line for each sentence in it.
fn say(page: &mut Page<'_>, text: &str) {
    page.lines(text, &format::sentences(text));
}

/// As [`say`], after a number that each sentence has.
fn numbered(page: &mut Page<'_>, number: &str, text: &str) {
    if !page.look().plain {
        return page.item(number, text);
    }
    for sentence in format::sentences(text) {
        page.item(number, &sentence);
    }
}

/// Each number with what answers there, the person's own first.
fn rows<'c>(contacts: &'c Contacts, look: &Look) -> Vec<(Cow<'c, str>, String)> {
    let own = contacts
        .own_lines
        .iter()
        .map(|line| (look.line(line.phone.as_str()), look.line(line.name.as_str()).into_owned()));
    let shipped = contacts.lines.iter().filter(|line| line.purpose != Purpose::Spotting);
    let shipped = shipped.map(|line| (line.number.into(), about(line)));
    own.chain(shipped).collect()
}

/// "SAMHSA helpline, US. Finds treatment; it does not counsel. Call. TTY 1-800-487-4889."
fn about(line: &CrisisLine) -> String {
    let name = format!("{}, {}.", line.name, names(line.regions));
    let tty = line.tty.map(|number| format!("TTY {number}."));
    let parts = [Some(name.as_str()), line.about, Some(line.reach), tty.as_deref()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// "US and Canada".
fn names(regions: &[Region]) -> String {
    format::list(&Region::names(regions))
}
