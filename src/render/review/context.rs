//! What lies around a period: milestones, the longest runs, the same phase of earlier attempts, and
//! the years.

use chrono::Month;

use crate::domain::figures::attempt_stats::{DayCounts, Run};
use crate::render::day_counts;
use crate::render::document::{Block, Cells};
use crate::render::format;
use crate::render::labels::LabelKey;
use crate::render::look::Look;
use crate::render::page::{INDENT, Page, wrap};
use crate::render::tone::Tone;
use crate::report::review::{FocusReview, MonthDays, PhaseReview, Review, YearDays};

/// Puts the milestones, the runs and the same phase on the page.
pub(super) fn put(page: &mut Page<'_>, view: &Review, focus: &FocusReview) {
    milestones(page, view, focus);
    runs(page, view, focus);
    phases(page, view, focus);
}

/// "90 days on Friday 20 November".
pub(super) fn milestones(page: &mut Page<'_>, view: &Review, focus: &FocusReview) {
    let look = page.look();
    let said = focus
        .milestones
        .iter()
        .map(|one| format!("{} on {}", look.line(&one.label), format::date(one.on, view.today)));
    let said: Vec<_> = said.collect();
    if !said.is_empty() {
        page.list("Reached", "Milestone reached", &said);
    }
}

/// "20 days: 16 confirmed, 4 not logged", and the longest of all where that is another.
fn runs(page: &mut Page<'_>, view: &Review, focus: &FocusReview) {
    let Some(runs) = focus.runs.filter(|runs| runs.ever.confirmed > 0) else { return };
    let span = |run: Run| match (run.from, run.to) {
        (Some(from), Some(to)) => format!("{}, ", format::span(from, to, view.today)),
        _ => String::new(),
    };
    let mut put = |name: &str, of: &str, run: Run| {
        let text = format!("{}{}", span(run), day_counts::run(run));
        let when = span(run).trim_end_matches(", ").to_owned();
        page.facts(name, &text, of, &[vec![when], day_counts::each_of_run(run)].concat());
    };
    if runs.ever != runs.in_period && runs.in_period.confirmed > 0 {
        put("Run", "A run of this period", runs.in_period);
    }
    put("Longest", "The longest run of all", runs.ever);
}

/// A line for each attempt that reached the phase, the one under way first.
fn phases(page: &mut Page<'_>, view: &Review, focus: &FocusReview) {
    let phase = format::phase(focus.trends.standing.phase);
    let of_use = page.look().label(LabelKey::Use);
    let craving = page.look().label(LabelKey::CRAVING).to_lowercase();
    let Some((now, earlier)) = focus.same_phase.split_last() else { return };
    let said = |one: &PhaseReview| {
        let counted = day_counts::counts(one.days, &of_use);
        let (counted, mut facts) = match one.days.all() {
            0 => (format::days(one.length), vec![format::days(one.length)]),
            all => {
                let each = day_counts::each_count(one.days, &of_use);
                (
                    format!("{}: {counted}", format::days(all)),
                    [vec![format::days(all)], each].concat(),
                )
            }
        };
        // Under half of the days a middle would speak for days that are not known.
        let middle = one.craving_median.filter(|_| 2 * one.cravings_rated >= one.length);
        let middle = middle.map(|middle| {
            let rated = format::days(one.cravings_rated);
            format!("{craving} usually {} ({rated})", format::number(middle))
        });
        let text = [Some(counted), middle.clone()].into_iter().flatten().collect::<Vec<_>>();
        facts.extend(middle);
        (text.join("; "), facts)
    };
    let (text, mut facts) = said(now);
    facts[0] = format!("so far {}", facts[0]);
    let of = format!("{phase} this time");
    page.facts("Phase", &format!("{of}, so far {text}"), &format::capital(&of), &facts);
    for one in earlier.iter().rev() {
        let of = format!("in the attempt since {}", format::date(one.stretch.since, view.today));
        let (text, mut facts) = said(one);
        facts[0] = format!("the first {}", facts[0]);
        page.facts("", &format!("{of}, the first {text}"), &format::capital(&of), &facts);
    }
}

/// The years that a screen shows; the plain form has all.
const MOST_YEARS: usize = 10;

/// Whether there is more than one year to set side by side.
pub(super) fn shows_years(focus: &FocusReview) -> bool {
    focus.years.len() > 1
}

/// A row for each year: its counts, and the days of use of each month.
pub(super) fn years(page: &mut Page<'_>, focus: &FocusReview) {
    if !shows_years(focus) {
        return;
    }
    let look = page.look();
    let of_use = look.label(LabelKey::Use);
    if page.instead(|| Block::Table(by_month(focus, &of_use))) {
        return;
    }
    if look.plain {
        for year in &focus.years {
            page.facts("", "", &year.year.to_string(), &facts(year, &of_use));
        }
        return;
    }
    page.line(&format!(
        "Days of {of_use} by month; + is ten or more, {} under half of the days known:",
        look.sign("·", ".")
    ));
    for year in focus.years.iter().rev().take(MOST_YEARS) {
        page.drawing(&row(look, year, &of_use));
    }
    if let Some(before) = focus.years.iter().rev().nth(MOST_YEARS) {
        page.offer("Years before these", &format!("review year {}", before.year));
    }
}

/// A row for each year, the last one first: its days of use by month, and all its days.
fn by_month(focus: &FocusReview, of_use: &str) -> Cells {
    let months = (1..=12).filter_map(|month| Month::try_from(month).ok());
    let months = months.map(|month| month.name().chars().take(3).collect());
    let first = format!("Days of {of_use}");
    let head = std::iter::once(first).chain(months).chain(["All days".to_owned()]);
    let used = |month: &MonthDays| match month.days {
        days if days.all() == 0 => String::new(),
        // Where most of a month is not known, a zero would say too much.
        days if days.used == 0 && 2 * days.no_use < days.all() => "–".to_owned(),
        days => days.used.to_string(),
    };
    let row = |year: &YearDays| {
        let mut row = vec![year.year.to_string()];
        row.extend(year.months.iter().map(used));
        row.resize(13, String::new());
        row.push(day_counts::counts(year.days, of_use));
        row
    };
    Cells { head: head.collect(), rows: focus.years.iter().rev().map(row).collect() }
}

/// "2026  00000000000   309 without use, 12 of use, 3 unknown"; the counts are wrapped under
/// themselves.
fn row(look: &Look, year: &YearDays, of_use: &str) -> Vec<String> {
    let signs: Vec<(String, Tone)> =
        year.months.iter().map(|month| sign(look, month.days)).collect();
    let painted = signs.chunk_by(|a, b| a.1 == b.1).map(|run| {
        let text: String = run.iter().map(|(sign, _)| sign.as_str()).collect();
        look.paint(run[0].1, &text).into_owned()
    });
    let mut start = format!("{}  {}  ", year.year, painted.collect::<String>());
    // Four columns of the year, twelve of the months, two beside each.
    let hang = 4 + 12 + 4;
    let counts = wrap(&day_counts::counts(year.days, of_use), look.columns() - INDENT - hang);
    let lines = counts.iter().map(|line| {
        let line = format!("{start}{line}").trim_end().to_owned();
        start = " ".repeat(hang);
        line
    });
    lines.collect()
}

/// The days of use of a month in one sign.
fn sign(look: &Look, days: DayCounts) -> (String, Tone) {
    match days {
        _ if days.all() == 0 => (" ".to_owned(), Tone::Quiet),
        DayCounts { used: 0, .. } if 2 * days.no_use < days.all() => {
            (look.sign("·", ".").to_owned(), Tone::Quiet)
        }
        DayCounts { used: 0, .. } => ("0".to_owned(), Tone::NoUse),
        DayCounts { used, .. } if used > 9 => ("+".to_owned(), Tone::Use),
        DayCounts { used, .. } => (used.to_string(), Tone::Use),
    }
}

/// "309 days without use", "12 days of use", "3 days unknown", "of use 4 in March, 8 in May".
fn facts(year: &YearDays, of_use: &str) -> Vec<String> {
    let used = |(name, month): (&str, &MonthDays)| {
        (month.days.used > 0).then(|| format!("{} in {name}", month.days.used))
    };
    let names = (1..=12).filter_map(|month| Month::try_from(month).ok()).map(|month| month.name());
    let months: Vec<_> = names.zip(&year.months).filter_map(used).collect();
    let mut facts = day_counts::each_count(year.days, of_use);
    facts.extend((!months.is_empty()).then(|| format!("of {of_use} {}", months.join(", "))));
    facts
}
