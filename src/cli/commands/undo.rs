//! `daymark undo`

use std::io::Write;

use crate::cli::args::entries::UndoArgs;
use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::error::{Error, Kind};
use crate::render;
use crate::report::undo::{Undone, UndoneChange};
use crate::storage::Access;

/// Takes back the newest changes, one after the other.
pub(crate) fn run(console: &mut Console, args: &UndoArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let journal = context.journal(Access::Write)?;
    let mut undone = Vec::new();
    let mut stopped = None;
    for _ in 0..args.steps {
        match journal.undo_last(context.now().into()) {
            Ok(Some(change)) => undone.push(UndoneChange {
                verb: change.verb,
                subject: change.subject,
                at: context.local(change.at).unwrap_or_else(|| change.at.into()),
            }),
            Ok(None) => break,
            Err(trouble) => {
                stopped = Some(trouble.into());
                break;
            }
        }
    }
    if undone.is_empty() {
        return Err(stopped.unwrap_or_else(|| {
            Error::new(Kind::NotFound, "there is no change to take back")
                .hint("changes can be taken back for 30 days")
        }));
    }
    let all = undone.len() == args.steps as usize;
    let (look, now) = (context.look(), context.now());
    let view = Undone { schema: Undone::SCHEMA, undone };
    context
        .console
        .answer(&view, |view, out| write!(out, "{}", render::undo::text(view, &look, now)))?;
    match stopped {
        Some(trouble) => return Err(trouble),
        None if !all => context.console.say("There is nothing more to take back."),
        None => {}
    }
    Ok(())
}
