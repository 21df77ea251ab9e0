//! The summary of what a packet discloses and withholds, shown before it is written.

use crate::domain::code::Code;
use crate::domain::privacy::Part;
use crate::domain::recovery::disclosure::{Disclosure, PartCount};
use crate::render::format;
use crate::report::packet::Packet;

/// Some lines on what is included, what is withheld, and how to include it.
#[must_use]
pub fn preview(view: &Packet, disclosure: &Disclosure) -> Vec<String> {
    let span = format::span(view.window.from(), view.window.to(), view.today);
    let questions = u32::try_from(view.questions.len()).unwrap_or(u32::MAX);
    let questions = format::count(questions, "question", "questions");
    let talk = match (view.talk.is_some(), view.questions.is_empty()) {
        (true, true) => ", and what you want to talk about".to_owned(),
        (true, false) => format!(", what you want to talk about, and {questions}"),
        (false, true) => String::new(),
        (false, false) => format!(", and {questions}"),
    };
    let mut lines = vec![format!("On this page: the figures of {span}{talk}.")];
    let of = |count: fn(PartCount) -> u32| -> Vec<(Part, u32)> {
        let all = Part::ALL.iter().map(|part| (*part, count(disclosure.count(*part))));
        all.filter(|(_, n)| *n > 0).collect()
    };
    let (shown, withheld) = (of(|count| count.shown), of(|count| count.withheld));
    if !shown.is_empty() {
        lines.push(format!("Included in your words: {}.", listed(&shown)));
    }
    if shown.iter().any(|(part, _)| *part == Part::Notes) && !disclosure.shows(Part::Names) {
        lines.push("Names that stand inside your notes stay there as you wrote them.".to_owned());
    }
    if withheld.is_empty() {
        lines.push("Nothing else was written in this period.".to_owned());
        return lines;
    }
    lines.push(format!("Left out: {}.", listed(&withheld)));
    let include = Part::ALL
        .iter()
        .filter(|part| disclosure.shows(**part) || withheld.iter().any(|(one, _)| one == *part));
    let include: Vec<_> = include.map(|part| part.code()).collect();
    lines.push(format!(
        "To include them as well, add to the command: --include {}",
        include.join(",")
    ));
    lines
}

/// "notes, thoughts, feelings and tags (12); places (3)".
fn listed(parts: &[(Part, u32)]) -> String {
    let said: Vec<_> = parts.iter().map(|(part, n)| format!("{} ({n})", name(*part))).collect();
    said.join("; ")
}

fn name(part: Part) -> &'static str {
    match part {
        Part::Notes => "notes, thoughts, feelings and tags",
        Part::Names => "names of focuses, routines and people",
        Part::Places => "places",
        Part::Item9 => "item 9 of a PHQ-9",
        Part::Plan => "lines of your plan",
        Part::Private => "words of entries marked private",
    }
}
