//! Today, on a screen or in plain sentences.

use super::care;
use super::labels::LabelKey;
use super::page::Page;
use super::style::Look;
use super::words;
use crate::domain::day::Day;
use crate::domain::focus::Goal;
use crate::domain::run::{DayCounts, Run};
use crate::report::today::{FocusToday, Lifetime, NextStep, Today};

/// The view as text.
#[must_use]
pub fn text(view: &Today, look: &Look) -> String {
    let mut page = Page::new(look);
    let date = words::date(view.today, view.today);
    let mut parts = vec![if look.plain { format!("Today is {date}") } else { date }];
    if let [only] = view.focuses.as_slice() {
        parts.extend(place(look, only));
        page.title(&parts.join(look.joint()));
        page.gap();
        warning(&mut page, view);
        focus(&mut page, only, view.today);
    } else {
        page.title(&parts.concat());
        page.gap();
        warning(&mut page, view);
        for one in &view.focuses {
            parts = vec![look.line(one.name.as_str()).into_owned()];
            parts.extend(place(look, one));
            page.title(&parts.join(look.joint()));
            focus(&mut page, one, view.today);
            page.gap();
        }
    }
    rhythm(&mut page, view);
    due(&mut page, view);
    page.gap();
    next(&mut page, view);
    page.into_text()
}

/// "day 81" and "early recovery".
fn place(look: &Look, focus: &FocusToday) -> Vec<String> {
    let day = focus.days_in_recovery.map(|n| format!("{} {n}", look.label(LabelKey::Day)));
    day.into_iter().chain([words::phase(focus.phase).to_owned()]).collect()
}

fn warning(page: &mut Page<'_>, view: &Today) {
    if view.focuses.iter().any(|focus| focus.stopping_is_dangerous) {
        care::stopping(page);
    }
}

fn focus(page: &mut Page<'_>, focus: &FocusToday, today: Day) {
    let look = page.look();
    if let Some(until) = focus.extra_care_until {
        care::extra_care(page, focus.kind, until, today);
    }
    match (focus.current_run, focus.goal) {
        (None, _) => page.line(&not_begun(focus.since, today)),
        (Some(run), _) if run.days == 0 && focus.days.all() == 0 => {
            page.line(&first_day(focus, today));
        }
        (Some(run), Goal::None) => {
            page.line(&current_run(look, focus, run, today));
            if focus.days.used > 0 {
                longest_run(page, focus, today);
                in_all(page, focus);
                share(page, focus);
            }
        }
        (Some(_), Goal::Less) => {
            days_of_use(page, focus);
            share(page, focus);
            last_use(page, focus, today);
        }
    }
    lifetime(page, focus, today);
    ahead(page, focus, today);
}

fn not_begun(since: Option<Day>, today: Day) -> String {
    since.map_or_else(
        || "No start date is set; nothing is counted yet".to_owned(),
        |since| {
            let away = words::days(since.number().abs_diff(today.number()));
            format!("The start date is {}, in {away}", words::date(since, today))
        },
    )
}

fn first_day(focus: &FocusToday, today: Day) -> String {
    if focus.since == Some(today) {
        "Today is the first day; the count begins tomorrow".to_owned()
    } else {
        "Today is still open; it counts once you check in".to_owned()
    }
}

/// "No use reported for 81 days: 70 confirmed, 11 not logged".
fn current_run(look: &Look, focus: &FocusToday, run: Run, today: Day) -> String {
    let open = if focus.pending { "; today is still open" } else { "" };
    if run.days == 0 {
        let name = look.label(LabelKey::Use);
        let last = if focus.last_use == Some(today) {
            format!("Today is a day of {name}")
        } else {
            format!("The last day of {name} was yesterday")
        };
        let kept = focus.days.no_use;
        let stay = if kept == 1 { "stays" } else { "stay" };
        return format!("{last}; {} without it {stay} counted{open}", words::days(kept));
    }
    if run.confirmed == 0 {
        let unknown = if run.days == 1 { "it counts" } else { "they count" };
        return format!("Not logged for {}: {unknown} as unknown{open}", words::days(run.days));
    }
    format!("{} {}{open}", look.label(LabelKey::NoUse), parts(run))
}

/// "81 days: 70 confirmed, 11 not logged".
fn parts(run: Run) -> String {
    let Run { days, confirmed, unlogged, .. } = run;
    let days = words::days(days);
    if unlogged == 0 {
        format!("{days}: all confirmed")
    } else {
        format!("{days}: {confirmed} confirmed, {unlogged} not logged")
    }
}

fn longest_run(page: &mut Page<'_>, focus: &FocusToday, today: Day) {
    let Some(run) = focus.longest_run.filter(|run| focus.current_run != Some(*run)) else { return };
    let (Some(from), Some(to)) = (run.from, run.to) else { return };
    let text = format!("{}, {}", words::span(from, to, today), parts(run));
    page.fact("Longest", &text, &format!("The longest run was {text}"));
}

/// "80 days: 73 without use, 2 with, 5 unknown".
fn in_all(page: &mut Page<'_>, focus: &FocusToday) {
    let DayCounts { no_use, used, unknown } = focus.days;
    let (all, name) = (words::days(focus.days.all()), page.look().label(LabelKey::Use));
    let text = format!("{all}: {no_use} without {name}, {used} with, {unknown} unknown");
    page.fact("In all", &text, &format!("In all, {text}"));
}

/// "4 days of use in 31 days: 23 without, 4 unknown".
fn days_of_use(page: &mut Page<'_>, focus: &FocusToday) {
    let DayCounts { no_use, used, unknown } = focus.days;
    let (all, name) = (words::days(focus.days.all()), page.look().label(LabelKey::Use));
    let used = words::days(used);
    page.line(&format!("{used} of {name} in {all}: {no_use} without, {unknown} unknown"));
}

/// "without use on 97 % of the 75 known days, 91 % to 98 % of all 80".
///
/// With less than half of the days known, the share of the known ones is too thin to say.
fn share(page: &mut Page<'_>, focus: &FocusToday) {
    let (known, all) = (focus.days.no_use + focus.days.used, focus.days.all());
    let (Some(low), Some(high)) = (focus.percent_low, focus.percent_high) else { return };
    let (low, high) = (words::percent(low), words::percent(high));
    let share = match focus.percent_no_use.map(words::percent) {
        Some(share) if known == all => format!("{share} of {}", words::days(all)),
        Some(share) if 2 * known >= all => {
            format!("{share} of the {known} known days, {low} to {high} of all {all}")
        }
        _ => format!("{low} to {high} of all {}", words::days(all)),
    };
    let text = format!("without {} on {share}", page.look().label(LabelKey::Use));
    page.fact("Share", &text, &words::capital(&text));
}

fn last_use(page: &mut Page<'_>, focus: &FocusToday, today: Day) {
    let name = page.look().label(LabelKey::Use);
    let (Some(day), Some(ago)) = (focus.last_use, focus.days_since_use) else { return };
    let ago = if ago == 0 { "today".to_owned() } else { format!("{} ago", words::days(ago)) };
    let text = format!("{}, {ago}", words::date(day, today));
    page.fact("Last", &text, &format!("The last day of {name} was {text}"));
}

/// All attempts together, where there was more than one.
fn lifetime(page: &mut Page<'_>, focus: &FocusToday, today: Day) {
    let Some(all) = &focus.lifetime else { return };
    if Some(all.since) == focus.since || all.days.no_use == 0 {
        return;
    }
    let text = lifetime_words(all, page.look(), today);
    page.fact("Lifetime", &text, &format!("Over all attempts: {text}"));
}

/// "75 days without use since Monday 31 August; longest run 40 days: all confirmed".
pub(super) fn lifetime_words(all: &Lifetime, look: &Look, today: Day) -> String {
    format!(
        "{} without {} since {}; longest run {}",
        words::days(all.days.no_use),
        look.label(LabelKey::Use),
        words::date(all.since, today),
        parts(all.longest_run),
    )
}

fn ahead(page: &mut Page<'_>, focus: &FocusToday, today: Day) {
    if let Some(label) = &focus.milestone_today {
        let text = format!("{label} since you started");
        page.fact("Today", &text, &format!("Today it is {text}"));
    }
    if let Some(next) = &focus.next_milestone {
        let text = format!("{} on {}", next.label, words::date(next.on, today));
        page.fact("Ahead", &text, &format!("The next milestone is {text}"));
    }
}

fn rhythm(page: &mut Page<'_>, view: &Today) {
    let (run, longest) = (view.checkin_run, view.checkin_longest);
    let text = match (run, longest) {
        (_, 0) => "none yet".to_owned(),
        (0, _) => format!("none yesterday or today, longest {} running", words::days(longest)),
        _ if run == longest => format!("{} running, the longest so far", words::days(run)),
        _ => format!("{} running, longest {longest}", words::days(run)),
    };
    let name = page.look().label(LabelKey::CheckIns);
    page.fact(&name, &text, &format!("{name}: {text}"));
}

fn due(page: &mut Page<'_>, view: &Today) {
    let look = page.look();
    let names: Vec<_> =
        view.routines_due.iter().map(|routine| look.line(routine.name.as_str())).collect();
    if !names.is_empty() {
        page.fact("Due", &names.join(look.joint()), &format!("Due today: {}", words::list(&names)));
    }
}

fn next(page: &mut Page<'_>, view: &Today) {
    let command = match (view.next, view.routines_due.first()) {
        (NextStep::CheckIn, _) => "checkin".to_owned(),
        (NextStep::Focus, _) => "focus add".to_owned(),
        (NextStep::Routine, Some(routine)) => {
            format!("routine done {}", words::quoted(&page.look().line(routine.name.as_str())))
        }
        _ => return page.line("Nothing more is due today"),
    };
    page.line(&format!("Next: daymark {command}"));
}
