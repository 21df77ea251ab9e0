//! Phrases shared by the forms of a week.

use crate::domain::figures::coping_stats::{CopingCount, SituationCount};
use crate::domain::figures::craving_episodes::{ActedOn, CravingEpisodes};
use crate::domain::time::day::Day;
use crate::render::amounts;
use crate::render::coping;
use crate::render::day_counts;
use crate::render::format;
use crate::render::labels::LabelKey;
use crate::render::look::Look;
use crate::render::own_words;
use crate::render::recent;
use crate::report::screening::Score;
use crate::report::week::{FocusWeek, RoutineWeek, WeekView};

/// The least number of episodes of which a time of day is said.
const ENOUGH_FOR_A_TIME: u32 = 4;

/// "Week 47", "Mon 16 to Fri 20 November" and "5 of 5 days logged".
pub(super) fn title(view: &WeekView, look: &Look) -> [String; 3] {
    let number = view.week.split_once("-W").map_or("", |(_, number)| number);
    let last = view.to.min(view.today).max(view.from);
    let span = if look.paper.is_some() {
        format::full_span(view.from, last)
    } else if look.plain {
        format::span(view.from, last, view.today)
    } else {
        format::weekday_span(view.from, last, view.today)
    };
    [
        format!("Week {}", number.trim_start_matches('0')),
        span,
        format::logged(view.days_logged, view.days_elapsed, view.days_away),
    ]
}

/// "11 episodes, strongest 9 on Wednesday, about 18 minutes each; 10 passed, 1 without an answer", and each fact
/// of it by itself.
pub(super) fn cravings(view: &WeekView) -> (String, Vec<String>) {
    let all = &view.cravings.all;
    let Some(peak) = all.summary.peak else {
        let none = "no episodes logged".to_owned();
        return (none.clone(), vec![none]);
    };
    let mut parts = vec![format::count(all.summary.episodes, "episode", "episodes")];
    let strongest = if all.summary.episodes == 1 { "strength" } else { "strongest" };
    let day = all.daily.iter().find(|day| day.peak == Some(peak));
    let on = day.map_or_else(String::new, |day| format!(" on {}", format::weekday(day.day)));
    parts.push(format!("{strongest} {peak}{on}"));
    if let Some(minutes) = all.median_minutes.filter(|_| !view.is_thin()) {
        parts.push(format!(
            "about {} minutes ({} timed)",
            format::number(minutes.round()),
            all.timed
        ));
    }
    parts.extend(time_of_day(all));
    let endings = endings(all.acted_on);
    let lately = recent::within_hours(&view.recent, all.summary.episodes);
    let text = [Some(parts.join(", ")), Some(endings.join(", ")), lately.clone()];
    let text: Vec<_> = text.into_iter().flatten().collect();
    (text.join("; "), parts.into_iter().chain(endings).chain(lately).collect())
}

/// "most in the evening (6 of 11)", where one time of day leads.
fn time_of_day(all: &CravingEpisodes) -> Option<String> {
    const TIMES: [&str; 4] = ["at night", "in the morning", "in the afternoon", "in the evening"];
    let mut times: Vec<(u32, &str)> =
        all.by_hour.chunks(6).map(|hours| hours.iter().sum()).zip(TIMES).collect();
    times.sort_unstable();
    let [.., (second, _), (most, time)] = times[..] else { return None };
    let leads = all.summary.episodes >= ENOUGH_FOR_A_TIME && most > second;
    leads.then(|| format!("most {time} ({most} of {})", all.summary.episodes))
}

pub(super) fn endings(ActedOn { no, yes, unsaid }: ActedOn) -> Vec<String> {
    let parts = [(no, "passed"), (yes, "acted on"), (unsaid, "without an answer")];
    parts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect()
}

/// What the list of situations is called.
pub(super) const GOING_ON: &str = "What was going on";

/// "conflict 4 on 3 days".
pub(super) fn situations(view: &WeekView) -> Vec<String> {
    let said = |&SituationCount { code, episodes, days }: &SituationCount| {
        let name = format::situation(code);
        let episodes = if episodes > 0 { format!(" {episodes}") } else { String::new() };
        format!("{name}{episodes} on {days} {}", if days == 1 { "day" } else { "days" })
    };
    view.situations.iter().map(said).collect()
}

/// "talk 4 of 5": helped, of those rated.
pub(super) fn coping(view: &WeekView) -> Vec<String> {
    let said = |one: &CopingCount| match one.tried - one.rated {
        unrated @ 1.. if one.rated > 0 => format!("{}, {unrated} not rated", coping::one(one)),
        _ => coping::one(one),
    };
    view.coping.iter().map(said).collect()
}

/// "evening walk 3 of 5 (1 in part, 1 not recorded)".
pub(super) fn routines(view: &WeekView, look: &Look) -> Vec<String> {
    let said = |RoutineWeek { name, counts }: &RoutineWeek| {
        let counts = format::routine_counts(*counts)?;
        Some(format!("{} {counts}", look.line(name.as_str())))
    };
    view.routines.iter().filter_map(said).collect()
}

/// "PHQ-9 10 of 27, moderate, before 15".
pub(super) fn scores(view: &WeekView) -> Vec<String> {
    let said = |score: &Score| {
        let Score { instrument, total, max, band, previous, .. } = score;
        let band = band.map_or_else(String::new, |band| format!(", {band}"));
        let before = previous.map_or_else(String::new, |before| format!(", before {before}"));
        format!("{} {total} of {max}{band}{before}", format::instrument(*instrument))
    };
    view.scores.iter().map(said).collect()
}

/// The name of each focus, with "4 without use", "1 unknown" and "early recovery".
pub(super) fn focuses(view: &WeekView, look: &Look) -> Vec<(String, Vec<String>)> {
    let said = |FocusWeek { header, standing, days, amount, spent, next_limit }: &FocusWeek| {
        let of_use = look.label(LabelKey::Use);
        let mut facts = if look.plain {
            day_counts::each_count(*days, &of_use)
        } else {
            vec![day_counts::counts(*days, &of_use)]
        };
        facts.retain(|counted| !counted.is_empty());
        if facts.is_empty() {
            facts.push("none counted".to_owned());
        }
        facts.extend(amount.iter().flat_map(|amount| amounts::figures(amount, look)));
        facts.extend(spent.iter().map(|of| format!("spent {}", amounts::spent(of, look))));
        facts.extend(amounts::next_step(next_limit.as_ref(), view.today));
        facts.push(format::phase(standing.phase).to_owned());
        (look.line(header.name.as_str()).into_owned(), facts)
    };
    view.focuses.iter().map(said).collect()
}

/// Where the comparison of the phase is, or why there is none; `None` where the week before is it.
pub(super) fn elsewhere(view: &WeekView, look: &Look) -> Option<String> {
    let phase = view.focuses.first().filter(|_| !view.compares)?.standing.phase;
    if !phase.carries_trends() {
        return Some("Withdrawal takes its own course: nothing to compare with yet".to_owned());
    }
    if look.paper.is_some() {
        return None;
    }
    let longest = phase.windows().first().map(|days| format::length((*days).into()))?;
    let trends = look.command("trends");
    Some(format!("To compare the last {longest} with the {longest} before: {trends}"))
}

/// "To look at in early recovery: …".
pub(super) fn emphasis(view: &WeekView) -> Option<String> {
    let phase = format::phase(view.focuses.first()?.standing.phase);
    Some(format!("Worth watching in {phase}: {}", format::list(&view.phase_emphasis)))
}

/// The days of the week up to today.
pub(super) fn days(view: &WeekView) -> impl Iterator<Item = Day> {
    let from = view.from;
    (0..).zip(0..view.days_elapsed).map(move |(n, _)| from.plus(n))
}

/// "grateful for: Monday my sister, Friday the sun", of the questions that are answered in words, the last few days of
/// each.
pub(super) fn own_words(view: &WeekView, look: &Look) -> Vec<String> {
    view.own_words.iter().map(|one| own_words::of_week(one, look)).collect()
}
