//! Queries about days of use, and the offers that follow from them.

use crate::domain::entry::checkin::Used;
use crate::domain::entry::{Body, Entry, EntryKind};
use crate::domain::figures::attempt_stats::{FocusFigures, FocusTally};
use crate::domain::id::Id;
use crate::domain::query::Query;
use crate::domain::records::focus::{self, Focus};
use crate::domain::recovery::phase::{self, PhaseStatus};
use crate::domain::recovery::status::DayStatus;
use crate::domain::time::day::Day;
use crate::domain::time::horizon::OpenDays;
use crate::render::format;
use crate::render::program::Program;
use crate::report::saved::Offer;
use crate::storage::{self, AsOf, Reader};

/// The offer to record what happened in a use, or to add to it.
pub(crate) fn details(
    program: &Program,
    journal: &Reader,
    used: &Focus,
    focuses: &[Focus],
    (day, today): (Day, Day),
) -> Result<Offer, storage::Error> {
    let date = if day == today { String::new() } else { format!(" --date {day}") };
    let add = if of_day(journal, used.id, day)?.is_empty() { "" } else { " --add" };
    let is_primary = focus::primary(focuses).is_some_and(|primary| primary.id == used.id);
    let name = format::quoted(used.name.as_str());
    let name = if is_primary { String::new() } else { format!(" --focus {name}") };
    let command = program.command(&format!("used{date}{name}{add}"));
    Ok(Offer::Details { command })
}

/// The offer of a new start date after days of use in a row.
pub(crate) fn restart(
    program: &Program,
    focus: &Focus,
    figures: &FocusFigures,
    day: Day,
    today: Day,
) -> Option<Offer> {
    let current = figures.current.filter(|current| current.offers_restart(focus.goal))?;
    let days_in_a_row = current.use_days_in_a_row;
    let back = u32::try_from(current.last_in_range?.days_since(day)).ok()?;
    (back < days_in_a_row).then(|| Offer::Restart {
        days_in_a_row,
        command: program.command(&format!(
            "focus restart {} --since {today}",
            format::quoted(focus.name.as_str())
        )),
    })
}

/// What contradicts an entry among those of its day: a use and an answer that there was none.
pub(crate) fn contradictions(
    program: &Program,
    journal: &Reader,
    entry: &Entry,
    focuses: &[Focus],
    clock: Day,
) -> Result<Vec<Offer>, storage::Error> {
    let name = |id: Id| focuses.iter().find(|focus| focus.id == id).map(|focus| &focus.name);
    let mut found = Vec::new();
    match &entry.body {
        Body::Use(used) => {
            let checkin = journal.checkin_of(entry.day)?.map(|id| journal.entry(id)).transpose()?;
            if let Some(Entry { body: Body::CheckIn(checkin), .. }) = checkin.flatten()
                && checkin.used(used.focus) == Some(Used::No)
                && let Some(focus) = name(used.focus)
            {
                let date = if entry.day == clock {
                    String::new()
                } else {
                    format!(" --date {}", entry.day)
                };
                let answer = format::quoted(focus.as_str());
                let command = program.command(&format!("checkin{date} --used {answer}=yes"));
                found.push(Offer::CheckInSaysNo { focus: focus.clone(), command });
            }
        }
        Body::CheckIn(checkin) => {
            let answers = checkin.used.iter().filter(|answer| answer.used == Used::No);
            for (id, focus) in
                answers.filter_map(|answer| Some((answer.focus, name(answer.focus)?)))
            {
                let uses = of_day(journal, id, entry.day)?;
                let ids = uses.iter().map(|used| journal.short_id(used.id));
                let ids = ids.collect::<Result<Vec<_>, _>>()?;
                if !ids.is_empty() {
                    let command = program.command(&format!("delete {}", ids.join(" ")));
                    found.push(Offer::UseOnRecord { focus: focus.clone(), command });
                }
            }
        }
        Body::Craving(_)
        | Body::Note
        | Body::Stage(_)
        | Body::Balance(_)
        | Body::Dose(_)
        | Body::Symptoms(_) => {}
    }
    Ok(found)
}

/// The returns to use of a focus on a day, the latest first.
pub(crate) fn of_day(journal: &Reader, focus: Id, day: Day) -> Result<Vec<Entry>, storage::Error> {
    let (kinds, from, to) = (vec![EntryKind::Use], Some(day), Some(day));
    let mut uses = Vec::new();
    for id in journal.list(&Query { kinds, from, to, ..Query::default() })? {
        let entry = journal.entry(id)?;
        let of_focus =
            |entry: &Entry| matches!(&entry.body, Body::Use(told) if told.focus == focus);
        uses.extend(entry.filter(of_focus));
    }
    Ok(uses)
}

/// Where a focus stood on a day that has come, or stands today.
pub(crate) fn standing(
    seen: &AsOf<'_>,
    focus: &Focus,
    day: Day,
) -> Result<PhaseStatus, storage::Error> {
    let last_use = last_use(seen, focus, day)?;
    if day < seen.today() {
        return Ok(PhaseStatus::of(focus, last_use, day));
    }
    let standing = PhaseStatus::now(focus, last_use, day);
    let opened = seen.uses_ahead()?.contains(&focus.id);
    Ok(if opened { standing.with_use_ahead(day) } else { standing })
}

/// Whether ratings may be called rising or falling on a day, or set against those before: not while
/// any of these focuses is in withdrawal, since the ratings are of the person and not of one focus.
pub(crate) fn carries_trends(
    seen: &AsOf<'_>,
    focuses: &[&Focus],
    day: Day,
) -> Result<bool, storage::Error> {
    for focus in focuses {
        if !standing(seen, focus, day)?.phase.carries_trends() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The last day of use on record that still tells where a focus stands on a day.
pub(crate) fn last_use(
    seen: &AsOf<'_>,
    focus: &Focus,
    day: Day,
) -> Result<Option<Day>, storage::Error> {
    let mut last_use = None;
    let recent = (day.plus(-phase::reach_of_a_use(focus.kind)), day);
    seen.each_day(recent, std::slice::from_ref(focus), |logged| {
        if logged.status(0) == DayStatus::Use {
            last_use = Some(logged.day);
        }
    })?;
    Ok(last_use)
}

/// What the days on record tell of a focus.
pub(crate) fn figures(seen: &AsOf<'_>, focus: &Focus) -> Result<FocusFigures, storage::Error> {
    let (only, today) = (std::slice::from_ref(focus), seen.today());
    let mut tally = FocusTally::new(focus, today, open_days(seen, Some(focus))?);
    seen.each_day((Day::first(), today), only, |day| tally.push(day.day, day.status(0)))?;
    Ok(tally.finish())
}

/// The days on record of a focus, in order.
pub(crate) fn days(
    seen: &AsOf<'_>,
    focus: &Focus,
    span: (Day, Day),
) -> Result<Vec<(Day, DayStatus)>, storage::Error> {
    let mut days = Vec::new();
    seen.each_day(span, std::slice::from_ref(focus), |logged| {
        days.push((logged.day, logged.status(0)));
    })?;
    Ok(days)
}

/// The days that are still open for a focus or, without one, for the journal.
pub(crate) fn open_days(
    seen: &AsOf<'_>,
    focus: Option<&Focus>,
) -> Result<OpenDays, storage::Error> {
    let only = focus.map(std::slice::from_ref).unwrap_or_default();
    Ok(seen.open_days(only)?.into_iter().next().unwrap_or_default())
}
