//! As much of the page as a screen holds, so that its first line is not gone before it is read.

use unicode_width::UnicodeWidthStr;

use super::{KEPT, MORE, avoid_in_one, emergency_in_one, placed, plan, spotting, steps, tolerance};
use crate::domain::recovery::crisis_lines::Purpose;
use crate::render::look::Look;
use crate::render::page::Page;
use crate::report::help::{Contacts, Help, UseCard};

/// Where the rest stands.
const ALL: &str = "All of this: daymark help-now --all";

/// The page where it fits a screen of so many rows, one of which the prompt of a shell takes; else
/// the emergency number, what to do first of all and then whatever has room, and the number again.
#[must_use]
pub fn screen(help: &Help, look: &Look, rows: usize) -> String {
    let room = rows.saturating_sub(1);
    // What makes a colour takes up no columns.
    let bare = &Look { color: false, ..look.clone() };
    if height(&super::text(help, bare), bare) <= room {
        return super::text(help, look);
    }
    filled(&help.contacts, look, room, ALL, |look| parts(help, look).into())
}

/// The card after a use where it leaves room on a screen of so many rows for the questions after it; else the emergency
/// number, what has to be known and done first, then whatever has room, and the number again.
#[must_use]
pub fn use_card_screen(card: &UseCard, look: &Look, rows: usize) -> String {
    /// The rows for what is asked after it.
    const QUESTIONS: usize = 4;
    let room = rows.saturating_sub(QUESTIONS);
    let bare = &Look { color: false, ..look.clone() };
    if height(&super::use_card(card, bare), bare) <= room {
        return super::use_card(card, look);
    }
    filled(&card.contacts, look, room, MORE, |look| parts_of_card(card, look))
}

/// The number at both ends, the first of `parts` and whichever of the others have room, and where the rest is.
fn filled(
    contacts: &Contacts,
    look: &Look,
    room: usize,
    more: &str,
    parts: impl Fn(&Look) -> Vec<String>,
) -> String {
    let bare = &Look { color: false, ..look.clone() };
    let more = |look| page(look, |page| page.line(more));
    let ends = ends(contacts, bare);
    let mut text = page(look, |page| ends.put(page));
    let taken = 2 * height(&page(bare, |page| ends.put(page)), bare) + height(&more(bare), bare);
    let mut left = room.saturating_sub(taken);
    for (n, (part, bare_part)) in parts(look).into_iter().zip(parts(bare)).enumerate() {
        let height = height(&bare_part, bare);
        // The first part is what to do when somebody does not breathe: it is there on any screen.
        if n == 0 || height <= left {
            text.push_str(&part);
            left = left.saturating_sub(height);
        }
    }
    text + &more(look) + &page(look, |page| ends.put(page))
}

/// What may stand between the ends of a card, in the order in which it is needed.
fn parts_of_card(card: &UseCard, look: &Look) -> Vec<String> {
    let first = page(look, |page| {
        page.title(KEPT);
        if let Some(facts) = &card.overdose {
            tolerance(page, facts);
            steps(page, facts, in_one);
        }
    });
    let rest = |page: &mut Page<'_>| talk(page, &card.contacts);
    let Some(facts) = &card.overdose else { return vec![first, page(look, rest)] };
    vec![
        first,
        page(look, |page| avoid_in_one(page, facts)),
        page(look, |page| card.hidden_opioids.into_iter().for_each(|why| page.line(why))),
        page(look, rest),
        page(look, |page| spotting(page, &card.contacts)),
    ]
}

/// What may stand between the ends, in the order in which it is needed.
fn parts(help: &Help, look: &Look) -> [String; 8] {
    let contacts = &help.contacts;
    [
        page(look, |page| steps(page, &help.overdose, in_one)),
        page(look, |page| plan(page, help)),
        page(look, |page| avoid_in_one(page, &help.overdose)),
        page(look, |page| steps(page, &help.stimulant, in_one)),
        page(look, |page| steps(page, &help.alcohol, in_one)),
        page(look, |page| talk(page, contacts)),
        page(look, |page| spotting(page, contacts)),
        page(look, |page| tolerance(page, &help.overdose)),
    ]
}

/// A step on as few lines as it takes.
fn in_one(page: &mut Page<'_>, number: &str, step: &str) {
    page.item(number, step);
}

fn page(look: &Look, put: impl FnOnce(&mut Page<'_>)) -> String {
    let mut page = Page::new(look);
    put(&mut page);
    page.into_text()
}

/// The line at both ends of a screen.
struct Ends<'c> {
    contacts: &'c Contacts,
    /// Whether the places of the numbers fit on it.
    placed: bool,
}

/// The emergency numbers: with their places where these fit a line, else without.
fn ends<'c>(contacts: &'c Contacts, bare: &Look) -> Ends<'c> {
    let placed = page(bare, |page| emergency_in_one(page, contacts));
    Ends { contacts, placed: height(&placed, bare) == 1 }
}

impl Ends<'_> {
    fn put(&self, page: &mut Page<'_>) {
        if self.placed {
            return emergency_in_one(page, self.contacts);
        }
        let numbers = self.contacts.emergency.iter().map(|one| one.number.as_str());
        let numbers = numbers.collect::<Vec<_>>().join(", ");
        page.title(&page.look().line(&format!("Emergency: {numbers}.")));
    }
}

/// "To talk: Ana, sister 020 7946 0000; 988 US and Canada", the person's own lines first.
fn talk(page: &mut Page<'_>, contacts: &Contacts) {
    let look = page.look();
    let own = contacts
        .own_lines
        .iter()
        .map(|line| look.line(&format!("{} {}", line.name, line.phone)).into_owned());
    let lines: Vec<_> = own.chain(contacts.lines_for(Purpose::Crisis).map(placed)).collect();
    if !lines.is_empty() {
        page.line(&format!("To talk: {}.", lines.join("; ")));
    }
}

/// The rows that a text takes, where a line wider than the screen goes on in the next row.
fn height(text: &str, look: &Look) -> usize {
    let width = usize::from(look.width.max(1));
    text.lines().map(|line| line.width().div_ceil(width).max(1)).sum()
}
