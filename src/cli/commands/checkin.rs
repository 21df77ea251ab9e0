//! `daymark checkin`

mod ask;
mod doses;
mod questions;
mod save;
mod stretch;
mod turns;

use std::io::Write;

use crate::app::{checkin, use_days};
use crate::cli::args::entry::CheckInArgs;
use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::field_patch::{self, FieldPatch};
use crate::cli::{entry_form, lookup, records, safety, text_flag, use_offers};
use crate::domain::entry::checkin::{CheckIn, Used};
use crate::domain::entry::dose::DoseOutcome;
use crate::domain::entry::field::Field;
use crate::domain::entry::{Body, Entry};
use crate::domain::id::Id;
use crate::domain::phase::Phase;
use crate::domain::records::focus::{self, Focus};
use crate::domain::records::own_scale::OwnScale;
use crate::domain::records::routine::Routine;
use crate::domain::recovery::medication_ledger::Ledger;
use crate::domain::recovery::phase_status::PhaseStatus;
use crate::domain::text::{Name, Text};
use crate::domain::time::day::Day;
use crate::render::format;
use crate::render::program::Program;
use crate::render::saved;
use crate::report::checkin::{CheckInMarks, CheckInSaved};
use crate::report::entry::{EntryInput, EntryView, Named};
use crate::report::help::{ShortHelp, UseCard};
use crate::report::saved::{Offer, Saved, WriteOutcome};
use crate::storage::{Access, AsOf, Journal};

/// The fields of a check-in as given by flags or prompts.
struct Answers {
    day: Day,
    given: FieldPatch,
    /// The routines that were done.
    did: Vec<Name>,
    /// The doses that were told of.
    doses: Vec<doses::Told>,
    private: bool,
    /// What was said at once to someone who does not feel safe.
    help: Option<ShortHelp>,
    /// What was said at once after a use.
    card: Option<UseCard>,
}

/// What a check-in needs from the journal.
struct Known {
    /// Every focus, archived ones too.
    focuses: Vec<Focus>,
    /// Every routine, archived ones too; none where none is asked for.
    routines: Vec<Routine>,
    /// The scales of the person's own, those put away too.
    scales: Vec<OwnScale>,
    /// The medications with their doses; none where none is asked for.
    ledger: Ledger,
    /// The focuses of which the day has a return to use; none where nothing is asked.
    uses: Vec<Id>,
    /// The check-in of the day, as it stands.
    before: Option<Entry>,
}

/// Saves a check-in, or changes that of the day.
pub(crate) fn run(console: &mut Console, args: &CheckInArgs) -> Result<(), Error> {
    if let Some(from) = &args.from {
        return stretch::run(console, args, from);
    }
    let is_unsafe = args.safe.as_ref().is_some_and(|safe| safe.eq_ignore_ascii_case("no"));
    let help = is_unsafe.then(|| safety::say_short_help(console));

    let mut context = Context::new(console)?;
    let day = context.day_arg(args.date.as_deref())?;
    let private = args.words.private || help.is_some();
    let mut doses = doses::Told::of_flag(&args.took, DoseOutcome::Taken)?;
    doses.extend(doses::Told::of_flag(&args.missed, DoseOutcome::Missed)?);
    let (given, did) = (given(args), did(args)?);
    let mut answers = Answers { day, given, did, doses, private, help, card: None };
    answers.given.read_input(context.console)?;
    answers.given.check(blank(&context, day))?;
    let asks = answers.is_empty() && args.words.note.is_none();
    if asks && !context.console.prompt.can_ask() {
        return Err(Error::usage("a check-in needs at least one answer")
            .hint("give one, like --mood 6 or --used no; see")
            .run("checkin --help"));
    }

    let journal = context.journal(Access::Write)?;
    let known = Known::read(&context, &journal, &answers, asks)?;
    answers.check_names(&context, &known).map_err(Error::nothing_saved)?;
    if asks {
        let asked = ask::ask(&mut context, &journal, &known, &mut answers, args.short);
        entry_form::unless_ended(&mut context, asked, !answers.is_empty())?;
    } else {
        let draft = known.before.as_ref().and_then(|entry| entry.note.as_ref());
        let draft = draft.map_or("", Text::as_str);
        if let Some(note) =
            text_flag::resolve(context.console, "--note", args.words.note.as_ref(), draft)?
        {
            answers.given.set(Field::Note, &note);
        }
    }
    if answers.is_empty() {
        return Err(Error::declined("Nothing was answered, so nothing was saved."));
    }

    let used = answers.focuses_used(&context, &known)?;
    if used.is_empty() {
        // A use that was answered, and then taken back.
        answers.card = None;
    } else if answers.card.is_none() {
        answers.card = safety::say_use_card(&mut context, &journal, used.iter().copied(), day);
    }
    if answers.tells_marks_alone() {
        return mark(&mut context, &journal, &answers, &known);
    }
    let (draft, marks, changed) = save::save(&mut context, &journal, &answers, &known)?;
    let offers = journal
        .snapshot(|journal| answers.offers(&context, journal, &known, &used, &draft.entry))?;
    let view = CheckInSaved {
        saved: Saved {
            schema: "daymark.checkin.v1",
            result: save::outcome(&draft, &changed),
            offers,
            entry: EntryView::listed(EntryInput {
                entry: &draft.entry,
                short_id: &draft.short_id,
                named: Named { focuses: &known.focuses, medications: &[], scales: &known.scales },
                day_end: context.settings.day_end,
            }),
            changed,
        },
        marks,
        help: answers.help,
        card: answers.card,
    };
    context.answer_saved(&view, saved::checkin)
}

/// Records routines and doses alone: they say nothing of how the day was, so they are no check-in.
fn mark(
    context: &mut Context<'_>,
    journal: &Journal,
    answers: &Answers,
    known: &Known,
) -> Result<(), Error> {
    let marks = save::save_marks(context, journal, answers, known)?;
    let result = if marks.is_empty() { WriteOutcome::Unchanged } else { WriteOutcome::Updated };
    let (day, checked_in) = (answers.day, known.before.is_some());
    let view = CheckInMarks { schema: CheckInMarks::SCHEMA, result, day, checked_in, marks };
    let (look, today, next) = (context.look(), context.today(), context.take_back(result));
    context.console.answer(&view, |view, out| {
        write!(out, "{}", saved::marks(view, &look, today, next.as_deref()))
    })
}

fn given(args: &CheckInArgs) -> FieldPatch {
    let mut given = FieldPatch::default();
    for (rating, words) in &args.ratings.0 {
        given.flag(Field::Rating(*rating), Some(words));
    }
    given.flag(Field::Sleep, args.sleep.as_ref());
    given.flags(Field::Used, &args.used);
    given.flags(Field::Amount, &args.amount);
    given.flags(Field::Scale, &args.scale);
    given.flags(Field::Situation, &args.situation);
    given.flags(Field::Feeling, &args.feeling);
    given.flag(Field::Safe, args.safe.as_ref());
    given.flag(Field::Small, args.small.as_ref());
    given.flag(Field::SmallDone, args.small_done.as_ref());
    given
}

fn did(args: &CheckInArgs) -> Result<Vec<Name>, Error> {
    let names = args.did.iter().flat_map(|names| names.split(','));
    names.map(|name| Ok(name.trim().parse()?)).collect()
}

/// A check-in of which nothing is known yet.
fn blank(context: &Context<'_>, day: Day) -> Entry {
    context.blank(day, Body::CheckIn(CheckIn::default()))
}

/// What is offered for each focus of which use was reported now.
fn offers_of_use(
    program: &Program,
    as_of: &AsOf<'_>,
    used: &[&Focus],
    known: &Known,
    day: Day,
) -> Result<Vec<Offer>, Error> {
    let today = as_of.horizon().clock();
    let mut offers = Vec::new();
    for focus in used {
        offers.extend(use_offers::details(
            program,
            as_of.read(),
            focus,
            &known.focuses,
            (day, today),
        )?);
        let figures = use_days::figures(as_of, focus)?;
        offers.extend(use_offers::restart(program, focus, &figures, day, today));
    }
    Ok(offers)
}

/// The offer to note symptoms: in the first days of a focus that is in withdrawal, unless some of today are noted.
fn symptoms_offer(
    context: &Context<'_>,
    journal: &Journal,
    focuses: &[Focus],
) -> Result<Option<Offer>, Error> {
    let today = context.today();
    let in_withdrawal = |one: &&Focus| {
        // No use on record moves a phase, so none is looked for.
        let phase = PhaseStatus::now(one, None, today).phase;
        one.archived_at.is_none() && phase == Phase::Withdrawal
    };
    let mut in_withdrawal = focuses.iter().filter(in_withdrawal).peekable();
    if in_withdrawal.peek().is_none() {
        return Ok(None);
    }
    let noted = context.as_of(journal)?.symptom_loads(today, today)?;
    let unnoted = in_withdrawal.find(|one| noted.iter().all(|load| load.focus != one.id));
    Ok(unnoted.map(|one| {
        let is_primary = focus::primary(focuses).is_some_and(|primary| primary.id == one.id);
        let name = format::quoted(one.name.as_str());
        let of = if is_primary { String::new() } else { format!(" --focus {name}") };
        Offer::Symptoms { command: context.console.program().command(&format!("symptoms{of}")) }
    }))
}

impl Known {
    /// What answers may name.
    fn named(&self) -> field_patch::Known<'_> {
        field_patch::Known { focuses: &self.focuses, scales: &self.scales }
    }

    /// Reads it on one state of the journal.
    fn read(
        context: &Context<'_>,
        journal: &Journal,
        answers: &Answers,
        asks: bool,
    ) -> Result<Self, Error> {
        let (needs_routines, needs_doses) =
            (asks || !answers.did.is_empty(), asks || !answers.doses.is_empty());
        journal.snapshot(|journal| {
            let before = checkin::existing(journal, answers.day)?;
            let needs_scales = asks || answers.given.has(Field::Scale) || before.is_some();
            let mut known = Self {
                focuses: journal.focuses()?,
                routines: Vec::new(),
                scales: if needs_scales { journal.all()? } else { Vec::new() },
                ledger: Ledger::default(),
                uses: if asks { use_days::used_on(journal, answers.day)? } else { Vec::new() },
                before,
            };
            if needs_routines || needs_doses {
                let as_of = context.as_of(journal)?;
                known.routines = if needs_routines { as_of.routines()? } else { Vec::new() };
                known.ledger =
                    if needs_doses { as_of.ledger(answers.day)? } else { Ledger::default() };
            }
            Ok(known)
        })
    }
}

impl Answers {
    /// What is offered once they are saved, in this entry.
    fn offers(
        &self,
        context: &Context<'_>,
        journal: &Journal,
        known: &Known,
        used: &[&Focus],
        entry: &Entry,
    ) -> Result<Vec<Offer>, Error> {
        let (program, clock) = (context.console.program(), context.today());
        let mut offers = Vec::new();
        if !used.is_empty() {
            offers.extend(offers_of_use(
                &program,
                &context.as_of(journal)?,
                used,
                known,
                self.day,
            )?);
        }
        if self.day == clock {
            offers.extend(symptoms_offer(context, journal, &known.focuses)?);
        }
        if self.given.has(Field::Used) || self.given.has(Field::Amount) {
            let focuses = &known.focuses;
            offers.extend(use_offers::contradictions(&program, journal, entry, focuses, clock)?);
        }
        Ok(offers)
    }

    fn is_empty(&self) -> bool {
        let told = self.doses.iter().any(|dose| dose.outcome.is_some());
        self.given.is_empty() && self.did.is_empty() && !told
    }

    /// Whether only routines and doses are told of, and nothing of how the day was.
    fn tells_marks_alone(&self) -> bool {
        self.given.is_empty()
    }

    /// Looks up every focus and routine that flags name, before anything is asked or said.
    fn check_names(&self, context: &Context<'_>, known: &Known) -> Result<(), Error> {
        self.given.put_named_into(&mut blank(context, self.day), &known.named())?;
        doses::medications(&self.doses, &known.ledger.medications, self.day)?;
        self.routines(known).map(drop)
    }

    /// The routines that were done.
    fn routines<'k>(&self, known: &'k Known) -> Result<Vec<&'k Routine>, Error> {
        let routine = |name| {
            let one = lookup::routine(&known.routines, name)?;
            let away = one.archived_on.is_some_and(|away| away <= self.day);
            if away { Err(records::put_away(one)) } else { Ok(one) }
        };
        self.did.iter().map(routine).collect()
    }

    /// The focuses of which use was reported now.
    fn focuses_used<'k>(
        &self,
        context: &Context<'_>,
        known: &'k Known,
    ) -> Result<Vec<&'k Focus>, Error> {
        let mut told = blank(context, self.day);
        self.given.put_named_into(&mut told, &known.named())?;
        let Body::CheckIn(told) = told.body else { return Ok(Vec::new()) };
        let used = |focus: &&Focus| told.used(focus.id) == Some(Used::Yes);
        Ok(known.focuses.iter().filter(used).collect())
    }
}
