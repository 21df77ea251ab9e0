//! How often strong cravings went with each situation.

use crate::domain::figures::association::{Association, RatedDays};
use crate::render::format;
use crate::render::look::Look;
use crate::render::page::{INDENT, Page};
use crate::render::table::{Align, Table};
use crate::report::trends::Trends;

/// The most frequent situations that a line names.
const MOST: usize = 6;

/// The least number of days in which there can be ten with a situation and ten without.
const DAYS_TO_COMPARE: u32 = 2 * Association::ENOUGH_DAYS;

/// Puts on the page what went with high cravings, or what is missing to say it.
pub(super) fn put(page: &mut Page<'_>, view: &Trends) {
    let rated = view.rated_days;
    let compares = !view.coverage.is_thin() && rated.can_compare();
    let rows = if compares { by_difference(&view.associations) } else { Vec::new() };
    let missing = if view.coverage.is_thin() || view.window_days < DAYS_TO_COMPARE {
        None
    } else {
        missing(&view.associations, rated)
    };
    if !rows.is_empty() {
        return comparison(page, &rows, rated, missing);
    }
    let mut name = "What was going on";
    if !view.situations.is_empty() {
        frequencies(page, name, view);
        name = "";
    }
    if let Some(missing) = missing {
        page.facts(name, &missing.join("; "), "", &missing);
    }
}

/// The rows that have figures, the greatest difference first.
pub(in crate::render) fn by_difference(
    associations: &[Association],
) -> Vec<(&Association, [f64; 3])> {
    let figures = |one: &Association| Some([one.difference?, one.low?, one.high?]);
    let mut rows: Vec<_> =
        associations.iter().filter_map(|one| Some((one, figures(one)?))).collect();
    rows.sort_by(|(_, a), (_, b)| b[0].total_cmp(&a[0]));
    rows
}

fn comparison(
    page: &mut Page<'_>,
    rows: &[(&Association, [f64; 3])],
    rated: RatedDays,
    missing: Option<Vec<String>>,
) {
    let look = page.look();
    let answered = rated.high_answered + rated.calm_answered;
    page.gap();
    let how_often = format!(
        "How often a strong craving (7 or more) came with a situation, of {} answered",
        format::days(answered)
    );
    let chance = "a range on both sides of 0 may be chance";
    let intro = [format::capital(chance), format!("{how_often}:")];
    page.lines(&format!("{how_often}; {chance}:"), &intro);
    if look.plain {
        for (one, figures) in rows {
            let name = format::capital(format::situation(one.situation));
            page.facts("", "", &name, &facts(look, one, *figures));
        }
    } else {
        let mut table = Table::new(look, INDENT, &[Align::Left; 4]);
        table.head(&["what was going on", "days with it", "days without", "more, of 100 days"]);
        for (one, figures) in rows {
            table.row(&[
                format::situation(one.situation).to_owned(),
                format!("{} of {}", one.with_high, one.with_days),
                format!("{} of {}", one.without_high, one.without_days),
                range(look, *figures),
            ]);
        }
        page.table(table);
    }
    if let Some(missing) = missing {
        let sentences: Vec<_> = missing.iter().map(|one| format::capital(one)).collect();
        page.lines(&format::capital(&missing.join("; ")), &sentences);
    }
    page.gap();
}

/// "on 7 of 10 days with it", "on 6 of 24 days without it" and "45 (9 to 68) more of 100 days".
fn facts(look: &Look, one: &Association, figures: [f64; 3]) -> [String; 3] {
    [
        format!("on {} with it", format::days_of(one.with_high, one.with_days)),
        format!("on {} without it", format::days_of(one.without_high, one.without_days)),
        format!("{} more of 100 days", range(look, figures)),
    ]
}

/// "45 (9 to 68)".
pub(in crate::render) fn range(look: &Look, [difference, low, high]: [f64; 3]) -> String {
    let whole = |value: f64| {
        let minus = if value.round() < 0.0 { look.minus() } else { "" };
        format!("{minus}{}", value.round().abs())
    };
    format!("{} ({} to {})", whole(difference), whole(low), whole(high))
}

/// What is missing to set days with a situation against days without it.
fn missing(associations: &[Association], rated: RatedDays) -> Option<Vec<String>> {
    if rated.high + rated.calm == 0 {
        return None;
    }
    if rated.calm > 0 && !rated.can_compare() {
        return Some(vec![format!(
            "to compare days, situations must be answered on those without a strong craving too: \
             they are on {}",
            format::days_of(rated.calm_answered, rated.calm)
        )]);
    }
    if rated.high_answered < Association::ENOUGH_HIGH {
        let least = Association::ENOUGH_HIGH;
        let days = match rated.high_answered {
            0 => "no day".to_owned(),
            some => format::days(some),
        };
        return Some(vec![
            format!("{days} with a strong craving (7 or more)"),
            format!(
                "with {least} of them, days with a situation are compared with days without it"
            ),
        ]);
    }
    let more = |days: u32| Association::ENOUGH_DAYS.saturating_sub(days);
    let met = associations.iter().filter(|one| one.with_days > 0);
    let parts: Vec<_> = met
        .filter_map(|one| {
            let name = format::situation(one.situation);
            match (more(one.with_days), more(one.without_days)) {
                (0, 0) => None,
                (0, without) => Some(format!("{name} {without} without it")),
                (with, _) => Some(format!("{name} {with}")),
            }
        })
        .collect();
    let needed = || vec![format!("more days needed to compare: {}", parts.join(", "))];
    (!parts.is_empty()).then(needed)
}

/// The situations of the cravings, as counts alone.
fn frequencies(page: &mut Page<'_>, name: &str, view: &Trends) {
    let named: Vec<_> = view
        .situations
        .iter()
        .map(|one| format!("{} {}", format::situation(one.situation), one.episodes))
        .collect();
    let shown = named.len().min(if page.look().plain { usize::MAX } else { MOST });
    page.list(name, "What was going on", &named[..shown]);
}
