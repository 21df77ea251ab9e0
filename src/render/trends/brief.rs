//! Trends in words: what goes better, what worse, what to watch and what helps.

use chrono::Weekday;

use super::{is_known, main_periods, series};
use crate::domain::association::Association;
use crate::domain::numbers::Series;
use crate::domain::times_of_week::{Cluster, TimeOfDay};
use crate::domain::trend::{MIDDLE_VALUES, Middle, SeriesTrend, TREND_DAYS, TREND_VALUES};
use crate::render::care;
use crate::render::coping;
use crate::render::days;
use crate::render::labels::LabelKey;
use crate::render::page::Page;
use crate::render::style::Look;
use crate::render::words;
use crate::report::trends::brief::Brief;
use crate::report::trends::{Period, Trends};

/// The ways of coping that a screen shows; the plain form has all.
const MOST_WAYS: usize = 4;
/// The situations that a screen shows, and of those the ones worth watching.
const MOST_SITUATIONS: usize = 3;
const MOST_WATCHED: usize = 2;

/// The names before the lines, which have room for the longest.
const NAMES: [&str; 8] = [
    "Better",
    "Worse",
    "About the same",
    "Usually",
    "Worth watching",
    "What helps",
    "What was going on",
    "Not enough yet",
];

/// The view in words; `again` is what shows it once more, after the name of the program.
#[must_use]
pub fn text(view: &Trends, look: &Look, again: &str) -> String {
    let mut page = Page::new(look);
    page.heading(&[
        window(view),
        format!("{} logged", words::days_of(view.coverage.logged, view.coverage.days)),
    ]);
    if let Some(focus) = &view.focus {
        care::brief(&mut page, &focus.care, view.today);
    }
    page.widen_names(NAMES);
    let brief = Brief::of(view);
    ratings(&mut page, view, &brief);
    watching(&mut page, view, &brief);
    cravings(&mut page, view);
    situations(&mut page, view, &brief);
    helps(&mut page, &brief);
    if let Some(focus) = &view.focus {
        days_of(&mut page, view, focus.name.as_str());
    }
    let holds_anything = main_periods(view).0.is_some_and(is_known);
    if holds_anything {
        page.offer("More", &format!("{again} --numbers"));
    }
    page.into_text()
}

/// "Last 13 weeks", or its days where it has ended or is as long as there is anything.
fn window(view: &Trends) -> String {
    let days = view.window_days;
    if view.window.to() == view.today && is_round(days) {
        let length = words::length(days);
        if days == 1 { "Today".to_owned() } else { format!("Last {length}") }
    } else {
        words::span(view.window.from(), view.window.to(), view.today)
    }
}

/// Whether a length is said in few digits.
fn is_round(days: u32) -> bool {
    days <= 28 || days.is_multiple_of(7) || days.is_multiple_of(365)
}

fn ratings(page: &mut Page<'_>, view: &Trends, brief: &Brief<'_>) {
    if view.coverage.logged == 0 {
        return page.line("No check-in on these days; a day with no entry counts neither way");
    }
    if view.coverage.is_thin() {
        series::thin(page, view.coverage);
        let counted = view.series.iter().filter(|one| one.n > 0);
        return series::answers(page, counted.map(|one| (one.name, series::values(one, view))));
    }
    let look = page.look();
    let put = |page: &mut Page<'_>, name: &str, items: Vec<String>| {
        if !items.is_empty() {
            page.list(name, name, &items);
        }
    };
    let ends = |one: &&SeriesTrend| Some(from_to(look, one.name, one.ends()?));
    put(page, "Better", brief.better.iter().filter_map(ends).collect());
    put(page, "Worse", brief.worse.iter().filter_map(ends).collect());
    let usual = |one: &&SeriesTrend| Some(usual(look, one, None));
    put(page, "About the same", brief.same.iter().filter_map(usual).collect());
    unclear(page, view, brief);
}

/// What is usual where nothing can be said of a direction, and why.
fn unclear(page: &mut Page<'_>, view: &Trends, brief: &Brief<'_>) {
    if brief.unclear.is_empty() {
        return;
    }
    let look = page.look();
    let (known, few): (Vec<&SeriesTrend>, Vec<_>) =
        brief.unclear.iter().partition(|one| one.n >= MIDDLE_VALUES);
    let before = main_periods(view).1;
    let items: Vec<_> = known.iter().map(|one| usual(look, one, before)).collect();
    if !items.is_empty() {
        page.list("Usually", "Usually", &items);
    }
    if !view.carries_trends {
        page.line(
            "The first weeks take their own course, so nothing here is called better or worse",
        );
    } else if view.window_days < TREND_DAYS {
        page.offer("Better or worse shows over two weeks or more", "trends --window 28d");
    } else {
        let lacks = lacks(look, &brief.unclear, view);
        return page.list("Not enough yet", "Not enough yet to say better or worse", &lacks);
    }
    let few: Vec<_> = few.iter().map(|one| each(look, one)).collect();
    if !few.is_empty() {
        page.list("Few answers", "Few answers", &few);
    }
}

/// "sleep from about 6 h to 7 h".
fn from_to(look: &Look, name: Series, (from, to): (f64, f64)) -> String {
    let halves = |value: f64| words::number((value * 2.0).round() / 2.0);
    let h = unit(name);
    format!("{} from about {}{h} to {}{h}", low(look, name), halves(from), halves(to))
}

/// "mood 6", with what was usual in the window before: "mood 6 (before 5)".
fn usual(look: &Look, one: &SeriesTrend, before: Option<&Period>) -> String {
    let h = unit(one.name);
    let median = one.median.map_or_else(String::new, words::number);
    let middle = |of: &Middle| of.median.filter(|_| of.n >= MIDDLE_VALUES);
    let before = before
        .and_then(|before| middle(before.series.iter().find(|other| other.name == one.name)?));
    let before =
        before.map_or_else(String::new, |median| format!(" (before {})", words::number(median)));
    format!("{} {median}{h}{before}", low(look, one.name))
}

/// "sleep 4, 4.5, 5 h".
fn each(look: &Look, one: &SeriesTrend) -> String {
    let each: Vec<_> = one.points.iter().map(|(_, value)| words::number(*value)).collect();
    format!("{} {}{}", low(look, one.name), each.join(", "), unit(one.name))
}

/// "mood, energy: 13 of 14 days", "confidence: 4 of 10 answers": what lacks the same, said once.
fn lacks(look: &Look, all: &[&SeriesTrend], view: &Trends) -> Vec<String> {
    let answers = if series::is_by_week(view) { "weeks" } else { "answers" };
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for one in all {
        let has = if one.n < TREND_VALUES {
            format!("{} of {TREND_VALUES} {answers}", one.n)
        } else {
            format!("answers over {} of {TREND_DAYS} days", one.span_days)
        };
        let name = low(look, one.name);
        match groups.iter_mut().find(|(said, _)| *said == has) {
            Some((_, names)) => names.push(name),
            None => groups.push((has, vec![name])),
        }
    }
    groups.iter().map(|(has, names)| format!("{}: {has}", names.join(", "))).collect()
}

/// The name of a series within a line.
fn low(look: &Look, name: Series) -> String {
    series::name(look, name).to_lowercase()
}

fn unit(name: Series) -> &'static str {
    if name == Series::SleepHours { " h" } else { "" }
}

/// When cravings come together, and what goes with the strong ones.
fn watching(page: &mut Page<'_>, view: &Trends, brief: &Brief<'_>) {
    let all = view.times_of_week.episodes();
    let time =
        |one: &Cluster| format!("{}: {} of {all} cravings", part_of_week(*one), one.episodes);
    let most = if page.look().plain { usize::MAX } else { MOST_WATCHED };
    let times = brief.times.iter().map(time);
    let situations = brief.situations.iter().take(most).map(|one| with(one));
    let items: Vec<_> = times.chain(situations).collect();
    page.column("Worth watching", "Worth watching", &items);
}

/// "Friday evenings", "Fridays", "nights".
fn part_of_week(one: Cluster) -> String {
    let time = one.time.map(|time| match time {
        TimeOfDay::Night => "nights",
        TimeOfDay::Morning => "mornings",
        TimeOfDay::Afternoon => "afternoons",
        TimeOfDay::Evening => "evenings",
    });
    match (one.weekday, time) {
        (Some(weekday), Some(time)) => format!("{} {time}", weekday_name(weekday)),
        (Some(weekday), None) => format!("{}s", weekday_name(weekday)),
        (None, time) => time.unwrap_or_default().to_owned(),
    }
}

fn weekday_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

/// "conflict: strong cravings on 7 of 10 days with it, 6 of 24 without".
fn with(one: &Association) -> String {
    let Association { situation, with_high, with_days, without_high, without_days, .. } = *one;
    format!(
        "{}: strong cravings on {with_high} of {with_days} days with it, {without_high} of \
         {without_days} without",
        words::situation(situation)
    )
}

/// "40, strongest 9; 52 before".
fn cravings(page: &mut Page<'_>, view: &Trends) {
    crate::render::lately::hours(page, &view.recent);
    let (Some(now), before) = main_periods(view) else { return };
    if !view.recent.is_empty() || !is_known(now) {
        return;
    }
    let mut facts = vec![match now.cravings.peak {
        None => "none logged".to_owned(),
        Some(peak) if now.cravings.episodes == 1 => format!("1, strength {peak}"),
        Some(peak) => format!("{}, the strongest {peak}", now.cravings.episodes),
    }];
    let before = before.filter(|before| is_known(before));
    facts.extend(before.map(|before| {
        let length = words::length(view.window_days);
        format!("{} in the {length} before", before.cravings.episodes)
    }));
    page.facts("Cravings", &facts.join("; "), "Cravings", &facts);
}

fn situations(page: &mut Page<'_>, view: &Trends, brief: &Brief<'_>) {
    if view.situations.is_empty() || !brief.situations.is_empty() {
        return;
    }
    let most = if page.look().plain { usize::MAX } else { MOST_SITUATIONS };
    let named = view.situations.iter().take(most);
    let named = named.map(|one| format!("{} {}", words::situation(one.situation), one.episodes));
    page.list("What was going on", "What was going on in cravings", &named.collect::<Vec<_>>());
}

/// "talking to someone 9 of 9": helped, of the times that were rated.
fn helps(page: &mut Page<'_>, brief: &Brief<'_>) {
    let most = if page.look().plain { usize::MAX } else { MOST_WAYS };
    let ways: Vec<_> = brief.helps.iter().take(most).map(coping::one).collect();
    if !ways.is_empty() {
        page.list("What helps", "What helps, of the times rated", &ways);
    }
}

/// "80 without use, 10 with no answer".
fn days_of(page: &mut Page<'_>, view: &Trends, name: &str) {
    let look = page.look();
    let of_use = look.label(LabelKey::Use);
    let Some(days) = main_periods(view).0.and_then(|now| now.days) else { return };
    if days.no_use + days.used == 0 {
        return;
    }
    let several = view.focus.as_ref().is_some_and(|focus| focus.of_several);
    let name = if several { look.line(name).into_owned() } else { "Days".to_owned() };
    page.facts(&name, &days::counts(days, &of_use), &name, &days::each_count(days, &of_use));
}
