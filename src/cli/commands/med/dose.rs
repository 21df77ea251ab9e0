//! `daymark med taken` and `missed`

use std::io::Write;

use super::DoseArgs;
use crate::app::dose::{self, Repeated};
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::records::looked_up;
use crate::cli::{dose_entry, lookup, text_flag};
use crate::domain::change::ChangeKind;
use crate::domain::entry::dose::{DoseEntry, DoseOutcome};
use crate::domain::entry::{Body, Entry};
use crate::domain::record::Record;
use crate::domain::records::medication::Medication;
use crate::domain::text::Name;
use crate::render::{self, format};
use crate::report::dose::DosesSaved;
use crate::report::saved::WriteOutcome;
use crate::storage::Access;

/// Records a dose of each.
pub(super) fn record(
    context: &mut Context<'_>,
    args: &DoseArgs,
    outcome: DoseOutcome,
) -> Result<(), Error> {
    let (day, at) = context.when_args(args.date.as_deref(), args.at.as_deref())?;
    let journal = context.journal(Access::Write)?;
    let known = looked_up::<Medication>(context, &journal)?;
    let mut found: Vec<&Medication> = Vec::new();
    let names = if args.names.is_empty() {
        let taken = known.iter().filter(|one| one.is_taken_on(day));
        let taken: Vec<Name> = taken.map(|one| one.meta.name.clone()).collect();
        lookup::picked(context.console, &Medication::NOUN, &taken)?
    } else {
        args.names.clone()
    };
    for name in &names {
        let one = lookup::find(&Medication::NOUN, &known, name).map_err(Error::nothing_saved)?;
        dose_entry::check_day(one, day).map_err(Error::nothing_saved)?;
        if !found.contains(&one) {
            found.push(one);
        }
    }
    let note = text_flag::resolve(context.console, "--note", args.note.as_ref(), "")?;
    let is_now = args.date.is_none() || args.at.is_some();
    let entry_of = |one: &Medication| {
        let mut entry = if is_now {
            let body = Body::Dose(DoseEntry { medication: one.meta.id, outcome });
            Entry { at, ..context.blank(day, body) }
        } else {
            dose_entry::entry_of(context, one.meta.id, outcome, day)
        };
        entry.note.clone_from(&note);
        entry
    };
    let entries: Vec<Entry> = found.iter().map(|one| entry_of(one)).collect();
    let each: Vec<_> = found.iter().map(|one| one.meta.name.as_str()).collect();
    let subject = format!("{} {outcome} on {day}", format::list(&each));
    let when = (context.now(), context.today());
    let recorded = context.change(&journal, ChangeKind::Add, subject, |txn| {
        let each = found.iter().zip(entries).map(|(one, entry)| {
            Ok(dose::record(txn, when, one, entry, &mut Repeated::Kept)?.map(|dose| (*one, dose)))
        });
        each.filter_map(Result::transpose).collect::<Result<Vec<_>, Error>>()
    })?;
    let ledger = context.as_of(&journal)?.ledger(day)?;
    let each = recorded.iter();
    let doses = each.filter_map(|(one, dose)| dose::saved(&ledger, one, dose)).collect();
    let view = DosesSaved { schema: DosesSaved::SCHEMA, result: WriteOutcome::Created, day, doses };
    let (look, today, next) = (context.look(), context.today(), context.take_back(view.result));
    context.console.answer(&view, |view, out| {
        write!(out, "{}", render::dose::saved(view, &look, today, next.as_deref()))
    })
}
