//! `daymark routine`

mod draft;
mod edit;
mod mark;

use std::io::Write;

use crate::cli::args::routine::RoutineVerb;
use crate::cli::context::{Console, Context};
use crate::cli::error::Error;
use crate::cli::names;
use crate::domain::change::Verb;
use crate::domain::day::{Day, Week};
use crate::domain::lookup;
use crate::domain::reschedule::BadPause;
use crate::domain::routine::{Outcome, Routine};
use crate::domain::schedule::Schedule;
use crate::domain::text::{Label, Name};
use crate::render::{self, words};
use crate::report::routine::{OneRoutine, Routines};
use crate::report::saved;
use crate::storage::{Access, Journal};

pub(super) use draft::Draft;

/// Works on routines.
pub(crate) fn run(console: &mut Console, verb: &RoutineVerb) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let context = &mut context;
    match verb {
        RoutineVerb::Add { name, every, category, from } => {
            let from = from.as_deref().map(|words| context.any_day_arg(words)).transpose()?;
            add(context, name.as_ref(), *every, category.as_ref(), from)
        }
        RoutineVerb::List { all } => list(context, *all),
        RoutineVerb::Done { which, partial } => {
            let outcome = if *partial { Outcome::Partial } else { Outcome::Done };
            mark::run(context, which, Some(outcome))
        }
        RoutineVerb::Skip(which) => mark::run(context, which, Some(Outcome::Skipped)),
        RoutineVerb::Clear(which) => mark::run(context, which, None),
        RoutineVerb::Pause { name, from, until } => {
            pause(context, name.as_ref(), from.as_deref(), until.as_deref())
        }
        RoutineVerb::Resume { name } => resume(context, name.as_ref()),
        RoutineVerb::Edit { routine, name, every, category } => {
            let edit = edit::Edit { name: name.clone(), every: *every, category: category.clone() };
            edit::run(context, routine.as_ref(), edit)
        }
        RoutineVerb::Archive { name, restore } => archive(context, name.as_ref(), *restore),
    }
}

fn add(
    context: &mut Context<'_>,
    name: Option<&Name>,
    every: Option<Schedule>,
    category: Option<&Label>,
    from: Option<Day>,
) -> Result<(), Error> {
    let journal = context.journal(Access::Write)?;
    let draft = Draft::new(context, name, every, category, from)?;
    let subject = format!("routine {}", draft.name);
    let routine = context.change(&journal, Verb::Add, subject, |txn| {
        let routines = txn.read().routines()?;
        let namesake = lookup::exact(&routines, &draft.name);
        namesake.map_or(Ok(()), |known| kept(known).map(drop))?;
        let last = routines.iter().map(|routine| routine.position).max();
        let routine = draft.routine(txn, last.map_or(0, |last| last + 1))?;
        txn.add_routine(&routine)?;
        Ok(routine)
    })?;
    answer(context, saved::Outcome::Created, &routine)
}

fn list(context: &mut Context<'_>, all: bool) -> Result<(), Error> {
    let week = Week::of(context.today(), context.settings.week_start);
    let journal = context.journal(Access::Read)?;
    let view = context.snapshot(&journal, |seen| {
        let (routines, marks) = (seen.read().routines()?, seen.marks(week.first(), week.last())?);
        Ok::<_, Error>(Routines::new(&routines, &marks, all, week, seen.horizon()))
    })?;
    let look = context.look();
    context.console.answer(&view, |view, out| write!(out, "{}", render::routine::list(view, &look)))
}

fn pause(
    context: &mut Context<'_>,
    name: Option<&Name>,
    from: Option<&str>,
    until: Option<&str>,
) -> Result<(), Error> {
    let journal = context.journal(Access::Write)?;
    let from = from.map_or(Ok(context.today()), |words| context.any_day_arg(words))?;
    let until = until.map(|words| context.any_day_arg(words)).transpose()?;
    let name = named(context, &journal, name, false)?;
    let (result, routine) = change(context, &journal, Verb::Edit, &name, |routine| {
        let name = kept(routine)?;
        let paused = routine.pause(from, until);
        paused.map_err(|bad| {
            let error = Error::refused(format!("{name} was not paused: {bad}"));
            match bad {
                BadPause::Backwards { .. } => error,
                BadPause::NotBegun { .. } => {
                    let quoted = words::quoted(name.as_str());
                    error.hint("to put it away").run(format!("routine archive {quoted}"))
                }
            }
        })
    })?;
    answer(context, result, &routine)
}

fn resume(context: &mut Context<'_>, name: Option<&Name>) -> Result<(), Error> {
    let journal = context.journal(Access::Write)?;
    let today = context.today();
    let name = named(context, &journal, name, false)?;
    let (result, routine) = change(context, &journal, Verb::Edit, &name, |routine| {
        kept(routine)?;
        routine.resume(today);
        Ok(())
    })?;
    answer(context, result, &routine)
}

fn archive(context: &mut Context<'_>, name: Option<&Name>, restore: bool) -> Result<(), Error> {
    let journal = context.journal(Access::Write)?;
    let (today, now) = (context.today(), context.now().into());
    let name = named(context, &journal, name, restore)?;
    let (result, routine) = change(context, &journal, Verb::Archive, &name, |routine| {
        if restore {
            routine.restore(today)
        } else {
            routine.archive(today, now)
        };
        Ok(())
    })?;
    let (look, view) = (context.look(), OneRoutine::new(result, &routine, today));
    context
        .console
        .answer(&view, |view, out| write!(out, "{}", render::routine::archived(view, &look, today)))
}

/// The whole name of the one that was given, or that the person picks among those kept, or put away.
fn named(
    context: &mut Context<'_>,
    journal: &Journal,
    given: Option<&Name>,
    archived: bool,
) -> Result<Name, Error> {
    names::given_or_picked(context.console, &names::ROUTINE, &journal.routines()?, given, archived)
}

/// Changes the routine of this name, and gives it as it is from then on, and whether it is another.
fn change(
    context: &mut Context<'_>,
    journal: &Journal,
    verb: Verb,
    name: &Name,
    work: impl FnOnce(&mut Routine) -> Result<(), Error>,
) -> Result<(saved::Outcome, Routine), Error> {
    let subject = format!("routine {}", names::routine(&journal.routines()?, name)?.name);
    context.change(journal, verb, subject, |txn| {
        let routines = txn.read().routines()?;
        let before = names::routine(&routines, name)?;
        let mut routine = before.clone();
        work(&mut routine)?;
        if routine == *before {
            return Ok((saved::Outcome::Unchanged, routine));
        }
        routine.updated_at = txn.now_after(before.updated_at);
        txn.replace_routine(&routine)?;
        Ok((saved::Outcome::Updated, routine))
    })
}

/// The name of a routine that is not put away.
fn kept(routine: &Routine) -> Result<Name, Error> {
    match routine.archived_on {
        None => Ok(routine.name.clone()),
        Some(_) => Err(put_away(&routine.name)),
    }
}

/// What is said where something can only be done to a routine that is kept.
fn put_away(name: &Name) -> Error {
    let quoted = words::quoted(name.as_str());
    Error::refused(format!("{name} is put away"))
        .hint("bring it back first")
        .run(format!("routine archive {quoted} --restore"))
}

fn answer(
    context: &mut Context<'_>,
    result: saved::Outcome,
    routine: &Routine,
) -> Result<(), Error> {
    let (look, today, next) = (context.look(), context.today(), context.take_back(result));
    let view = OneRoutine::new(result, routine, today);
    context.console.answer(&view, |view, out| {
        write!(out, "{}", render::routine::kept(view, &look, today, next.as_deref()))
    })
}
