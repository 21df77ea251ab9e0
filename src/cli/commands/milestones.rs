//! `daymark milestones`

use std::io::Write;

use crate::app::focuses;
use crate::cli::args::milestones::{MilestonesArgs, MilestonesVerb};
use crate::cli::args::page::Shown;
use crate::cli::context::{Console, Context};
use crate::cli::error::{Error, Kind};
use crate::cli::lookup;
use crate::domain::change::ChangeKind;
use crate::domain::name_match;
use crate::domain::records::focus::{Focus, primary};
use crate::domain::recovery::milestone::OwnMilestone;
use crate::domain::text::Name;
use crate::domain::time::start_offset::StartOffset;
use crate::render::{self, format};
use crate::report::milestones::{Milestones, OneMilestone};
use crate::report::saved::WriteOutcome;
use crate::storage::{Access, Journal};

/// Shows the milestones, or works on the person's own.
pub(crate) fn run(console: &mut Console, args: &MilestonesArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    match &args.verb {
        None => show(&mut context, args.focus.as_ref(), args.shown),
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
    let view = context.snapshot(&journal, |seen| {
        let (focuses, own, today) = (seen.focuses()?, seen.read().own_milestones()?, seen.today());
        Ok::<_, Error>(Milestones::new(focuses::shown(&focuses, focus)?, &own, today))
    })?;
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
        let known = txn.read().own_milestones()?;
        let namesake = name_match::exact(of_focus(&known, &focus), name);
        let away = namesake.filter(|one| one.archived_on.is_some());
        if let Some(away) = away {
            return Err(put_away(away, &focus));
        }
        let one = OwnMilestone {
            id: txn.new_id()?,
            focus: focus.id,
            name: name.clone(),
            after,
            archived_at: None,
            archived_on: None,
            updated_at: txn.now(),
        };
        txn.add_milestone(&one)?;
        Ok(one)
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
    let subject = format!("milestone {}", named(&journal.own_milestones()?, &focus, name)?.name);
    let (result, one) = context.change(&journal, ChangeKind::Archive, subject, |txn| {
        let before = named(&txn.read().own_milestones()?, &focus, name)?;
        let archived_on = (!restore).then(|| before.archived_on.unwrap_or(today));
        if archived_on == before.archived_on {
            return Ok((WriteOutcome::Unchanged, before));
        }
        let updated_at = txn.now_after(before.updated_at);
        let archived_at = archived_on.map(|_| before.archived_at.unwrap_or(txn.now()));
        let one = OwnMilestone { archived_at, archived_on, updated_at, ..before };
        txn.replace_milestone(&one)?;
        Ok((WriteOutcome::Updated, one))
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
    let focus = match name {
        Some(name) => Some(lookup::focus(&focuses, name)?),
        None => primary(&focuses),
    };
    focus.cloned().ok_or_else(|| {
        Error::new(Kind::NotFound, "there is no focus that this could be for")
            .hint("add one with")
            .run("focus add")
    })
}

/// Those of a focus.
fn of_focus<'m>(
    all: &'m [OwnMilestone],
    focus: &Focus,
) -> impl Iterator<Item = &'m OwnMilestone> + Clone {
    let id = focus.id;
    all.iter().filter(move |one| one.focus == id)
}

fn named(all: &[OwnMilestone], focus: &Focus, name: &Name) -> Result<OwnMilestone, Error> {
    Ok(lookup::find(&lookup::OWN_MILESTONE, of_focus(all, focus), name)?.clone())
}

/// What is said where one of this name is put away.
fn put_away(one: &OwnMilestone, focus: &Focus) -> Error {
    let [name, focus] = [&one.name, &focus.name].map(|name| format::quoted(name.as_str()));
    Error::refused(format!("{} is put away", one.name))
        .hint("bring it back")
        .run(format!("milestones archive {name} --focus {focus} --restore"))
}
