//! The published course of withdrawal, and where in it today would be for most people.

use crate::domain::day::Day;
use crate::domain::withdrawal::{Position, Span};
use crate::render::page::Page;
use crate::render::words;
use crate::report::phase::{FocusPhase, Timeline, Withdrawal};

/// The sources of the ranges: "WHO 2009".
pub(super) fn sources(focus: &FocusPhase) -> Vec<String> {
    let timelines = focus.withdrawal.iter().flat_map(|withdrawal| &withdrawal.timelines);
    timelines.map(|one| format!("{} {}", one.course.source, one.course.year)).collect()
}

/// Puts the ranges on the page, or says that there are none.
pub(super) fn put(page: &mut Page<'_>, focus: &FocusPhase, today: Day) {
    let Some(withdrawal) = &focus.withdrawal else { return };
    page.gap();
    page.line(&heading(focus, withdrawal, today));
    for (source, timeline) in sources(focus).iter().zip(&withdrawal.timelines) {
        let (text, facts) = course(timeline, withdrawal.day);
        let of = format!("By {source}, withdrawal from {}", timeline.course.of);
        page.facts(source, &text, &of, &facts);
    }
    if withdrawal.timelines.is_empty() {
        let kind = words::focus_kind(focus.kind);
        page.line(&format!(
            "daymark keeps no published range for this kind ({kind}); your care team can say more."
        ));
    } else {
        page.line(
            "These are ranges of many people. Yours may be shorter or longer, weaker or stronger; \
             your care team can say more.",
        );
    }
}

/// "Withdrawal: about day 2 after the last use on record, on Wednesday 18 November".
fn heading(focus: &FocusPhase, withdrawal: &Withdrawal, today: Day) -> String {
    let (Some(last), Some(day)) = (withdrawal.last_dose, withdrawal.day) else {
        return "What to expect of withdrawal, counted from the last dose:".to_owned();
    };
    let what =
        if focus.since == Some(last) { "the day of stopping" } else { "the last use on record" };
    let last = words::date(last, today);
    match day {
        0 => format!("Withdrawal: today is {what}, {last}"),
        _ => format!("Withdrawal: about day {day} after {what}, {last}"),
    }
}

/// "begins 6 to 12 hours after the last dose, strongest on days 1 to 3; about now, for most people".
fn course(Timeline { course, position }: &Timeline, day: Option<u32>) -> (String, Vec<String>) {
    let mut parts = vec![match course.onset_hours {
        Span { from: 0, to } => format!("begins within {to} hours after the last dose"),
        Span { from, to } => format!("begins {from} to {to} hours after the last dose"),
    }];
    parts.extend(
        course.peak_days().map(|Span { from, to }| format!("is strongest on days {from} to {to}")),
    );
    parts.extend(course.length_days.map(|Span { from, to }| format!("lasts {from} to {to} days")));
    let said = position.and_then(|position| place(position, day?));
    let place = said.as_ref().map_or_else(String::new, |said| format!("; {said}"));
    let text = format!("{}{place}", words::list(&parts));
    parts.extend(said);
    (text, parts)
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
