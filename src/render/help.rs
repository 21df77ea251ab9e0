//! Help in danger, laid out for a glance or said in plain sentences.

#[cfg(test)]
mod tests;

use unicode_width::UnicodeWidthStr;

use super::page::Page;
use super::style::Look;
use super::words;
use crate::domain::region::Region;
use crate::domain::safety::CrisisLine;
use crate::report::help::{Contacts, Help, Overdose, ShortHelp, Stopping, UseCard};

/// The widest telephone number that the others are lined up with.
const NUMBER: usize = 16;
/// Where all of it stands.
const MORE: &str = "All of this, at any time: daymark help-now";

/// Everything on one page, the most urgent first.
#[must_use]
pub fn text(help: &Help, look: &Look) -> String {
    let mut page = Page::new(look);
    emergency(&mut page, &help.contacts);
    page.gap();
    overdose(&mut page, &help.overdose);
    tolerance(&mut page, &help.overdose);
    page.gap();
    talk(&mut page, &help.contacts);
    danger_of_stopping(&mut page, &help.stopping);
    page.gap();
    let checked = help
        .last_verified
        .map(|day| format!("Numbers last checked on {}. ", day.date().format("%-d %B %Y")));
    page.line(&format!("{}This is not medical advice.", checked.unwrap_or_default()));
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

/// The card shown first after a use.
#[must_use]
pub fn use_card(card: &UseCard, look: &Look) -> String {
    let mut page = Page::new(look);
    page.title("Nothing that you recorded is lost.");
    if let Some(facts) = &card.overdose {
        tolerance(&mut page, facts);
        if let Some(why) = card.hidden_opioids {
            page.line(why);
        }
        page.gap();
        overdose(&mut page, facts);
    }
    page.gap();
    talk(&mut page, &card.contacts);
    page.line(MORE);
    page.into_text()
}

/// The warning of stopping alcohol or benzodiazepines suddenly.
#[must_use]
pub fn stopping(warning: &Stopping, look: &Look) -> String {
    let mut page = Page::new(look);
    danger_of_stopping(&mut page, warning);
    page.into_text()
}

fn emergency(page: &mut Page<'_>, contacts: &Contacts) {
    let look = page.look();
    if !look.plain {
        return page.title(&look.line(&format!("Emergency: {}.", contacts.dial())));
    }
    for one in &contacts.emergency {
        let place = match one.regions {
            [] => String::new(),
            regions => format!(", {}", names(regions)),
        };
        page.line(&look.line(&format!("Emergency number{place}: {}", one.number)));
    }
}

fn overdose(page: &mut Page<'_>, facts: &Overdose) {
    let look = page.look();
    page.title("An overdose shows some of these signs");
    if look.plain {
        facts.signs.iter().for_each(|sign| page.line(&format!("Sign: {sign}")));
    } else {
        page.line(&format!("{}.", words::capital(&facts.signs.join("; "))));
    }
    page.title("What to do");
    for (n, step) in (1..).zip(&facts.steps) {
        page.item(&format!("{n}. "), &look.line(step));
    }
    match facts.avoid.split_last() {
        Some((last, before)) if !look.plain => {
            page.line(&format!("Do not {} or {last}.", before.join(", ")));
        }
        _ => facts.avoid.iter().for_each(|harm| page.line(&format!("Do not {harm}"))),
    }
}

fn tolerance(page: &mut Page<'_>, facts: &Overdose) {
    page.line(facts.tolerance);
    page.line(facts.never_alone);
}

fn danger_of_stopping(page: &mut Page<'_>, warning: &Stopping) {
    page.title(warning.danger);
    page.line(warning.advice);
    page.line(&page.look().line(&warning.emergency));
}

/// The lines under their heading, with a gap after them; nothing where there are none.
fn talk(page: &mut Page<'_>, contacts: &Contacts) {
    if !contacts.own_lines.is_empty() || !contacts.lines.is_empty() {
        page.title("To talk to someone");
        numbers(page, contacts);
        page.gap();
    }
}

fn numbers(page: &mut Page<'_>, contacts: &Contacts) {
    let look = page.look();
    let own = contacts
        .own_lines
        .iter()
        .map(|line| (look.line(line.phone.as_str()), look.line(line.name.as_str()).into_owned()));
    let shipped = contacts.lines.iter().map(|line| (line.number.into(), about(line)));
    let rows: Vec<_> = own.chain(shipped).collect();
    let widths = rows.iter().map(|(number, _)| number.width());
    let column = widths.filter(|width| *width <= NUMBER).max().unwrap_or(0);
    for (number, about) in &rows {
        if look.plain {
            page.line(&format!("{number}: {about}"));
        } else {
            let fill = column.saturating_sub(number.width()) + 2;
            page.item(&format!("{number}{:fill$}", ""), about);
        }
    }
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
    words::list(&regions.iter().map(|region| region.name()).collect::<Vec<_>>())
}
