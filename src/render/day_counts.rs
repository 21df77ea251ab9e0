//! Formats day counts, runs and shares of days.

use super::format;
use super::labels::LabelKey;
use super::look::Look;
use super::page::Page;
use crate::domain::figures::attempt_stats::{DayCounts, Run};
use crate::domain::time::day::Day;
use crate::report::trends::ReturnDays;

/// "24 without use, 2 of use, 2 unknown", with the word for use; what there is none of is left out.
pub(super) fn counts(days: DayCounts, of_use: &str) -> String {
    let DayCounts { no_use, used, unknown } = days;
    let mut parts = Vec::new();
    parts.extend((no_use > 0).then(|| format!("{no_use} without {of_use}")));
    parts.extend((used > 0).then(|| format!("{used} of {of_use}")));
    parts.extend((unknown > 0).then(|| format!("{unknown} with no answer")));
    parts.join(", ")
}

/// What there is to say of the days of a focus beside its name, or beside "Days" where it is the only one:
/// "24 days without use, 2 of use".
pub(super) fn named(
    name: &str,
    several: bool,
    days: DayCounts,
    look: &Look,
) -> (String, String, Vec<String>) {
    let of_use = look.label(LabelKey::Use);
    let each = each_count(days, &of_use);
    if !several {
        return ("Days".to_owned(), counts(days, &of_use), each);
    }
    // The name of a focus does not say that these are days.
    let rest = counts(days, &of_use);
    let rest = rest.split_once(", ").map(|(_, rest)| format!(", {rest}"));
    let first = each.first().map(String::as_str).unwrap_or_default();
    let text = format!("{first}{}", rest.unwrap_or_default());
    (look.line(name).into_owned(), text, each)
}

/// As [`counts`], each count by itself: "24 days without use".
pub(super) fn each_count(days: DayCounts, of_use: &str) -> Vec<String> {
    let DayCounts { no_use, used, unknown } = days;
    let mut each = Vec::new();
    each.extend((no_use > 0).then(|| format!("{} without {of_use}", format::days(no_use))));
    each.extend((used > 0).then(|| format!("{} of {of_use}", format::days(used))));
    each.extend((unknown > 0).then(|| format!("{} with no answer", format::days(unknown))));
    each
}

/// "81 days: 70 confirmed, 11 not logged".
pub(super) fn run(run: Run) -> String {
    let Run { days, confirmed, unlogged, .. } = run;
    let days = format::days(days);
    if unlogged == 0 {
        format!("{days}: all logged")
    } else {
        format!("{days}: {confirmed} logged, {unlogged} not logged")
    }
}

/// As [`run`], each count by itself.
pub(super) fn each_of_run(run: Run) -> Vec<String> {
    let Run { days, confirmed, unlogged, .. } = run;
    let mut each = vec![format::days(days)];
    if unlogged == 0 {
        each.push("all logged".to_owned());
    } else {
        each.push(format!("{} logged", format::days(confirmed)));
        each.push(format!("{} not logged", format::days(unlogged)));
    }
    each
}

/// "longest over all attempts 40 days: all logged": across a new start, of which the runs of an attempt know nothing.
pub(super) fn longest_of_all(of: Run) -> String {
    format!("longest over all attempts {}", run(of))
}

/// As [`longest_of_all`], each count in words that say so.
pub(super) fn each_of_longest(run: Run) -> Vec<String> {
    let Run { days, confirmed, unlogged, .. } = run;
    let of = "the longest over all attempts";
    let mut each = vec![format!("{of} was {}", format::days(days))];
    if unlogged == 0 {
        each.push(format!("{of} was all logged"));
    } else {
        each.push(format!("{of} had {} logged", format::days(confirmed)));
        each.push(format!("{of} had {} not logged", format::days(unlogged)));
    }
    each
}

/// What the sentence "81 days since the last use you logged" is made of, for the goal of none.
#[derive(Debug, Clone, Copy)]
pub(super) struct Standing {
    /// The start date of the attempt.
    pub(super) since: Option<Day>,
    /// The run that has not ended.
    pub(super) run: Run,
    /// The latest day of use.
    pub(super) last_use: Option<Day>,
    /// The days of the attempt.
    pub(super) days: DayCounts,
    /// Whether today is still open.
    pub(super) pending: bool,
    /// The current day.
    pub(super) today: Day,
}

impl Standing {
    /// "81 days since the last use you logged; 70 of them have an entry; today is still open", of the
    /// focus of this name.
    pub(super) fn put(&self, page: &mut Page<'_>, name: &str) {
        let look = page.look();
        let mut facts = if self.run.days == 0 {
            let of_use = look.label(LabelKey::Use);
            let day = if self.last_use == Some(self.today) { "today" } else { "yesterday" };
            let said =
                [Some(format!("you logged {of_use} {day}")), still_counted(self.days.no_use)];
            said.into_iter().flatten().collect()
        } else {
            self.since_use(look)
        };
        facts.extend(self.pending.then(|| "today is still open".to_owned()));
        if look.plain {
            page.facts("", "", name, &facts);
        } else {
            page.line(&format::capital(&facts.join("; ")));
        }
    }

    /// "283 days since the last use you logged" and "249 of them have an entry"; where no use is on record
    /// of this attempt, since its start date.
    pub(super) fn since_use(&self, look: &Look) -> Vec<String> {
        let Self { run, since, last_use, today, .. } = *self;
        let days = since.max(last_use).map_or(0, |from| today.number().abs_diff(from.number()));
        let said = if look.labels.is_set(LabelKey::NoUse) {
            format!("{} {}", look.label(LabelKey::NoUse), format::days(days))
        } else if last_use.is_some() && last_use >= since {
            let of_use = look.label(LabelKey::Use);
            format!("{} since the last {of_use} you logged", format::days(days))
        } else {
            format!("{} since your start date", format::days(days))
        };
        let of = if look.plain { format!("these {days} days") } else { "them".to_owned() };
        match (run.confirmed, run.unlogged) {
            (0, unlogged @ 1..) => {
                vec![said, format!("no answer for {} yet", format::days(unlogged))]
            }
            (_, 0) => vec![said],
            (1, _) => vec![said, format!("1 of {of} has an entry")],
            (logged, _) => vec![said, format!("{logged} of {of} have an entry")],
        }
    }
}

/// Why nothing is counted yet.
pub(super) fn not_begun(since: Option<Day>, today: Day) -> String {
    since.map_or_else(
        || "No start date is set; nothing is counted yet".to_owned(),
        |since| {
            let away = format::ahead(since.number().abs_diff(today.number()));
            format!("The start date is {}, {away}", format::date(since, today))
        },
    )
}

/// What is said on day 0, on which there may have been a use, and on day 1 while it is open.
pub(super) fn first_day(
    since: Option<Day>,
    last_use: Option<Day>,
    today: Day,
    of_use: &str,
) -> String {
    if since != Some(today) {
        "Today is still open; it counts once you check in".to_owned()
    } else if last_use == Some(today) {
        format!("Today is the first day and a day of {of_use}; the count begins tomorrow")
    } else {
        "Today is the first day; the count begins tomorrow".to_owned()
    }
}

/// What a use takes nothing from: so many days without it.
pub(super) fn still_counted(no_use: u32) -> Option<String> {
    match no_use {
        0 => None,
        1 => Some("your day before still counts".to_owned()),
        days => Some(format!("your {days} days before still count")),
    }
}

/// What care is called, by whether an old dose can kill.
pub(super) fn care(old_dose_can_kill: bool) -> &'static str {
    if old_dose_can_kill { "lower tolerance" } else { "extra support" }
}

/// "4 days of use in 27 logged days", of which the rest is not known.
pub(super) fn of_use(days: DayCounts, of_use: &str) -> String {
    let known = days.no_use + days.used;
    match (known, days.unknown) {
        (0, unknown) => format!("{} with no answer yet", format::days(unknown)),
        (_, 0) => format!("{} of {of_use} in {}", format::days(days.used), format::days(known)),
        _ => {
            let known = format::count(known, "logged day", "logged days");
            format!("{} of {of_use} in {known}", format::days(days.used))
        }
    }
}

/// "4 days of use in 31 days: 23 without, 4 unknown".
pub(super) fn put_of_use(page: &mut Page<'_>, days: DayCounts) {
    let of_use = page.look().label(LabelKey::Use);
    let DayCounts { no_use, unknown, .. } = days;
    let all = format!("{} of {of_use} in {}", format::days(days.used), format::days(days.all()));
    let [without, not_known] = [no_use, unknown].map(format::days);
    let without = format!("{without} without {of_use}");
    let facts = [all.clone(), without, format!("{not_known} with no answer")];
    page.lines(&format!("{all}: {no_use} without, {unknown} with no answer"), &facts);
}

/// "Saturday 31 October, 20 days ago".
pub(super) fn last_use(day: Day, today: Day) -> String {
    let ago = match today.number().abs_diff(day.number()) {
        0 => "today".to_owned(),
        days => format!("{} ago", format::days(days)),
    };
    format!("{}, {ago}", format::date(day, today))
}

/// "6 days in a row, at most 23 so far": days with a check-in. "Longest" is said of runs without use.
pub(super) fn put_checkin_streak(page: &mut Page<'_>, run: u32, most: u32) {
    let name = page.look().label(LabelKey::CheckIns);
    let facts = match (run, most) {
        (_, 0) => vec!["none yet".to_owned()],
        (0, _) => vec![
            "none yesterday or today".to_owned(),
            format!("at most {} in a row", format::days(most)),
        ],
        _ if run == most => vec![format!("{} in a row, the most so far", format::days(run))],
        _ => vec![format!("{} in a row", format::days(run)), format!("the most so far was {most}")],
    };
    page.facts(&name, &facts.join(", "), &name, &facts);
}

/// "80 days: 73 without use, 2 with, 5 unknown".
pub(super) fn in_all(days: DayCounts, of_use: &str) -> String {
    let DayCounts { no_use, used, unknown } = days;
    let all = format::days(days.all());
    format!("{all}: {no_use} without {of_use}, {used} with, {unknown} with no answer")
}

/// As [`in_all`], each count by itself.
pub(super) fn each_in_all(days: DayCounts, of_use: &str) -> Vec<String> {
    let DayCounts { no_use, used, unknown } = days;
    let [all, no_use, used, unknown] = [days.all(), no_use, used, unknown].map(format::days);
    vec![
        all,
        format!("{no_use} without {of_use}"),
        format!("{used} with {of_use}"),
        format!("{unknown} with no answer"),
    ]
}

/// "73 of 75 logged days without use (97 %); 5 days have no answer; without use on 91 % to 98 % of all 80 days";
/// `None` of no day.
pub(super) fn share(days: DayCounts, of_use: &str) -> Option<String> {
    let each = each_share(days, of_use);
    (!each.is_empty()).then(|| each.join("; "))
}

/// As [`share`], each part by itself.
///
/// With less than half of the days known, the share of the known ones is too thin to say.
pub(super) fn each_share(days: DayCounts, of_use: &str) -> Vec<String> {
    let DayCounts { no_use, used, unknown } = days;
    let (known, all) = (no_use + used, days.all());
    let Some((low, high)) = days.percent_low().zip(days.percent_high()) else {
        return Vec::new();
    };
    let share = days.percent_no_use().filter(|_| 2 * known >= all);
    let share = share.map_or_else(String::new, |share| format!(" ({})", format::percent(share)));
    let logged = if known == 1 { "logged day" } else { "logged days" };
    let of_logged = format!("{no_use} of {known} {logged} without {of_use}{share}");
    let mut each: Vec<_> = (known > 0).then_some(of_logged).into_iter().collect();
    if unknown > 0 {
        let have = format::count(unknown, "day has", "days have");
        let (low, high) = (format::percent(low), format::percent(high));
        each.push(format!("{have} no answer"));
        each.push(format!("without {of_use} on {low} to {high} of all {}", format::days(all)));
    }
    each
}

/// Puts the share of days on the page, where any can be said.
pub(super) fn put_share(page: &mut Page<'_>, days: DayCounts) {
    let of_use = page.look().label(LabelKey::Use);
    if let Some(text) = share(days, &of_use) {
        page.facts("Days", &text, "", &each_share(days, &of_use));
    }
}

/// "5 days of use; you logged a day without use 1 to 4 days later, usually 2"; nothing without a day
/// of use.
pub(super) fn put_returns(page: &mut Page<'_>, days: &[ReturnDays]) {
    let facts = returns(days, &page.look().label(LabelKey::Use));
    if !facts.is_empty() {
        page.facts("Return", &facts.join("; "), "Return", &facts);
    }
}

/// "9 days of use" and "you logged a day without use 1 to 18 days later, usually 4".
pub(super) fn returns(returns: &[ReturnDays], of_use: &str) -> Vec<String> {
    /// The least number of returns that are given a middle.
    const ENOUGH: usize = 4;
    if returns.is_empty() {
        return Vec::new();
    }
    let all = u32::try_from(returns.len()).unwrap_or(u32::MAX);
    let mut after: Vec<u32> = returns.iter().filter_map(|one| one.days).collect();
    after.sort_unstable();
    let mut parts = vec![format!("{} of {}", format::days(all), of_use)];
    if let (Some(least), Some(most)) = (after.first(), after.last()) {
        let later = if least == most {
            format::days(*most)
        } else {
            format!("{least} to {}", format::days(*most))
        };
        let middle =
            f64::midpoint(after[(after.len() - 1) / 2].into(), after[after.len() / 2].into());
        let middle = if after.len() >= ENOUGH && least != most {
            format!(", usually {}", format::number(middle))
        } else {
            String::new()
        };
        parts.push(format!("you logged a day without {of_use} {later} later{middle}"));
    }
    if after.is_empty() {
        parts.push(format!("no day without {of_use} logged since"));
    } else if after.len() < returns.len() {
        parts.push(format!("no day without {of_use} logged since the last"));
    }
    parts
}
