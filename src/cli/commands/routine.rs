//! `daymark routine`: what routines have beside the verbs of every noun.

mod edit;
mod mark;

use std::io::Write;

use crate::app::use_days;
use crate::cli::args::routine::{RoutineVerb, When};
use crate::cli::context::Context;
use crate::cli::conversations::routine::Draft;
use crate::cli::error::Error;
use crate::cli::records::{self, RecordCommand};
use crate::domain::change::ChangeKind;
use crate::domain::records::routine::reschedule::BadPause;
use crate::domain::records::routine::{MarkOutcome, Routine};
use crate::domain::text::{Label, Name};
use crate::domain::time::day::{Day, Week};
use crate::render::{self, format};
use crate::report::record::{Done, OneRecord};
use crate::report::routine::{OneRoutine, Routines, StarterRoutines};
use crate::report::saved;
use crate::storage::{Access, Journal};

impl RecordCommand for Routine {
    type Verb = RoutineVerb;
    const WITHOUT: &'static [&'static str] = &["add", "edit"];
    const EXAMPLES: &'static str = "\
Examples:
  daymark routine
  daymark routine list --all --json
  daymark routine show meeting
  daymark routine archive meeting
  daymark routine archive meeting --restore";

    fn run(context: &mut Context<'_>, verb: &RoutineVerb) -> Result<(), Error> {
        match verb {
            RoutineVerb::Add { name, when, category, from } => {
                let from = from.as_deref().map(|words| context.any_day_arg(words)).transpose()?;
                add(context, name.as_ref(), when, category.as_ref(), from)
            }
            RoutineVerb::Starters => starters(context),
            RoutineVerb::Done { which, partial } => {
                let outcome = if *partial { MarkOutcome::Partial } else { MarkOutcome::Done };
                mark::run(context, which, Some(outcome))
            }
            RoutineVerb::Skip(which) => mark::run(context, which, Some(MarkOutcome::Skipped)),
            RoutineVerb::Clear(which) => mark::run(context, which, None),
            RoutineVerb::Pause { name, from, until } => {
                pause(context, name.as_ref(), from.as_deref(), until.as_deref())
            }
            RoutineVerb::Resume { name } => resume(context, name.as_ref()),
            RoutineVerb::Edit { name, new_name, when, any_time, category } => {
                let edit = edit::Edit {
                    name: new_name.clone(),
                    every: when.schedule()?,
                    time: when.time,
                    any_time: *any_time,
                    category: category.clone(),
                };
                edit::run(context, name.as_ref(), edit)
            }
        }
    }

    /// With what became of each this week.
    fn list(context: &mut Context<'_>, all: bool) -> Result<(), Error> {
        let week = Week::of(context.today(), context.settings.week_start);
        let journal = context.journal(Access::Read)?;
        let view = context.snapshot(&journal, |as_of| {
            let (routines, marks) = (as_of.routines()?, as_of.marks(week.first(), week.last())?);
            Ok::<_, Error>(Routines::new(&routines, &marks, all, week, as_of.horizon()))
        })?;
        let look = context.look();
        context
            .console
            .answer(&view, |view, out| write!(out, "{}", render::routine::list(view, &look)))
    }

    fn answer(context: &mut Context<'_>, _: &Journal, view: OneRecord<Self>) -> Result<(), Error> {
        let (look, today, next) = (context.look(), view.today, records::next(context, &view));
        context.console.answer(&OneRoutine::new(&view), |one, out| {
            let text = match view.done {
                Some(Done::Archived | Done::Restored) => {
                    render::routine::archived(one, &look, today)
                }
                Some(Done::Added | Done::Edited) => {
                    render::routine::kept(one, &look, today, next.as_deref())
                }
                _ => render::record::one(&view, &look, next.as_deref()),
            };
            write!(out, "{text}")
        })
    }
}

/// Lists the routines on offer in the phase of the primary focus.
fn starters(context: &mut Context<'_>) -> Result<(), Error> {
    let journal = context.journal(Access::Read)?;
    let view = context.snapshot(&journal, |as_of| {
        let phase = use_days::primary_phase(as_of)?;
        Ok::<_, Error>(StarterRoutines::new(phase, &as_of.read().routines()?))
    })?;
    let look = context.look();
    context
        .console
        .answer(&view, |view, out| write!(out, "{}", render::routine::starters(view, &look)))
}

fn add(
    context: &mut Context<'_>,
    name: Option<&Name>,
    when: &When,
    category: Option<&Label>,
    from: Option<Day>,
) -> Result<(), Error> {
    let journal = context.journal(Access::Write)?;
    let every = when.schedule()?;
    let phase =
        context.snapshot(&journal, |as_of| Ok::<_, Error>(use_days::primary_phase(as_of)?))?;
    let draft = Draft::new(context, (name, phase), (every, when.time), category, from)?;
    let subject = format!("routine {}", draft.name);
    let routine = context.change(&journal, ChangeKind::Add, subject, |txn| {
        records::put_new(txn, &draft.name, |meta| Ok(draft.routine(meta)))
    })?;
    let result = (saved::WriteOutcome::Created, Vec::new());
    records::answer(context, &journal, Done::Added, result, routine, Vec::new())
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
    let found = records::given_or_picked::<Routine>(context, &journal, name, records::is_kept)?;
    let today = context.today();
    records::update(context, &journal, &found, (ChangeKind::Edit, Done::Edited), |routine| {
        let name = kept(routine)?;
        routine.pause(from, until).map_err(|bad| not_paused(&name, bad, today))
    })
}

fn not_paused(name: &Name, bad: BadPause, today: Day) -> Error {
    let date = |day| format::date(day, today);
    let refused = |why: &str| Error::refused(format!("{name} was not paused: {why}"));
    match bad {
        BadPause::Backwards { from, until } => refused(&format!(
            "the pause would end on {}, before it begins on {}",
            date(until),
            date(from)
        )),
        BadPause::NotBegun { first } => {
            refused(&format!("it only begins on {}, so there is nothing to pause yet", date(first)))
                .hint("to put it away")
                .run(format!("routine archive {}", format::quoted(name.as_str())))
        }
    }
}

fn resume(context: &mut Context<'_>, name: Option<&Name>) -> Result<(), Error> {
    let journal = context.journal(Access::Write)?;
    let today = context.today();
    let found = records::given_or_picked::<Routine>(context, &journal, name, records::is_kept)?;
    records::update(context, &journal, &found, (ChangeKind::Edit, Done::Edited), |routine| {
        kept(routine)?;
        routine.resume(today);
        Ok(())
    })
}

/// The name of a routine that is not put away.
fn kept(routine: &Routine) -> Result<Name, Error> {
    if routine.meta.archived_at.is_some() {
        return Err(records::put_away(routine));
    }
    Ok(routine.meta.name.clone())
}
