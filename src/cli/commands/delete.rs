//! `daymark delete`

use std::io::Write;

use crate::cli::args::entries::DeleteArgs;
use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::entry_lookup::{self, Named};
use crate::cli::error::Error;
use crate::cli::local_backup;
use crate::cli::prompt::Question;
use crate::domain::change::ChangeKind;
use crate::domain::id::Id;
use crate::render;
use crate::report::delete::{Deleted, DeletedEntry};
use crate::storage::{Access, Journal};

/// An entry that is about to be deleted.
struct ToDelete {
    id: Id,
    view: DeletedEntry,
}

/// Deletes entries, so that `undo` can bring them back, or for good.
pub(crate) fn run(console: &mut Console, args: &DeleteArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let journal = context.journal(Access::Write)?;
    let mut named = args.ids.clone();
    if named.is_empty() {
        named.push(entry_lookup::given_or_picked(&mut context, &journal, None)?.to_string());
    }
    let doomed = journal.snapshot(|journal| load(&context, journal, &named, args.forever))?;
    if !args.yes {
        ask(&mut context, &doomed, args.forever)?;
    }
    let ids: Vec<Id> = doomed.iter().map(|one| one.id).collect();
    if args.forever {
        let now = context.now().into();
        journal.erase_entries(&ids, now)?;
        let left =
            context.console.place()?.change_backups(|journal, _| journal.erase_entries(&ids, now));
        local_backup::tell_of_left(context.console, &left);
    } else {
        let subject = match &doomed[..] {
            [ToDelete { view: DeletedEntry::Entry(view), .. }] => {
                entry_lookup::subject(view.kind, view.day)
            }
            several => format!("{} entries", several.len()),
        };
        context.change(&journal, ChangeKind::Delete, subject, |txn| {
            for id in &ids {
                txn.read().entry(*id)?.ok_or_else(entry_lookup::gone)?;
                txn.delete_entry(*id)?;
            }
            Ok(())
        })?;
    }
    let deleted = doomed.into_iter().map(|one| one.view).collect();
    let view = Deleted { schema: Deleted::SCHEMA, forever: args.forever, deleted };
    let (look, today, quiet) = (context.look(), context.today(), context.console.global.quiet);
    context.console.answer(&view, |view, out| {
        write!(out, "{}", render::delete::text(view, &look, today))?;
        if quiet { Ok(()) } else { write!(out, "{}", render::delete::next(view, &look)) }
    })
}

/// Everything that is named, each once.
fn load(
    context: &Context<'_>,
    journal: &Journal,
    named: &[String],
    forever: bool,
) -> Result<Vec<ToDelete>, Error> {
    let focuses = journal.focuses()?;
    let mut doomed: Vec<ToDelete> = Vec::new();
    for text in named {
        let named = if forever {
            entry_lookup::entry_or_deleted(journal, text)?
        } else {
            Named::Entry(entry_lookup::entry(journal, text)?)
        };
        let one = match named {
            Named::Entry(id) => {
                let entry = journal.entry(id)?.ok_or_else(entry_lookup::gone)?;
                let view = context.view(&entry, &journal.short_id(id)?, &focuses);
                ToDelete { id, view: DeletedEntry::Entry(Box::new(view)) }
            }
            Named::Deleted(tombstone) => {
                ToDelete { id: tombstone.id, view: DeletedEntry::Before(tombstone) }
            }
        };
        if doomed.iter().all(|known| known.id != one.id) {
            doomed.push(one);
        }
    }
    Ok(doomed)
}

fn ask(context: &mut Context<'_>, doomed: &[ToDelete], forever: bool) -> Result<(), Error> {
    if !context.console.prompt.can_ask() {
        return Err(Error::refused("nothing was deleted: it needs a yes")
            .hint("add --yes to delete without being asked"));
    }
    let (look, today) = (context.look(), context.today());
    for one in doomed {
        context.console.prompt.tell(&render::delete::known_by(&one.view, &look, today))?;
    }
    let these = if doomed.len() == 1 { "it" } else { "them" };
    let sure = if forever {
        let text = format!("Nothing can bring {these} back.");
        let help = "It is taken out of the journal, of search and undo, and of the file itself.";
        context
            .console
            .prompt
            .confirm_by_typing(&Question { text: &text, help, flag: "--yes" }, "forever")?
    } else {
        let text = format!("Delete {these}?");
        let help = "daymark undo can bring it back within 30 days.";
        context.console.prompt.confirm(&Question { text: &text, help, flag: "--yes" })?
    };
    if sure { Ok(()) } else { Err(Error::declined("Nothing was deleted.")) }
}
