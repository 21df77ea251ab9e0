//! `daymark edit`

mod ask;
mod patch;

use std::io::Write;

use crate::app::log_entry;
use crate::app::named_records::NamedRecords;
use crate::cli::args::edit::EditArgs;
use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::field_patch::Known;
use crate::cli::{entry_lookup, field_patch, safety, text_flag, use_offers};
use crate::domain::change::ChangeKind;
use crate::domain::entry::checkin::Used;
use crate::domain::entry::field::Field;
use crate::domain::entry::{Body, Entry, EntryKind};
use crate::domain::id::Id;
use crate::domain::records::focus::Focus;
use crate::domain::time::day::Day;
use crate::render;
use crate::report::edit::Edited;
use crate::report::entry::{EntryInput, Named};
use crate::storage::{Access, Journal, Reader};

use patch::{EditPatch, Times};

/// Changes what is given of an entry, or asks what to change.
pub(crate) fn run(console: &mut Console, args: &EditArgs) -> Result<(), Error> {
    let given = &args.fields.0;
    let is_unsafe = |(field, words): &(Field, Option<String>)| {
        *field == Field::Safe
            && words.as_ref().is_some_and(|words| words.eq_ignore_ascii_case("no"))
    };
    if given.iter().any(is_unsafe) {
        safety::say_short_help(console);
    }
    let mut context = Context::new(console)?;
    let journal = context.journal(Access::Write)?;
    let id = entry_lookup::given_or_picked(&mut context, &journal, args.id.as_deref())?;
    let (entry, named) = journal.snapshot(|journal| {
        let entry = journal.entry(id)?.ok_or_else(entry_lookup::gone)?;
        Ok::<_, Error>((entry, NamedRecords::load(journal)?))
    })?;
    let target = Target {
        id: entry.id,
        named: named.named(),
        times: Times {
            clock: context.clock().clone(),
            horizon: journal.horizon(context.now(), context.today())?,
            day_end: context.settings.day_end,
        },
    };
    let mut wanted = read(&mut context, args, &entry, &target.times)?;
    if wanted.is_empty() {
        ask::ask(&mut context, &journal, &target, &mut wanted)?;
    }
    let (before, after) =
        save(&mut context, &journal, &target, &wanted).map_err(Error::nothing_saved)?;
    if before.body != after.body
        && let Body::Symptoms(check) = &after.body
        && let Some(focus) = named.focuses.iter().find(|focus| focus.id == check.focus)
    {
        safety::say_danger(&mut context, focus.kind, check.danger());
    }
    let short_id = &journal.short_id(after.id)?;
    let (look, today, quiet) = (context.look(), context.today(), context.console.global.quiet);
    let mut offers = Vec::new();
    if before != after {
        offers =
            use_offers::contradictions(&look.program, &journal, &after, &named.focuses, today)?;
    }
    let view = Edited::new(target.input(&before, short_id), target.input(&after, short_id), offers);
    context.console.answer(&view, |view, out| {
        write!(out, "{}", render::edit::text(view, &look, today))?;
        if quiet { Ok(()) } else { write!(out, "{}", render::edit::next(view, &look)) }
    })
}

/// The entry that is changed, and what its fields are read against.
struct Target<'a> {
    id: Id,
    named: Named<'a>,
    times: Times,
}

impl Target<'_> {
    /// The entry as it stands, and as it would then stand.
    ///
    /// # Errors
    /// Those of [`Target::change`], and where the entry is gone.
    fn draft(&self, journal: &Reader, wanted: &EditPatch) -> Result<(Entry, Entry), Error> {
        let before = journal.entry(self.id)?.ok_or_else(entry_lookup::gone)?;
        let mut after = before.clone();
        self.change(journal, wanted, &mut after)?;
        Ok((before, after))
    }

    /// Changes the entry as it is wanted.
    ///
    /// # Errors
    /// Those of [`EditPatch::put_into`]; one of kind `Refused` for a day that has a check-in.
    fn change(&self, journal: &Reader, wanted: &EditPatch, entry: &mut Entry) -> Result<(), Error> {
        let day = entry.day;
        let known = Known { focuses: self.named.focuses, scales: self.named.scales };
        wanted.put_into(entry, &known, &self.times)?;
        if entry.kind() == EntryKind::CheckIn && entry.day != day {
            check_day(journal, entry.day)?;
        }
        Ok(())
    }

    fn input<'e>(&'e self, entry: &'e Entry, short_id: &'e str) -> EntryInput<'e> {
        EntryInput { entry, short_id, named: self.named, day_end: self.times.day_end }
    }
}

/// Refuses a day that has a check-in.
fn check_day(journal: &Reader, day: Day) -> Result<(), Error> {
    let Some(other) = journal.checkin_of(day)? else { return Ok(()) };
    let other = journal.short_id(other)?;
    Err(Error::refused(format!("{day:#} has a check-in already; nothing was changed"))
        .hint("change that one with")
        .run(format!("edit {other}"))
        .also("or delete one of the two"))
}

/// Reads what the flags want.
fn read(
    context: &mut Context<'_>,
    args: &EditArgs,
    entry: &Entry,
    times: &Times,
) -> Result<EditPatch, Error> {
    let mut wanted = EditPatch::default();
    wanted.date = args.date.as_deref().map(|words| context.day_arg(Some(words))).transpose()?;
    wanted.at.clone_from(&args.at);
    // Before an editor opens.
    wanted.put_into(&mut entry.clone(), &Known { focuses: &[], scales: &[] }, times)?;
    for (field, words) in &args.fields.0 {
        patch::check_fit(*field, entry.kind())?;
        if args.clear.contains(field) {
            return Err(Error::usage(format!("--{field} is given a value and cleared")));
        }
        if !field.is_text() {
            wanted.set(*field, words.as_deref().unwrap_or_default());
            continue;
        }
        let draft = field_patch::text_of(entry, *field);
        match text_flag::resolve(context.console, &format!("--{field}"), Some(words), &draft)? {
            Some(text) => wanted.set(*field, text.as_str()),
            None => wanted.clear(*field),
        }
    }
    args.clear.iter().for_each(|field| wanted.clear(*field));
    wanted.private = match (args.private, args.not_private) {
        (false, false) => None,
        (private, _) => Some(private),
    };
    Ok(wanted)
}

/// Changes the entry as it stands in the journal now; what it was before, and what it is.
fn save(
    context: &mut Context<'_>,
    journal: &Journal,
    target: &Target<'_>,
    wanted: &EditPatch,
) -> Result<(Entry, Entry), Error> {
    let (before, after) = target.draft(journal, wanted)?;
    if after == before {
        return Ok((before, after));
    }
    safety::say_use_card(
        context,
        journal,
        newly_used(&before, &after, target.named.focuses),
        after.day,
    );
    let subject = entry_lookup::subject(before.kind(), before.day);
    context.change(journal, ChangeKind::Edit, subject, |txn| {
        let revised =
            log_entry::revise(txn, target.id, |entry| target.change(txn.read(), wanted, entry))?;
        Ok((revised.before, revised.after))
    })
}

/// The focuses of which use is newly said.
fn newly_used<'f>(before: &Entry, after: &Entry, focuses: &'f [Focus]) -> Vec<&'f Focus> {
    let (Body::CheckIn(was), Body::CheckIn(is)) = (&before.body, &after.body) else {
        return Vec::new();
    };
    let used = |focus: &&Focus| {
        is.used(focus.id) == Some(Used::Yes) && was.used(focus.id) != Some(Used::Yes)
    };
    focuses.iter().filter(used).collect()
}
