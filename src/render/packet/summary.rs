//! The page in three lines, for somebody with a minute: use, cravings, how the days were.

use super::focuses::names;
use super::section::Section;
use crate::domain::series::Series;
use crate::render::day_counts;
use crate::render::format;
use crate::render::labels::LabelKey;
use crate::render::look::{Look, joined};
use crate::report::packet::{Packet, PacketFocus, SeriesInPeriod};

/// The three lines; one with nothing to say is left out.
pub(super) fn summary<'v>(view: &Packet, look: &Look) -> Section<'v> {
    let mut section = Section::new("");
    let mut lines = vec![days(view, look), cravings(view, look), how(view, look)];
    if look.saves_rows() {
        // The trend stands under Cravings too, and both fit one row without it.
        let how = lines.pop().unwrap_or_default();
        lines[1].truncate(1);
        lines[1].extend(how.iter().map(|fact| joined(fact)));
    }
    for (at, facts) in lines.into_iter().filter(|facts| !facts.is_empty()).enumerate() {
        let name = if at == 0 { "In short" } else { "" };
        section.facts(name, &facts.join("; "), "In short", facts);
    }
    section
}

/// "short-acting opioid 23 without use, 4 with no answer", for each focus.
fn days(view: &Packet, look: &Look) -> Vec<String> {
    let of_use = look.label(LabelKey::Use);
    let several = view.focuses.len() > 1;
    let said = |(name, focus): (String, &PacketFocus)| {
        let counts = day_counts::counts(focus.days.filter(|days| days.all() > 0)?, &of_use);
        Some(if several { format!("{} {counts}", look.line(&name)) } else { counts })
    };
    names(view).into_iter().zip(&view.focuses).filter_map(said).collect()
}

/// "25 cravings, strongest 6", and whether the daily craving rises or falls.
fn cravings(view: &Packet, look: &Look) -> Vec<String> {
    let mut facts = Vec::new();
    if let Some(peak) = view.cravings.peak {
        facts.push(match view.cravings.episodes {
            1 => format!("1 craving, strength {peak}"),
            episodes => format!("{episodes} cravings, strongest {peak}"),
        });
    }
    let craving = |one: &&SeriesInPeriod| one.trend.name == Series::CRAVING;
    let word = view.ratings.iter().find(craving).and_then(|one| format::trend(&one.trend));
    // A sentence by itself says of what it speaks.
    let of = if look.plain || facts.is_empty() { "cravings day by day" } else { "day by day" };
    facts.extend(word.map(|word| format!("{of} {word}")));
    facts
}

/// "mood usually 5, sleep usually 6.5 h".
fn how(view: &Packet, look: &Look) -> Vec<String> {
    let said = |name: Series| {
        let one = view.ratings.iter().find(|one| one.trend.name == name)?;
        let median = one.trend.summary.median?;
        let median = look.with_unit(name, &format::number(median));
        Some(format!("{} usually {median}", look.series(name).to_lowercase()))
    };
    [Series::MOOD, Series::SleepHours].into_iter().filter_map(said).collect()
}
