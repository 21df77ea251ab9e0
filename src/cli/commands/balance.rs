//! `daymark balance`

use std::io::Write;

use crate::app::focuses;
use crate::cli::args::change::{AddBalanceArgs, BalanceArgs, BalanceVerb};
use crate::cli::context::{Console, Context};
use crate::cli::error::Error;
use crate::cli::field_patch::FieldPatch;
use crate::cli::form::{self, AS_YOU_LIKE, Ask, Form};
use crate::cli::lookup;
use crate::cli::prompt::{Asks, Question, in_turn};
use crate::domain::code::Code;
use crate::domain::entry::balance::{Balance, Ready};
use crate::domain::entry::edit::Field;
use crate::domain::entry::{Body, Entry, EntryKind};
use crate::domain::id::Id;
use crate::domain::query::Query;
use crate::domain::records::focus::Focus;
use crate::domain::text::Name;
use crate::domain::time::day::Day;
use crate::render::{self, format};
use crate::report::balance::Balances;
use crate::report::saved::{Saved, WriteOutcome};
use crate::storage::{Access, Journal};

/// Shows or writes decision balances.
pub(crate) fn run(console: &mut Console, args: &BalanceArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    match &args.verb {
        None => show(&mut context, args.focus.as_ref()),
        Some(BalanceVerb::Show { focus }) => show(&mut context, focus.as_ref()),
        Some(BalanceVerb::Add(args)) => add(&mut context, args),
    }
}

fn show(context: &mut Context<'_>, name: Option<&Name>) -> Result<(), Error> {
    let journal = context.journal(Access::Read)?;
    let view = journal.snapshot(|journal| {
        let focuses = journal.focuses()?;
        let shown = focuses::shown(&focuses, name)?;
        let shown: Vec<Id> = shown.into_iter().map(|focus| focus.id).collect();
        let query = Query { kinds: vec![EntryKind::Balance], ..Query::default() };
        let mut entries = Vec::new();
        for id in journal.list(&query)? {
            let entry = journal.entry(id)?;
            let of = |entry: &Entry| matches!(&entry.body, Body::Balance(balance) if shown.contains(&balance.focus));
            if let Some(entry) = entry.filter(of) {
                entries.push(context.view(&entry, &journal.short_id(id)?, &focuses));
            }
        }
        Ok::<_, Error>(Balances::new(entries))
    })?;
    let (look, today) = (context.look(), context.today());
    context
        .console
        .answer(&view, |view, out| write!(out, "{}", render::balance::list(view, &look, today)))
}

fn add(context: &mut Context<'_>, args: &AddBalanceArgs) -> Result<(), Error> {
    let day = context.day_arg(args.date.as_deref())?;
    let mut given = FieldPatch::default();
    given.flag(Field::Pros, args.pros.as_ref());
    given.flag(Field::Cons, args.cons.as_ref());
    given.flag(Field::Ready, args.ready.as_ref());
    given.read_input(context.console)?;
    given.check(context.blank(day, of(Id::from_bytes([0; 16]))))?;
    let journal = context.journal(Access::Write)?;
    let focuses = journal.focuses()?;
    let focus = lookup::one(&focuses, args.focus.as_ref()).map_err(Error::nothing_saved)?;
    if given.is_empty() {
        ask(context, &mut given)?;
    }
    save(context, &journal, &focuses, focus, day, &given, args.private)
}

/// Asks for a decision balance of a focus, and writes it.
///
/// # Errors
/// One of kind `Declined` where every answer was left empty.
pub(super) fn write(
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

fn save(
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
    context.answer_saved(&view, render::balance::saved)
}

/// A decision balance with nothing on either side yet.
fn of(focus: Id) -> Body {
    Body::Balance(Balance { focus, pros: None, cons: None, ready: None })
}

fn ask(context: &mut Context<'_>, given: &mut FieldPatch) -> Result<(), Error> {
    if !context.console.prompt.can_ask() {
        return Err(Error::usage("there is nothing to weigh up")
            .hint("give one of --pros, --cons and --ready"));
    }
    let asked = ask_each(&mut Form { context: &mut *context, given: &mut *given });
    form::unless_ended(context, asked, !given.is_empty())?;
    if given.is_empty() {
        return Err(Error::declined("It was left empty; nothing was written."));
    }
    Ok(())
}

fn ask_each(form: &mut Form<'_, '_>) -> Result<(), Error> {
    let intro = "Enter skips, ? explains, < goes back, Ctrl-C ends and asks what to keep.";
    form.prompt().tell(intro)?;
    let questions: [Ask; 3] = [
        |form| form.text(Field::Pros, "What speaks for a change", AS_YOU_LIKE),
        |form| form.text(Field::Cons, "What speaks against it", AS_YOU_LIKE),
        ask_ready,
    ];
    in_turn(form, &questions, |form, ask| ask(form))
}

fn ask_ready(form: &mut Form<'_, '_>) -> Result<(), Error> {
    let question = Question {
        text: "Are you ready for it",
        help: "Not ready is an answer like any other.",
        flag: "--ready",
    };
    let options: Vec<_> = Ready::ALL.iter().map(|ready| format::ready(*ready)).collect();
    let picked = form.prompt().pick_or_leave(&question, &options, "leave it open", None)?;
    if let Some(ready) = picked.and_then(|at| Ready::ALL.get(at)) {
        form.given.answer(Field::Ready, ready);
    }
    Ok(())
}
