//! A month, a quarter or a year in words, with every day of it below.

use chrono::Weekday;

use super::{before, comparable, context, named, period, picture};
use crate::domain::figures::rate::RateTrend;
use crate::domain::time::period::PeriodLength;
use crate::render::calendar_heatmap::Heard;
use crate::render::format;
use crate::render::labels::LabelKey;
use crate::render::look::Look;
use crate::render::page::Page;
use crate::render::trends::brief::{
    NAMES, put_cravings, put_helps, put_medications, put_situations,
};
use crate::render::trends::ratings::Ratings;
use crate::render::{amounts, day_counts, own_questions, own_scales, own_words, safety_block};
use crate::report::review::{Change, Counting, FocusReview, Review, RoutineReview};
use crate::report::trends::WindowFigures;
use crate::report::trends::brief::helps;

/// The view in words; weeks start on `start`, and `again` is what shows it once more, after the name
/// of the program.
#[must_use]
pub fn text(view: &Review, look: &Look, start: Weekday, again: &str) -> String {
    let mut page = Page::new(look);
    put(&mut page, view, start);
    if before::says_something(&view.now) {
        page.offer("More", &format!("{again} --numbers"));
    }
    page.end_of_paper(view.today);
    page.into_text()
}

/// Puts the view in words on a page.
pub(super) fn put(page: &mut Page<'_>, view: &Review, start: Weekday) {
    page.heading(&title(view, page.look()));
    if let Some(focus) = &view.focus
        && view.window.to() == view.today
    {
        safety_block::brief(page, &focus.trends.care, view.today);
    }
    page.widen_names(NAMES);
    Ratings {
        series: &view.series,
        coverage: view.now.coverage,
        window: view.window,
        carries_trends: view.carries_trends,
        before: comparable(view),
    }
    .put(page);
    own_scales::put_series(page, &view.own_scales);
    own_questions::put(page, &view.own_questions);
    own_words::put_newest(page, &view.own_words, view.today);
    changed(page, view);
    let before = comparable(view).map(|before| (before, in_before(view, before)));
    put_cravings(page, &view.now, before, None);
    put_situations(page, &view.situations);
    put_helps(page, &helps(&view.coping));
    put_medications(page, &view.medications);
    routines(page, view);
    if let Some(focus) = &view.focus {
        // The years say the same, and more of it.
        if page.look().plain || !context::shows_years(focus) {
            use_days(page, view, focus);
        }
        amounts::put_window(page, &focus.trends, amounts::facts);
        context::milestones(page, view, focus);
    }
    picture(page, view, start, Heard::Brief);
    if let Some(focus) = &view.focus {
        context::years(page, focus);
    }
}

/// "October 2026" and "25 of 31 days logged".
fn title(view: &Review, look: &Look) -> Vec<String> {
    let name = match &look.paper {
        _ if view.complete => period(view),
        Some(_) => format!("{}, up to {}", period(view), format::full_date(view.window.to())),
        None => format!("{} so far", period(view)),
    };
    let (coverage, away) = (view.now.coverage, view.now.days_away);
    vec![name, format::logged(coverage.logged, coverage.days, away)]
}

/// "in September 2026", or the first days of it.
fn in_before(view: &Review, before: &WindowFigures) -> String {
    let (from, to) = (before.window.from(), before.window.to());
    if view.complete {
        format!("in {}", named(from, view.length))
    } else if view.length == PeriodLength::Year {
        format!("up to {}", format::day_of_year(to, view.today))
    } else {
        format!("from {}", format::span(from, to, view.today))
    }
}

/// "cravings of 7 or more: 1 of 16 rated days, before 9 of 20", where that is beyond chance.
fn changed(page: &mut Page<'_>, view: &Review) {
    let look = page.look();
    let of_use = look.label(LabelKey::Use);
    let rates = view.changes.iter().map(|Change { what, rates }| match what {
        Counting::DaysOfUse => (*rates, format!("days of {of_use}"), "known days"),
        Counting::HighCravings => (*rates, "cravings of 7 or more".to_owned(), "rated days"),
    });
    let routines = view
        .routines
        .iter()
        .map(|one| (one.rates, look.line(one.name.as_str()).into_owned(), "recorded times"));
    let all: Vec<_> = rates.chain(routines).collect();
    for (shift, name) in [(RateTrend::Less, "Less often"), (RateTrend::More, "More often")] {
        let of_shift = all.iter().filter(|(rates, ..)| rates.word == Some(shift));
        let said = of_shift.map(|(rates, what, of)| {
            let (now, before) = (rates.now, rates.before);
            format!("{what}: {} of {} {of}, before {} of {}", now.n, now.of, before.n, before.of)
        });
        page.column(name, name, &said.collect::<Vec<_>>());
    }
}

/// "evening walk 14 of 19 (before 20 of 20)": done, of the times due.
fn routines(page: &mut Page<'_>, view: &Review) {
    let look = page.look();
    // What changed clearly over a year stands above; the rest would fill rows.
    let compares = view.length != PeriodLength::Year && comparable(view).is_some();
    let done = format::routine_done;
    let said = |one: &RoutineReview| {
        let known = one.previous.due > one.previous.unrecorded;
        let before = (compares && known).then(|| done(one.previous));
        let before = before.map_or_else(String::new, |before| format!(" (before {before})"));
        format!("{} {}{before}", look.line(one.name.as_str()), done(one.counts))
    };
    let all = view.routines.iter().filter(|one| one.counts.due > 0);
    let all: Vec<_> = all.map(said).collect();
    if !all.is_empty() {
        page.list("Routines", "Routines done, of the times due", &all);
    }
}

/// "26 without use, 5 with no answer; before 27 without use, 3 with no answer".
fn use_days(page: &mut Page<'_>, view: &Review, focus: &FocusReview) {
    let of_use = page.look().label(LabelKey::Use);
    let known = |period: &WindowFigures| period.days.filter(|days| days.no_use + days.used > 0);
    let Some(now) = known(&view.now) else { return };
    let before = comparable(view).and_then(known);
    let name = focus.trends.header.name.as_str();
    let (name, mut text, mut facts) =
        day_counts::named(name, focus.trends.of_several, now, page.look());
    if let Some(before) = before {
        text = format!("{text}; before {}", day_counts::counts(before, &of_use));
        let before = day_counts::each_count(before, &of_use);
        facts.extend(before.iter().map(|fact| format!("before, {fact}")));
    }
    page.facts(&name, &text, &name, &facts);
}
