//! Writing a check-in over what the journal holds of the day.

use super::{Answers, Known, blank};
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::find;
use crate::domain::change::Verb;
use crate::domain::code::Code;
use crate::domain::day::Day;
use crate::domain::entry::{Entry, EntryKind};
use crate::domain::routine::{self, Mark, Routine};
use crate::domain::text::Name;
use crate::report::saved::Outcome;
use crate::storage::Journal;

/// The check-in of a day as it is to stand.
pub(super) struct Draft {
    pub(super) entry: Entry,
    is_new: bool,
    /// Whether it differs from what stands.
    says_more: bool,
    /// What is new in it, by the names of the flags.
    pub(super) changed: Vec<&'static str>,
    /// The routines that are newly done.
    pub(super) did: Vec<Name>,
}

impl Draft {
    pub(super) fn outcome(&self) -> Outcome {
        match (self.is_new, self.changed.is_empty()) {
            (true, _) => Outcome::Created,
            (false, false) => Outcome::Updated,
            (false, true) => Outcome::Unchanged,
        }
    }
}

/// The check-in of a day as it stands.
pub(super) fn existing(journal: &Journal, day: Day) -> Result<Option<Entry>, Error> {
    Ok(match journal.checkin_of(day)? {
        Some(id) => journal.entry(id)?,
        None => None,
    })
}

/// Writes what was answered, unless the journal says all of it already.
pub(super) fn save(
    context: &mut Context<'_>,
    journal: &Journal,
    answers: &Answers,
    known: &Known,
    did: &[&Routine],
) -> Result<Draft, Error> {
    let blank = blank(context, answers.day);
    let draft = |journal: &Journal| draft(journal, answers, known, did, &blank);
    let draft_now = draft(journal)?;
    if draft_now.outcome() == Outcome::Unchanged {
        return Ok(draft_now);
    }
    let verb = if draft_now.is_new { Verb::Add } else { Verb::Edit };
    let at = context.now();
    context.change(journal, verb, find::subject(EntryKind::CheckIn, answers.day), |changing| {
        // Another process may have written since.
        let mut draft = draft(changing)?;
        draft.entry.updated_at = changing.now();
        if draft.is_new {
            draft.entry.id = changing.new_id()?;
            changing.add_entry(&draft.entry)?;
        } else if draft.says_more {
            changing.replace_entry(&draft.entry)?;
        }
        for routine in did.iter().filter(|routine| draft.did.contains(&routine.name)) {
            changing.set_mark(&Mark {
                routine: routine.id,
                day: answers.day,
                outcome: routine::Outcome::Done,
                at,
                updated_at: changing.now(),
            })?;
        }
        Ok(draft)
    })
}

fn draft(
    journal: &Journal,
    answers: &Answers,
    known: &Known,
    did: &[&Routine],
    blank: &Entry,
) -> Result<Draft, Error> {
    let existing = existing(journal, answers.day)?;
    let is_new = existing.is_none();
    let mut before = existing.unwrap_or_else(|| blank.clone());
    let mut entry = before.clone();
    answers.given.put_into(&mut entry, &known.focuses)?;
    entry.private |= answers.private;

    let marks =
        if did.is_empty() { Vec::new() } else { journal.marks(answers.day, answers.day)? };
    let done = |routine: &Routine| {
        marks
            .iter()
            .any(|mark| mark.routine == routine.id && mark.outcome == routine::Outcome::Done)
    };
    let did: Vec<_> =
        did.iter().filter(|routine| !done(routine)).map(|routine| routine.name.clone()).collect();

    let fields = answers.given.changed(&mut before, &mut entry).into_iter().map(Code::code);
    let mut changed: Vec<_> = fields.collect();
    changed.extend((entry.private != before.private).then_some("private"));
    let says_more = !changed.is_empty();
    changed.extend((!did.is_empty()).then_some("did"));
    Ok(Draft { entry, is_new, says_more, changed, did })
}
