//! Milestones of a focus: those of the calendar, and the person's own.

use super::{Error, focuses};
use crate::domain::name_match;
use crate::domain::records::focus::Focus;
use crate::domain::recovery::milestone::OwnMilestone;
use crate::domain::text::Name;
use crate::domain::time::day::Day;
use crate::domain::time::start_offset::StartOffset;
use crate::report::milestones::Milestones;
use crate::report::saved::WriteOutcome;
use crate::storage::{AsOf, WriteTxn};

/// The milestones of the focus of the given name, or of all that are kept.
///
/// # Errors
/// Where the name finds no focus, and what the database reports.
pub fn view(as_of: &AsOf<'_>, focus: Option<&Name>) -> Result<Milestones, Error> {
    let (focuses, own) = (as_of.focuses()?, as_of.read().own_milestones()?);
    Ok(Milestones::new(focuses::shown(&focuses, focus)?, &own, as_of.today()))
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
    after: StartOffset,
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
