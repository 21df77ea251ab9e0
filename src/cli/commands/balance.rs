//! `daymark balance`

use std::io::Write;

use crate::app::focuses;
use crate::cli::args::change::{AddBalanceArgs, BalanceArgs, BalanceVerb};
use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::conversations::balance;
use crate::cli::error::Error;
use crate::cli::field_patch::FieldPatch;
use crate::cli::lookup;
use crate::domain::entry::field::Field;
use crate::domain::entry::{Body, Entry, EntryKind};
use crate::domain::id::Id;
use crate::domain::query::Query;
use crate::domain::text::Name;
use crate::render;
use crate::report::balance::Balances;
use crate::storage::Access;

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
    given.flag(Field::Barrier, args.barrier.as_ref());
    given.flag(Field::Remedy, args.remedy.as_ref());
    given.flag(Field::Ready, args.ready.as_ref());
    given.read_input(context.console)?;
    given.check(context.blank(day, balance::of(Id::UNWRITTEN)))?;
    let journal = context.journal(Access::Write)?;
    let focuses = journal.focuses()?;
    let focus = lookup::one(&focuses, args.focus.as_ref()).map_err(Error::nothing_saved)?;
    if given.is_empty() {
        balance::ask(context, &mut given)?;
    }
    balance::save(context, &journal, &focuses, focus, day, &given, args.private)
}
