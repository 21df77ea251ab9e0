//! What the figures rest on, where each focus stands, and its days.

use super::section::Section;
use crate::domain::figures::attempt_stats::DayCounts;
use crate::domain::focus_kind::FocusKind;
use crate::domain::recovery::phase_status::DecidedBy;
use crate::domain::recovery::safety;
use crate::domain::time::day::Day;
use crate::render::amounts;
use crate::render::day_counts;
use crate::render::format;
use crate::render::labels::LabelKey;
use crate::render::look::Look;
use crate::render::today::lifetime_words;
use crate::report::focus_header::Lifetime;
use crate::report::packet::{Packet, PacketFocus};

/// What the page is, and the phase of each focus.
pub(super) fn about<'v>(view: &Packet, look: &Look) -> Section<'v> {
    let mut section = Section::new("");
    let basis = format!("{}: my own record", format::capital(view.basis));
    // Paper says so at its end.
    let no_advice = if look.paper.is_some() { "" } else { ", and not medical advice" };
    let basis = format!("{basis}{no_advice}");
    let unknown = "A day without an entry counts neither way";
    if look.plain {
        section.say(&basis);
        section.say(unknown);
    } else if look.saves_rows() {
        // The days without an answer stand beside each count.
        section.say(&basis);
    } else {
        section.say(&format!("{basis}. {unknown}"));
    }
    for (at, (name, focus)) in names(view).iter().zip(&view.focuses).enumerate() {
        let mut parts =
            vec![format!("{}: {}", look.line(name), format::phase(focus.standing.phase))];
        parts.extend(
            (focus.standing.phase_by == DecidedBy::Person).then(|| "by my own word".to_owned()),
        );
        parts.extend(focus.days_in_recovery.map(|n| format!("day {n}")));
        parts.extend(focus.stage.map(|stage| format!("stage of change: {}", format::stage(stage))));
        let is_said = safety::extra_care_is_said(focus.kind, focus.goal);
        let until = focus.standing.extra_care_until.filter(|_| is_said);
        let until = until.map(|until| format::date(until, view.today));
        let care = day_counts::care(safety::old_dose_can_kill(focus.kind));
        parts.extend(until.map(|until| format!("{care} until {until}")));
        let of = format!("Phase of {}", look.line(name));
        let mut facts = parts.clone();
        format::phase(focus.standing.phase).clone_into(&mut facts[0]);
        let row = if at == 0 { "Phase" } else { "" };
        section.facts(row, &parts.join(", "), &of, facts);
    }
    section
}

/// What each focus is called on the page: what kind it is, unless its name is let out. Of several
/// of a kind each has a number.
pub(super) fn names(view: &Packet) -> Vec<String> {
    let kind = |focus: &PacketFocus| match focus.kind {
        FocusKind::Other => "another focus",
        known => format::focus_kind(known),
    };
    let alike = |of: &PacketFocus, among: &[PacketFocus]| {
        among.iter().filter(|one| one.name.is_none() && one.kind == of.kind).count()
    };
    let name = |(at, focus): (usize, &PacketFocus)| match &focus.name {
        Some(name) if name.folded() == kind(focus) => name.to_string(),
        Some(name) => format!("{name} ({})", kind(focus)),
        None if alike(focus, &view.focuses) > 1 => {
            format!("{} {}", kind(focus), alike(focus, &view.focuses[..at]) + 1)
        }
        None => kind(focus).to_owned(),
    };
    view.focuses.iter().enumerate().map(name).collect()
}

/// The days of each focus, its percentage, and both clocks.
pub(super) fn days_of_use<'v>(view: &Packet, look: &Look) -> Section<'v> {
    let mut section = Section::new("Use");
    let of_use = look.label(LabelKey::Use);
    let names = names(view);
    for (name, focus) in names.iter().zip(&view.focuses) {
        let name = look.line(name);
        if names.len() > 1 {
            section.part(&name);
        }
        let days = focus.days.filter(|counts| counts.all() > 0);
        let (counts, each) = match days {
            Some(all) => (day_counts::counts(all, &of_use), day_counts::each_count(all, &of_use)),
            None => ("none counted".to_owned(), vec!["none counted".to_owned()]),
        };
        let share = days.and_then(|all| Some((all, day_counts::share(all, &of_use)?)));
        // The share says the counts too; sentences by themselves say one after the other.
        if look.plain || share.is_none() {
            section.facts("Days", &counts, "In the period", each);
        }
        if let Some((all, share)) = share {
            section.facts("Days", &share, "", day_counts::each_share(all, &of_use));
        }
        if let Some(amount) = &focus.amount {
            let each = if look.plain {
                amounts::figures(amount, look)
            } else {
                amounts::facts(amount, look)
            };
            section.facts("Amount", &each.join("; "), "Amount", each);
        }
        let (clocks, each) = clocks(focus, view.window.to(), view.today);
        section.facts("Time", &clocks, "", each);
        if let Some((text, each)) = lifetime(focus, look, view.today) {
            section.facts("Attempts", &text, "Attempts", each);
        }
    }
    if names.is_empty() {
        section.say("No focus is named, so that days of use are not recorded");
    }
    section
}

/// Fewer days than these tell of themselves in which year a day lies.
const NEAR: u32 = 300;

/// "81 days in recovery, 70 of them logged without use; no use reported since the start date,
/// 31 August".
fn clocks(focus: &PacketFocus, on: Day, today: Day) -> (String, Vec<String>) {
    let alone = |text: String| (text.clone(), vec![text]);
    let Some(since) = focus.since else {
        return alone(if on < today {
            format!("no start date up to {}", format::date(on, today))
        } else {
            "no start date is set".to_owned()
        });
    };
    let (Some(recovery), Some(DayCounts { no_use, .. })) =
        (focus.days_in_recovery, focus.attempt_days)
    else {
        let begins = format::date(since, today);
        return alone(format!("the start date is {begins}, after {}", format::date(on, today)));
    };
    let last = match focus.last_use {
        Some(day) => {
            let days = on.number().abs_diff(day.number());
            // What is not long ago needs no year beside its days.
            let date = format::day_of_year(day, if days < NEAR { day } else { today });
            format!("{} since the last use, {date}", format::days(days))
        }
        None => {
            format!("no use reported since the start date, {}", format::day_of_year(since, today))
        }
    };
    let recovery = format!("{} in recovery", format::days(recovery));
    let mut each = vec![recovery.clone()];
    let confirmed = match no_use {
        0 => String::new(),
        _ => format!(", {no_use} of them logged without use"),
    };
    each.extend((no_use > 0).then(|| format!("{} logged without use", format::days(no_use))));
    each.push(last.clone());
    (format!("{recovery}{confirmed}; {last}"), each)
}

/// All attempts together, where there was more than one.
fn lifetime(focus: &PacketFocus, look: &Look, today: Day) -> Option<(String, Vec<String>)> {
    let told = |all: &&Lifetime| focus.attempts > 1 && all.days.no_use > 0;
    let all = focus.lifetime.as_ref().filter(told)?;
    let attempts = format!("{} so far", focus.attempts);
    let (text, each) = lifetime_words(all, look, today);
    Some((format!("{attempts}; {text}"), [vec![attempts], each].concat()))
}
