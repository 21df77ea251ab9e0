//! `daymark used`

mod ask;
mod review;

use crate::app::log_entry;
use crate::app::use_days;
use crate::cli::args::entry::UsedArgs;
use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::entry_form;
use crate::cli::error::Error;
use crate::cli::field_patch::FieldPatch;
use crate::cli::output::Mode;
use crate::cli::{entry_lookup, lookup, use_offers};
use crate::domain::amount::Amount;
use crate::domain::change::ChangeKind;
use crate::domain::entry::field::Field;
use crate::domain::entry::return_to_use::ReturnToUse;
use crate::domain::entry::{Body, Entry, EntryKind};
use crate::domain::id::Id;
use crate::domain::records::focus::Focus;
use crate::domain::time::day::Day;
use crate::domain::time::moment::Moment;
use crate::render::saved;
use crate::report::saved::{Clocks, Offer, Saved, UsedSaved, WriteOutcome};
use crate::storage::{Access, Journal};

use ask::{Occasion, OnSameDay, Told};

/// Records a return to use, after what to know of it was shown.
pub(crate) fn run(console: &mut Console, args: &UsedArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    if args.review {
        return review::run(&mut context, args);
    }
    let (day, at) = context.when_args(args.date.as_deref(), args.at.as_deref())?;
    let mut given = given(&mut context, args, day)?;
    let asks = given.is_empty() && context.console.prompt.can_ask();
    let journal = context.journal(Access::Write)?;
    let focuses = journal.focuses()?;
    let occasion = Occasion { journal: &journal, focuses: &focuses, args, day, asks };
    let (told, ended) = ask::tell(&mut context, &mut given, occasion);
    let goes_on = asks && ended.is_ok();
    entry_form::unless_ended(&mut context, ended, !given.is_empty())?;
    let Told { focus: Some(focus), card: Some(card), there, beside } = told else {
        return Err(lookup::no_focus());
    };
    let (result, entry, short_id) = match &there {
        Some(there) if beside == OnSameDay::Add => {
            let at = args.at.as_ref().map(|_| at);
            let added = Added { given: &given, focuses: &focuses, at, private: args.private };
            add_to(&mut context, &journal, there, &added)?
        }
        _ => {
            let mut entry = context.blank(day, of(focus.id));
            entry.at = at;
            given.put_into(&mut entry, &focuses)?;
            entry.private = args.private;
            let (entry, short_id) = context.add(&journal, entry)?;
            (WriteOutcome::Created, entry, short_id)
        }
    };
    let figures = use_days::figures(&context.as_of(&journal)?, focus)?;
    let unsaid = there.as_ref().filter(|_| beside == OnSameDay::Unsaid);
    let mut offers = offers(&context, occasion, unsaid, &entry)?;
    let (program, today) = (context.console.program(), context.today());
    offers.extend(use_offers::restart(&program, focus, &figures, day, today));
    // One thing at a time: what does not fit together, or a new start, comes first.
    if !asks && offers.is_empty() && result == WriteOutcome::Created {
        let command = program.command(&review::command(&entry, today));
        offers.push(Offer::Review { command });
    }
    let view = UsedSaved {
        saved: Saved {
            schema: "daymark.used.v1",
            result,
            changed: given.fields(),
            offers,
            entry: context.view(&entry, &short_id, &focuses),
        },
        clocks: Clocks::new(focus, &figures),
        card,
    };
    context.answer_saved(&view, saved::used)?;
    if goes_on && context.console.mode() != Mode::Json {
        return review::offer(&mut context, &journal, entry, short_id);
    }
    Ok(())
}

/// What the flags and standard input give.
fn given(context: &mut Context<'_>, args: &UsedArgs, day: Day) -> Result<FieldPatch, Error> {
    args.amount.as_deref().map(check_amount).transpose()?;
    let mut given = FieldPatch::default();
    given.flag(Field::Amount, args.amount.as_ref());
    given.flag(Field::Cost, args.cost.as_ref());
    given.flag(Field::Overdose, args.overdose.as_ref());
    given.append(words(args));
    given.read_input(context.console)?;
    given.check(context.blank(day, of(Id::UNWRITTEN)))?;
    Ok(given)
}

/// What else is offered: to take back one that may be the same, and what does not fit together.
fn offers(
    context: &Context<'_>,
    Occasion { journal, focuses, .. }: Occasion<'_>,
    unsaid: Option<&Entry>,
    entry: &Entry,
) -> Result<Vec<Offer>, Error> {
    let program = context.console.program();
    let mut offers = Vec::new();
    if let Some(there) = unsaid {
        let first = journal.short_id(there.id)?;
        offers.push(Offer::SameDay { first, command: program.command("undo") });
    }
    let today = context.today();
    offers.extend(use_offers::contradictions(&program, journal, entry, focuses, today)?);
    Ok(offers)
}

/// Refuses what is no amount of one use.
fn check_amount(words: &str) -> Result<(), Error> {
    let amount: Amount = words.parse().map_err(|bad| Error::usage(format!("--amount: {bad}")))?;
    if amount == Amount::NONE {
        return Err(Error::usage("--amount: 0 is no use")
            .hint("to record a day without use")
            .run("checkin --amount 0"));
    }
    Ok(())
}

/// What the person says of it, as the flags give it.
fn words(args: &UsedArgs) -> FieldPatch {
    let mut given = FieldPatch::default();
    given.flag(Field::What, args.what.as_ref());
    given.flag(Field::Thought, args.thought.as_ref());
    given.flags(Field::Feeling, &args.feeling);
    given.flag(Field::Helped, args.helped.as_ref());
    given.flag(Field::Next, args.next.as_ref());
    given
}

/// What is added to a return to use.
struct Added<'a> {
    given: &'a FieldPatch,
    focuses: &'a [Focus],
    at: Option<Moment>,
    private: bool,
}

/// Adds to a return to use as it stands in the journal now; takes nothing of it away.
fn add_to(
    context: &mut Context<'_>,
    journal: &Journal,
    there: &Entry,
    added: &Added<'_>,
) -> Result<(WriteOutcome, Entry, String), Error> {
    let subject = entry_lookup::subject(EntryKind::Use, there.day);
    context.change(journal, ChangeKind::Edit, subject, |txn| {
        let revised = log_entry::revise(txn, there.id, |after| {
            let before = after.clone();
            added.given.after(&before).put_into(after, added.focuses)?;
            if let (Body::Use(was), Body::Use(is)) = (&before.body, &mut after.body) {
                is.overdose = was.overdose.filter(|overdose| *overdose).or(is.overdose);
            }
            after.at = added.at.unwrap_or(before.at);
            after.private |= added.private;
            Ok::<_, Error>(())
        })?;
        let short_id = txn.read().short_id(there.id)?;
        Ok((revised.outcome(), revised.after, short_id))
    })
}

/// A return to use of which nothing more is known yet.
fn of(focus: Id) -> Body {
    Body::Use(ReturnToUse::of(focus))
}
