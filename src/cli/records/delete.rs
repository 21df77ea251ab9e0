//! Deleting a record.

use super::{RecordCommand, answer, given_or_picked, now};
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::prompt::Question;
use crate::cli::{local_backup, lookup};
use crate::domain::change::ChangeKind;
use crate::domain::text::Name;
use crate::render::sanitize;
use crate::report::record::Done;
use crate::report::saved::WriteOutcome;
use crate::storage::Access;

/// Deletes a record, which the person picks where none is named, so that `undo` can bring it back, or beyond recall.
pub(super) fn delete<R: RecordCommand>(
    context: &mut Context<'_>,
    name: Option<&Name>,
    forever: bool,
    yes: bool,
) -> Result<(), Error> {
    let journal = context.journal(Access::Write)?;
    let record = given_or_picked::<R>(context, &journal, name, |_| true)?;
    if let Some(name) = name.filter(|_| forever && R::UNIQUE) {
        lookup::whole(&R::NOUN, std::slice::from_ref(&record), name)?;
    }
    let (one, id) = (R::NOUN.one, record.meta().id);
    if !yes {
        ask(context, one, &record.meta().name, forever)?;
    }
    if forever {
        let now = context.now().into();
        journal.erase::<R>(id, now)?;
        let left =
            context.console.place()?.change_backups(|journal, _| journal.erase::<R>(id, now));
        local_backup::tell_of_left(context.console, &left);
        return answer(
            context,
            &journal,
            Done::Erased,
            (WriteOutcome::Updated, Vec::new()),
            record,
            Vec::new(),
        );
    }
    let subject = format!("{one} {}", record.meta().name);
    context.change(&journal, ChangeKind::Delete, subject, |txn| {
        let there = now(txn, &record)?;
        Ok::<_, Error>(txn.delete::<R>(there.meta().id)?)
    })?;
    answer(
        context,
        &journal,
        Done::Deleted,
        (WriteOutcome::Updated, Vec::new()),
        record,
        Vec::new(),
    )
}

fn ask(context: &mut Context<'_>, one: &str, name: &Name, forever: bool) -> Result<(), Error> {
    if !context.console.prompt.can_ask() {
        return Err(Error::refused("nothing was deleted: it needs a yes")
            .hint("add --yes to delete without being asked"));
    }
    let name = sanitize::line(name.as_str(), context.console.environment.unicode).into_owned();
    let sure = if forever {
        let text = format!("Nothing can bring the {one} {name} back.");
        let help = "It is taken out of the journal, of undo, and of the file itself.";
        let question = Question { text: &text, help, flag: "--yes" };
        context.console.prompt.confirm_by_typing(&question, "forever")?
    } else {
        let text = format!("Delete the {one} {name}?");
        let help = "It can be brought back within 30 days, by undo.";
        context.console.prompt.confirm(&Question { text: &text, help, flag: "--yes" })?
    };
    if sure { Ok(()) } else { Err(Error::declined("Nothing was deleted.")) }
}
