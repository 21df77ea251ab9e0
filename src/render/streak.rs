//! Time since last use, days in recovery, and every run, on a screen or in plain sentences.

mod brief;

use chrono::Weekday;

use super::calendar_heatmap::{self, Heard, Shown};
use super::day_counts::{self, Standing};
use super::format;
use super::labels::LabelKey;
use super::look::Look;
use super::page::{INDENT, Page};
use super::table::{Align, Table};
use crate::domain::figures::attempt_stats::Run;
use crate::domain::figures::calendar_heatmap::{CalendarHeatmap, DayState};
use crate::domain::figures::runs::AttemptRun;
use crate::domain::focus_kind::UseGoal;
use crate::domain::time::day::Day;
use crate::report::focus_header::CurrentAttempt;
use crate::report::streak::{FocusStreak, LifetimeStreak, Streak};

/// The latest runs that a screen shows, with the longest of all; the plain form has every one.
const MOST: usize = 12;
/// A page narrower than this has no room for a table of runs.
const WIDE: usize = 64;

pub use brief::text;

/// The view with every figure behind it; weeks start on `start`.
#[must_use]
pub fn numbers(view: &Streak, look: &Look, start: Weekday) -> String {
    let mut page = Page::new(look);
    let mut title = vec!["Days and runs".to_owned(), format::date(view.today, view.today)];
    let several = view.focuses.len() > 1;
    if let ([focus], false) = (view.focuses.as_slice(), several) {
        title.extend(day_number(look, focus));
    }
    page.heading(&title);
    page.gap();
    for focus in &view.focuses {
        if several {
            let name = look.line(focus.header.name.as_str()).into_owned();
            let day = day_number(look, focus);
            if look.plain {
                page.each_of(&name);
                if let Some(day) = day {
                    page.title(&day);
                }
            } else {
                page.heading(&std::iter::once(name).chain(day).collect::<Vec<_>>());
            }
        }
        put(&mut page, focus, view.today, start);
        page.each_of("");
        page.gap();
    }
    checkin_streak(&mut page, view);
    page.into_text()
}

/// "day 81".
fn day_number(look: &Look, focus: &FocusStreak) -> Option<String> {
    focus.attempt.days_in_recovery.map(|n| format!("{} {n}", look.label(LabelKey::Day)))
}

fn put(page: &mut Page<'_>, focus: &FocusStreak, today: Day, start: Weekday) {
    clocks(page, focus, today);
    if let Some(all) = &focus.lifetime {
        lifetime(page, focus, all, today);
    }
    recent(page, &focus.recent, start, today);
    runs(page, focus, today);
    day_counts::put_returns(page, &focus.return_days);
}

/// The time since the last use, and the days of this attempt.
fn clocks(page: &mut Page<'_>, focus: &FocusStreak, today: Day) {
    let look = page.look();
    let of_use = look.label(LabelKey::Use);
    let (Some(run), Some(since)) = (focus.attempt.current_run, focus.attempt.since) else {
        return page.line(&day_counts::not_begun(focus.attempt.since, today));
    };
    if run.days == 0 && focus.attempt.days.all() == 0 {
        return page.line(&day_counts::first_day(
            focus.attempt.since,
            focus.attempt.last_use,
            today,
            &of_use,
        ));
    }
    let CurrentAttempt { last_use, days, pending, .. } = focus.attempt;
    let name = look.line(focus.header.name.as_str());
    match focus.header.goal {
        UseGoal::None => {
            let since = Some(since);
            Standing { since, run, last_use, days, pending, today }.put(page, &name);
        }
        UseGoal::Less => day_counts::put_of_use(page, days),
    }
    late(page, focus);
    if let Some(day) = last_use {
        let text = day_counts::last_use(day, today);
        page.fact("Last", &text, &format!("The last day of {of_use} was {text}"));
    }
    this_attempt(page, focus, since, today);
}

/// "4 of the 6 days logged were entered later", of the run that has not ended.
fn late(page: &mut Page<'_>, focus: &FocusStreak) {
    let current = focus.runs.iter().find(|one| one.current && one.confirmed_late > 0);
    if let Some(AttemptRun { run, confirmed_late, .. }) = current {
        let text = if *confirmed_late == run.confirmed {
            "every day logged since then was entered later".to_owned()
        } else {
            let were = if *confirmed_late == 1 { "was" } else { "were" };
            format!("{confirmed_late} of the {} days logged {were} entered later", run.confirmed)
        };
        page.fact("Late", &text, &format::capital(&text));
    }
}

/// "81 days since Monday 31 August; without use on …".
fn this_attempt(page: &mut Page<'_>, focus: &FocusStreak, since: Day, today: Day) {
    let of_use = page.look().label(LabelKey::Use);
    let days = format::days(focus.attempt.days_in_recovery.unwrap_or_default());
    let mut parts = vec![format!("{days} since {}", format::date(since, today))];
    let mut facts = parts.clone();
    // Without a use day the line above has told the days apart already, and so it has with less.
    if focus.header.goal == UseGoal::None && focus.attempt.days.used > 0 {
        parts.push(day_counts::counts(focus.attempt.days, &of_use));
        facts.extend(day_counts::each_count(focus.attempt.days, &of_use));
    }
    parts.extend(day_counts::share(focus.attempt.days, &of_use));
    facts.extend(day_counts::each_share(focus.attempt.days, &of_use));
    page.facts("This time", &parts.join("; "), "This time", &facts);
}

/// All attempts together, where there was more than one.
fn lifetime(page: &mut Page<'_>, focus: &FocusStreak, all: &LifetimeStreak, today: Day) {
    if Some(all.all.since) == focus.attempt.since {
        return;
    }
    let of_use = page.look().label(LabelKey::Use);
    let since = format::date(all.all.since, today);
    let mut parts = vec![format!("{} attempts since {since}", focus.attempts)];
    let mut facts = parts.clone();
    parts.push(day_counts::in_all(all.all.days, &of_use));
    facts.extend(day_counts::each_in_all(all.all.days, &of_use));
    parts.extend(day_counts::share(all.all.days, &of_use));
    facts.extend(day_counts::each_share(all.all.days, &of_use));
    let longest = all.all.longest_run;
    if longest.confirmed > 0 {
        parts.push(day_counts::longest_of_all(longest));
        facts.extend(day_counts::each_of_longest(longest));
    }
    page.facts("All attempts", &parts.join("; "), "All attempts", &facts);
}

/// The last weeks day by day, where any of them counts.
fn recent(page: &mut Page<'_>, recent: &CalendarHeatmap, start: Weekday, today: Day) {
    let known = |state| matches!(state, DayState::NoUse | DayState::Use);
    // In sentences the runs say the same, and shorter.
    if page.look().plain || !recent.days().iter().any(|one| known(one.state)) {
        return;
    }
    page.gap();
    calendar_heatmap::put(page, recent, (&[Shown::Days], Heard::Every), start, today);
    page.gap();
}

fn runs(page: &mut Page<'_>, focus: &FocusStreak, today: Day) {
    if focus.runs.is_empty() {
        return;
    }
    let look = page.look();
    let of_use = look.label(LabelKey::Use);
    let several = focus.attempts > 1;
    // Over all attempts, a run goes on through a start date; of that the line above has told.
    let cut = if several && !look.plain { "; a new start ends one" } else { "" };
    page.line(&format!("Runs without {of_use} reported, the latest first{cut}:"));
    let shown = focus.runs.iter().enumerate();
    let shown = shown.filter(|(at, one)| look.plain || *at < MOST || one.longest);
    let shown: Vec<_> = shown.map(|(_, one)| one).collect();
    let more = focus.runs.len().saturating_sub(shown.len());
    if look.plain || look.columns() < WIDE {
        let dot = if look.plain { "" } else { look.sign("· ", "- ") };
        for one in shown {
            page.item(dot, &sentence(one, several, look, today));
        }
    } else {
        page.table(table(look, &shown, several, today));
    }
    if more > 0 {
        let more = u32::try_from(more).unwrap_or(u32::MAX);
        let runs = format::count(more, "earlier run", "earlier runs");
        page.offer(&format!("And {runs}"), "streak --numbers --plain");
    }
}

fn table(look: &Look, runs: &[&AttemptRun], several: bool, today: Day) -> Table {
    let columns = [Align::Left, Align::Right, Align::Right, Align::Right];
    let attempt = if several { &[Align::Right][..] } else { &[] };
    let any_late = runs.iter().any(|one| one.confirmed_late > 0);
    let late = if any_late { &[Align::Right][..] } else { &[] };
    let mut table = Table::new(look, INDENT, &[attempt, &columns, late, &[Align::Left]].concat());
    let heads = ["", "days", "logged", "not logged"].map(str::to_owned);
    let attempt = several.then(|| "attempt".to_owned());
    let last = any_late.then(|| "logged late".to_owned()).into_iter().chain([String::new()]);
    table.head(&attempt.into_iter().chain(heads).chain(last).collect::<Vec<_>>());
    for one in runs {
        let Run { days, confirmed, unlogged, .. } = one.run;
        let [days, confirmed, unlogged] = [days, confirmed, unlogged].map(|n| n.to_string());
        let longest = if one.longest && !several { "longest" } else { "" };
        let cells = [span(one, look, today), days, confirmed, unlogged];
        let attempt = several.then(|| one.attempt.to_string());
        let last = any_late.then(|| one.confirmed_late.to_string());
        let last = last.into_iter().chain([longest.to_owned()]);
        table.row(&attempt.into_iter().chain(cells).chain(last).collect::<Vec<_>>());
    }
    table
}

/// "30 Nov to 6 Dec", "since 2 Nov".
fn span(one: &AttemptRun, look: &Look, today: Day) -> String {
    let said = if look.plain { format::span } else { format::short_span };
    match (one.run.from, one.run.to) {
        (Some(from), _) if one.current => {
            format!("since {}", said(from, from, today))
        }
        (Some(from), Some(to)) => said(from, to, today),
        _ => String::new(),
    }
}

/// "Attempt 2, 12 Mar to 8 May, 58 days: 50 confirmed, 8 not logged; longest".
fn sentence(one: &AttemptRun, several: bool, look: &Look, today: Day) -> String {
    let attempt = if several { format!("Attempt {}, ", one.attempt) } else { String::new() };
    let longest = if one.longest && !several { ", the longest" } else { "" };
    let late = match one.confirmed_late {
        0 => String::new(),
        late => format!("; {late} of the days logged entered later"),
    };
    let (span, run) = (span(one, look, today), day_counts::run(one.run));
    let sentence = format!("{attempt}{span}, {run}{late}{longest}");
    format::capital(&sentence)
}

/// Apart from all use: how regular the journal is.
fn checkin_streak(page: &mut Page<'_>, view: &Streak) {
    day_counts::put_checkin_streak(page, view.checkin_run, view.checkin_longest);
}
