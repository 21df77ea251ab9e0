//! Writing a check-in over what the journal holds of the day.

use super::doses::{self, DosesTold};
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

/// Writes what was answered, or nothing where the journal says all of it already; with the doses that are newly
/// recorded, and with what is new in it, by the names of the flags.
pub(super) fn save(
    context: &mut Context<'_>,
    journal: &Journal,
    answers: &Answers,
    known: &Known,
) -> Result<(SavedCheckIn, DosesTold, Vec<&'static str>), Error> {
    let blank = blank(context, answers.day);
    let routines = answers.routines(known)?;
    let told = doses::medications(&answers.doses, &known.ledger.medications, answers.day)?;
    let mut doses = doses::entries(context, told, answers.day);
    let (now, clock) = (context.now(), context.today());
    let verb = if known.before.is_some() { ChangeKind::Edit } else { ChangeKind::Add };
    let subject = entry_lookup::subject(EntryKind::CheckIn, answers.day);
    let (mut saved, told) = context.change(journal, verb, subject, |txn| {
        if !doses.is_empty() {
            let ledger = txn.read().seen(now, clock)?.ledger(answers.day)?;
            doses::retain_new(&mut doses, &ledger, answers.day);
        }
        let mut saved = checkin::save(txn, &blank, &routines, |entry| {
            answers.given.put_into(entry, &known.focuses)?;
            entry.private |= answers.private;
            Ok::<_, Error>(())
        })?;
        let told = DosesTold::of(&doses);
        for (.., entry) in doses {
            txn.add_new_entry(entry)?;
        }
        saved.short_id = txn.read().short_id(saved.entry.id)?;
        Ok::<_, Error>((saved, told))
    })?;
    let fields = answers.given.changed(&mut saved.before, &mut saved.entry);
    let mut changed: Vec<_> = fields.into_iter().map(Code::code).collect();
    changed.extend((saved.entry.private != saved.before.private).then_some("private"));
    changed.extend((!saved.did.is_empty()).then_some("did"));
    changed.extend((!told.took.is_empty()).then_some("took"));
    changed.extend((!told.missed.is_empty()).then_some("missed"));
    Ok((saved, told, changed))
}

/// What became of a check-in in which this is new.
pub(super) fn outcome(saved: &SavedCheckIn, changed: &[&'static str]) -> WriteOutcome {
    match (saved.is_new, changed.is_empty()) {
        (true, _) => WriteOutcome::Created,
        (false, false) => WriteOutcome::Updated,
        (false, true) => WriteOutcome::Unchanged,
    }
}
