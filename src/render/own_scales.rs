//! Scales of the person's own over some weeks: what is usual, and whether that changes.

use super::format;
use super::look::Look;
use super::page::Page;
use crate::domain::figures::trend::{MIDDLE_VALUES, SeriesTrend};
use crate::domain::text::Name;

/// "pain usually 4, from 2 to 7 (25 days), falling" of a scale of this name.
pub(super) fn said<N>(name: &str, one: &SeriesTrend<N>, look: &Look) -> String {
    let days = format::days(one.summary.n);
    let name = look.line(name);
    let range = match (one.summary.min, one.summary.max) {
        (Some(min), Some(max)) if min < max => {
            format!(", from {} to {}", format::number(min), format::number(max))
        }
        _ => String::new(),
    };
    let usual = match one.summary.median.filter(|_| one.summary.n >= MIDDLE_VALUES) {
        Some(median) => format!("usually {}{range} ({days})", format::number(median)),
        None => format!("{days} logged"),
    };
    let word = format::trend(one).map_or_else(String::new, |word| format!(", {word}"));
    format!("{name} {usual}{word}")
}

/// Puts them on the page.
pub(super) fn put(page: &mut Page<'_>, items: &[String]) {
    if !items.is_empty() {
        page.column("Your scales", "Your scales", items);
    }
}

/// Puts those of a window on the page.
pub(super) fn put_series(page: &mut Page<'_>, scales: &[SeriesTrend<Name>]) {
    let look = page.look();
    let items: Vec<_> = scales.iter().map(|one| said(one.name.as_str(), one, look)).collect();
    put(page, &items);
}
