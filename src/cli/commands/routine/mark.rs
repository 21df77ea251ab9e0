//! `daymark routine done`, `skip` and `clear`

use std::io::Write;

use crate::app::routine_marks;
use crate::cli::args::routine::Which;
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::lookup;
use crate::domain::change::ChangeKind;
use crate::domain::record::Record;
use crate::domain::records::routine::{MarkOutcome, Routine};
use crate::domain::text::Name;
use crate::domain::time::day::{Day, Week};
use crate::render;
use crate::report::routine::RoutineMarks;
use crate::storage::{Access, Journal};

/// Marks routines for a day, or takes their marks off.
pub(super) fn run(
    context: &mut Context<'_>,
    which: &Which,
    outcome: Option<MarkOutcome>,
) -> Result<(), Error> {
    let journal = context.journal(Access::Write)?;
    let day = context.day_arg(which.date.as_deref())?;
    let names = if which.names.is_empty() {
        picked(context, &journal, day, outcome)?
    } else {
        let routines = journal.routines()?;
        let whole = |name| Ok(lookup::routine(&routines, name)?.meta.name.clone());
        which.names.iter().map(whole).collect::<Result<_, Error>>()?
    };
    let subject = match names.as_slice() {
        [only] => format!("routine {only} on {day}"),
        several => format!("{} routines on {day}", several.len()),
    };
    let clock = (context.now(), context.today());
    let (at, week) = (context.now_on(day), Week::of(day, context.settings.week_start));
    let marks = context.change(&journal, ChangeKind::Mark, subject, |txn| {
        let kept = txn.read().as_of(clock.0, clock.1)?.routines()?;
        let found = names.iter().map(|name| lookup::routine(&kept, name));
        let found = found.collect::<Result<Vec<_>, _>>()?;
        Ok::<_, Error>(routine_marks::mark(txn, &found, (day, at), week, outcome)?)
    })?;
    let view = RoutineMarks::new(day, marks);
    let (look, today, next) = (context.look(), context.today(), context.take_back(view.result));
    context.console.answer(&view, |view, out| {
        write!(out, "{}", render::routine::marked(view, &look, today, next.as_deref()))
    })
}

/// The routines that the person picks: among those kept, or those that have a mark to take off.
fn picked(
    context: &mut Context<'_>,
    journal: &Journal,
    day: Day,
    outcome: Option<MarkOutcome>,
) -> Result<Vec<Name>, Error> {
    let marks = journal.marks(day, day)?;
    let fits = |routine: &Routine| match outcome {
        Some(_) => routine.archived_on.is_none_or(|away| away > day),
        None => marks.iter().any(|mark| mark.routine == routine.meta.id),
    };
    let names: Vec<Name> =
        journal.routines()?.into_iter().filter(fits).map(|routine| routine.meta.name).collect();
    lookup::picked(context.console, &Routine::NOUN, &names)
}
