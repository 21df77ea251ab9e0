//! `daymark thought`

use crate::cli::args::thought::ThoughtArgs;
use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::entry_form::{self, AS_YOU_LIKE, Ask};
use crate::cli::error::Error;
use crate::cli::field_patch::FieldPatch;
use crate::cli::prompt::Question;
use crate::cli::text_flag;
use crate::domain::entry::Body;
use crate::domain::entry::field::Field;
use crate::domain::entry::thought::ThoughtRecord;
use crate::render;
use crate::report::saved::{Saved, WriteOutcome};
use crate::storage::Access;

/// Records a thought and another view of it, or a problem and a step.
pub(crate) fn run(console: &mut Console, args: &ThoughtArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let (day, at) = context.when_args(args.date.as_deref(), args.at.as_deref())?;
    let mut given = given(args);
    given.read_input(context.console)?;
    given.check(context.blank(day, Body::Thought(ThoughtRecord::default())))?;
    let journal = context.journal(Access::Write)?;
    let note = text_flag::resolve(context.console, "--note", args.words.note.as_ref(), "")?;
    if given.is_empty() {
        ask(&mut context, &mut given)?;
    }
    let mut entry = context.blank(day, Body::Thought(ThoughtRecord::default()));
    given.put_into(&mut entry, &[])?;
    entry.at = at;
    entry.note = note;
    entry.private = args.words.private;
    let (entry, short_id) = context.add(&journal, entry)?;
    let view = Saved {
        schema: "daymark.thought.v1",
        result: WriteOutcome::Created,
        changed: given.fields(),
        offers: Vec::new(),
        entry: context.view(&entry, &short_id, &[]),
    };
    context.answer_saved(&view, render::saved::thought)
}

fn given(args: &ThoughtArgs) -> FieldPatch {
    let mut given = FieldPatch::default();
    given.flag(Field::What, args.what.as_ref());
    given.flag(Field::Thought, args.thought.as_ref());
    given.flags(Field::Feeling, &args.feeling);
    given.flag(Field::Before, args.before.as_ref());
    given.flag(Field::View, args.view.as_ref());
    given.flag(Field::After, args.after.as_ref());
    given.flag(Field::Problem, args.problem.as_ref());
    given.flag(Field::Options, args.options.as_ref());
    given.flag(Field::Step, args.step.as_ref());
    given
}

fn ask(context: &mut Context<'_>, given: &mut FieldPatch) -> Result<(), Error> {
    context.console.prompt.must_ask(&Question { text: "", help: "", flag: "--thought" })?;
    let questions: [Ask; 9] = [
        |form| form.text(Field::What, "What happened", AS_YOU_LIKE),
        |form| form.text(Field::Thought, "What went through your mind", AS_YOU_LIKE),
        |form| form.feelings("What you felt, parted by commas"),
        |form| {
            let help = "0 is not at all, 10 the strongest you know.";
            form.scale(Field::Before, "How strong that was", help, None)
        },
        |form| {
            let help = "What would you say to a friend? What speaks against the thought?";
            form.text(Field::View, "Another way to see it", help)
        },
        |form| {
            if !form.given.has(Field::View) {
                return Ok(());
            }
            let help = "0 is not at all, 10 the strongest you know.";
            form.scale(Field::After, "How strong it is now", help, None)
        },
        |form| form.text(Field::Problem, "Is there a problem to solve, which", AS_YOU_LIKE),
        |form| {
            if !form.given.has(Field::Problem) {
                return Ok(());
            }
            let help = "Whatever comes to mind, good or not; several lines can be pasted.";
            form.text(Field::Options, "What could be done", help)
        },
        |form| {
            if !form.given.has(Field::Problem) {
                return Ok(());
            }
            let help = "Small enough for today or tomorrow.";
            form.text(Field::Step, "The one step that comes first", help)
        },
    ];
    entry_form::ask_all(context, given, &questions)
}
