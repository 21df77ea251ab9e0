//! What days with a strong craving or a low mood went with, beside situations.

use super::situations::range;
use crate::domain::figures::day_factors::{DayOutcome, FactorKind, FactorRow, FactorRows};
use crate::render::format;
use crate::render::look::Look;
use crate::render::page::Page;

/// As many as a page names unless every figure is asked for.
const MOST: usize = 5;

/// Puts the clearest on the page, with how many were looked at.
pub(super) fn brief(page: &mut Page<'_>, all: &FactorRows) {
    let look = page.look();
    let clear: Vec<_> = all.clearest(MOST).into_iter().map(|row| said(row, look)).collect();
    if clear.is_empty() {
        return;
    }
    let looked_at = format::count(all.looked_at, "pair", "pairs");
    let note = format!("of {looked_at} looked at, some differ by chance alone");
    let items: Vec<_> = clear.into_iter().chain([note]).collect();
    page.column("Days differ", "Days that differ", &items);
}

/// Puts every one that has figures on the page, each with its range.
pub(super) fn numbers(page: &mut Page<'_>, all: &FactorRows) {
    let look = page.look();
    let rows = all.rows.iter().filter_map(|row| {
        let [difference, low, high] = [row.difference?, row.low?, row.high?];
        let (figures, than) = if difference < 0.0 {
            ([-difference, -high, -low], "fewer")
        } else {
            ([difference, low, high], "more")
        };
        Some(format!("{}; {} {than} of 100 days", said(row, look), range(look, figures)))
    });
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        page.column("Days differ", "Days that differ", &rows);
    }
}

/// "strong cravings on 7 of 10 days with sleep under 6 h, 6 of 24 without".
fn said(row: &FactorRow, look: &Look) -> String {
    let outcome = match row.outcome {
        DayOutcome::HighCraving => "strong cravings",
        DayOutcome::LowMood => "a low mood",
    };
    let name = row.name.as_ref().map_or("", |name| name.as_str());
    let name = look.line(name);
    let factor = match row.factor {
        FactorKind::ShortSleep => format!("sleep under {}", look.hours("6")),
        FactorKind::Routine => format!("{name} done"),
        FactorKind::Dose => format!("{name} taken"),
        FactorKind::Scale => format!("{name} of 7 or more"),
        FactorKind::Question => format!("{name}: yes"),
    };
    let FactorRow { with_outcome, with_days, without_outcome, without_days, .. } = row;
    format!(
        "{outcome} on {with_outcome} of {with_days} days with {factor}, {without_outcome} of {without_days} without"
    )
}
