//! `daymark milestones`

use std::io::Write;

use crate::app::{self, focuses, milestones};
use crate::cli::args::milestones::{MilestonesArgs, MilestonesVerb};
use crate::cli::args::page::Shown;
use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::error::{Error, Kind};
use crate::cli::lookup;
use crate::domain::change::ChangeKind;
use crate::domain::records::focus::Focus;
use crate::domain::text::Name;
use crate::domain::time::start_offset::StartOffset;
use crate::render::{self, format};
use crate::report::milestones::OneMilestone;
use crate::report::saved::WriteOutcome;
use crate::storage::{Access, Journal};

/// Shows the milestones, or works on the person's own.
pub(crate) fn run(console: &mut Console, args: &MilestonesArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    match &args.verb {
        None => show(&mut context, args.focus.as_ref(), args.shown),
        Some(MilestonesVerb::List { focus, shown }) => show(&mut context, focus.as_ref(), *shown),
        Some(MilestonesVerb::Add { name, after, focus }) => {
            add(&mut context, name, *after, focus.as_ref())
        }
        Some(MilestonesVerb::Archive { name, focus, restore }) => {
            archive(&mut context, name, focus.as_ref(), *restore)
        }
    }
}

fn show(context: &mut Context<'_>, focus: Option<&Name>, shown: Shown) -> Result<(), Error> {
    let journal = context.journal(Access::Read)?;
    lookup::say_found(context, &journal, focus)?;
    let view =
        context.snapshot(&journal, |as_of| Ok::<_, Error>(milestones::view(as_of, focus)?))?;
    let look = context.look();
    context.console.answer(&view, |view, out| {
        let page = if shown.numbers {
            render::milestones::numbers(view, &look)
        } else {
            render::milestones::text(view, &look, &lookup::again("milestones", focus))
        };
        out.write_all(page.as_bytes())
    })
}

fn add(
    context: &mut Context<'_>,
    name: &Name,
    after: StartOffset,
    focus: Option<&Name>,
) -> Result<(), Error> {
    let journal = context.journal(Access::Write)?;
    let focus = of(&journal, focus)?;
    let subject = format!("milestone {name}");
    let one = context.change(&journal, ChangeKind::Add, subject, |txn| {
        milestones::add(txn, &focus, name, after).map_err(|error| match error {
            app::Error::MilestonePutAway(away) => put_away(&away, &focus),
            error => error.into(),
        })
    })?;
    let view = OneMilestone::new(WriteOutcome::Created, &one, &focus, context.today());
    let (look, today, next) = (context.look(), context.today(), context.take_back(view.result));
    context.console.answer(&view, |view, out| {
        write!(out, "{}", render::milestones::added(view, &look, today, next.as_deref()))
    })
}

fn archive(
    context: &mut Context<'_>,
    name: &Name,
    focus: Option<&Name>,
    restore: bool,
) -> Result<(), Error> {
    let journal = context.journal(Access::Write)?;
    let focus = of(&journal, focus)?;
    let today = context.today();
    let found = milestones::named(&journal.own_milestones()?, &focus, name)?.name.clone();
    let subject = format!("milestone {found}");
    let away_from = (!restore).then_some(today);
    let (result, one) = context.change(&journal, ChangeKind::Archive, subject, |txn| {
        Ok(milestones::archive(txn, &focus, name, away_from)?)
    })?;
    let view = OneMilestone::new(result, &one, &focus, today);
    let look = context.look();
    context.console.answer(&view, |view, out| {
        write!(out, "{}", render::milestones::archived(view, &look, today))
    })
}

/// The focus of this name, or else the first that is kept.
fn of(journal: &Journal, name: Option<&Name>) -> Result<Focus, Error> {
    let focuses = journal.focuses()?;
    let focus = focuses::named_or_primary(&focuses, name)?;
    focus.cloned().ok_or_else(|| {
        Error::new(Kind::NotFound, "there is no focus that this could be for")
            .hint("add one with")
            .run("focus add")
    })
}

/// What is said where one of this name is put away.
fn put_away(name: &Name, focus: &Focus) -> Error {
    let [quoted, focus] = [name, &focus.name].map(|name| format::quoted(name.as_str()));
    Error::refused(format!("{name} is put away"))
        .hint("bring it back")
        .run(format!("milestones archive {quoted} --focus {focus} --restore"))
}
