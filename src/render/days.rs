//! How counts of days, runs and shares of days are said.

use super::labels::LabelKey;
use super::style::Look;
use super::words;
use crate::domain::day::Day;
use crate::domain::run::{DayCounts, Run};
use crate::report::trends::ReturnDays;

/// "24 without use, 2 of use, 2 unknown", with the word for use; what there is none of is left out.
pub(super) fn counts(days: DayCounts, of_use: &str) -> String {
    let DayCounts { no_use, used, unknown } = days;
    let mut parts = Vec::new();
    parts.extend((no_use > 0).then(|| format!("{no_use} without {of_use}")));
    parts.extend((used > 0).then(|| format!("{used} of {of_use}")));
    parts.extend((unknown > 0).then(|| format!("{unknown} unknown")));
    parts.join(", ")
}

/// "24 days without use, 2 of use, 2 unknown": as [`counts`], saying once that they are days.
pub(super) fn counts_of_days(days: DayCounts, of_use: &str) -> String {
    let counts = counts(days, of_use);
    match counts.split_once(' ') {
        Some(("1", rest)) => format!("1 day {rest}"),
        Some((n, rest)) => format!("{n} days {rest}"),
        None => counts,
    }
}

/// "81 days: 70 confirmed, 11 not logged".
pub(super) fn run(run: Run) -> String {
    let Run { days, confirmed, unlogged, .. } = run;
    let days = words::days(days);
    if unlogged == 0 {
        format!("{days}: all confirmed")
    } else {
        format!("{days}: {confirmed} confirmed, {unlogged} not logged")
    }
}

/// Where a person stands who wants none of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Standing {
    /// The run that has not ended.
    pub(super) run: Run,
    /// The latest use day of the attempt.
    pub(super) last_use: Option<Day>,
    /// The days of the attempt.
    pub(super) days: DayCounts,
    /// Whether today is still open.
    pub(super) pending: bool,
    /// The current day.
    pub(super) today: Day,
}

impl Standing {
    /// "No use reported for 81 days: 70 confirmed, 11 not logged".
    pub(super) fn words(&self, look: &Look) -> String {
        let Self { run, last_use, today, .. } = *self;
        let open = if self.pending { "; today is still open" } else { "" };
        if run.days == 0 {
            let name = look.label(LabelKey::Use);
            let last = if last_use == Some(today) {
                format!("Today is a day of {name}")
            } else {
                format!("The last day of {name} was yesterday")
            };
            let kept = match self.days.no_use {
                0 => String::new(),
                1 => "; 1 day without it stays counted".to_owned(),
                kept => format!("; {kept} days without it stay counted"),
            };
            return format!("{last}{kept}{open}");
        }
        if run.confirmed == 0 {
            let unknown = if run.days == 1 { "it counts" } else { "they count" };
            return format!("Not logged for {}: {unknown} as unknown{open}", words::days(run.days));
        }
        format!("{} {}{open}", look.label(LabelKey::NoUse), self::run(run))
    }
}

/// Why nothing is counted yet.
pub(super) fn not_begun(since: Option<Day>, today: Day) -> String {
    since.map_or_else(
        || "No start date is set; nothing is counted yet".to_owned(),
        |since| {
            let away = words::days(since.number().abs_diff(today.number()));
            format!("The start date is {}, in {away}", words::date(since, today))
        },
    )
}

/// What is said on day 0, and on day 1 while it is open.
pub(super) fn first_day(since: Option<Day>, today: Day) -> &'static str {
    if since == Some(today) {
        "Today is the first day; the count begins tomorrow"
    } else {
        "Today is still open; it counts once you check in"
    }
}

/// "4 days of use in 31 days: 23 without, 4 unknown".
pub(super) fn of_use(days: DayCounts, of_use: &str) -> String {
    let DayCounts { no_use, used, unknown } = days;
    let (used, all) = (words::days(used), words::days(days.all()));
    format!("{used} of {of_use} in {all}: {no_use} without, {unknown} unknown")
}

/// "Saturday 31 October, 20 days ago".
pub(super) fn last_use(day: Day, ago: u32, today: Day) -> String {
    let ago = if ago == 0 { "today".to_owned() } else { format!("{} ago", words::days(ago)) };
    format!("{}, {ago}", words::date(day, today))
}

/// "6 days running, longest 23": days with a check-in.
pub(super) fn rhythm(run: u32, longest: u32) -> String {
    match (run, longest) {
        (_, 0) => "none yet".to_owned(),
        (0, _) => format!("none yesterday or today, longest {} running", words::days(longest)),
        _ if run == longest => format!("{} running, the longest so far", words::days(run)),
        _ => format!("{} running, longest {longest}", words::days(run)),
    }
}

/// "80 days: 73 without use, 2 with, 5 unknown".
pub(super) fn in_all(days: DayCounts, of_use: &str) -> String {
    let DayCounts { no_use, used, unknown } = days;
    let all = words::days(days.all());
    format!("{all}: {no_use} without {of_use}, {used} with, {unknown} unknown")
}

/// "without use on 97 % of the 75 known days, 91 % to 98 % of all 80"; `None` of no day.
///
/// With less than half of the days known, the share of the known ones is too thin to say.
pub(super) fn share(days: DayCounts, of_use: &str) -> Option<String> {
    let (known, all) = (days.no_use + days.used, days.all());
    let (low, high) = (words::percent(days.percent_low()?), words::percent(days.percent_high()?));
    let share = match days.percent_no_use().map(words::percent) {
        Some(share) if known == all => format!("{share} of {}", words::days(all)),
        Some(share) if 2 * known >= all => {
            format!("{share} of the {known} known days, {low} to {high} of all {all}")
        }
        _ => format!("{low} to {high} of all {}", words::days(all)),
    };
    Some(format!("without {of_use} on {share}"))
}

/// "5 days of use; a day without was logged 1 to 4 days later, in the middle 2"; `None` without a
/// day of use.
pub(super) fn returns(returns: &[ReturnDays], of_use: &str) -> Option<String> {
    /// The least number of returns that are given a middle.
    const ENOUGH: usize = 4;
    let all = u32::try_from(returns.len()).ok().filter(|all| *all > 0)?;
    let mut after: Vec<u32> = returns.iter().filter_map(|one| one.days).collect();
    after.sort_unstable();
    let mut parts = vec![format!("{} of {}", words::days(all), of_use)];
    if let (Some(least), Some(most)) = (after.first(), after.last()) {
        let later = if least == most {
            words::days(*most)
        } else {
            format!("{least} to {}", words::days(*most))
        };
        let middle =
            f64::midpoint(after[(after.len() - 1) / 2].into(), after[after.len() / 2].into());
        let middle = if after.len() >= ENOUGH && least != most {
            format!(", in the middle {}", words::number(middle))
        } else {
            String::new()
        };
        parts.push(format!("a day without was logged {later} later{middle}"));
    }
    if after.is_empty() {
        parts.push("no day without is logged yet".to_owned());
    } else if after.len() < returns.len() {
        parts.push("none is logged yet after the last".to_owned());
    }
    Some(parts.join("; "))
}
