//! `daymark focus restart`

use std::io::Write;

use crate::cli::args::focus::RestartArgs;
use crate::cli::context::Context;
use crate::cli::conversations::focus::ask_day;
use crate::cli::error::Error;
use crate::cli::focus_change::{change, put_away};
use crate::cli::prompt::{Question, in_turn};
use crate::cli::{lookup, safety, text_flag};
use crate::domain::change::ChangeKind;
use crate::domain::records::focus::BadStart;
use crate::domain::text::{Name, Text};
use crate::domain::time::day::Day;
use crate::render::{self, format};
use crate::report::focus::OneFocus;
use crate::storage::Access;

/// Begins another attempt at a focus.
pub(super) fn run(context: &mut Context<'_>, args: &RestartArgs) -> Result<(), Error> {
    let journal = context.journal(Access::Write)?;
    let given = args.since.as_deref().map(|words| context.any_day_arg(words)).transpose()?;
    if let Some(name) = &args.name {
        lookup::whole(&lookup::FOCUS, &journal.focuses()?, name)?;
    }
    let name = super::named(context, &journal, args.name.as_ref(), false)?;
    let (since, learned) = match (given, &args.learned) {
        (None, None) => ask(context)?,
        (given, text) => {
            let since = given.map_or_else(|| ask_since(context), Ok)?;
            (since, text_flag::resolve(context.console, "--learned", text.as_ref(), "")?)
        }
    };
    let today = context.as_of(&journal)?.today();
    let (result, focus) = change(context, &journal, ChangeKind::Restart, &name, |focus, txn| {
        if focus.archived_at.is_some() {
            return Err(put_away(&focus.name));
        }
        focus.restart(txn.new_id()?, since, learned, today).map_err(|bad| refused(bad, &focus.name))
    })?;
    let stopping = safety::stopping(context, focus.kind);
    let view = OneFocus { stopping, ..super::view(context, &journal, result, &focus)? };
    let (look, next) = (context.look(), context.take_back(result));
    context.console.answer(&view, |view, out| {
        write!(out, "{}", render::focus::restarted(view, &look, today, next.as_deref()))
    })
}

/// Asks for the new day of stopping, and for what was learned before it.
fn ask(context: &mut Context<'_>) -> Result<(Day, Option<Text>), Error> {
    let (mut since, mut learned) = (None, None);
    in_turn(context, &[true, false], |context, first| {
        if *first {
            since = Some(ask_since(context)?);
        } else {
            learned = ask_learned(context)?;
        }
        Ok(())
    })?;
    Ok((since.ok_or_else(without_since)?, learned))
}

fn ask_since(context: &mut Context<'_>) -> Result<Day, Error> {
    ask_day(
        context,
        "When did you stop this time, or plan to, like today or 2026-11-20",
        "--since",
    )?
    .ok_or_else(without_since)
}

fn without_since() -> Error {
    Error::usage("--since is missing").hint("for example: --since today")
}

fn ask_learned(context: &mut Context<'_>) -> Result<Option<Text>, Error> {
    context.console.prompt.text(&Question {
        text: "What you learned in the attempt before, if anything",
        help: "It stays with that attempt, for you to read again. Enter leaves it out.",
        flag: "--learned",
    })
}

/// Why a start date does not fit, with what to do instead.
pub(super) fn refused(bad: BadStart, name: &Name) -> Error {
    let error = Error::refused(bad);
    let quoted = format::quoted(name.as_str());
    match bad {
        BadStart::NotAfterCurrent { since, .. } => error
            .hint("to correct the date on which the current one began")
            .run(format!("focus edit {quoted} --since {since}")),
        BadStart::NotAfterEarlier { .. } => error.hint("see every attempt with").run("focus list"),
        BadStart::NoneEarlier => error.hint("leave --learned out"),
    }
}
