//! Mood, sleep and the like, confidence and distress, and the scores of questionnaires.

use super::care;
use super::charts;
use super::cravings::{in_steps, of_steps};
use super::section::Section;
use crate::domain::code::Code;
use crate::domain::figures::trend::{MIDDLE_VALUES, TrendWord, is_weekly};
use crate::domain::rating::Frequency;
use crate::domain::series::Series;
use crate::render::format;
use crate::render::labels::LabelKey;
use crate::render::look::Look;
use crate::render::own_scales;
use crate::render::trends::trend_phrase;
use crate::report::packet::{Packet, SeriesInPeriod};
use crate::report::screening::Score;

/// How the days were, and what was done in them.
pub(super) fn how_it_went<'v>(view: &Packet, look: &Look) -> Section<'v> {
    let mut section = Section::new("How it went");
    // The strongest craving stands with the cravings.
    let daily = |series: &Series| !is_weekly_asked(*series) && *series != Series::CRAVING;
    let daily: Vec<_> = Series::ALL.iter().copied().filter(daily).collect();
    put(&mut section, view, look, &daily);
    let named: Vec<_> = daily.iter().map(|series| (*series, name(*series))).collect();
    section.chart(charts::ratings(view, &named));
    for (place, one) in (1..).zip(&view.own_scales) {
        let name = one.trend.name.as_ref().map(ToString::to_string);
        let name = name.unwrap_or_else(|| format!("scale {place}"));
        let text = own_scales::said(&name, &one.trend, look);
        let of = if place == 1 { "Own scales" } else { "" };
        section.fact(of, &text, &format!("Own scale: {text}"));
    }
    care::put(&mut section, view, look);
    section
}

/// "PHQ-9 12 of 27, moderate, on 18 November", "before 15, on 20 October", "more than chance".
fn score(score: &Score, view: &Packet) -> Vec<String> {
    let band = score.band.map_or_else(String::new, |band| format!(", {band}"));
    let date = |day| format::day_of_year(day, view.today);
    let mut parts = vec![format!(
        "{} {} of {}{band}, on {}",
        format::instrument(score.instrument),
        score.total,
        score.max,
        date(score.day)
    )];
    if let (Some(before), Some(day)) = (score.previous, score.previous_day) {
        parts.push(format!("before {before}, on {}", date(day)));
        parts.extend(score.notable_change.map(|notable| {
            let chance = if notable { "is more than chance" } else { "may be chance" };
            format!("the change {chance}")
        }));
    }
    parts
}

/// As [`score`], in a row of a sheet: "PHQ-9 12 of 27, moderate, 18 Nov", "before 15, more than chance". None is older
/// than a year, so a date needs none.
fn score_in_a_row(score: &Score) -> Vec<String> {
    let Score { instrument, total, max, day, .. } = *score;
    let band = score.band.map_or_else(String::new, |band| format!(", {band}"));
    let date = format::short_span(day, day, day);
    let name = format::instrument(instrument);
    let mut parts = vec![format!("{name} {total} of {max}{band}, {date}")];
    parts.extend(score.previous.map(|before| {
        let chance = score
            .notable_change
            .map_or("", |notable| if notable { ", more than chance" } else { ", may be chance" });
        format!("before {before}{chance}")
    }));
    parts
}

/// The ratings that stand in the place of questionnaires, and the whole.
pub(super) fn scores<'v>(view: &Packet, look: &Look) -> Section<'v> {
    let mut section = Section::new("Scores and change");
    for (place, one) in view.scores.iter().enumerate() {
        let parts = if look.saves_rows() { score_in_a_row(one) } else { score(one, view) };
        let name = if place == 0 { "Scores" } else { "" };
        section.facts(name, &parts.join("; "), "Score", parts);
    }
    let weekly = Series::ALL.iter().copied().filter(|series| is_weekly_asked(*series));
    put(&mut section, view, look, &weekly.collect::<Vec<_>>());
    if let Some(overall) = view.overall {
        let text = format!("since the last visit: {}", format::overall(overall));
        section.fact("Overall", &text, &format!("Overall, {text}"));
    }
    section
}

/// Whether it is a scale that is asked for once a week.
fn is_weekly_asked(series: Series) -> bool {
    matches!(series, Series::Rating(rating) if rating.spec().asked == Frequency::Weekly)
}

fn put(section: &mut Section<'_>, view: &Packet, look: &Look, series: &[Series]) {
    let rated = |one: &&SeriesInPeriod| series.contains(&one.trend.name) && one.trend.summary.n > 0;
    let rated: Vec<_> = view.ratings.iter().filter(rated).collect();
    // What is the same of several is said once; a sentence by itself says it each time.
    let alike = |wide: bool| {
        let steady = |one: &&SeriesInPeriod| {
            one.trend.word == Some(TrendWord::NoClearChange) && one.trend.is_wide == wide
        };
        let alike: Vec<_> = rated.iter().copied().filter(steady).collect();
        if alike.len() > 1 && !look.plain { alike } else { Vec::new() }
    };
    let alike = [false, true].map(alike);
    let few = if look.plain { None } else { few(&rated) };
    for (place, rating) in rated.iter().enumerate() {
        if few.is_some() && is_few(rating) {
            continue;
        }
        let name = name(rating.trend.name);
        let mut facts = figures(rating, view, look, place == 0 || look.plain);
        if !alike.iter().flatten().any(|one| one.trend.name == rating.trend.name) {
            facts.extend(trend(rating, view, look));
        }
        section.facts(name, &facts.join("; "), name, facts);
    }
    if let Some(few) = few {
        section.fact("Rated", &few, "");
    }
    let trends = alike.iter().filter_map(|alike| {
        let names: Vec<_> = alike.iter().map(|one| name(one.trend.name).to_lowercase()).collect();
        Some(format!("{}: {}", format::trend(&alike.first()?.trend)?, names.join(", ")))
    });
    let trends: Vec<_> = trends.collect();
    if !trends.is_empty() {
        section.fact("Trend", &trends.join("; "), "");
    }
}

/// "confidence and distress on 3 days, too few to say more", where that holds of several.
fn few(rated: &[&SeriesInPeriod]) -> Option<String> {
    let few: Vec<_> = rated.iter().filter(|one| is_few(one)).collect();
    let [first, others @ ..] = few.as_slice() else { return None };
    let alike =
        !others.is_empty() && others.iter().all(|one| one.trend.summary.n == first.trend.summary.n);
    let names: Vec<_> = few.iter().map(|one| name(one.trend.name).to_lowercase()).collect();
    let days = format::days(first.trend.summary.n);
    alike.then(|| format!("{} on {days}, too few to say more", format::list(&names)))
}

/// Whether it was rated too seldom for a usual value.
fn is_few(rating: &SeriesInPeriod) -> bool {
    rating.trend.summary.median.is_some() && rating.trend.summary.n < MIDDLE_VALUES
}

/// "about the same", "rising".
fn trend(rating: &SeriesInPeriod, view: &Packet, look: &Look) -> Option<String> {
    match rating.trend.word {
        Some(TrendWord::NoClearChange) => format::trend(&rating.trend).map(str::to_owned),
        _ => trend_phrase::said(&rating.trend, view.window_days, look),
    }
}

/// The product's own words: those that a person puts in their place are words of theirs.
fn name(series: Series) -> &'static str {
    LabelKey::Series(series).default_words()
}

/// "usually 6 (25 days), 3 to 8", "5, 6, –, 7 by week"; the last words stand in the first row alone.
fn figures(rating: &SeriesInPeriod, view: &Packet, look: &Look, is_first: bool) -> Vec<String> {
    let one = &rating.trend;
    let counted = match one.name {
        _ if is_weekly(view.window) => format::count(one.summary.n, "week", "weeks"),
        Series::SleepHours => format::count(one.summary.n, "night", "nights"),
        Series::Rating(_) => format::days(one.summary.n),
    };
    let (Some(median), Some(min), Some(max)) =
        (one.summary.median, one.summary.min, one.summary.max)
    else {
        return vec![format!("rated on {counted}")];
    };
    if one.summary.n < MIDDLE_VALUES {
        return vec![format!("rated on {counted}, too few to say what is usual")];
    }
    let always = min >= max;
    let [median, min, max] = [median, min, max].map(format::number);
    let range = if always { "the same each time".to_owned() } else { format!("{min} to {max}") };
    let middle = format!("usually {} ({counted})", look.with_unit(one.name, &median));
    let mut parts = if look.plain {
        vec![middle, if always { range } else { format!("from {range}") }]
    } else {
        vec![format!("{middle}, {range}")]
    };
    if rating.by_step.len() > 1 && rating.by_step.iter().any(Option::is_some) {
        parts.push(if is_first {
            in_steps(view, look, &rating.by_step)
        } else {
            of_steps(look, &rating.by_step)
        });
    }
    parts
}
