//! Cravings by week, and what went with them.

use super::charts;
use super::section::Section;
use crate::domain::figures::coping_stats::CopingCount;
use crate::domain::figures::trend::TREND_DAYS;
use crate::domain::series::Series;
use crate::render::chart::sparkline;
use crate::render::coping;
use crate::render::craving_focus::counts;
use crate::render::format;
use crate::render::look::Look;
use crate::render::recent::{EPISODES, strengths};
use crate::render::trends::cravings::ways;
use crate::render::trends::situations::{by_difference, range};
use crate::render::trends::trend_phrase;
use crate::report::packet::{Packet, SeriesInPeriod, SituationShare, Step};

/// The most of each list that the page has room for.
const MOST_SITUATIONS: usize = 4;
const MOST_SITUATIONS_PRINTED: usize = 3;
const MOST_COMPARED: usize = 2;
const MOST_WAYS: usize = 5;
const MOST_WAYS_PRINTED: usize = 4;

/// How strong, week by week, whether that changes, and what went with them.
pub(super) fn cravings<'v>(view: &Packet, look: &Look) -> Section<'v> {
    let mut section = Section::new("Cravings");
    let by_step =
        |of: fn(&Step) -> Option<f64>| -> Vec<Option<f64>> { view.steps.iter().map(of).collect() };
    let rated = view.steps.iter().any(|step| step.n > 0);
    let days =
        rated.then(|| -> Vec<_> { view.steps.iter().map(|step| step.n.to_string()).collect() });
    let rows = [
        ("Usually", "Usual craving of the days rated", by_step(|step| step.median)),
        ("Peak", "Peak craving, of days and episodes", by_step(|step| step.peak.map(f64::from))),
    ];
    for (name, what, values) in rows {
        if values.iter().any(Option::is_some) {
            // Without bars the numbers beside it are all there is to draw.
            let drawing = if look.draws() { sparkline(&values, 10.0, true) } else { String::new() };
            let text = in_steps(view, look, &values);
            let text = match &days {
                Some(days) if name == "Usually" && !look.plain => {
                    format!("{text}, rated on {} days", days.join(", "))
                }
                _ => text,
            };
            section.drawn(name, &drawing, &text, &format!("{what}: {text}"));
        }
    }
    section.chart(charts::cravings(view));
    match days {
        Some(days) if look.plain => {
            let days = dated(view, &days);
            section.fact("Rated", "", &format!("Days on which craving was rated: {days}"));
        }
        Some(_) => {}
        None => section.fact("Rated", "on no day", "Craving was rated on no day"),
    }
    if let Some(text) = trend(view, look) {
        section.fact("Trend", &text, &format!("Trend of the daily craving: {text}"));
    }
    let episodes = strengths(&view.cravings, EPISODES, view.coverage.is_thin());
    section.facts("Episodes", &episodes.join(", "), "Craving episodes", episodes);
    let by_focus = counts(&view.cravings_by_focus, look);
    if !by_focus.is_empty() {
        section.facts("By focus", &by_focus.join(look.joint()), "Cravings by focus", by_focus);
    }
    around(&mut section, view, look);
    section
}

/// "falling, about 2 points (1 to 3) over 28 days", or why nothing is said.
fn trend(view: &Packet, look: &Look) -> Option<String> {
    let craving = |one: &&SeriesInPeriod| one.trend.name == Series::CRAVING;
    let one = &view.ratings.iter().find(craving)?.trend;
    if one.summary.n == 0 {
        return None;
    }
    if !view.carries_trends() {
        return Some("none in withdrawal, which takes its own course".to_owned());
    }
    let length = format::length(view.window_days);
    if let Some(word) = trend_phrase::said(one, view.window_days, look) {
        return Some(format!("{word} over {length}"));
    }
    Some(if view.coverage.is_thin() {
        "not given: under half of the days are logged".to_owned()
    } else if view.window_days < TREND_DAYS {
        format!("not given over fewer than {TREND_DAYS} days")
    } else {
        format!(
            "not given: {}",
            format::count(one.summary.n, "answer is too few", "answers are too few")
        )
    })
}

/// "4, 3, –, 2 by week"; for the ear, which sees no columns, each with its week.
pub(super) fn in_steps(view: &Packet, look: &Look, values: &[Option<f64>]) -> String {
    let values = numbers(look, values);
    if look.plain { dated(view, &values) } else { format!("{}{}", values.join(", "), each(view)) }
}

/// "4, 3, –, 2".
pub(super) fn of_steps(look: &Look, values: &[Option<f64>]) -> String {
    numbers(look, values).join(", ")
}

fn numbers(look: &Look, values: &[Option<f64>]) -> Vec<String> {
    let none = look.none();
    values.iter().map(|one| one.map_or_else(|| none.to_owned(), format::number)).collect()
}

/// "4 in the week from 24 October, 3 from 31 October".
fn dated(view: &Packet, values: &[String]) -> String {
    if let [only] = values {
        return only.clone();
    }
    let stretch = match view.step_days {
        7 => "week".to_owned(),
        days => format::length(days),
    };
    let said = values.iter().zip(&view.steps).enumerate().map(|(at, (value, step))| {
        let from = format::day_of_year(step.window.from(), view.today);
        let which = if at == 0 { format!("in the {stretch} from") } else { "from".to_owned() };
        format!("{value} {which} {from}")
    });
    said.collect::<Vec<_>>().join(", ")
}

/// " by week", where there is more than one stretch.
fn each(view: &Packet) -> String {
    match (view.steps.len(), view.step_days) {
        (0 | 1, _) => String::new(),
        (_, 7) => " by week".to_owned(),
        (_, days) => format!(" by {}", format::length(days)),
    }
}

/// The situations of cravings, and what helped.
fn around(section: &mut Section<'_>, view: &Packet, look: &Look) {
    let joint = look.joint();
    let shares: Vec<_> = view
        .situations
        .iter()
        .map(|SituationShare { situation, episodes, of }| {
            format!("{} {episodes} of {of}", format::situation(*situation))
        })
        .collect();
    if !shares.is_empty() {
        let most = if look.saves_rows() { MOST_SITUATIONS_PRINTED } else { MOST_SITUATIONS };
        let most = &shares[..shares.len().min(most)];
        let of = "What was going on in cravings, of those where it was answered";
        section.facts("Situations", &most.join(joint), of, shares.clone());
    }
    if !view.coverage.is_thin() {
        let compared = by_difference(&view.associations).into_iter();
        let more = compared.take_while(|(_, figures)| figures[0] > 0.0);
        for (one, figures) in more.take(MOST_COMPARED) {
            let facts = vec![
                format!(
                    "with {} on {}, without it on {} of {}",
                    format::situation(one.situation),
                    format::days_of(one.with_high, one.with_days),
                    one.without_high,
                    one.without_days,
                ),
                format!("{} more of 100 days", range(look, figures)),
            ];
            section.facts("7 or more", &facts.join("; "), "A craving of 7 or more", facts);
        }
    }
    let unrated: u32 = view.coping.iter().map(|one| one.tried - one.rated).sum();
    let mut each = if look.saves_rows() {
        let rated = CopingCount::surest_first(&view.coping);
        rated.iter().take(MOST_WAYS_PRINTED).map(coping::one).collect()
    } else {
        ways(&view.coping, MOST_WAYS)
    };
    let mut said = vec![each.join(joint)];
    said.retain(|helped| !helped.is_empty());
    if unrated > 0 {
        let unrated = format!("{unrated} not rated");
        said.push(unrated.clone());
        each.push(unrated);
    }
    if !said.is_empty() {
        section.facts("Helped", &said.join("; "), "What helped, of the times rated", each);
    }
}
