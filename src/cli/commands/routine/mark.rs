//! `daymark routine done`, `skip` and `clear`

use std::io::Write;

use crate::cli::args::routine::Which;
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::{lookup, records};
use crate::domain::change::ChangeKind;
use crate::domain::figures::adherence;
use crate::domain::record::{Meta, Record};
use crate::domain::records::routine::{Mark, MarkOutcome, Routine};
use crate::domain::text::Name;
use crate::domain::time::day::{Day, Week};
use crate::render;
use crate::report::routine::{RoutineMark, RoutineMarks};
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
    let (now, week) = (context.now_on(day), Week::of(day, context.settings.week_start));
    let marks = context.change(&journal, ChangeKind::Mark, subject, |txn| {
        let routines = txn.read().seen(clock.0, clock.1)?.routines()?;
        let marks = txn.read().marks(week.first(), week.last())?;
        let (of_day, others): (Vec<Mark>, _) = marks.into_iter().partition(|mark| mark.day == day);
        let mut marked: Vec<RoutineMark> = Vec::new();
        for name in &names {
            let routine = lookup::routine(&routines, name)?;
            let Meta { id, ref name, .. } = routine.meta;
            if marked.iter().any(|one| one.id == id) {
                continue;
            }
            if outcome.is_some() && routine.archived_on.is_some_and(|away| away <= day) {
                return Err(records::put_away(routine));
            }
            let before = of_day.iter().find(|mark| mark.routine == id);
            let previous = before.map(|mark| mark.outcome);
            match outcome {
                _ if outcome == previous => {}
                Some(outcome) => txn.set_mark(&Mark {
                    routine: id,
                    day,
                    outcome,
                    at: now,
                    updated_at: before.map_or(txn.now(), |mark| txn.now_after(mark.updated_at)),
                })?,
                None => txn.clear_mark(id, day)?,
            }
            let scheduled = adherence::is_due_on(routine, &others, week, day);
            marked.push(RoutineMark { id, name: name.clone(), outcome, previous, scheduled });
        }
        Ok(marked)
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
