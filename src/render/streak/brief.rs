//! Where each focus stands, in a few sentences, and the last weeks day by day.

use chrono::Weekday;

use super::{checkin_streak, late, recent};
use crate::domain::figures::attempt_stats::{DayCounts, Run};
use crate::domain::focus_kind::UseGoal;
use crate::domain::time::day::Day;
use crate::render::amounts;
use crate::render::day_counts;
use crate::render::format;
use crate::render::labels::LabelKey;
use crate::render::look::Look;
use crate::render::page::Page;
use crate::report::focus_header::CurrentAttempt;
use crate::report::streak::{FocusStreak, Streak};

/// The view in words; weeks start on `start`, and `again` is what shows it once more, after the name
/// of the program.
#[must_use]
pub fn text(view: &Streak, look: &Look, start: Weekday, again: &str) -> String {
    let mut page = Page::new(look);
    page.heading(&["Days and runs".to_owned(), format::date(view.today, view.today)]);
    page.widen_names(["All attempts"]);
    let several = view.focuses.len() > 1;
    for focus in &view.focuses {
        if several {
            let name = look.line(focus.header.name.as_str());
            page.heading(&[&name]);
            page.each_of(&name);
        }
        put(&mut page, focus, view.today);
        page.each_of("");
        // Two strips would fill the screen.
        if !several {
            recent(&mut page, &focus.recent, start, view.today);
        }
    }
    if several {
        page.gap();
    }
    checkin_streak(&mut page, view);
    if view.focuses.iter().any(|focus| focus.attempt.days.all() > 0) {
        page.offer("More", &format!("{again} --numbers"));
    }
    page.into_text()
}

fn put(page: &mut Page<'_>, focus: &FocusStreak, today: Day) {
    let look = page.look();
    let of_use = look.label(LabelKey::Use);
    let Some(run) = focus.attempt.current_run else {
        return page.line(&day_counts::not_begun(focus.attempt.since, today));
    };
    let CurrentAttempt { last_use, days, .. } = focus.attempt;
    if run.days == 0 && days.all() == 0 {
        return page.line(&day_counts::first_day(focus.attempt.since, last_use, today, &of_use));
    }
    match focus.header.goal {
        UseGoal::None => since(page, focus, run, today),
        UseGoal::Less => page.line(&day_counts::of_use(days, &of_use)),
    }
    late(page, focus);
    if let Some(day) = last_use {
        let text = day_counts::last_use(day, today);
        page.fact("Last use", &text, &format!("The last day of {of_use} was {text}"));
    }
    if days.used > 0 || focus.attempts > 1 {
        logged(page, "This time", days, focus.attempt.since, &of_use, today);
    }
    let all = focus.lifetime.as_ref().filter(|all| Some(all.all.since) != focus.attempt.since);
    if let Some(all) = all {
        logged(page, "All attempts", all.all.days, Some(all.all.since), &of_use, today);
    }
    let longest = all.map(|all| all.all.longest_run).or(focus.attempt.longest_run);
    if let Some(longest) = longest.filter(|longest| longest.confirmed > 0 && longest.to != run.to) {
        most(page, longest, today);
    }
    returns(page, focus, &of_use);
    amounts::put_not_spent(page, focus.not_spent.as_ref());
}

/// "283 days since the last use you logged; 248 of them have an entry".
fn since(page: &mut Page<'_>, focus: &FocusStreak, run: Run, today: Day) {
    let CurrentAttempt { since, last_use, days, pending, .. } = focus.attempt;
    let pending = pending && run.days == 0;
    let name = page.look().line(focus.header.name.as_str()).into_owned();
    day_counts::Standing { since, run, last_use, days, pending, today }.put(page, &name);
}

/// "812 of 897 logged days without use, since 21 November 2023; 197 days have no answer".
fn logged(
    page: &mut Page<'_>,
    name: &str,
    days: DayCounts,
    since: Option<Day>,
    of_use: &str,
    today: Day,
) {
    let known = days.no_use + days.used;
    if known == 0 {
        return;
    }
    let since = since
        .map_or_else(String::new, |since| format!(", since {}", format::day_of_year(since, today)));
    let mut facts = Vec::new();
    if days.no_use > 0 {
        let logged = if known == 1 { "logged day" } else { "logged days" };
        facts.push(format!("{} of {known} {logged} without {of_use}{since}", days.no_use));
    }
    if days.unknown > 0 {
        facts.push(format!("{} no answer", format::count(days.unknown, "day has", "days have")));
    }
    if facts.is_empty() {
        facts.push(format!("{} of {of_use}{since}", format::days(days.used)));
    }
    page.facts(name, &facts.join("; "), name, &facts);
}

/// "568 days in a row, 465 of them logged: 21 July 2024 to 8 February".
fn most(page: &mut Page<'_>, run: Run, today: Day) {
    let logged = if run.unlogged == 0 {
        ", all logged".to_owned()
    } else {
        format!(", {} logged", run.confirmed)
    };
    let span = match (run.from, run.to) {
        (Some(from), Some(to)) => format!(": {}", format::span(from, to, today)),
        _ => String::new(),
    };
    let text = format!("{} in a row{logged}{span}", format::days(run.days));
    page.fact("Longest", &text, &format!("The longest run: {text}"));
}

/// "you logged a day without use 1 to 18 days later, usually 4": how many they were is said above.
fn returns(page: &mut Page<'_>, focus: &FocusStreak, of_use: &str) {
    let facts = day_counts::returns(&focus.return_days, of_use);
    if focus.header.goal == UseGoal::None
        && let Some((_, after)) = facts.split_first()
    {
        let of = format!("After {of_use}");
        page.facts(&of, &after.join("; "), &of, after);
    }
}
