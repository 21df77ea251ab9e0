//! `daymark init`

use std::io::Write;

use crate::app::stretch;
use crate::cli::args::focus::InitArgs;
use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::conversations::focus::{Draft as FocusDraft, Then};
use crate::cli::conversations::routine::Draft as RoutineDraft;
use crate::cli::error::Error;
use crate::cli::passphrase::{self, KeyProtectionChoice};
use crate::cli::prompt::Question;
use crate::cli::records::put_new;
use crate::cli::settings::{Key, SettingsFile};
use crate::domain::change::{Change, ChangeKind};
use crate::domain::entry::Body;
use crate::domain::entry::checkin::{CheckIn, Used};
use crate::domain::records::focus::Focus;
use crate::domain::records::routine::Routine;
use crate::domain::records::routine::starters::{Starter, starters};
use crate::domain::time::day::Day;
use crate::domain::time::window::Window;
use crate::render::{self, format};
use crate::report::focus::FocusView;
use crate::report::init::InitView;
use crate::report::routine::RoutineView;
use crate::storage::{Error as StorageError, Journal, WriteTxn};

const REGION: &str = "region";

/// What a journal begins with.
struct Plan {
    focus: Option<FocusDraft>,
    /// Whether nothing was used after the start date, and these days are to be entered.
    no_use: bool,
    routines: Vec<RoutineDraft>,
    /// The country which country's help lines are shown from now on.
    region: Option<String>,
    /// Whether the person was led through it.
    led: bool,
}

/// What a journal has begun with.
#[derive(Default)]
struct Begun {
    focus: Option<Focus>,
    routines: Vec<Routine>,
    /// The days that were entered as without use.
    days_without: u32,
}

/// Makes a journal.
pub(crate) fn run(console: &mut Console, args: &InitArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let place = context.console.place()?;
    if place.has_journal() {
        return Err(StorageError::AlreadyThere(place.dir().to_owned()).into());
    }
    let mut protection = KeyProtectionChoice::of(&context, args.no_passphrase)?;
    let mut plan = Plan::new(&mut context, args, &mut protection)?;
    let (keeping, recovery) = protection.keeping()?;
    let (journal, begun) = Journal::create_with(&place, &keeping, context.ids(), |journal| {
        plan.begin(&context, journal)
    })?;
    context.console.opened = Some(place.holding(keeping.key().clone()));
    context.console.saved.set();
    context.say_closed(&journal);
    if let Some(country) = &plan.region {
        set_region(&mut context, country);
    }
    let Begun { focus, routines, days_without } = begun;
    let today = context.today();
    let key = place.key_file().filter(|_| recovery.is_none());
    let view = InitView {
        schema: InitView::SCHEMA,
        journal: place.dir().to_string_lossy().into_owned(),
        key: key.map(|key| key.to_string_lossy().into_owned()),
        passphrase: recovery.is_some(),
        recovery: recovery.as_ref().map(passphrase::sheet),
        focus: focus.map(|focus| FocusView::new(&focus, std::slice::from_ref(&focus))),
        routines: routines.iter().map(|routine| RoutineView::new(routine, today)).collect(),
        days_without,
        region: context.settings.region,
        stopping: plan.focus.as_mut().and_then(|focus| focus.untold_warning(&mut context)),
        next: if plan.focus.is_some() { "checkin" } else { "import --help" },
        later: plan.led,
    };
    let look = context.look();
    context
        .console
        .answer(&view, |view, out| write!(out, "{}", render::init::text(view, &look, today)))
}

/// Offers to make a journal. Tells whether one was made: not where nobody can be asked.
pub(super) fn offer(console: &mut Console) -> Result<bool, Error> {
    if !console.prompt.can_ask() {
        return Ok(false);
    }
    console.prompt.tell("There is no journal here yet.")?;
    let question = Question {
        text: "Set one up now",
        help: "At most six questions. Nothing is made before the last answer.",
        flag: "init",
    };
    let wanted = console.prompt.offer(&question)?;
    if wanted {
        run(console, &InitArgs::default())?;
    }
    Ok(wanted)
}

impl Plan {
    /// Reads what was given; where a focus is wanted and not fully named, the person is led through
    /// what a journal cannot begin without, and what keeps them safe. How it is protected is asked
    /// last, where nothing says it.
    fn new(
        context: &mut Context<'_>,
        args: &InitArgs,
        protection: &mut KeyProtectionChoice,
    ) -> Result<Self, Error> {
        let today = context.today();
        let routines = args
            .routine
            .iter()
            .map(|text| RoutineDraft::parse(text, today))
            .collect::<Result<Vec<_>, _>>()?;
        refuse_twice(&routines)?;
        if let Some(country) = &args.region {
            Key::named(REGION)?.set(&mut context.settings, country)?;
        }
        let no_use = args.used == Some(Used::No);
        let mut plan =
            Self { focus: None, no_use, routines, region: args.region.clone(), led: false };
        if args.empty {
            protection.ask(context)?;
            return Ok(plan);
        }
        if args.focus.is_none() || args.new.kind.is_none() {
            if !context.console.prompt.can_ask() {
                return Err(Error::usage("a new journal takes --focus NAME and --kind KIND")
                    .hint("for example")
                    .run("init --focus heroin --kind opioid-short --since 2026-08-01 --no-passphrase")
                    .also("or, to import into")
                    .run("init --empty --no-passphrase"));
            }
            context.console.prompt.tell(WELCOME)?;
        }
        let (focus, new) = (args.focus.as_ref(), &args.new);
        let mut last = |context: &mut Context<'_>| protection.ask(context);
        let mut then = Then::Asks { used_since: args.used.is_none(), ask: &mut last };
        let focus = FocusDraft::new(context, "--focus", focus, new, &mut then)?;
        if !focus.led {
            protection.ask(context)?;
        }
        if args.starter_routines {
            add_starters(&mut plan.routines, starters(focus.phase(today).group()), today)?;
        }
        plan.led = focus.led;
        plan.no_use |= focus.used == Some(false);
        plan.focus = Some(focus);
        Ok(plan)
    }

    /// Writes the focus and the routines to the new journal, in one change.
    fn begin(&self, context: &Context<'_>, journal: &Journal) -> Result<Begun, Error> {
        let Some(draft) = &self.focus else { return Ok(Begun::default()) };
        let mut subject = format!("focus {}", draft.name);
        if !self.routines.is_empty() {
            let number = u32::try_from(self.routines.len()).unwrap_or(u32::MAX);
            let several = format::count(number, "routine", "routines");
            subject = format!("{subject} and {several}");
        }
        let change = Change { at: context.now().into(), verb: ChangeKind::Add, subject };
        journal.change(&change, |txn| {
            let focus = draft.focus(txn, 0)?;
            txn.add_focus(&focus)?;
            let mut routines = Vec::new();
            for draft in &self.routines {
                routines.push(put_new(txn, &draft.name, |meta| Ok(draft.routine(meta)))?);
            }
            let days_without = if self.no_use { enter_no_use(context, txn, &focus)? } else { 0 };
            Ok(Begun { focus: Some(focus), routines, days_without })
        })
    }
}

/// Enters that there was no use on each day after the start date of a focus, up to yesterday; on how many.
fn enter_no_use(context: &Context<'_>, txn: &WriteTxn<'_>, focus: &Focus) -> Result<u32, Error> {
    let (now, clock) = (context.now(), context.today());
    let days = focus.since().and_then(|since| Window::new(since.plus(1), clock.plus(-1)));
    let Some(days) = days else { return Ok(0) };
    let mut told = CheckIn::default();
    told.set_used(focus.id, Used::No);
    let blank = context.blank(days.from(), Body::CheckIn(told));
    Ok(stretch::save(txn, &blank, days, std::slice::from_ref(focus), (now, clock))?.written)
}

const WELCOME: &str = "\
This sets up your journal: at most six questions.
? explains, < goes back, Ctrl-C ends; nothing is made before the last answer.";

/// Adds the starters whose names are not taken.
fn add_starters<'s>(
    routines: &mut Vec<RoutineDraft>,
    starters: impl IntoIterator<Item = &'s Starter>,
    today: Day,
) -> Result<(), Error> {
    for one in starters {
        if routines.iter().all(|known| known.name.folded() != one.name) {
            routines.push(RoutineDraft::parse(one.name, today)?);
        }
    }
    Ok(())
}

fn refuse_twice(routines: &[RoutineDraft]) -> Result<(), Error> {
    for (at, one) in routines.iter().enumerate() {
        if routines.iter().take(at).any(|other| other.name.folded() == one.name.folded()) {
            return Err(Error::usage(format!("the routine \"{}\" is given twice", one.name)));
        }
    }
    Ok(())
}

/// Keeps the region. The journal is there by now, so that this cannot be done is only said.
fn set_region(context: &mut Context<'_>, country: &str) {
    let set = context
        .console
        .environment
        .settings_file()
        .and_then(|path| SettingsFile::read(path)?.set(Key::named(REGION)?, country));
    match set {
        Ok(settings) => context.settings = settings,
        Err(error) => context.console.warn(format!("The region was not set: {}", error.message)),
    }
}
