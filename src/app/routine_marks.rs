//! Marks of routines: what became of each on a day.

use super::Error;
use crate::domain::figures::adherence;
use crate::domain::id::Id;
use crate::domain::records::routine::{Mark, MarkOutcome, Routine};
use crate::domain::text::Name;
use crate::domain::time::day::{Day, Week};
use crate::domain::time::moment::Moment;
use crate::report::routine::RoutineMark;
use crate::storage::{self, WriteTxn};

/// Marks each of these routines once on a day of a week, or takes its mark off where there is no outcome.
///
/// # Errors
/// [`Error::RoutinePutAway`] for one that was put away by that day; what the database reports.
pub fn mark(
    txn: &WriteTxn<'_>,
    routines: &[&Routine],
    (day, at): (Day, Moment),
    week: Week,
    outcome: Option<MarkOutcome>,
) -> Result<Vec<RoutineMark>, Error> {
    let mut others = txn.read().marks(week.first(), week.last())?;
    others.retain(|mark| mark.day != day);
    let mut marked: Vec<RoutineMark> = Vec::new();
    for routine in routines {
        let (id, name) = (routine.meta.id, routine.meta.name.clone());
        if marked.iter().any(|one| one.id == id) {
            continue;
        }
        if outcome.is_some() && routine.archived_on.is_some_and(|away| away <= day) {
            return Err(Error::RoutinePutAway(name));
        }
        let previous = set(txn, id, (day, at), outcome)?;
        let scheduled = adherence::is_due_on(routine, &others, week, day);
        marked.push(RoutineMark { id, name, outcome, previous, scheduled });
    }
    Ok(marked)
}

/// Marks routines done on a day, at a time; gives the names of those that were not.
pub fn mark_done(
    txn: &WriteTxn<'_>,
    routines: &[&Routine],
    on: (Day, Moment),
) -> Result<Vec<Name>, storage::Error> {
    let done = Some(MarkOutcome::Done);
    let mut did = Vec::new();
    for routine in routines {
        if set(txn, routine.meta.id, on, done)? != done {
            did.push(routine.meta.name.clone());
        }
    }
    Ok(did)
}

/// Sets the mark of a routine on a day, or takes it off; gives what it was. Writes nothing where it stays the same.
fn set(
    txn: &WriteTxn<'_>,
    routine: Id,
    (day, at): (Day, Moment),
    outcome: Option<MarkOutcome>,
) -> Result<Option<MarkOutcome>, storage::Error> {
    let before = txn.read().mark(routine, day)?;
    let previous = before.as_ref().map(|mark| mark.outcome);
    match outcome {
        _ if outcome == previous => {}
        Some(outcome) => {
            let updated_at = before.map_or(txn.now(), |mark| txn.now_after(mark.updated_at));
            txn.set_mark(&Mark { routine, day, outcome, at, updated_at })?;
        }
        None => txn.clear_mark(routine, day)?,
    }
    Ok(previous)
}
