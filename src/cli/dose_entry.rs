//! Entries of doses, as a command of medications and a check-in write them.

use super::context::Context;
use super::error::Error;
use super::records::put_away;
use crate::domain::entry::dose::{DoseEntry, DoseOutcome};
use crate::domain::entry::{Body, Entry};
use crate::domain::id::Id;
use crate::domain::records::medication::Medication;
use crate::domain::time::day::Day;
use crate::render::format;

/// A dose of a day without a time: taken now, or at this time of an earlier day.
pub(crate) fn entry_of(
    context: &Context<'_>,
    medication: Id,
    outcome: DoseOutcome,
    day: Day,
) -> Entry {
    let body = Body::Dose(DoseEntry { medication, outcome });
    let mut entry = context.blank(context.today(), body);
    entry.move_to(day, context.settings.day_end, context.now());
    entry
}

/// Refuses a medication that is put away, and a day on which it was not taken.
pub(crate) fn check_day(one: &Medication, day: Day) -> Result<(), Error> {
    if one.meta.archived_at.is_some() {
        return Err(put_away(one));
    }
    let (name, periods) = (&one.meta.name, one.periods());
    let word = format::quoted(name.as_str());
    match (periods.first(), one.stopped_on) {
        (None, _) => Err(Error::refused(format!("{name} has no doses: it is a kit"))),
        (Some(first), _) if day < first.from => {
            Err(Error::refused(format!("{name} begins on {:#}, after {day:#}", first.from))
                .hint("where it began earlier, say so with")
                .run(format!("med edit {word} --since {day}")))
        }
        (_, Some(last)) if day > last => {
            Err(Error::refused(format!("{name} was stopped; its last day was {last:#}"))
                .hint("where it is taken again, say so with")
                .run(format!("med edit {word} --clear stopped-on")))
        }
        _ => Ok(()),
    }
}
