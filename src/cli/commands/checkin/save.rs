//! Writing a check-in over what the journal holds of the day.

use super::{Answers, Known, blank};
use crate::app::checkin::{self, SavedCheckIn};
use crate::cli::context::Context;
use crate::cli::entry_lookup;
use crate::cli::error::Error;
use crate::domain::change::ChangeKind;
use crate::domain::code::Code;
use crate::domain::entry::EntryKind;
use crate::report::saved::WriteOutcome;
use crate::storage::Journal;

/// Writes what was answered, or nothing where the journal says all of it already; with what is new in it, by the
/// names of the flags.
pub(super) fn save(
    context: &mut Context<'_>,
    journal: &Journal,
    answers: &Answers,
    known: &Known,
) -> Result<(SavedCheckIn, Vec<&'static str>), Error> {
    let blank = blank(context, answers.day);
    let routines = answers.routines(known)?;
    let verb = if known.before.is_some() { ChangeKind::Edit } else { ChangeKind::Add };
    let subject = entry_lookup::subject(EntryKind::CheckIn, answers.day);
    let mut saved = context.change(journal, verb, subject, |txn| {
        checkin::save(txn, &blank, &routines, |entry| {
            answers.given.put_into(entry, &known.focuses)?;
            entry.private |= answers.private;
            Ok::<_, Error>(())
        })
    })?;
    let fields = answers.given.changed(&mut saved.before, &mut saved.entry);
    let mut changed: Vec<_> = fields.into_iter().map(Code::code).collect();
    changed.extend((saved.entry.private != saved.before.private).then_some("private"));
    changed.extend((!saved.did.is_empty()).then_some("did"));
    Ok((saved, changed))
}

/// What became of a check-in in which this is new.
pub(super) fn outcome(saved: &SavedCheckIn, changed: &[&'static str]) -> WriteOutcome {
    match (saved.is_new, changed.is_empty()) {
        (true, _) => WriteOutcome::Created,
        (false, false) => WriteOutcome::Updated,
        (false, true) => WriteOutcome::Unchanged,
    }
}
