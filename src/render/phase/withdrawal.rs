//! The published course of withdrawal, and where in it today would be for most people.

use crate::domain::recovery::withdrawal::{CourseRange, Position, WithdrawalCourse};
use crate::domain::time::day::Day;
use crate::render::format;
use crate::render::page::Page;
use crate::report::phase::{FocusPhase, Timeline, Withdrawal};

/// The sources of the ranges: "WHO 2009".
pub(super) fn sources(focus: &FocusPhase) -> Vec<String> {
    let timelines = focus.withdrawal.iter().flat_map(|withdrawal| &withdrawal.timelines);
    timelines.map(|one| one.course.published()).collect()
}

/// Puts the ranges on the page, or says that there are none.
pub(super) fn put(page: &mut Page<'_>, focus: &FocusPhase, today: Day) {
    let Some(withdrawal) = &focus.withdrawal else { return };
    page.gap();
    page.line(&heading(focus, withdrawal, today));
    for (source, timeline) in sources(focus).iter().zip(&withdrawal.timelines) {
        let (mut text, facts) = course(timeline, withdrawal.day);
        let of = timeline.course.of;
        // Of several courses by one source the page has to say which is which.
        if several(withdrawal) {
            text = format!("{of}: {text}");
        }
        let mut by = source.clone();
        if let Some(also) = timeline.course.also {
            text = format!("{text} (the {also} too)");
            by = format!("{by} and the {also}");
        }
        page.facts(source, &text, &format!("By {by}, withdrawal from {of}"), &facts);
    }
    for text in withdrawal.beside {
        page.care(text);
    }
    if withdrawal.timelines.is_empty() {
        let kind = format::focus_kind(focus.header.kind);
        page.line(&format!(
            "No published range is known here for this kind ({kind}). Your care team can say more."
        ));
    } else {
        page.line(
            "These are ranges of many people. Yours may be shorter or longer, weaker or stronger; \
             your care team can say more.",
        );
    }
}

/// Whether its courses are of different substances.
fn several(withdrawal: &Withdrawal) -> bool {
    let mut of = withdrawal.timelines.iter().map(|one| one.course.of);
    let first = of.next();
    of.any(|other| Some(other) != first)
}

/// "Withdrawal: about day 2 after the last use on record, on Wednesday 18 November".
fn heading(focus: &FocusPhase, withdrawal: &Withdrawal, today: Day) -> String {
    let (Some(last), Some(day)) = (withdrawal.last_dose, withdrawal.day) else {
        return "What to expect of withdrawal, counted from the last dose:".to_owned();
    };
    let what =
        if focus.since == Some(last) { "the day you stopped" } else { "the last use on record" };
    let last = format::date(last, today);
    match day {
        0 => format!("Withdrawal: today is {what}, {last}"),
        _ => format!("Withdrawal: about day {day} after {what}, {last}"),
    }
}

/// "begins 6 to 12 hours after the last dose, strongest on days 1 to 3; about now, for most people".
fn course(Timeline { course, position }: &Timeline, day: Option<u32>) -> (String, Vec<String>) {
    let mut parts = Vec::new();
    parts.extend(
        course.onset_hours.map(|span| format!("begins {} after the last dose", onset(span))),
    );
    parts.extend(course.peak_days().map(|peak| match peak {
        CourseRange { from: 0, to: 7 } => "is strongest in the first week".to_owned(),
        CourseRange { from, to } => format!("is strongest on days {from} to {to}"),
    }));
    parts.extend(length(course));
    let said = position.and_then(|position| place(position, day?));
    let place = said.as_ref().map_or_else(String::new, |said| format!("; {said}"));
    let text = format!("{}{place}", format::list(&parts));
    parts.extend(said);
    (text, parts)
}

/// "within 24 hours", "6 to 12 hours" or, where they are many, "2 to 7 days".
fn onset(hours: CourseRange) -> String {
    match hours {
        CourseRange { from: 0, to } => format!("within {to} hours"),
        CourseRange { from, to } if to > 72 => format!("{} to {} days", from / 24, to / 24),
        CourseRange { from, to } => format!("{from} to {to} hours"),
    }
}

/// "lasts 4 to 10 days (WHO 2009)".
pub(in crate::render) fn usual_length(course: &WithdrawalCourse) -> Option<String> {
    length(course).map(|length| format!("{length} ({})", course.published()))
}

/// "lasts 14 to 28 days or longer".
fn length(course: &WithdrawalCourse) -> Option<String> {
    let CourseRange { from, to } = course.length_days?;
    let note = match course.length_note {
        Some(note) if note.starts_with(';') => note.to_owned(),
        Some(note) => format!(" {note}"),
        None => String::new(),
    };
    Some(format!("lasts {from} to {to} days{note}"))
}

fn place(position: Position, day: u32) -> Option<String> {
    Some(match position {
        Position::Beginning => format!("on day {day} it may just be beginning"),
        Position::Peak => format!("day {day} is among the strongest for most people"),
        Position::AfterPeak => format!("by day {day} most people have the strongest behind them"),
        Position::Past => format!("by day {day} it is over for most people"),
        Position::Underway => return None,
    })
}
