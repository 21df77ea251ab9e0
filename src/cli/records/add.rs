//! Adding a record.

use super::ask::{Purpose, ask_name};
use super::patch::{ParseClock, RecordPatch};
use super::{RecordCommand, answer, asks, settle};
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::lookup;
use crate::domain::change::ChangeKind;
use crate::domain::id::Id;
use crate::domain::name_match::{self, Named};
use crate::domain::record::{Meta, Record};
use crate::domain::text::Name;
use crate::render::format;
use crate::report::record::Done;
use crate::report::saved::WriteOutcome;
use crate::storage::{Access, Table, WriteTxn};

/// Adds a record; without a name it asks for everything.
pub(super) fn add<R: RecordCommand>(
    context: &mut Context<'_>,
    name: Option<&Name>,
    fields: &RecordPatch<R>,
) -> Result<(), Error> {
    let mut patch = fields.clone();
    let now = context.now().into();
    let trial = |name: &Name| {
        let id = Id::UNWRITTEN;
        let meta = Meta { id, name: name.clone(), position: 0, archived_at: None, updated_at: now };
        R::begin(meta)
    };
    let by_flag = R::NAMED_BY.and_then(|flag| patch.words(flag)).map(str::parse).transpose()?;
    let mut name = name.cloned().or(by_flag);
    let reader = if R::LOOKS_UP {
        let journal = context.journal(Access::Read)?;
        ParseClock::with::<R>(context, &journal)?
    } else {
        ParseClock::of(context)
    };
    let mut asked = false;
    if let Some(flag) = R::WORDS {
        let blank = trial(&"x".parse()?);
        if !patch.gives(flag) && asks(context) {
            asked = true;
            patch.ask(context, &reader, &blank, Purpose::Add)?;
        } else {
            patch.resolve(context, &reader, &blank)?;
        }
        patch.put_into(&mut blank.clone(), &reader)?;
        name = patch.words(flag).map(|words| Name::of_words(words, R::NOUN.one)).transpose()?;
    }
    let name = match name {
        Some(name) => name,
        None if patch.is_empty() && asks(context) => {
            asked = true;
            // One that a field can name needs no other name.
            let mut name = None;
            let names = if R::NAMED_BY.is_some() { Purpose::Add } else { Purpose::Name(&mut name) };
            patch.ask(context, &reader, &trial(&"x".parse()?), names)?;
            let by_field = R::NAMED_BY.and_then(|flag| patch.words(flag));
            match by_field {
                Some(words) => words.parse()?,
                None => name.map_or_else(|| ask_name::<R>(context, None), Ok)?,
            }
        }
        None => ask_name::<R>(context, None)?,
    };
    let blank = trial(&name);
    // What was typed at a question is there as it is.
    if !asked && R::WORDS.is_none() {
        patch.resolve(context, &reader, &blank)?;
    }
    let journal = context.journal(Access::Write)?;
    let subject = format!("{} {name}", R::NOUN.one);
    let record = context.change(&journal, ChangeKind::Add, subject, |txn| {
        put_new(txn, &name, |meta| {
            let mut record = R::begin(meta);
            patch.put_into_new(&mut record, &reader)?;
            Ok(record)
        })
    })?;
    let changed = RecordPatch::changed(&blank, &record);
    answer(
        context,
        &journal,
        Done::Added,
        (WriteOutcome::Created, changed),
        record.clone(),
        Vec::new(),
    )?;
    R::after_adding(context, &record);
    Ok(())
}

/// Puts a new record of this name at the end of the list.
///
/// # Errors
/// One of kind `Refused` where one of this name is put away; those of `make`; what the database
/// reports.
pub(crate) fn put_new<R: Table>(
    txn: &WriteTxn<'_>,
    name: &Name,
    make: impl FnOnce(Meta) -> Result<R, Error>,
) -> Result<R, Error> {
    settle::<R>(txn)?;
    let known = txn.read().all::<R>()?;
    let namesake = name_match::exact(&known, name).filter(|_| R::UNIQUE);
    if let Some(away) = namesake.filter(|one| one.is_archived()) {
        return Err(put_away(away));
    }
    let last = known.iter().map(|one| one.meta().position).max();
    let record = make(Meta {
        id: txn.new_id()?,
        name: name.clone(),
        position: last.map_or(0, |last| last.saturating_add(1)),
        archived_at: None,
        updated_at: txn.now(),
    })?;
    check_new(&record, &known)?;
    txn.put(&record)?;
    Ok(record)
}

/// Refuses a record that says what another of those known says.
pub(super) fn check_new<R: Record>(record: &R, known: &[R]) -> Result<(), Error> {
    let is_other = |one: &&R| one.meta().id != record.meta().id && record.repeats(one);
    let Some(same) = known.iter().find(is_other) else { return Ok(()) };
    let (noun, name) = (R::NOUN, &same.meta().name);
    Err(Error::refused(format!("this {} is there already: \"{name}\"", noun.one))
        .hint("see it with")
        .run(format!("{} show {}", noun.command, format::quoted(name.as_str()))))
}

/// What is said where something can only be done to a record that is not put away.
pub(crate) fn put_away<R: Record>(one: &R) -> Error {
    lookup::put_away(&R::NOUN, &one.meta().name)
}
