//! `daymark phase`

use std::io::Write;

use crate::app::{focuses, phase};
use crate::cli::args::phase::{PhaseArgs, PhaseVerb, ShowPhase};
use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::prompt::{Options, Question};
use crate::cli::{focus_change, lookup};
use crate::domain::change::ChangeKind;
use crate::domain::code::Code;
use crate::domain::phase::{Phase, PhaseChoice};
use crate::domain::text::Name;
use crate::render::{self, format};
use crate::storage::Access;

/// Shows, sets or clears the phase of a focus.
pub(crate) fn run(console: &mut Console, args: &PhaseArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    match &args.verb {
        None => show(&mut context, &args.show),
        Some(PhaseVerb::Show(args)) => show(&mut context, args),
        Some(PhaseVerb::Set { phase, focus, date }) => {
            let from = context.day_arg(date.as_deref())?;
            let phase = phase.map_or_else(|| ask(&mut context), Ok)?;
            choose(&mut context, focus.as_ref(), PhaseChoice { from, phase: Some(phase) })
        }
        Some(PhaseVerb::Clear { focus }) => {
            let from = context.today();
            choose(&mut context, focus.as_ref(), PhaseChoice { from, phase: None })
        }
    }
}

fn show(context: &mut Context<'_>, args: &ShowPhase) -> Result<(), Error> {
    let journal = context.journal(Access::Read)?;
    lookup::say_found(context, &journal, args.focus.as_ref())?;
    let view = context.snapshot(&journal, |as_of| {
        let focuses = as_of.focuses()?;
        let shown = focuses::shown(&focuses, args.focus.as_ref())?;
        Ok::<_, Error>(phase::view(as_of, &shown, None)?)
    })?;
    let view = view.with_published(context.settings.published);
    let look = context.look();
    let again = lookup::again("phase", args.focus.as_ref());
    context.console.answer(&view, |view, out| {
        let text = if args.shown.numbers {
            render::phase::numbers(view, &look)
        } else {
            render::phase::text(view, &look, &again)
        };
        write!(out, "{text}")
    })
}

fn ask(context: &mut Context<'_>) -> Result<Phase, Error> {
    let question = Question {
        text: "Which phase you are in",
        help: "What you say comes before the calendar. No count changes with it.",
        flag: "PHASE",
    };
    let options: Vec<&str> = Phase::ALL.iter().map(|phase| format::phase(*phase)).collect();
    let picked = context.console.prompt.need_pick(
        &question,
        Options::coded(&options, &Phase::codes()),
        None,
    )?;
    Phase::ALL.get(picked).copied().ok_or_else(|| Error::usage("the phase is missing"))
}

/// Keeps what the person says of a phase, where it says anything new.
fn choose(
    context: &mut Context<'_>,
    name: Option<&Name>,
    choice: PhaseChoice,
) -> Result<(), Error> {
    let journal = context.journal(Access::Write)?;
    let focuses = journal.focuses()?;
    let name = &lookup::one(&focuses, name)?.name;
    let (result, focus) =
        focus_change::change(context, &journal, ChangeKind::Edit, name, |focus, _| {
            if focus.archived_at.is_some() {
                return Err(focus_change::put_away(&focus.name));
            }
            focus.choose_phase(choice);
            Ok(())
        })?;
    let view = phase::view(&context.as_of(&journal)?, &[&focus], Some(result))?;
    let view = view.with_published(context.settings.published);
    let several = focuses.iter().filter(|one| one.archived_at.is_none()).count() > 1;
    let again = lookup::again("phase", several.then_some(&focus.name));
    let (look, undo) = (context.look(), context.take_back(result));
    context.console.answer(&view, |view, out| {
        write!(out, "{}", render::phase::chosen(view, &look, &again, undo.as_deref()))
    })
}
