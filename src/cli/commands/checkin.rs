//! `daymark checkin`

mod ask;
mod save;

use std::io::Write;

use crate::cli::args::entry::CheckInArgs;
use crate::cli::context::{Console, Context};
use crate::cli::error::{Error, Kind};
use crate::cli::given::Given;
use crate::cli::{names, note, safety, uses};
use crate::domain::checkin::{CheckIn, Used};
use crate::domain::day::Day;
use crate::domain::edit::Field;
use crate::domain::entry::{Body, Entry};
use crate::domain::focus::Focus;
use crate::domain::id::Id;
use crate::domain::routine::Routine;
use crate::domain::safety::overdose_card_for;
use crate::domain::text::{Name, Text};
use crate::render::saved;
use crate::report::help::{ShortHelp, UseCard};
use crate::report::saved::{CheckInSaved, Saved};
use crate::storage::Access;

/// What a check-in was given, by flags or by answers.
struct Answers {
    day: Day,
    given: Given,
    /// The routines that were done.
    did: Vec<Name>,
    private: bool,
    /// What was said at once to someone who does not feel safe.
    help: Option<ShortHelp>,
    /// What was said at once after a use.
    card: Option<UseCard>,
}

/// What the journal holds that a check-in leans on.
struct Known {
    /// Every focus, archived ones too.
    focuses: Vec<Focus>,
    /// Every routine, archived ones too; none where none is asked for.
    routines: Vec<Routine>,
    /// The check-in of the day, as it stands.
    before: Option<Entry>,
}

/// Saves a check-in, or changes that of the day.
pub(crate) fn run(console: &mut Console, args: &CheckInArgs) -> Result<(), Error> {
    let is_unsafe = args.safe.as_ref().is_some_and(|safe| safe.eq_ignore_ascii_case("no"));
    let help = is_unsafe.then(|| safety::say_short_help(console));

    let mut context = Context::new(console)?;
    let day = context.day_arg(args.date.as_deref())?;
    let mut answers = Answers {
        day,
        given: given(args),
        did: did(args)?,
        private: args.words.private || help.is_some(),
        help,
        card: None,
    };
    answers.given.check(blank(&context, day))?;

    let nothing_given =
        answers.given.is_empty() && answers.did.is_empty() && args.words.note.is_none();
    if nothing_given && !context.prompt.can_ask() {
        return Err(Error::usage("a check-in needs at least one answer")
            .hint("give one, like --mood 6 or --used no; see: daymark checkin --help"));
    }
    let journal = context.journal(Access::Write)?;
    let known = journal.snapshot(|journal| {
        let needs_routines = nothing_given || !answers.did.is_empty();
        let routines = if needs_routines { journal.routines()? } else { Vec::new() };
        let before = save::existing(journal, day)?;
        Ok::<_, Error>(Known { focuses: journal.focuses()?, routines, before })
    })?;
    if nothing_given {
        ask::ask(&mut context, &journal, &known, &mut answers, args.short)?;
    } else {
        let draft = known.before.as_ref().and_then(|entry| entry.note.as_ref());
        let draft = draft.map_or("", Text::as_str);
        if let Some(note) = note::resolve(&context, args.words.note.as_ref(), draft)? {
            answers.given.set(Field::Note, &note);
        }
    }
    if answers.given.is_empty() && answers.did.is_empty() {
        return Err(Error::new(Kind::Cancelled, "nothing was answered, so nothing was saved"));
    }

    let used = answers.focuses_used(&context, &known)?;
    if answers.card.is_none() {
        let worst = used.iter().max_by_key(|focus| overdose_card_for(focus.kind));
        answers.card = worst.map(|focus| safety::say_use_card(&mut context, focus.kind));
    }
    let did = answers.did.iter().map(|name| names::routine(&known.routines, name));
    let did: Vec<&Routine> = did.collect::<Result<_, _>>()?;
    let draft = save::save(&mut context, &journal, &answers, &known, &did)?;
    let mut offers = Vec::new();
    for focus in used {
        offers.push(uses::details(focus, &known.focuses, day, context.today()));
        let (current, _) = uses::figures(&journal, focus, context.today())?;
        offers.extend(uses::restart(focus, current.as_ref(), day, context.today()));
    }
    let view = CheckInSaved {
        saved: Saved {
            schema: "daymark.checkin.v1",
            result: draft.outcome(),
            entry: context.view(&draft.entry, &journal.short_id(draft.entry.id)?, &known.focuses),
            changed: draft.changed,
            offers,
        },
        did: draft.did,
        help: answers.help,
        card: answers.card,
    };
    let (look, today, quiet) = (context.look(), context.today(), context.global.quiet);
    context.answer(&view, |view, out| {
        write!(out, "{}", saved::checkin(view, &look, today))?;
        if quiet { Ok(()) } else { write!(out, "{}", saved::next(&view.saved, &look)) }
    })
}

fn given(args: &CheckInArgs) -> Given {
    let mut given = Given::default();
    given.flag(Field::Mood, args.mood.as_ref());
    given.flag(Field::Energy, args.energy.as_ref());
    given.flag(Field::Stress, args.stress.as_ref());
    given.flag(Field::Craving, args.craving.as_ref());
    given.flag(Field::Confidence, args.confidence.as_ref());
    given.flag(Field::Distress, args.distress.as_ref());
    given.flag(Field::Sleep, args.sleep.as_ref());
    given.flags(Field::Used, &args.used);
    given.flags(Field::Situation, &args.situation);
    given.flags(Field::Feeling, &args.feeling);
    given.flag(Field::Safe, args.safe.as_ref());
    given
}

fn did(args: &CheckInArgs) -> Result<Vec<Name>, Error> {
    let names = args.did.iter().flat_map(|names| names.split(','));
    names.map(|name| Ok(name.trim().parse()?)).collect()
}

/// A check-in of which nothing is known yet.
fn blank(context: &Context<'_>, day: Day) -> Entry {
    let now = context.now();
    Entry::new(Id::from_bytes([0; 16]), day, now, now.into(), Body::CheckIn(CheckIn::default()))
}

impl Answers {
    /// The focuses of which use was reported now.
    fn focuses_used<'k>(
        &self,
        context: &Context<'_>,
        known: &'k Known,
    ) -> Result<Vec<&'k Focus>, Error> {
        let mut told = blank(context, self.day);
        self.given.put_into(&mut told, &known.focuses)?;
        let Body::CheckIn(told) = told.body else { return Ok(Vec::new()) };
        let used = |focus: &&Focus| told.used(focus.id) == Some(Used::Yes);
        Ok(known.focuses.iter().filter(used).collect())
    }
}
