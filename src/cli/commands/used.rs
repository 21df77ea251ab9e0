//! `daymark used`

mod review;

use crate::app::log_entry;
use crate::app::use_days;
use crate::cli::args::entry::UsedArgs;
use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::entry_form::{self, AS_YOU_LIKE, Ask, Form};
use crate::cli::error::Error;
use crate::cli::field_patch::FieldPatch;
use crate::cli::output::Mode;
use crate::cli::prompt::{Asks, Prompt, Question, in_turn};
use crate::cli::{entry_lookup, lookup, safety, use_offers};
use crate::domain::amount::Amount;
use crate::domain::change::ChangeKind;
use crate::domain::entry::field::Field;
use crate::domain::entry::return_to_use::ReturnToUse;
use crate::domain::entry::{Body, Entry, EntryKind};
use crate::domain::id::Id;
use crate::domain::records::focus::Focus;
use crate::domain::time::day::Day;
use crate::domain::time::moment::Moment;
use crate::render::{format, saved};
use crate::report::help::UseCard;
use crate::report::saved::{Clocks, Offer, Saved, UsedSaved, WriteOutcome};
use crate::storage::{Access, Journal};

/// Records a return to use, after what to know of it was shown.
pub(crate) fn run(console: &mut Console, args: &UsedArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    if args.review {
        return review::run(&mut context, args);
    }
    let today = context.today();
    let (day, at) = context.when_args(args.date.as_deref(), args.at.as_deref())?;
    args.amount.as_deref().map(check_amount).transpose()?;
    let mut given = FieldPatch::default();
    given.flag(Field::Amount, args.amount.as_ref());
    given.flag(Field::Overdose, args.overdose.as_ref());
    given.append(words(args));
    given.read_input(context.console)?;
    given.check(context.blank(day, of(Id::UNWRITTEN)))?;

    let asks = given.is_empty() && context.console.prompt.can_ask();

    let journal = context.journal(Access::Write)?;
    let focuses = journal.focuses()?;
    let mut steps = vec![Step::Focus, Step::OnSameDay];
    if asks {
        steps.push(Step::Amount);
        steps.extend(FIELDS.map(Step::Field));
    }
    let mut telling = Telling {
        context: &mut context,
        given: &mut given,
        journal: &journal,
        focuses: &focuses,
        args,
        day,
        asks,
        focus: None,
        card: None,
        there: None,
        beside: OnSameDay::Another,
    };
    let told = in_turn(&mut telling, &steps, Telling::ask);
    let Telling { focus, card, there, beside, .. } = telling;
    let goes_on = asks && told.is_ok();
    entry_form::unless_ended(&mut context, told, !given.is_empty())?;
    let (Some(focus), Some(card)) = (focus, card) else { return Err(lookup::no_focus()) };

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

    offers.extend(use_offers::contradictions(
        &context.console.program(),
        &journal,
        &entry,
        &focuses,
        today,
    )?);
    let figures = use_days::figures(&context.as_of(&journal)?, focus)?;
    offers.extend(use_offers::restart(&context.console.program(), focus, &figures, day, today));
    // One thing at a time: what does not fit together, or a new start, comes first.
    if !asks && offers.is_empty() && result == WriteOutcome::Created {
        let command = context.console.program().command(&review::command(&entry, today));
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

/// A return to use while it is told.
struct Telling<'a, 'c, 'j> {
    context: &'a mut Context<'c>,
    given: &'a mut FieldPatch,
    journal: &'j Journal,
    focuses: &'j [Focus],
    args: &'j UsedArgs,
    day: Day,
    /// Whether more is asked than what cannot be left open.
    asks: bool,
    focus: Option<&'j Focus>,
    card: Option<UseCard>,
    /// The one that the day has already.
    there: Option<Entry>,
    beside: OnSameDay,
}

/// A part of it.
enum Step {
    Focus,
    OnSameDay,
    Amount,
    Field(Ask),
}

const FIELDS: [Ask; 4] = [
    |form| {
        let help = "It is asked so that it can be part of what you bring to a counselor.";
        form.yes_no(Field::Overdose, "Was there an overdose", help).map(drop)
    },
    |form| form.text(Field::What, "What happened", AS_YOU_LIKE),
    |form| form.text(Field::Helped, "What helped, then or afterwards", AS_YOU_LIKE),
    |form| form.text(Field::Next, "What next", AS_YOU_LIKE),
];

impl Asks for Telling<'_, '_, '_> {
    fn prompt(&mut self) -> &mut Prompt {
        self.context.prompt()
    }
}

impl<'j> Telling<'_, '_, 'j> {
    fn ask(&mut self, step: &Step) -> Result<(), Error> {
        match step {
            Step::Focus => self.focus(),
            Step::OnSameDay => self.on_same_day(),
            Step::Amount => self.amount(),
            Step::Field(ask) => ask(&mut Form { context: self.context, given: self.given }),
        }
    }

    /// Takes the focus that is meant, and says at once what to know of a use of it.
    fn focus(&mut self) -> Result<(), Error> {
        let focus = match &self.args.focus {
            Some(name) => {
                lookup::focus(self.focuses, &name.parse()?).map_err(Error::nothing_saved)?
            }
            None => self.choose()?,
        };
        if self.focus.replace(focus).map(|before| before.id) != Some(focus.id) {
            self.card = safety::say_use_card(self.context, self.journal, [focus], self.day);
            self.there = use_days::of_day(self.journal, focus.id, self.day)?.into_iter().next();
            if self.asks {
                self.prompt().tell(entry_form::INTRO)?;
            }
        }
        Ok(())
    }

    /// The focus that is meant: the only one, the one chosen, or the primary one.
    fn choose(&mut self) -> Result<&'j Focus, Error> {
        let active = self.focuses.iter().filter(|focus| focus.archived_at.is_none());
        let active: Vec<_> = active.collect();
        let before =
            self.focus.and_then(|before| active.iter().position(|one| one.id == before.id));
        let mut chosen = None;
        if self.asks && active.len() > 1 {
            let look = self.context.look();
            let names: Vec<_> = active.iter().map(|focus| look.line(focus.name.as_str())).collect();
            let names: Vec<_> = names.iter().map(AsRef::as_ref).collect();
            let help = "Enter takes the one that is marked.";
            let question = Question { text: "What was it", help, flag: "--focus" };
            chosen = self.prompt().pick(&question, &names, before.or(Some(0)))?;
        }
        active.get(chosen.unwrap_or(0)).copied().ok_or_else(lookup::no_focus)
    }

    /// Asks how much it was, where that is counted of the focus.
    fn amount(&mut self) -> Result<(), Error> {
        let Some(focus) = self.focus.filter(|focus| focus.measure.is_set()) else { return Ok(()) };
        let text = entry_form::how_much(focus, &self.context.look());
        let mut form = Form { context: self.context, given: self.given };
        let help = "A number, like 3 or 2.5. Enter leaves it open.";
        form.value::<Amount>(Field::Amount, &text, help, None)
    }

    /// What is wanted beside one that the day has already; asks where no flag says so.
    fn on_same_day(&mut self) -> Result<(), Error> {
        self.beside = OnSameDay::Another;
        // Several uses of a day, each with how much it was, add up.
        let another = self.args.another || self.args.amount.is_some() && !self.args.add;
        let Some(there) = self.there.as_ref().filter(|_| !another) else {
            let (Some(focus), true) = (self.focus, self.args.add && self.there.is_none()) else {
                return Ok(());
            };
            let none = format!("no use of {} is logged for {}", focus.name, self.day);
            return Err(Error::refused(none).hint("leave --add out to record one"));
        };
        if self.args.add {
            self.beside = OnSameDay::Add;
        } else if self.context.console.prompt.can_ask() {
            let time = format::time(there.at.local().time(), self.context.look().clock);
            let text = format!("A use is logged for that day, at {time}. Add to that one?");
            let help = "n saves one more, and both stay.";
            let question = Question { text: &text, help, flag: "--add or --another" };
            if self.prompt().offer(&question)? {
                self.beside = OnSameDay::Add;
            }
        } else {
            self.beside = OnSameDay::Unsaid;
        }
        Ok(())
    }
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
    Body::Use(ReturnToUse::of(focus))
}
