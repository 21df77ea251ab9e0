//! `daymark used`

use crate::app::log_entry;
use crate::cli::args::entry::UsedArgs;
use crate::cli::context::{Console, Context};
use crate::cli::error::Error;
use crate::cli::field_patch::{self, FieldPatch};
use crate::cli::form::{self, AS_YOU_LIKE, Ask, Form};
use crate::cli::prompt::{Asks, Question, in_turn};
use crate::cli::{entry_lookup, lookup, safety, use_days};
use crate::domain::change::ChangeKind;
use crate::domain::entry::edit::Field;
use crate::domain::entry::return_to_use::ReturnToUse;
use crate::domain::entry::{Body, Entry, EntryKind};
use crate::domain::id::Id;
use crate::domain::records::focus::Focus;
use crate::domain::time::day::Day;
use crate::domain::time::moment::Moment;
use crate::render::{format, saved};
use crate::report::saved::{Clocks, Offer, Saved, UsedSaved, WriteOutcome};
use crate::storage::{Access, Journal};

/// Records a return to use, after what to know of it was shown.
pub(crate) fn run(console: &mut Console, args: &UsedArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let today = context.today();
    let (day, at) = context.when_args(args.date.as_deref(), args.at.as_deref())?;
    let mut given = FieldPatch::default();
    given.flag(Field::Overdose, args.overdose.as_ref());
    given.flag(Field::What, args.what.as_ref());
    given.flag(Field::Helped, args.helped.as_ref());
    given.flag(Field::Next, args.next.as_ref());
    given.read_input(context.console)?;
    given.check(context.blank(day, of(Id::from_bytes([0; 16]))))?;

    let asks = given.is_empty() && context.console.prompt.can_ask();

    let journal = context.journal(Access::Write)?;
    let focuses = journal.focuses()?;
    let focus = match &args.focus {
        Some(name) => lookup::focus(&focuses, &name.parse()?).map_err(Error::nothing_saved)?,
        None => choose(&mut context, &focuses, asks)?,
    };
    let card = safety::say_use_card(&mut context, focus.kind);
    let there = use_days::of_day(&journal, focus.id, day)?.into_iter().next();
    let beside = beside(&mut context, args, focus, day, there.as_ref())?;
    if asks {
        let asked = ask(&mut Form { context: &mut context, given: &mut given });
        form::unless_ended(&mut context, asked, !given.is_empty())?;
    }

    let mut offers = Vec::new();
    let (result, entry, short_id) = if let (Some(there), OnSameDay::Add) = (&there, beside) {
        let at = args.at.as_ref().map(|_| at);
        add_to(&mut context, &journal, there, &Added { given: &given, at, private: args.private })?
    } else {
        let mut entry = context.blank(day, of(focus.id));
        entry.at = at;
        given.put_into(&mut entry, &focuses)?;
        entry.private = args.private;
        let (entry, short_id) = context.add(&journal, entry)?;
        if let Some(there) = &there {
            let (first, command) =
                (journal.short_id(there.id)?, context.console.program().command("undo"));
            offers
                .extend((beside == OnSameDay::Unsaid).then_some(Offer::SameDay { first, command }));
        }
        (WriteOutcome::Created, entry, short_id)
    };

    offers.extend(use_days::contradictions(
        &context.console.program(),
        &journal,
        &entry,
        &focuses,
        today,
    )?);
    let figures = use_days::figures(&context.seen(&journal)?, focus)?;
    offers.extend(use_days::restart(&context.console.program(), focus, &figures, day, today));
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
    context.answer_saved(&view, saved::used)
}

/// What to do with a return to use on a day that already has one.
#[derive(Clone, Copy, PartialEq)]
enum OnSameDay {
    /// It adds to the one that is there.
    Add,
    /// It is one more.
    Another,
    /// Nobody said: it is kept as one more, since two are one too many sooner than one too few.
    Unsaid,
}

/// What is wanted beside the one that is `there`; asks where no flag says so.
fn beside(
    context: &mut Context<'_>,
    args: &UsedArgs,
    focus: &Focus,
    day: Day,
    there: Option<&Entry>,
) -> Result<OnSameDay, Error> {
    let Some(there) = there.filter(|_| !args.another) else {
        if args.add {
            let error = Error::refused(format!("no use of {} is on record for {day}", focus.name));
            return Err(error.hint("leave --add out to record one"));
        }
        return Ok(OnSameDay::Another);
    };
    if args.add {
        return Ok(OnSameDay::Add);
    }
    if !context.console.prompt.can_ask() {
        return Ok(OnSameDay::Unsaid);
    }
    let look = context.look();
    let time = format::time(there.at.local().time(), look.clock);
    let text = format!("One is on record for that day, at {time}. Add to it?");
    let help = "n records one more. Both are kept as they were told.";
    let question = Question { text: &text, help, flag: "--add or --another" };
    Ok(if context.console.prompt.offer(&question)? { OnSameDay::Add } else { OnSameDay::Another })
}

/// What is added to a return to use.
struct Added<'a> {
    given: &'a FieldPatch,
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
            added.given.after(&before).put_into(after, &[])?;
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
    Body::Use(ReturnToUse { focus, overdose: None, what: None, helped: None, next: None })
}

/// The focus that is meant: the only one, the one chosen, or the primary one.
fn choose<'f>(
    context: &mut Context<'_>,
    focuses: &'f [Focus],
    asks: bool,
) -> Result<&'f Focus, Error> {
    let active: Vec<_> = focuses.iter().filter(|focus| focus.archived_at.is_none()).collect();
    let look = context.look();
    let names: Vec<_> = active.iter().map(|focus| look.line(focus.name.as_str())).collect();
    let names: Vec<_> = names.iter().map(AsRef::as_ref).collect();
    let question =
        Question { text: "What was it", help: "Enter takes the first.", flag: "--focus" };
    let several = asks && active.len() > 1;
    let chosen =
        if several { context.console.prompt.pick(&question, &names, Some(0))? } else { None };
    active.get(chosen.unwrap_or(0)).copied().ok_or_else(field_patch::no_focus)
}

fn ask(form: &mut Form<'_, '_>) -> Result<(), Error> {
    form.prompt()
        .tell("Enter skips, ? explains, < goes back, Ctrl-C ends and asks what to keep.")?;
    let questions: [Ask; 4] = [
        |form| {
            let help = "It is asked so that it can be part of what you bring to a counselor.";
            form.yes_no(Field::Overdose, "Was there an overdose", help).map(drop)
        },
        |form| form.text(Field::What, "What happened", AS_YOU_LIKE),
        |form| form.text(Field::Helped, "What helped, then or afterwards", AS_YOU_LIKE),
        |form| form.text(Field::Next, "What next", AS_YOU_LIKE),
    ];
    in_turn(form, &questions, |form, ask| ask(form))
}
