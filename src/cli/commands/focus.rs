//! `daymark focus`

mod edit;
mod restart;

use std::io::Write;

use crate::app::{not_spent, use_days};
use crate::cli::args::focus::{FocusArgs, FocusVerb, NewFocus};
use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::conversations::focus::{Draft, Then};
use crate::cli::error::Error;
use crate::cli::focus_change::{change, put_away};
use crate::cli::lookup;
use crate::domain::change::ChangeKind;
use crate::domain::name_match;
use crate::domain::records::focus::Focus;
use crate::domain::text::Name;
use crate::render;
use crate::report::focus::{Focuses, OneFocus};
use crate::report::saved::WriteOutcome;
use crate::storage::{Access, Journal};

/// Works on focuses.
pub(crate) fn run(console: &mut Console, args: &FocusArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    match args.verb.as_ref().unwrap_or(&FocusVerb::List { all: false }) {
        FocusVerb::Add { name, new } => add(&mut context, name.as_ref(), new),
        FocusVerb::List { all } => list(&mut context, *all),
        FocusVerb::Show { name } => show(&mut context, name.as_ref()),
        FocusVerb::Edit(args) => edit::run(&mut context, args),
        FocusVerb::Restart(args) => restart::run(&mut context, args),
        FocusVerb::Archive { name, restore } => archive(&mut context, name.as_ref(), *restore),
    }
}

fn add(context: &mut Context<'_>, name: Option<&Name>, new: &NewFocus) -> Result<(), Error> {
    let journal = context.journal(Access::Write)?;
    let draft = Draft::new(context, "NAME", name, new, &mut Then::Nothing)?;
    let subject = format!("focus {}", draft.name);
    let focus = context.change(&journal, ChangeKind::Add, subject, |txn| {
        let focuses = txn.read().focuses()?;
        let namesake = name_match::exact(&focuses, &draft.name);
        if let Some(known) = namesake.filter(|known| known.archived_at.is_some()) {
            return Err(put_away(&known.name));
        }
        let last = focuses.iter().map(|focus| focus.position).max();
        let focus = draft.focus(txn, last.map_or(0, |last| last + 1))?;
        txn.add_focus(&focus)?;
        Ok(focus)
    })?;
    let stopping = draft.untold_warning(context);
    let view = OneFocus { stopping, ..view(context, &journal, WriteOutcome::Created, &focus)? };
    say_kept(context, &view)
}

fn list(context: &mut Context<'_>, all: bool) -> Result<(), Error> {
    let focuses = context.journal(Access::Read)?.focuses()?;
    let view = Focuses::new(&focuses, all, context.today());
    let look = context.look();
    context.console.answer(&view, |view, out| write!(out, "{}", render::focus::list(view, &look)))
}

/// Shows one: the only one kept, where none is named.
fn show(context: &mut Context<'_>, name: Option<&Name>) -> Result<(), Error> {
    let journal = context.journal(Access::Read)?;
    let focuses = journal.focuses()?;
    let mut kept = focuses.iter().filter(|focus| focus.archived_at.is_none());
    let only = kept.next().filter(|_| kept.next().is_none()).map(|only| &only.name);
    let name = named(context, &journal, name.or(only), false)?;
    let focus = lookup::focus(&focuses, &name)?;
    let not_spent = not_spent::of(&context.as_of(&journal)?, focus)?;
    let view = OneFocus { not_spent, ..view(context, &journal, None, focus)? };
    let (look, today) = (context.look(), context.today());
    context
        .console
        .answer(&view, |view, out| write!(out, "{}", render::focus::shown(view, &look, today)))
}

fn archive(context: &mut Context<'_>, name: Option<&Name>, restore: bool) -> Result<(), Error> {
    let journal = context.journal(Access::Write)?;
    let name = named(context, &journal, name, restore)?;
    let (result, focus) = change(context, &journal, ChangeKind::Archive, &name, |focus, txn| {
        if restore {
            focus.archived_at = None;
        } else {
            focus.archived_at.get_or_insert(txn.now());
        }
        Ok(())
    })?;
    let view = view(context, &journal, result, &focus)?;
    let (look, today) = (context.look(), context.today());
    context
        .console
        .answer(&view, |view, out| write!(out, "{}", render::focus::archived(view, &look, today)))
}

/// The whole name of the one that was given, or that the person picks among those kept, or put away.
fn named(
    context: &mut Context<'_>,
    journal: &Journal,
    given: Option<&Name>,
    archived: bool,
) -> Result<Name, Error> {
    lookup::given_or_picked(context.console, &lookup::FOCUS, &journal.focuses()?, given, archived)
}

/// Says how a focus is kept from now on.
fn say_kept(context: &mut Context<'_>, view: &OneFocus) -> Result<(), Error> {
    let result = view.result.unwrap_or(WriteOutcome::Unchanged);
    let (look, today, next) = (context.look(), context.today(), context.take_back(result));
    context.console.answer(view, |view, out| {
        write!(out, "{}", render::focus::kept(view, &look, today, next.as_deref()))
    })
}

/// The answer for a focus, with the figures of all its attempts.
fn view(
    context: &Context<'_>,
    journal: &Journal,
    result: impl Into<Option<WriteOutcome>>,
    focus: &Focus,
) -> Result<OneFocus, Error> {
    let lifetime = use_days::figures(&context.as_of(journal)?, focus)?.lifetime;
    Ok(OneFocus::new(result.into(), focus, &journal.focuses()?, lifetime))
}
