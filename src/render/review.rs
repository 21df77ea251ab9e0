//! A month, a quarter or a year, on a screen or in plain sentences.

mod before;
mod brief;
mod changes;
mod context;

use chrono::{Datelike, Weekday};

use super::amounts;
use super::calendar_heatmap::{self, Heard, Shown};
use super::day_counts;
use super::document::Document;
use super::format;
use super::labels::LabelKey;
use super::look::Look;
use super::own_questions;
use super::own_scales;
use super::own_words;
use super::page::Page;
use super::recent;
use super::safety_block;
use super::trends::{cravings, series};
use crate::domain::figures::adherence::RoutineCounts;
use crate::domain::figures::trend::{MIDDLE_VALUES, SeriesSummary};
use crate::domain::time::day::Day;
use crate::domain::time::period::PeriodLength;
use crate::report::review::{FocusReview, Review, RoutineReview};
use crate::report::trends::WindowFigures;

/// The situations, and the ways of coping, that a screen shows; the plain form has all.
const MOST: usize = 4;

pub use brief::text;

/// The view with every figure behind it; weeks start on `start`.
#[must_use]
pub fn numbers(view: &Review, look: &Look, start: Weekday) -> String {
    let mut page = Page::new(look);
    put_numbers(&mut page, view, start);
    page.end_of_paper(view.today);
    page.into_text()
}

/// The view as a document, in words or with every figure behind it, and each of these months on a sheet
/// of its own.
#[must_use]
pub fn document(
    view: &Review,
    months: &[Review],
    look: &Look,
    start: Weekday,
    with_numbers: bool,
) -> Document {
    let look = look.for_document();
    let sheet = |view: &Review, with_numbers: bool| {
        Page::collected(&look, |page| {
            let put = if with_numbers { put_numbers } else { brief::put };
            put(page, view, start);
            page.end_of_paper(view.today);
        })
    };
    let mut all = sheet(view, with_numbers);
    for month in months {
        all.append(sheet(month, false));
    }
    all
}

fn put_numbers(page: &mut Page<'_>, view: &Review, start: Weekday) {
    page.heading(&title(view));
    page.gap();
    if let Some(focus) = &view.focus
        && view.window.to() == view.today
    {
        safety_block::put(page, &focus.trends.care, view.today);
    }
    changes::put(page, view);
    page.gap();
    ratings(page, view);
    own_scales::put_series(page, &view.own_scales);
    own_questions::put(page, &view.own_questions);
    own_words::put_newest(page, &view.own_words, view.today);
    episodes(page, view);
    routines(page, view);
    if let Some(focus) = &view.focus {
        use_days(page, view, focus);
        amounts::put_window(page, &focus.trends, amounts::figures);
        context::put(page, view, focus);
    }
    picture(page, view, start, Heard::Every);
    if let Some(focus) = &view.focus {
        context::years(page, focus);
    }
}

/// "October 2026", "25 of 31 days logged" and "building recovery".
fn title(view: &Review) -> Vec<String> {
    let mut parts = vec![period(view)];
    if !view.complete {
        let (from, to) = (view.window.from(), view.window.to());
        parts.push(format::span(from, to, view.today));
    }
    parts.push(format!("{} logged", logged(&view.now)));
    parts
        .extend(view.focus.as_ref().map(|one| format::phase(one.trends.standing.phase).to_owned()));
    parts
}

fn period(view: &Review) -> String {
    named(view.window.from(), view.length)
}

/// What a period of that length is called: "October 2026", "Quarter 3 of 2026", "2026".
#[must_use]
pub fn named(first: Day, length: PeriodLength) -> String {
    let date = first.date();
    match length {
        PeriodLength::Month => date.format("%B %Y").to_string(),
        PeriodLength::Quarter => format!("Quarter {} of {}", date.month0() / 3 + 1, date.year()),
        PeriodLength::Year => date.year().to_string(),
    }
}

/// "25 of 31 days".
fn logged(period: &WindowFigures) -> String {
    format::days_of(period.coverage.logged, period.coverage.days)
}

/// The period before, where it can be set against this one.
fn comparable(view: &Review) -> Option<&WindowFigures> {
    view.before.as_ref().filter(|before| before::says_something(before))
}

/// "Mood  usually 6 (25 days), 3 to 8; before 5 (27), 2 to 9" for each series.
fn ratings(page: &mut Page<'_>, view: &Review) {
    let look = page.look();
    let some = || view.now.series.iter().filter(|one| one.summary.n > 0);
    if view.now.coverage.logged == 0 {
        return;
    }
    if view.now.coverage.is_thin() {
        return series::answers(page, some().map(|one| (one.name, counted(one))));
    }
    series::widen_names(page, some().map(|one| one.name));
    for one in some() {
        let name = look.series(one.name);
        let more = MIDDLE_VALUES.saturating_sub(one.summary.n);
        let mut facts = match figures(look, one) {
            None => vec![counted(one), format!("{more} more to say what is usual")],
            Some([median, range]) => vec![format!("usually {median}"), ranging(&range)],
        };
        let mut text = match figures(look, one) {
            None => facts.join("; "),
            Some([median, range]) => format!("usually {median}, {range}"),
        };
        let before = comparable(view).and_then(|before| {
            let like = before.series.iter().find(|other| other.name == one.name)?;
            figures(look, like).filter(|_| !before.coverage.is_thin())
        });
        if let Some([median, range]) = before {
            text = format!("{text}; before {median}, {range}");
            facts.push(format!("before, usually {median}"));
            facts.push(format!("before, {}", ranging(&range)));
        }
        page.facts(&name, &text, &name, &facts);
    }
    let none = view.now.series.iter().filter(|one| one.summary.n == 0);
    series::not_logged(page, none.map(|one| one.name));
}

/// "range 3 to 8", or "the same each time".
fn ranging(range: &str) -> String {
    let is_one = !range.starts_with(|c: char| c.is_ascii_digit());
    if is_one { range.to_owned() } else { format!("from {range}") }
}

/// "25 days", "25 nights".
fn counted(one: &SeriesSummary) -> String {
    format::answers(one.name, one.summary.n)
}

/// "6 (25 days)" and "3 to 8": the middle with what it is of, and the range.
fn figures(look: &Look, one: &SeriesSummary) -> Option<[String; 2]> {
    let median = one.summary.median.filter(|_| one.summary.n >= MIDDLE_VALUES)?;
    let [median, min, max] = [median, one.summary.min?, one.summary.max?].map(format::number);
    let range =
        if min == max { "the same each time".to_owned() } else { format!("{min} to {max}") };
    let median = look.with_unit(one.name, &median);
    Some([format!("{median} ({})", counted(one)), range])
}

/// The cravings, what they went with and what helped.
fn episodes(page: &mut Page<'_>, view: &Review) {
    let look = page.look();
    recent::compared(page, &view.now, comparable(view), None);
    let most = if look.plain { usize::MAX } else { MOST };
    let situations: Vec<_> = view
        .situations
        .iter()
        .take(most)
        .map(|one| format!("{} {}", format::situation(one.situation), one.episodes))
        .collect();
    if !situations.is_empty() {
        page.list("What was going on", "What was going on in cravings", &situations);
    }
    let helped = cravings::ways(&view.coping, most);
    if !helped.is_empty() {
        page.list("Helped", "Helped, of the times rated", &helped);
    }
}

/// "evening walk 14 of 19 (2 not recorded), before 20 of 20": done, of the times due.
fn routines(page: &mut Page<'_>, view: &Review) {
    let look = page.look();
    let compares = comparable(view).is_some();
    let done = |counts: RoutineCounts| {
        let RoutineCounts { due, done, unrecorded, .. } = counts;
        let unknown = match unrecorded {
            0 => String::new(),
            _ => format!(" ({unrecorded} not recorded)"),
        };
        format!("{done} of {due}{unknown}")
    };
    let said = |one: &RoutineReview| {
        let name = look.line(one.name.as_str());
        let mut facts = vec![format!("{name} {}", done(one.counts))];
        if compares && one.previous.due > 0 {
            let before = done(one.previous);
            let again = if look.plain { format!("{name} ") } else { String::new() };
            facts.push(format!("{again}before {before}"));
        }
        facts
    };
    let all = view.routines.iter().filter(|one| one.counts.due > 0);
    let all: Vec<Vec<String>> = all.map(said).collect();
    if !all.is_empty() {
        let lines: Vec<_> = all.iter().map(|facts| facts.join(", ")).collect();
        let text = lines.join(look.sign(" · ", "; "));
        page.facts("Routines", &text, "Done, of the times due", &all.concat());
    }
}

/// The days by status, their share, and how soon a day without use came after one with.
fn use_days(page: &mut Page<'_>, view: &Review, focus: &FocusReview) {
    let look = page.look();
    let of_use = look.label(LabelKey::Use);
    let said = |period: &WindowFigures| {
        let counted = period.days.filter(|days| days.no_use + days.used > 0)?;
        let share = day_counts::share(counted, &of_use).unwrap_or_default();
        let text = format!("{}; {share}", day_counts::counts(counted, &of_use));
        let each =
            [day_counts::each_count(counted, &of_use), day_counts::each_share(counted, &of_use)];
        Some((text, each.concat()))
    };
    let Some((now, facts)) = said(&view.now) else { return };
    let name = look.line(focus.trends.header.name.as_str());
    let (start, of) = if focus.trends.of_several {
        (format!("{name}: "), format!("Days, {name}"))
    } else {
        (String::new(), "Days".to_owned())
    };
    page.facts("Days", &format!("{start}{now}"), &of, &facts);
    if let Some((before, facts)) = comparable(view).and_then(said) {
        page.facts("", &format!("before {before}"), "Before", &facts);
    }
    day_counts::put_returns(page, &focus.trends.return_days);
}

/// The ratings over the period, in a document, and every day of it.
fn picture(page: &mut Page<'_>, view: &Review, start: Weekday, heard: Heard) {
    series::chart(page, &view.series, (view.window, view.now.coverage), view.today);
    let days = view.strip.days();
    let rated = days.iter().any(|one| one.craving.is_some());
    let known = view.now.days.is_some_and(|days| days.no_use + days.used > 0);
    let shown = [known.then_some(Shown::Days), rated.then_some(Shown::Cravings)];
    let shown: Vec<_> = shown.into_iter().flatten().collect();
    if !shown.is_empty() {
        page.gap();
        calendar_heatmap::put(page, &view.strip, (&shown, heard), start, view.today);
    }
}
