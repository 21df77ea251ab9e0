//! Writing a check-in over what the journal holds of the day, and the marks that come with it.

use super::doses;
use super::{Answers, Known, blank};
use crate::app::checkin::{self, SavedCheckIn};
use crate::app::dose::{self, Repeated};
use crate::app::routine_marks;
use crate::cli::context::Context;
use crate::cli::dose_entry;
use crate::cli::entry_lookup;
use crate::cli::error::Error;
use crate::domain::change::ChangeKind;
use crate::domain::code::Code;
use crate::domain::entry::EntryKind;
use crate::report::checkin::Marks;
use crate::report::saved::WriteOutcome;
use crate::storage::{Journal, WriteTxn};

/// Writes what was answered, or nothing where the journal says all of it already; with what is new in it, by the
/// names of the flags.
pub(super) fn save(
    context: &mut Context<'_>,
    journal: &Journal,
    answers: &Answers,
    known: &Known,
) -> Result<(SavedCheckIn, Marks, Vec<&'static str>), Error> {
    let blank = blank(context, answers.day);
    let verb = if known.before.is_some() { ChangeKind::Edit } else { ChangeKind::Add };
    let subject = entry_lookup::subject(EntryKind::CheckIn, answers.day);
    let (mut saved, marks) = changed(context, journal, (verb, subject), answers, known, |txn| {
        checkin::save(txn, &blank, |entry| {
            answers.given.put_named_into(entry, &known.named())?;
            entry.private |= answers.private;
            Ok::<_, Error>(())
        })
    })?;
    let fields = answers.given.changed(&mut saved.before, &mut saved.entry);
    let mut changed: Vec<_> = fields.into_iter().map(Code::code).collect();
    changed.extend((saved.entry.private != saved.before.private).then_some("private"));
    changed.extend(marks.flags());
    Ok((saved, marks, changed))
}

/// Writes the routines and doses that were told, and no check-in.
pub(super) fn save_marks(
    context: &mut Context<'_>,
    journal: &Journal,
    answers: &Answers,
    known: &Known,
) -> Result<Marks, Error> {
    let subject = format!("routines and doses of {}", answers.day);
    let change = (ChangeKind::Mark, subject);
    Ok(changed(context, journal, change, answers, known, |_| Ok(()))?.1)
}

/// Writes the marks in one change with what `work` writes.
fn changed<T>(
    context: &mut Context<'_>,
    journal: &Journal,
    (verb, subject): (ChangeKind, String),
    answers: &Answers,
    known: &Known,
    work: impl FnOnce(&WriteTxn<'_>) -> Result<T, Error>,
) -> Result<(T, Marks), Error> {
    let day = answers.day;
    let routines = answers.routines(known)?;
    let doses = doses::medications(&answers.doses, &known.ledger.medications, day)?;
    let entries = doses
        .into_iter()
        .map(|(one, outcome)| (one, dose_entry::entry_of(context, one.meta.id, outcome, day)));
    let entries: Vec<_> = entries.collect();
    let (now, at) = ((context.now(), context.today()), context.now_on(day));
    let (value, did, doses) = context.change(journal, verb, subject, |txn| {
        let value = work(txn)?;
        let did = routine_marks::mark_done(txn, &routines, (day, at))?;
        let (mut doses, mut told) = (Vec::new(), Vec::new());
        for (one, entry) in entries {
            let repeated = &mut Repeated::LeftOut(&mut told);
            doses.extend(dose::record(txn, now, one, entry, repeated)?.map(|dose| (one, dose)));
        }
        Ok((value, did, doses))
    })?;
    let ledger = if doses.is_empty() { None } else { Some(context.as_of(journal)?.ledger(day)?) };
    let saved = doses.iter().filter_map(|(one, dose)| dose::saved(ledger.as_ref()?, one, dose));
    Ok((value, Marks { did, doses: saved.collect() }))
}

/// What became of a check-in in which this is new.
pub(super) fn outcome(saved: &SavedCheckIn, changed: &[&'static str]) -> WriteOutcome {
    match (saved.is_new, changed.is_empty()) {
        (true, _) => WriteOutcome::Created,
        (false, false) => WriteOutcome::Updated,
        (false, true) => WriteOutcome::Unchanged,
    }
}
