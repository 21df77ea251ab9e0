//! Writing a check-in over what the journal holds of the day.

use super::{Answers, Known, blank};
use crate::cli::context::Context;
use crate::cli::entry_lookup;
use crate::cli::error::Error;
use crate::domain::change::ChangeKind;
use crate::domain::code::Code;
use crate::domain::entry::{Entry, EntryKind};
use crate::domain::records::routine::{self, Mark, Routine};
use crate::domain::text::Name;
use crate::domain::time::day::Day;
use crate::report::saved::WriteOutcome;
use crate::storage::{Journal, Reader};

/// The check-in of a day as it is to stand.
pub(super) struct Draft {
    pub(super) entry: Entry,
    /// The shortest start of its id, once it is written.
    pub(super) short_id: String,
    is_new: bool,
    /// Whether it differs from what stands.
    says_more: bool,
    /// What is new in it, by the names of the flags.
    pub(super) changed: Vec<&'static str>,
    /// The routines that are newly done.
    pub(super) did: Vec<Name>,
}

/// The check-in of a day as it stands.
pub(super) fn existing(journal: &Reader, day: Day) -> Result<Option<Entry>, Error> {
    Ok(match journal.checkin_of(day)? {
        Some(id) => journal.entry(id)?,
        None => None,
    })
}

/// Writes what was answered, or nothing where the journal says all of it already.
pub(super) fn save(
    context: &mut Context<'_>,
    journal: &Journal,
    answers: &Answers,
    known: &Known,
) -> Result<Draft, Error> {
    let (blank, at) = (blank(context, answers.day), context.now_on(answers.day));
    let routines = answers.routines(known)?;
    let verb = if known.before.is_some() { ChangeKind::Edit } else { ChangeKind::Add };
    context.change(journal, verb, entry_lookup::subject(EntryKind::CheckIn, answers.day), |txn| {
        // Another process may have written since `known` was read.
        let mut draft = Draft::new(txn.read(), answers, known, &routines, &blank)?;
        draft.entry.updated_at = txn.now_after(draft.entry.updated_at);
        if draft.is_new {
            draft.entry = txn.add_new_entry(draft.entry)?;
        } else if draft.says_more {
            txn.replace_entry(&draft.entry)?;
        }
        for routine in routines.iter().filter(|routine| draft.did.contains(&routine.meta.name)) {
            let before = txn.read().mark(routine.meta.id, answers.day)?;
            txn.set_mark(&Mark {
                routine: routine.meta.id,
                day: answers.day,
                outcome: routine::MarkOutcome::Done,
                at,
                updated_at: before.map_or(txn.now(), |mark| txn.now_after(mark.updated_at)),
            })?;
        }
        draft.short_id = txn.read().short_id(draft.entry.id)?;
        Ok(draft)
    })
}

impl Draft {
    /// What the check-in of the day comes to, with the answers put into it.
    fn new(
        journal: &Reader,
        answers: &Answers,
        known: &Known,
        routines: &[&Routine],
        blank: &Entry,
    ) -> Result<Self, Error> {
        let existing = existing(journal, answers.day)?;
        let is_new = existing.is_none();
        let mut before = existing.unwrap_or_else(|| blank.clone());
        let mut entry = before.clone();
        answers.given.put_into(&mut entry, &known.focuses)?;
        entry.private |= answers.private;
        let fields = answers.given.changed(&mut before, &mut entry).into_iter().map(Code::code);
        let mut changed: Vec<_> = fields.collect();
        changed.extend((entry.private != before.private).then_some("private"));
        let says_more = !changed.is_empty();

        let marks = match routines {
            [] => Vec::new(),
            _ => journal.marks(answers.day, answers.day)?,
        };
        let is_done = |routine: &&&Routine| {
            let done = |mark: &Mark| mark.outcome == routine::MarkOutcome::Done;
            marks.iter().any(|mark| mark.routine == routine.meta.id && done(mark))
        };
        let newly = routines.iter().filter(|routine| !is_done(routine));
        let did: Vec<_> = newly.map(|routine| routine.meta.name.clone()).collect();
        changed.extend((!did.is_empty()).then_some("did"));
        Ok(Self { entry, short_id: String::new(), is_new, says_more, changed, did })
    }

    /// What becomes of the check-in by it.
    pub(super) fn outcome(&self) -> WriteOutcome {
        match (self.is_new, self.changed.is_empty()) {
            (true, _) => WriteOutcome::Created,
            (false, false) => WriteOutcome::Updated,
            (false, true) => WriteOutcome::Unchanged,
        }
    }
}
