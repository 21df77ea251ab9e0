//! Days of use and what follows from them for a focus.

use crate::domain::entry::checkin::Used;
use crate::domain::entry::{Body, Entry, EntryKind};
use crate::domain::figures::attempt_stats::{FocusFigures, FocusTally};
use crate::domain::id::Id;
use crate::domain::phase::Phase;
use crate::domain::query::Query;
use crate::domain::records::focus::{Focus, primary};
use crate::domain::recovery::day_status::DayStatus;
use crate::domain::recovery::phase_status::{self, PhaseStatus};
use crate::domain::recovery::safety;
use crate::domain::text::Name;
use crate::domain::time::day::Day;
use crate::domain::time::horizon::OpenDays;
use crate::storage::{self, AsOf, Reader};

/// What contradicts an entry among those of its day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Contradiction {
    /// The check-in says that there was no use, and the entry is one.
    CheckInSaysNo {
        /// The name of the focus.
        focus: Name,
    },
    /// The entry says that there was no use, and there is one on record.
    UseOnRecord {
        /// The name of the focus.
        focus: Name,
        /// The starts of the ids of those on record.
        uses: Vec<String>,
    },
}

/// What contradicts an entry among those of its day: a use and an answer that there was none.
pub fn contradictions(
    journal: &Reader,
    entry: &Entry,
    focuses: &[Focus],
) -> Result<Vec<Contradiction>, storage::Error> {
    let name = |id: Id| focuses.iter().find(|focus| focus.id == id).map(|focus| &focus.name);
    let mut found = Vec::new();
    match &entry.body {
        Body::Use(used) => {
            let checkin = journal.checkin_of(entry.day)?.map(|id| journal.entry(id)).transpose()?;
            if let Some(Entry { body: Body::CheckIn(checkin), .. }) = checkin.flatten()
                && checkin.used(used.focus) == Some(Used::No)
                && let Some(focus) = name(used.focus)
            {
                found.push(Contradiction::CheckInSaysNo { focus: focus.clone() });
            }
        }
        Body::CheckIn(checkin) => {
            let answers = checkin.used.iter().filter(|answer| answer.used == Used::No);
            for (id, focus) in
                answers.filter_map(|answer| Some((answer.focus, name(answer.focus)?)))
            {
                let uses = of_day(journal, id, entry.day)?;
                let uses = uses.iter().map(|used| journal.short_id(used.id));
                let uses = uses.collect::<Result<Vec<_>, _>>()?;
                if !uses.is_empty() {
                    found.push(Contradiction::UseOnRecord { focus: focus.clone(), uses });
                }
            }
        }
        Body::Craving(_)
        | Body::Note
        | Body::Stage(_)
        | Body::Balance(_)
        | Body::Dose(_)
        | Body::Symptoms(_)
        | Body::Life(_)
        | Body::Thought(_) => {}
    }
    Ok(found)
}

/// The returns to use of a focus on a day, the latest first.
pub fn of_day(journal: &Reader, focus: Id, day: Day) -> Result<Vec<Entry>, storage::Error> {
    let mut uses = all_of_day(journal, day)?;
    uses.retain(|entry| used_focus(entry) == Some(focus));
    Ok(uses)
}

/// The focuses of which a day has a return to use.
pub fn used_on(journal: &Reader, day: Day) -> Result<Vec<Id>, storage::Error> {
    Ok(all_of_day(journal, day)?.iter().filter_map(used_focus).collect())
}

fn all_of_day(journal: &Reader, day: Day) -> Result<Vec<Entry>, storage::Error> {
    let (kinds, from, to) = (vec![EntryKind::Use], Some(day), Some(day));
    let mut uses = Vec::new();
    for id in journal.list(&Query { kinds, from, to, ..Query::default() })? {
        uses.extend(journal.entry(id)?);
    }
    Ok(uses)
}

fn used_focus(entry: &Entry) -> Option<Id> {
    match &entry.body {
        Body::Use(told) => Some(told.focus),
        _ => None,
    }
}

/// Where a focus stood on a day that has come, or stands today.
pub fn standing(as_of: &AsOf<'_>, focus: &Focus, day: Day) -> Result<PhaseStatus, storage::Error> {
    let last_use = last_use(as_of, focus, day)?;
    if day < as_of.today() {
        return Ok(PhaseStatus::of(focus, last_use, day));
    }
    let standing = PhaseStatus::now(focus, last_use, day);
    let opened = as_of.uses_ahead()?.contains(&focus.id);
    Ok(if opened { standing.with_use_ahead(day) } else { standing })
}

/// The phase of the primary focus today; that of a start which is yet to come where there is none.
pub fn primary_phase(as_of: &AsOf<'_>) -> Result<Phase, storage::Error> {
    let focuses = as_of.focuses()?;
    let standing = primary(&focuses).map(|focus| standing(as_of, focus, as_of.today()));
    Ok(standing.transpose()?.map_or(Phase::Preparing, |standing| standing.phase))
}

/// Whether ratings may be called rising or falling on a day, or set against those before: not while
/// any of these focuses is in withdrawal, since the ratings are of the person and not of one focus.
pub fn carries_trends(
    as_of: &AsOf<'_>,
    focuses: &[&Focus],
    day: Day,
) -> Result<bool, storage::Error> {
    for focus in focuses {
        if !standing(as_of, focus, day)?.phase.carries_trends() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The last day of use on record that still tells where a focus stands on a day.
pub fn last_use(as_of: &AsOf<'_>, focus: &Focus, day: Day) -> Result<Option<Day>, storage::Error> {
    let mut last_use = None;
    let recent = (day.plus(-phase_status::reach_of_a_use(focus.kind)), day);
    as_of.each_day(recent, std::slice::from_ref(focus), |logged| {
        if logged.status(0) == DayStatus::Use {
            last_use = Some(logged.day);
        }
    })?;
    Ok(last_use)
}

/// Whether a use of a focus on `day` brings up the whole card of what to know after it.
pub fn needs_full_card(as_of: &AsOf<'_>, focus: &Focus, day: Day) -> Result<bool, storage::Error> {
    Ok(safety::use_card_is_whole(focus.goal, last_use(as_of, focus, day)?, day))
}

/// What the days on record tell of a focus.
pub fn figures(as_of: &AsOf<'_>, focus: &Focus) -> Result<FocusFigures, storage::Error> {
    let (only, today) = (std::slice::from_ref(focus), as_of.today());
    let mut tally = FocusTally::new(focus, today, open_days(as_of, Some(focus))?);
    as_of.each_day((Day::first(), today), only, |day| tally.push(day.day, day.status(0)))?;
    Ok(tally.finish())
}

/// The days on record of a focus, in order.
pub fn days(
    as_of: &AsOf<'_>,
    focus: &Focus,
    span: (Day, Day),
) -> Result<Vec<(Day, DayStatus)>, storage::Error> {
    let mut days = Vec::new();
    as_of.each_day(span, std::slice::from_ref(focus), |logged| {
        days.push((logged.day, logged.status(0)));
    })?;
    Ok(days)
}

/// The days that are still open for a focus or, without one, for the journal.
pub fn open_days(as_of: &AsOf<'_>, focus: Option<&Focus>) -> Result<OpenDays, storage::Error> {
    let only = focus.map(std::slice::from_ref).unwrap_or_default();
    Ok(as_of.open_days(only)?.into_iter().next().unwrap_or_default())
}
