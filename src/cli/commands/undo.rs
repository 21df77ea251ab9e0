//! `daymark undo`

use std::io::Write;

use crate::cli::args::entries::UndoArgs;
use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::error::{Error, Kind};
use crate::cli::output::Mode;
use crate::cli::prompt::Question;
use crate::domain::change::Change;
use crate::render;
use crate::render::look::Look;
use crate::report::undo::{Undone, UndoneChange};
use crate::storage::{Access, Journal};

/// Takes back the newest changes, one after the other.
pub(crate) fn run(console: &mut Console, args: &UndoArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let journal = context.journal(Access::Write)?;
    if !confirmed(&mut context, &journal, args)? {
        return Ok(());
    }
    let mut undone = Vec::new();
    let mut stopped = None;
    for _ in 0..args.steps {
        match journal.undo_last(context.now().into()) {
            Ok(Some(change)) => undone.push(said(&context, change)),
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

/// Whether to go on: of several changes it is shown which they are, and asked, where it can be.
fn confirmed(context: &mut Context<'_>, journal: &Journal, args: &UndoArgs) -> Result<bool, Error> {
    let asks = context.console.prompt.can_ask() && context.console.mode() != Mode::Json;
    if args.steps == 1 || args.yes || !asks {
        return Ok(true);
    }
    let changes = journal.newest_changes(args.steps)?;
    let changes: Vec<_> = changes.into_iter().map(|change| said(context, change)).collect();
    if changes.len() < 2 {
        return Ok(true);
    }
    let look = Look { color: false, ..context.look() };
    let page = render::undo::asked(&changes, &look, context.now());
    context.console.warn(page.trim_end());
    let question = Question {
        text: "Take these back",
        help: "y: each is taken back, and does not come again. n: all stays as it is.",
        flag: "--yes",
    };
    let goes_on = context.console.prompt.confirm(&question)?;
    if !goes_on {
        context.console.say("Nothing was taken back.");
    }
    Ok(goes_on)
}

/// A change as it is told of.
fn said(context: &Context<'_>, Change { at, verb, subject }: Change) -> UndoneChange {
    UndoneChange { verb, subject, at: context.local(at).unwrap_or_else(|| at.into()) }
}
