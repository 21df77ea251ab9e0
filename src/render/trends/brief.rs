//! Trends in words: what goes better, what worse, what to watch and what helps.

use super::ratings::Ratings;
use super::{factors, is_known, main_periods};
use crate::domain::figures::adherence::RoutineCounts;
use crate::domain::figures::association::Association;
use crate::domain::figures::coping_stats::CopingCount;
use crate::domain::figures::craving_stats::SituationCravings;
use crate::domain::figures::times_of_week::{Cluster, TimeOfDay};
use crate::domain::text::Name;
use crate::render::amounts;
use crate::render::coping;
use crate::render::craving_focus;
use crate::render::day_counts;
use crate::render::format;
use crate::render::look::Look;
use crate::render::medication;
use crate::render::own_scales;
use crate::render::page::Page;
use crate::render::recent;
use crate::render::safety_block;
use crate::report::medication::MedicationCount;
use crate::report::trends::brief::Brief;
use crate::report::trends::{RoutineTrend, SymptomSums, Trends, WindowFigures};

/// The ways of coping that a screen shows; the plain form has all.
const MOST_WAYS: usize = 3;
/// The situations that a screen shows, and of those the ones worth watching.
const MOST_SITUATIONS: usize = 3;
const MOST_WATCHED: usize = 2;

/// The routines that a screen shows.
const MOST_ROUTINES: usize = 3;

/// The names before the lines, which have room for the longest.
pub(in crate::render) const NAMES: [&str; 8] = [
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
    put(&mut page, view);
    let holds_anything = main_periods(view).0.is_some_and(is_known);
    if holds_anything {
        page.offer("More", &format!("{again} --numbers"));
    }
    page.into_text()
}

/// Puts the view in words on a page.
pub(super) fn put(page: &mut Page<'_>, view: &Trends) {
    let look = page.look();
    page.heading(&[
        window(view, look),
        format::logged(view.coverage.logged, view.coverage.days, view.days_away),
    ]);
    if let Some(focus) = &view.focus {
        safety_block::brief(page, &focus.care, view.today);
    }
    page.widen_names(NAMES);
    let brief = Brief::of(view);
    let (_, before) = main_periods(view);
    Ratings {
        series: &view.series,
        coverage: view.coverage,
        window: view.window,
        carries_trends: view.carries_trends,
        before,
    }
    .put(page);
    own_scales::put_series(page, &view.own_scales);
    watching(page, view, &brief);
    factors::brief(page, &view.factors);
    cravings(page, view);
    if brief.situations.is_empty() {
        put_situations(page, &view.situations);
    }
    put_helps(page, &brief.helps);
    put_medications(page, &view.medications);
    put_routines(page, &view.routines, Detail::Brief);
    put_symptoms(page, view.symptoms);
    if let Some(focus) = &view.focus {
        days_of(page, view, focus.header.name.as_str());
        amounts::put_window(page, focus, amounts::facts);
    }
}

/// "Last 13 weeks", or its days on paper and where it has ended or is as long as there is anything.
fn window(view: &Trends, look: &Look) -> String {
    let days = view.window_days;
    if look.paper.is_none() && view.window.to() == view.today && is_round(days) {
        let length = format::length(days);
        if days == 1 { "Today".to_owned() } else { format!("Last {length}") }
    } else {
        super::days(view, look)
    }
}

/// Whether a length is said in few digits.
fn is_round(days: u32) -> bool {
    days <= 28 || days.is_multiple_of(7) || days.is_multiple_of(365)
}

/// What became of the doses of each medication.
pub(in crate::render) fn put_medications(page: &mut Page<'_>, medications: &[MedicationCount]) {
    let said = medication::counts(medications, page.look());
    if !said.is_empty() {
        page.list("Medication", "Medication", &said);
    }
}

/// How much is said of each routine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Detail {
    /// How often it was done, of those that fit.
    Brief,
    /// Every outcome, of all.
    Whole,
}

/// "evening walk 20 of 28 (4 not recorded), last 5 in a row"; in whole, what was skipped or done in part too.
pub(super) fn put_routines(page: &mut Page<'_>, routines: &[RoutineTrend], detail: Detail) {
    let look = page.look();
    let in_whole = detail == Detail::Whole || look.plain;
    let most = if in_whole { usize::MAX } else { MOST_ROUTINES };
    let said = routines.iter().take(most).filter_map(|one| {
        let RoutineCounts { due, done, unrecorded, .. } = one.counts;
        let counts = if due == 0 || in_whole {
            format::routine_counts(one.counts)?
        } else if unrecorded == 0 {
            format!("{done} of {due}")
        } else {
            format!("{done} of {due} ({unrecorded} not recorded)")
        };
        let run = match one.runs.run {
            0 | 1 => String::new(),
            run => format!(", last {run} in a row"),
        };
        Some(format!("{} {counts}{run}", look.line(one.name.as_str())))
    });
    let said: Vec<_> = said.collect();
    if !said.is_empty() {
        page.list("Routines", "Routines", &said);
    }
}

/// How symptoms went, where some were noted.
pub(super) fn put_symptoms(page: &mut Page<'_>, sums: Option<SymptomSums>) {
    if let Some(sums) = sums {
        let text = symptoms(sums);
        page.fact("Symptoms", &text, &format!("Symptoms: {text}"));
    }
}

/// "on 5 days, from 3 to 15 in all, last 4": what the symptoms of a time add up to.
fn symptoms(sums: SymptomSums) -> String {
    let SymptomSums { days, lowest, highest, last } = sums;
    let noted = format!("on {}", format::days(days));
    match days {
        1 => format!("{noted}, {last} in all"),
        _ => format!("{noted}, from {lowest} to {highest} in all, last {last}"),
    }
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
        (Some(weekday), Some(time)) => format!("{} {time}", format::weekday_name(weekday)),
        (Some(weekday), None) => format!("{}s", format::weekday_name(weekday)),
        (None, time) => time.unwrap_or_default().to_owned(),
    }
}

/// "conflict: strong cravings on 7 of 10 days with it, 6 of 24 without".
fn with(one: &Association) -> String {
    let Association { situation, with_high, with_days, without_high, without_days, .. } = *one;
    format!(
        "{}: strong cravings on {with_high} of {with_days} days with it, {without_high} of \
         {without_days} without",
        format::situation(situation)
    )
}

/// "40, strongest 9; 52 before".
fn cravings(page: &mut Page<'_>, view: &Trends) {
    let of = view.cravings_of.as_ref();
    recent::hours(page, &view.recent, of);
    let (Some(now), before) = main_periods(view) else { return };
    if !view.recent.is_empty() || !is_known(now) {
        return;
    }
    let length = format::length(view.window_days);
    let length = length.strip_prefix("1 ").unwrap_or(&length);
    let before = before.map(|before| (before, format!("in the {length} before")));
    put_cravings(page, now, before, of);
    craving_focus::brief(page, &view.cravings_by_focus);
}

/// "40, the strongest 9; 52 in the 13 weeks before".
pub(in crate::render) fn put_cravings(
    page: &mut Page<'_>,
    now: &WindowFigures,
    before: Option<(&WindowFigures, String)>,
    of: Option<&Name>,
) {
    let mut facts = vec![match now.cravings.peak {
        None => "none logged as they came".to_owned(),
        Some(peak) if now.cravings.episodes == 1 => format!("1, strength {peak}"),
        Some(peak) => format!("{}, the strongest {peak}", now.cravings.episodes),
    }];
    let before = before.filter(|(before, _)| is_known(before));
    facts.extend(before.map(|(before, when)| match before.cravings.episodes {
        0 => format!("none {when}"),
        episodes => format!("{episodes} {when}"),
    }));
    craving_focus::put_facts(page, of, &facts.join("; "), &facts);
}

/// "conflict 4 · sudden urges 2": the cravings that named each.
pub(in crate::render) fn put_situations(page: &mut Page<'_>, all: &[SituationCravings]) {
    if all.is_empty() {
        return;
    }
    let most = if page.look().plain { usize::MAX } else { MOST_SITUATIONS };
    let named = all.iter().take(most);
    let named = named.map(|one| format!("{} {}", format::situation(one.situation), one.episodes));
    page.list("What was going on", "What was going on in cravings", &named.collect::<Vec<_>>());
}

/// "talking to someone 9 of 9": helped, of the times that were rated.
pub(in crate::render) fn put_helps(page: &mut Page<'_>, helps: &[CopingCount]) {
    let most = if page.look().plain { usize::MAX } else { MOST_WAYS };
    let ways: Vec<_> = helps.iter().take(most).map(coping::one).collect();
    if !ways.is_empty() {
        page.list("What helps", "What helps, of the times rated", &ways);
    }
}

/// "80 without use, 10 with no answer".
fn days_of(page: &mut Page<'_>, view: &Trends, name: &str) {
    let Some(days) = main_periods(view).0.and_then(|now| now.days) else { return };
    if days.no_use + days.used == 0 {
        return;
    }
    let several = view.focus.as_ref().is_some_and(|focus| focus.of_several);
    let (name, text, each) = day_counts::named(name, several, days, page.look());
    page.facts(&name, &text, &name, &each);
}
