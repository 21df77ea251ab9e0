//! The verbs that every noun has, for any kind of record: add, list, show, edit, archive, delete.

mod add;
mod archive;
mod ask;
mod delete;
mod edit;
mod patch;
mod verb;

use std::io::Write;
use std::slice;

use super::context::Context;
use super::error::{Error, Kind};
use super::lookup;
use super::output::Mode;
use crate::app::record_surroundings::look_up;
use crate::domain::change::ChangeKind;
use crate::domain::id::Id;
use crate::domain::name_match;
use crate::domain::record::{Meta, Record};
use crate::domain::text::Name;
use crate::domain::time::moment::Instant;
use crate::render;
use crate::report::record::{Done, OneRecord, RecordList};
use crate::report::saved::WriteOutcome;
use crate::storage::{Access, Journal, Reader, Table, WriteTxn};
use patch::RecordPatch;

pub(crate) use add::{put_away, put_new};
pub(crate) use verb::RecordVerb;

/// The command-line side of a record: its own subcommands and examples.
pub(crate) trait RecordCommand: Table {
    /// What one does with it beside the verbs that every noun has.
    type Verb: clap::Subcommand + std::fmt::Debug;
    /// The verbs of every noun that it does without.
    const WITHOUT: &'static [&'static str] = &[];
    /// Examples for the help of its commands.
    const EXAMPLES: &'static str;

    /// Words that offer a code of a field in a question, where those of pages say too little.
    fn option(flag: &str, code: &'static str) -> Option<&'static str> {
        let _ = (flag, code);
        None
    }

    /// Says what to know of one that was added.
    fn after_adding(context: &mut Context<'_>, added: &Self) {
        let _ = (context, added);
    }

    /// Does what a verb of its own says.
    fn run(context: &mut Context<'_>, verb: &Self::Verb) -> Result<(), Error>;

    /// Shows what the command shows by itself.
    fn overview(context: &mut Context<'_>) -> Result<(), Error> {
        Self::list(context, false)
    }

    /// Lists them, with `all` those put away too.
    fn list(context: &mut Context<'_>, all: bool) -> Result<(), Error> {
        list::<Self>(context, all)
    }

    /// Answers what was done to one, or shows it.
    ///
    /// # Errors
    /// Where the answer cannot be worked out or written.
    fn answer(
        context: &mut Context<'_>,
        _journal: &Journal,
        view: OneRecord<Self>,
    ) -> Result<(), Error> {
        let (look, next) = (context.look(), next(context, &view));
        context.console.answer(&view, |view, out| {
            write!(out, "{}", render::record::one(view, &look, next.as_deref()))
        })
    }
}

/// For a noun without subcommands of its own.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum NoVerb {}

/// Does what a verb says of a kind of record; without one it gives an overview.
pub(crate) fn run<R: RecordCommand>(
    console: &mut super::console::Console,
    verb: Option<&RecordVerb<R>>,
) -> Result<(), Error> {
    run_in(&mut Context::new(console)?, verb)
}

/// As [`run`], for a noun whose command is part of another's.
pub(crate) fn run_in<R: RecordCommand>(
    context: &mut Context<'_>,
    verb: Option<&RecordVerb<R>>,
) -> Result<(), Error> {
    match verb {
        None => R::overview(context),
        Some(RecordVerb::List { all }) => R::list(context, *all),
        Some(RecordVerb::Show { name }) => show::<R>(context, name.as_ref()),
        Some(RecordVerb::Add { name, fields }) => add::add::<R>(context, name.as_ref(), fields),
        Some(RecordVerb::Edit { name, new_name, fields }) => {
            edit::edit::<R>(context, name.as_ref(), new_name.as_ref(), fields)
        }
        Some(RecordVerb::Archive { name, restore }) => {
            archive::archive::<R>(context, name.as_ref(), *restore)
        }
        Some(RecordVerb::Delete { name, forever, yes }) => {
            delete::delete::<R>(context, name.as_ref(), *forever, *yes)
        }
        Some(RecordVerb::Own(verb)) => R::run(context, verb),
    }
}

fn list<R: Record + Table>(context: &mut Context<'_>, all: bool) -> Result<(), Error> {
    let journal = context.journal(Access::Read)?;
    let kept = looked_up::<R>(context, &journal)?.into_iter();
    let shown = kept.map(|one| if one.is_private() { one.masked() } else { one });
    let view = RecordList::new(shown.collect(), all, context.today());
    let look = context.look();
    context.console.answer(&view, |view, out| write!(out, "{}", render::record::list(view, &look)))
}

/// Shows everything of one.
pub(crate) fn show<R: RecordCommand>(
    context: &mut Context<'_>,
    name: Option<&Name>,
) -> Result<(), Error> {
    let journal = context.journal(Access::Read)?;
    let record = given_or_picked::<R>(context, &journal, name, is_kept)?;
    let today = context.today();
    let (changed, also) = (Vec::new(), Vec::new());
    R::answer(
        context,
        &journal,
        OneRecord { done: None, result: None, changed, record, also, today },
    )
}

/// Every record of a kind; its starter names while none was ever written.
pub(crate) fn known<R: Table>(journal: &Reader, now: Instant) -> Result<Vec<R>, Error> {
    let records = journal.all::<R>()?;
    if records.is_empty() { starters(now, || Ok(Id::UNWRITTEN)) } else { Ok(records) }
}

/// As [`known`], with what each shows of the current day and of other records.
pub(crate) fn looked_up<R: Table>(
    context: &Context<'_>,
    journal: &Reader,
) -> Result<Vec<R>, Error> {
    let mut records = known::<R>(journal, context.now().into())?;
    look_up(journal, context.today(), &mut records)?;
    Ok(records)
}

/// Writes the starter records before the first change of their list.
pub(crate) fn settle<R: Table>(txn: &WriteTxn<'_>) -> Result<(), Error> {
    if R::STARTERS.is_empty() || !txn.read().all::<R>()?.is_empty() {
        return Ok(());
    }
    for record in starters::<R>(txn.now(), || Ok(txn.new_id()?))? {
        txn.put(&record)?;
    }
    Ok(())
}

fn starters<R: Record>(
    now: Instant,
    mut new_id: impl FnMut() -> Result<Id, Error>,
) -> Result<Vec<R>, Error> {
    let one = |(name, position): (&&str, u32)| {
        let (id, name) = (new_id()?, name.parse()?);
        Ok(R::begin(Meta { id, name, position, archived_at: None, updated_at: now }))
    };
    R::STARTERS.iter().zip(0..).map(one).collect()
}

/// The record that was given by name, or that the person picks among those that fit.
pub(crate) fn given_or_picked<R: Table>(
    context: &mut Context<'_>,
    journal: &Reader,
    given: Option<&Name>,
    fits: impl Fn(&R) -> bool,
) -> Result<R, Error> {
    let all = looked_up::<R>(context, journal)?;
    if let Some(name) = given {
        return find(&all, name).cloned();
    }
    let none_kept = all.is_empty();
    let mut fitting: Vec<R> = all.into_iter().filter(fits).collect();
    let (look, today) = (context.look(), context.today());
    let option = |one: &R| {
        let shown = if one.is_private() { one.clone().masked() } else { one.clone() };
        render::record::option(&shown, &look, today)
    };
    let options: Vec<String> = fitting.iter().map(option).collect();
    let picked = lookup::pick(context.console, &R::NOUN, &options, none_kept)?;
    Ok(fitting.swap_remove(picked))
}

/// Whether a record is kept, and not put away.
pub(crate) fn is_kept<R: Record>(one: &R) -> bool {
    one.meta().archived_at.is_none()
}

/// The one of these that a name finds, or the start of an id of at least 4 characters where that is
/// nobody's name.
///
/// # Errors
/// Those of [`lookup::find`]; one of kind `NotFound` with their ids where several have the name.
pub(crate) fn find<'r, R: Record>(records: &'r [R], name: &Name) -> Result<&'r R, Error> {
    let is_name = name_match::exact(records, name).is_some();
    if let Some((first, last)) = Id::starting_with(name.as_str()).filter(|_| !is_name) {
        let mut with_id = records.iter().filter(|one| (first..=last).contains(&one.meta().id));
        if let (Some(one), None) = (with_id.next(), with_id.next()) {
            return Ok(one);
        }
    }
    let sought = name.folded();
    let namesakes = records.iter().filter(|one| !R::UNIQUE && one.meta().name.folded() == sought);
    let namesakes: Vec<_> = namesakes.collect();
    if namesakes.len() < 2 {
        return lookup::find(&R::NOUN, records, name);
    }
    let ids: Vec<_> = namesakes.iter().map(|one| one.meta().id.prefix(8)).collect();
    let message = format!("{} {} are named {name}", ids.len(), R::NOUN.many);
    Err(Error::new(Kind::NotFound, message)
        .hint(format!("name one of them by its id: {}", ids.join(", "))))
}

/// Changes a record as it stands in the transaction, and answers what was changed of it; writes
/// nothing if it is the same.
pub(crate) fn update<R: RecordCommand>(
    context: &mut Context<'_>,
    journal: &Journal,
    found: &R,
    (verb, done): (ChangeKind, Done),
    work: impl FnOnce(&mut R) -> Result<(), Error>,
) -> Result<(), Error> {
    let view = updated(context, journal, found, (verb, done), work)?;
    R::answer(context, journal, view)
}

/// As [`update`], for a command that says itself what was changed.
pub(crate) fn updated<R: RecordCommand>(
    context: &mut Context<'_>,
    journal: &Journal,
    found: &R,
    (verb, done): (ChangeKind, Done),
    work: impl FnOnce(&mut R) -> Result<(), Error>,
) -> Result<OneRecord<R>, Error> {
    let subject = format!("{} {}", R::NOUN.one, found.meta().name);
    let (before, after) = context.change(journal, verb, subject, |txn| revise(txn, found, work))?;
    let result = if after == before { WriteOutcome::Unchanged } else { WriteOutcome::Updated };
    let changed = RecordPatch::changed(&before, &after);
    view(context, journal, done, (result, changed), after, Vec::new())
}

/// A record before and after a change to it.
fn revise<R: Table>(
    txn: &WriteTxn<'_>,
    found: &R,
    work: impl FnOnce(&mut R) -> Result<(), Error>,
) -> Result<(R, R), Error> {
    let is_kept = txn.read().one::<R>(found.meta().id)?.is_some();
    let before = if is_kept || R::STARTERS.is_empty() { now(txn, found)? } else { found.clone() };
    let mut after = before.clone();
    work(&mut after)?;
    if after != before {
        // One of those that a list begins with has its id only from its first change on.
        after.meta_mut().id = now(txn, found)?.meta().id;
        after.meta_mut().updated_at = txn.now_after(before.meta().updated_at);
        after.succeed(&before);
        txn.put(&after)?;
    }
    Ok((before, after))
}

/// Reloads a record inside the transaction.
pub(crate) fn now<R: Table>(txn: &WriteTxn<'_>, found: &R) -> Result<R, Error> {
    settle::<R>(txn)?;
    let one = R::NOUN.one;
    let gone = || Error::refused(format!("the {one} was deleted meanwhile; nothing was changed"));
    let there = txn.read().one::<R>(found.meta().id)?;
    // One of those that a list begins with has its id only now.
    let there = match there {
        None if !R::STARTERS.is_empty() => {
            name_match::exact(&txn.read().all::<R>()?, &found.meta().name).cloned()
        }
        there => there,
    };
    there.ok_or_else(gone)
}

/// Answers what was done to a record, and how it is taken back.
pub(crate) fn answer<R: RecordCommand>(
    context: &mut Context<'_>,
    journal: &Journal,
    done: Done,
    changed: (WriteOutcome, Vec<&'static str>),
    record: R,
    also: Vec<R>,
) -> Result<(), Error> {
    let view = view(context, journal, done, changed, record, also)?;
    R::answer(context, journal, view)
}

/// What was done to a record, which shows what follows from the current day.
fn view<R: RecordCommand>(
    context: &Context<'_>,
    journal: &Journal,
    done: Done,
    (result, changed): (WriteOutcome, Vec<&'static str>),
    mut record: R,
    also: Vec<R>,
) -> Result<OneRecord<R>, Error> {
    let today = context.today();
    look_up(journal, today, slice::from_mut(&mut record))?;
    Ok(OneRecord { done: Some(done), result: Some(result), changed, record, also, today })
}

/// How what was done to a record is taken back, where it can be.
pub(crate) fn next<R>(context: &Context<'_>, view: &OneRecord<R>) -> Option<String> {
    let result = view.result.filter(|_| view.done != Some(Done::Erased))?;
    context.take_back(result)
}

/// Whether somebody can be asked and reads the answer.
fn asks(context: &Context<'_>) -> bool {
    context.console.prompt.can_ask() && context.console.mode() != Mode::Json
}
