//! Renders the safety block that a page begins with.

use super::day_counts;
use super::format;
use super::look::Paper;
use super::page::Page;
use crate::domain::recovery::safety;
use crate::domain::time::day::Day;
use crate::report::help::Stopping;
use crate::report::safety_block::{Care, ExtraCare};

/// Says what is due, each thing once, and leaves a gap after it.
pub(super) fn put(page: &mut Page<'_>, care: &Care, today: Day) {
    if stopping(page, &care.stopping) {
        page.gap();
    }
    if put_extra(page, care, today) {
        page.gap();
    }
}

/// As [`put`], of stopping only what somebody acts on: that it can be dangerous, when to call, and where
/// the rest stands.
pub(super) fn put_what_acts(page: &mut Page<'_>, care: &Care, today: Day) {
    let Stopping { danger, emergency, also, .. } = &care.stopping;
    for line in [*danger, emergency.as_deref()].into_iter().flatten() {
        page.care(line);
    }
    put_extra(page, care, today);
    if danger.is_some() || !also.is_empty() {
        let command = page.look().command("help-now --all");
        page.care(&format!("What else to know of stopping: {command}"));
    }
    if danger.is_some() || !also.is_empty() || !care.extra.is_empty() {
        page.gap();
    }
}

/// As [`put`], without gaps.
pub(super) fn put_close(page: &mut Page<'_>, care: &Care, today: Day) {
    stopping(page, &care.stopping);
    put_extra(page, care, today);
}

/// Says until when extra care is due; whether there is anything to say.
fn put_extra(page: &mut Page<'_>, care: &Care, today: Day) -> bool {
    if let Some(until) = extra(page, care, today) {
        let until = format!("{until}.");
        if care.tolerance {
            both(page, &until, safety::TOLERANCE);
        } else if care.overdose_card {
            page.care(&until);
        }
        if let Some(paper) = &page.look().paper {
            on_paper(page, care, paper);
        } else if care.overdose_card {
            page.care("What to do in an overdose, and whom to call: daymark help-now");
        } else {
            both(page, &until, "Whom to call: daymark help-now");
        }
    }
    !care.extra.is_empty()
}

/// Says in a line each that care is due, with the command that names help.
pub(super) fn brief(page: &mut Page<'_>, care: &Care, today: Day) {
    stopping_brief(page, care);
    let Some(until) = extra(page, care, today) else { return };
    if let Some(paper) = &page.look().paper {
        page.care(&until);
        on_paper(page, care, paper);
    } else {
        let command = page.look().command("help-now");
        page.care(&format!("{until}: {command}"));
    }
}

/// What to do in an overdose, with the number to call.
fn on_paper(page: &mut Page<'_>, care: &Care, paper: &Paper) {
    let emergency = &paper.emergency;
    if care.tolerance {
        page.care(&format!("In an overdose, call {emergency}, and give naloxone"));
    } else if care.overdose_card {
        page.care(&format!("In an overdose, call {emergency}"));
    }
}

/// Says in a line that stopping can be dangerous, where it can.
pub(super) fn stopping_brief(page: &mut Page<'_>, care: &Care) {
    let Some(danger) = care.stopping.danger else { return };
    if page.look().paper.is_some() {
        page.care(danger);
        care.stopping.advice.iter().for_each(|advice| page.care(advice));
    } else {
        let command = page.look().command("help-now --all");
        page.care(&format!("Stopping suddenly can be dangerous: {command}"));
    }
}

/// Two sentences on a line, or in a plain look on a line each.
fn both(page: &mut Page<'_>, one: &str, other: &str) {
    if page.look().plain {
        page.care(one);
        page.care(other);
    } else {
        page.care(&format!("{one} {other}"));
    }
}

/// "Lower tolerance until 18 December", with the names where there are several focuses.
fn extra(page: &Page<'_>, care: &Care, today: Day) -> Option<String> {
    let until = |ExtraCare { name, until, .. }: &ExtraCare| {
        let until = format::day_of_year(*until, today);
        match name {
            Some(name) => format!("{} until {until}", page.look().line(name.as_str())),
            None => format!("until {until}"),
        }
    };
    let said = [true, false].into_iter().filter_map(|tolerance| {
        let of: Vec<_> = care.extra.iter().filter(|one| one.tolerance == tolerance).collect();
        let colon = if of.first()?.name.is_some() { ":" } else { "" };
        let until: Vec<_> = of.into_iter().map(until).collect();
        Some(format!("{}{colon} {}", day_counts::care(tolerance), format::list(&until)))
    });
    let said: Vec<_> = said.collect();
    (!said.is_empty()).then(|| format::capital(&said.join("; ")))
}

/// Says what to know of stopping; whether there is anything.
fn stopping(page: &mut Page<'_>, known: &Stopping) -> bool {
    let Stopping { danger, advice, emergency, also } = known;
    let first = [*danger, *advice, emergency.as_deref()];
    let lines: Vec<_> = first.into_iter().flatten().chain(also.iter().copied()).collect();
    for line in &lines {
        page.care(line);
    }
    !lines.is_empty()
}
