//! `daymark stage`

use std::io::Write;

use crate::app::{self, focuses};
use crate::cli::args::change::{SetStageArgs, StageArgs, StageVerb};
use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::conversations::balance;
use crate::cli::error::{Error, Kind};
use crate::cli::output::Mode;
use crate::cli::prompt::{Options, Question};
use crate::cli::{entry_lookup, lookup, text_flag};
use crate::domain::change::ChangeKind;
use crate::domain::code::Code;
use crate::domain::entry::Body;
use crate::domain::entry::stage::{Stage, StageOfChange, StageSuggestion};
use crate::domain::records::focus::Focus;
use crate::domain::text::Name;
use crate::domain::time::day::Day;
use crate::render;
use crate::render::format;
use crate::render::program::Program;
use crate::render::sanitize;
use crate::report::saved::{Offer, Saved, WriteOutcome};
use crate::report::stage::Stages;
use crate::storage::{Access, Journal};

/// Shows or sets stages of change.
pub(crate) fn run(console: &mut Console, args: &StageArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    match &args.verb {
        None => show(&mut context, args.focus.as_ref()),
        Some(StageVerb::Show { focus }) => show(&mut context, focus.as_ref()),
        Some(StageVerb::Set(args)) => set(&mut context, args),
    }
}

fn show(context: &mut Context<'_>, name: Option<&Name>) -> Result<(), Error> {
    let journal = context.journal(Access::Read)?;
    let view = context.snapshot(&journal, |as_of| {
        let (focuses, today) = (as_of.focuses()?, as_of.today());
        Ok::<_, Error>(Stages::new(focuses::shown(&focuses, name)?, &as_of.stages()?, today))
    })?;
    let look = context.look();
    context.console.answer(&view, |view, out| write!(out, "{}", render::stage::list(view, &look)))
}

fn set(context: &mut Context<'_>, args: &SetStageArgs) -> Result<(), Error> {
    let day = context.day_arg(args.date.as_deref())?;
    let journal = context.journal(Access::Write)?;
    let focuses = journal.focuses()?;
    let focus = lookup::one(&focuses, args.focus.as_ref()).map_err(Error::nothing_saved)?;
    let asks = args.stage.is_none();
    let kept = focuses.iter().filter(|focus| focus.archived_at.is_none()).count();
    let of = (args.focus.is_some() || kept > 1).then_some(&focus.name);
    let stage = args.stage.map_or_else(|| ask(context, of), Ok)?;
    let note = text_flag::resolve(context.console, "--note", args.words.note.as_ref(), "")?;

    let told = StageOfChange { focus: focus.id, stage };
    let mut entry = context.blank(day, Body::Stage(told));
    entry.note = note;
    entry.private = args.words.private;
    let subject = entry_lookup::subject(entry.kind(), day);
    let (now, clock) = (context.now(), context.today());
    let (result, entry, short_id) = context.change(&journal, ChangeKind::Add, subject, |txn| {
        Ok(app::stage::set(txn, entry, (now, clock))?)
    })?;
    let (suggestion, program) = (stage.suggestion(), context.console.program());
    let of_focus =
        of.map_or_else(String::new, |name| format!(" --focus {}", format::quoted(name.as_str())));
    let view = Saved {
        schema: "daymark.stage.v1",
        result,
        changed: if result == WriteOutcome::Created { vec!["stage"] } else { Vec::new() },
        offers: suggestion
            .into_iter()
            .map(|suggestion| offer(&program, suggestion, &of_focus))
            .collect(),
        entry: context.view(&entry, &short_id, &focuses),
    };
    context.answer_saved(&view, |view, look, today| {
        render::stage::set(view, stage, of, look, today)
    })?;
    if asks && suggestion == Some(StageSuggestion::Balance) && context.console.mode() != Mode::Json
    {
        return offer_to_weigh_up(context, &journal, &focuses, focus, day);
    }
    Ok(())
}

/// Offers to weigh the change up. The stage is kept by now, so ending this is no error.
fn offer_to_weigh_up(
    context: &mut Context<'_>,
    journal: &Journal,
    focuses: &[Focus],
    focus: &Focus,
    day: Day,
) -> Result<(), Error> {
    context.console.show_answers()?;
    let question = Question {
        text: "Write down what speaks for a change and what against it now?",
        help: "In your own words; either may stay empty, and not ready is an answer too.",
        flag: "daymark balance add",
    };
    let done = context.console.prompt.offer(&question).and_then(|wanted| {
        if wanted { balance::write(context, journal, focuses, focus, day) } else { Ok(()) }
    });
    match done {
        Err(error) if matches!(error.kind, Kind::Cancelled | Kind::Declined) => {
            context.console.prompt.tell("Nothing was written for or against. Your stage is saved.")
        }
        done => done,
    }
}

fn ask(context: &mut Context<'_>, of: Option<&Name>) -> Result<Stage, Error> {
    let unicode = context.console.environment.unicode;
    let with = of.map_or("it".into(), |name| sanitize::line(name.as_str(), unicode));
    let text = format!("Where are you with {with}");
    let question = Question {
        text: &text,
        help: "Each is a valid place to be; you can say another at any time.",
        flag: "STAGE",
    };
    let options: Vec<_> = Stage::ALL.iter().map(|stage| format::stage(*stage)).collect();
    let options: Vec<&str> = options.iter().map(String::as_str).collect();
    let picked = context.console.prompt.need_pick(
        &question,
        Options::coded(&options, &Stage::codes()),
        None,
    )?;
    Stage::ALL.get(picked).copied().ok_or_else(|| Error::usage("the stage is missing"))
}

fn offer(program: &Program, suggestion: StageSuggestion, of_focus: &str) -> Offer {
    match suggestion {
        StageSuggestion::Balance => {
            Offer::Balance { command: program.command(&format!("balance add{of_focus}")) }
        }
        StageSuggestion::Prepare => Offer::Prepare { command: program.command("checklist") },
    }
}
