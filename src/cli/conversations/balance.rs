//! What speaks for a change and what against it.

use crate::cli::context::Context;
use crate::cli::entry_form::{self, AS_YOU_LIKE, Ask, Form};
use crate::cli::error::Error;
use crate::cli::field_patch::FieldPatch;
use crate::cli::prompt::{Asks, Options, Question};
use crate::domain::code::Code;
use crate::domain::entry::Body;
use crate::domain::entry::balance::{Balance, Ready};
use crate::domain::entry::field::Field;
use crate::domain::id::Id;
use crate::domain::records::focus::Focus;
use crate::domain::time::day::Day;
use crate::render::{self, format};
use crate::report::saved::{Saved, WriteOutcome};
use crate::storage::Journal;

/// Asks for a decision balance of a focus, and writes it.
///
/// # Errors
/// One of kind `Declined` where every answer was left empty.
pub(crate) fn write(
    context: &mut Context<'_>,
    journal: &Journal,
    focuses: &[Focus],
    focus: &Focus,
    day: Day,
) -> Result<(), Error> {
    let mut given = FieldPatch::default();
    ask(context, &mut given)?;
    save(context, journal, focuses, focus, day, &given, false)
}

/// Writes it, and answers.
pub(crate) fn save(
    context: &mut Context<'_>,
    journal: &Journal,
    focuses: &[Focus],
    focus: &Focus,
    day: Day,
    given: &FieldPatch,
    private: bool,
) -> Result<(), Error> {
    let mut entry = context.blank(day, of(focus.id));
    given.put_into(&mut entry, focuses)?;
    entry.private = private;
    let (entry, short_id) = context.add(journal, entry)?;
    let view = Saved {
        schema: "daymark.balance.v1",
        result: WriteOutcome::Created,
        changed: given.fields(),
        offers: Vec::new(),
        entry: context.view(&entry, &short_id, focuses),
    };
    context.answer_saved(&view, render::saved::balance)
}

/// A decision balance with nothing on either side yet.
pub(crate) fn of(focus: Id) -> Body {
    Body::Balance(Balance::of(focus))
}

/// Asks for both sides, what stands in the way, and whether the person is ready.
///
/// # Errors
/// One of kind `Declined` where every answer was left empty.
pub(crate) fn ask(context: &mut Context<'_>, given: &mut FieldPatch) -> Result<(), Error> {
    if !context.console.prompt.can_ask() {
        return Err(Error::usage("there is nothing to save")
            .hint("give one of --pros, --cons, --barrier, --remedy and --ready"));
    }
    let questions: [Ask; 5] = [
        |form| form.text(Field::Pros, "What speaks for a change", AS_YOU_LIKE),
        |form| form.text(Field::Cons, "What speaks against it", AS_YOU_LIKE),
        |form| {
            let help = "Fear of withdrawal, what others say, money, pressure: whatever it is.";
            form.text(Field::Barrier, "What stands in the way", help)
        },
        |form| form.text(Field::Remedy, "What would remove that", AS_YOU_LIKE),
        ask_ready,
    ];
    entry_form::ask_all(context, given, &questions)
}

fn ask_ready(form: &mut Form<'_, '_>) -> Result<(), Error> {
    let question = Question {
        text: "Are you ready for it",
        help: "Not ready is an answer like any other.",
        flag: "--ready",
    };
    let options: Vec<_> = Ready::ALL.iter().map(|ready| format::ready(*ready)).collect();
    let picked = form.prompt().pick_or_leave(
        &question,
        Options::coded(&options, &Ready::codes()),
        "leave it open",
        None,
    )?;
    if let Some(ready) = picked.and_then(|at| Ready::ALL.get(at)) {
        form.given.answer(Field::Ready, ready);
    }
    Ok(())
}
