//! Milestones of a focus: those of the calendar, and the person's own.

use std::slice;

use chrono::Weekday;

use super::{Error, focuses};
use crate::domain::figures::amounts;
use crate::domain::figures::attempt_stats::CountedDays;
use crate::domain::name_match;
use crate::domain::records::focus::Focus;
use crate::domain::recovery::milestone::{OwnMilestone, Reckoning};
use crate::domain::text::Name;
use crate::domain::time::day::Day;
use crate::report::milestones::Milestones;
use crate::report::saved::WriteOutcome;
use crate::storage::{self, AsOf, WriteTxn};

/// The milestones of the focus of the given name, or of all that are kept.
///
/// # Errors
/// Where the name finds no focus, and what the database reports.
pub fn view(as_of: &AsOf<'_>, focus: Option<&Name>) -> Result<Milestones, Error> {
    let focuses = as_of.focuses()?;
    let own = own(as_of, &focuses)?;
    Ok(Milestones::new(focuses::shown(&focuses, focus)?, &own, as_of.today()))
}

/// Every milestone of the person's own, those put away too. Where one counts weeks within a limit of these focuses, the
/// amounts of every day are read.
///
/// # Errors
/// What the database reports.
pub fn own(as_of: &AsOf<'_>, focuses: &[Focus]) -> storage::Result<Vec<OwnMilestone>> {
    let mut own = as_of.read().own_milestones()?;
    for focus in focuses {
        let counts = |one: &OwnMilestone| {
            one.focus == focus.id && matches!(one.after, Reckoning::WeeksWithin(_))
        };
        if !own.iter().any(counts) {
            continue;
        }
        let weeks = weeks_within(as_of, focus)?;
        for one in own.iter_mut().filter(|one| counts(one)) {
            one.weeks_within.clone_from(&weeks);
        }
    }
    Ok(own)
}

/// The last days of the weeks within the limit of a focus since its first start date.
fn weeks_within(as_of: &AsOf<'_>, focus: &Focus) -> storage::Result<Vec<Day>> {
    let (today, only) = (as_of.today(), slice::from_ref(focus));
    let open = as_of.open_days(only)?.first().copied().unwrap_or_default();
    let Some(since) = focus.first_since() else { return Ok(Vec::new()) };
    let Some(range) = CountedDays::new(since, today, open) else { return Ok(Vec::new()) };
    let mut statuses = Vec::new();
    as_of.each_day((since, today), only, |logged| statuses.push((logged.day, logged.status(0))))?;
    let mut told = as_of.amounts(since, today)?;
    told.retain(|one| one.focus == focus.id);
    let known = amounts::known(&told, statuses);
    let days = (1..=today.days_since(since)).map(|n| since.plus(n));
    let days: Vec<_> = days.filter(|day| range.contains(*day)).collect();
    Ok(amounts::weeks_within(&focus.measure, &days, &known, Weekday::Mon))
}

/// The one of a focus that a name finds.
///
/// # Errors
/// Where it finds none, or several.
pub fn named<'m>(
    all: &'m [OwnMilestone],
    focus: &Focus,
    name: &Name,
) -> Result<&'m OwnMilestone, Error> {
    let none_kept = of_focus(all, focus).next().is_none();
    let found = name_match::find(of_focus(all, focus), name);
    found.map_err(|why| Error::NoMilestone { name: name.clone(), why, none_kept })
}

/// Adds one.
///
/// # Errors
/// [`Error::MilestonePutAway`] where one of its name is; what the database reports.
pub fn add(
    txn: &WriteTxn<'_>,
    focus: &Focus,
    name: &Name,
    after: Reckoning,
) -> Result<OwnMilestone, Error> {
    let known = txn.read().own_milestones()?;
    let namesake = name_match::exact(of_focus(&known, focus), name);
    if let Some(away) = namesake.filter(|one| one.archived_on.is_some()) {
        return Err(Error::MilestonePutAway(away.name.clone()));
    }
    let one = OwnMilestone {
        id: txn.new_id()?,
        focus: focus.id,
        name: name.clone(),
        after,
        archived_at: None,
        archived_on: None,
        updated_at: txn.now(),
        weeks_within: Vec::new(),
    };
    txn.add_milestone(&one)?;
    Ok(one)
}

/// Puts the one that a name finds away from a day on, or without one brings it back.
///
/// # Errors
/// Where the name finds none, and what the database reports.
pub fn archive(
    txn: &WriteTxn<'_>,
    focus: &Focus,
    name: &Name,
    away_from: Option<Day>,
) -> Result<(WriteOutcome, OwnMilestone), Error> {
    let all = txn.read().own_milestones()?;
    let before = named(&all, focus, name)?.clone();
    let archived_on = away_from.map(|today| before.archived_on.unwrap_or(today));
    if archived_on == before.archived_on {
        return Ok((WriteOutcome::Unchanged, before));
    }
    let updated_at = txn.now_after(before.updated_at);
    let archived_at = archived_on.map(|_| before.archived_at.unwrap_or(txn.now()));
    let one = OwnMilestone { archived_at, archived_on, updated_at, ..before };
    txn.replace_milestone(&one)?;
    Ok((WriteOutcome::Updated, one))
}

/// Those of a focus.
fn of_focus<'m>(
    all: &'m [OwnMilestone],
    focus: &Focus,
) -> impl Iterator<Item = &'m OwnMilestone> + Clone {
    let id = focus.id;
    all.iter().filter(move |one| one.focus == id)
}
