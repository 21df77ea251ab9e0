//! `daymark init`

use std::io::Write;

use super::checkin;
use super::focus::Draft as FocusDraft;
use super::routine::Draft as RoutineDraft;
use crate::cli::args::entry::CheckInArgs;
use crate::cli::args::focus::InitArgs;
use crate::cli::context::{Console, Context};
use crate::cli::error::{Error, Kind};
use crate::cli::passphrase::{self, Protection};
use crate::cli::prompt::Question;
use crate::cli::records::put_new;
use crate::cli::settings::{Key, SettingsFile};
use crate::domain::change::{Change, Verb};
use crate::domain::code::Code;
use crate::domain::day::Day;
use crate::domain::focus::Focus;
use crate::domain::region::Region;
use crate::domain::routine::Routine;
use crate::domain::starter::{STARTERS, Starter};
use crate::render::{self, words};
use crate::report::begun::Begun;
use crate::report::focus::FocusView;
use crate::report::routine::RoutineView;
use crate::storage::{Error as StorageError, Journal};

const REGION: &str = "region";

/// What a journal begins with.
struct Plan {
    focus: Option<FocusDraft>,
    routines: Vec<RoutineDraft>,
    /// The country whose lines of help are shown from now on.
    region: Option<String>,
    /// Whether the person was led through it.
    led: bool,
}

/// Makes a journal.
pub(crate) fn run(console: &mut Console, args: &InitArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let place = context.console.place()?;
    if place.has_journal() {
        return Err(StorageError::AlreadyThere(place.dir().to_owned()).into());
    }
    let protection = Protection::of(&context, args.no_passphrase)?;
    let mut plan = Plan::new(&mut context, args)?;
    let (keeping, recovery) = protection.keeping(&mut context)?;
    let (journal, begun) = Journal::create_with(&place, &keeping, context.ids(), |journal| {
        plan.begin(&context, journal)
    })?;
    context.console.opened = Some(place.holding(keeping.key().clone()));
    context.console.saved.set();
    context.say_closed(&journal);
    if let Some(country) = &plan.region {
        set_region(&mut context, country);
    }
    let (focus, routines) = begun;
    let today = context.today();
    let key = place.key_file().filter(|_| recovery.is_none());
    let view = Begun {
        schema: Begun::SCHEMA,
        journal: place.dir().to_string_lossy().into_owned(),
        key: key.map(|key| key.to_string_lossy().into_owned()),
        passphrase: recovery.is_some(),
        recovery: recovery.as_ref().map(passphrase::sheet),
        focus: focus.map(|focus| FocusView::new(&focus, std::slice::from_ref(&focus))),
        routines: routines.iter().map(|routine| RoutineView::new(routine, today)).collect(),
        region: context.settings.region,
        stopping: plan.focus.as_mut().and_then(|focus| focus.untold_warning(&mut context)),
        next: match (&plan.focus, plan.led) {
            (_, true) => None,
            (Some(_), false) => Some("checkin"),
            (None, false) => Some("import"),
        },
    };
    let look = context.look();
    context
        .console
        .answer(&view, |view, out| write!(out, "{}", render::begun::text(view, &look, today)))?;
    if plan.led { offer_first_checkin(console) } else { Ok(()) }
}

/// Offers the first check-in. The journal is there by now, so ending this is no error.
fn offer_first_checkin(console: &mut Console) -> Result<(), Error> {
    console.show_answers()?;
    let question = Question {
        text: "Do the first check-in now",
        help: "Four questions: used, craving, mood, safe. daymark checkin asks more.",
        flag: "checkin",
    };
    let done = console.prompt.confirm(&question).and_then(|wanted| {
        let short = CheckInArgs { short: true, ..CheckInArgs::default() };
        if wanted { checkin::run(console, &short).map(|()| true) } else { Ok(false) }
    });
    match done {
        Ok(true) => Ok(()),
        Err(error) if !matches!(error.kind, Kind::Cancelled | Kind::Declined) => Err(error),
        _ => {
            let command = console.program().command("checkin");
            console.prompt.tell(&format!("The journal is ready. Whenever you like: {command}"))
        }
    }
}

/// Offers to make a journal. Tells whether one was made: not where nobody can be asked.
pub(super) fn offer(console: &mut Console) -> Result<bool, Error> {
    if !console.prompt.can_ask() {
        return Ok(false);
    }
    console.prompt.tell("There is no journal here yet.")?;
    let question = Question {
        text: "Set one up now",
        help: "A few questions, about two minutes. Nothing is made before the last answer.",
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
    /// all that is missing.
    fn new(context: &mut Context<'_>, args: &InitArgs) -> Result<Self, Error> {
        let today = context.today();
        let mut routines = args
            .routine
            .iter()
            .map(|text| RoutineDraft::parse(text, today))
            .collect::<Result<Vec<_>, _>>()?;
        if args.starter_routines {
            add_starters(&mut routines, &STARTERS, today)?;
        }
        refuse_twice(&routines)?;
        if let Some(country) = &args.region {
            Key::named(REGION)?.set(&mut context.settings, country)?;
        }
        let mut plan = Self { focus: None, routines, region: args.region.clone(), led: false };
        if args.empty {
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
        let focus = FocusDraft::new(context, "--focus", args.focus.as_ref(), &args.new)?;
        plan.led = focus.led;
        plan.focus = Some(focus);
        if plan.led {
            plan.ask(context, today)?;
        }
        Ok(plan)
    }

    /// Asks for the routines and the region, where they were not given.
    fn ask(&mut self, context: &mut Context<'_>, today: Day) -> Result<(), Error> {
        if self.routines.is_empty() {
            let options: Vec<String> = STARTERS
                .iter()
                .map(|one| format!("{}, {}", one.name, words::schedule(one.schedule)))
                .collect();
            let options: Vec<&str> = options.iter().map(String::as_str).collect();
            let question = Question {
                text: "Routines to begin with",
                help: "Small things that hold a day together. You can change them later.",
                flag: "--routine",
            };
            let picked = context.console.prompt.pick_many(&question, &options, "none for now")?;
            let picked = picked.unwrap_or_default();
            let picked = picked.into_iter().filter_map(|at| STARTERS.get(at));
            add_starters(&mut self.routines, picked, today)?;
        }
        if self.region.is_none() && context.settings.region.is_none() {
            let names = Region::ALL.iter().map(|region| region.name());
            let options: Vec<&str> = names.chain(["elsewhere, or show all"]).collect();
            let question = Question {
                text: "Which country, so that help lines fit",
                help: "Sets whose telephone numbers are shown. Nothing leaves this machine.",
                flag: "--region",
            };
            let picked = context.console.prompt.pick(&question, &options)?;
            self.region = picked.and_then(|at| Region::ALL.get(at)).map(ToString::to_string);
        }
        Ok(())
    }

    /// Writes the focus and the routines to the new journal, in one change.
    fn begin(
        &self,
        context: &Context<'_>,
        journal: &Journal,
    ) -> Result<(Option<Focus>, Vec<Routine>), Error> {
        let Some(draft) = &self.focus else { return Ok((None, Vec::new())) };
        let mut subject = format!("focus {}", draft.name);
        if !self.routines.is_empty() {
            let number = u32::try_from(self.routines.len()).unwrap_or(u32::MAX);
            let several = words::count(number, "routine", "routines");
            subject = format!("{subject} and {several}");
        }
        let change = Change { at: context.now().into(), verb: Verb::Add, subject };
        journal.change(&change, |txn| {
            let focus = draft.focus(txn, 0)?;
            txn.add_focus(&focus)?;
            let mut routines = Vec::new();
            for draft in &self.routines {
                routines.push(put_new(txn, &draft.name, |meta| Ok(draft.routine(meta)))?);
            }
            Ok((Some(focus), routines))
        })
    }
}

const WELCOME: &str = "\
This sets up your journal: a few questions, about two minutes.
? explains a question, Ctrl-C ends; nothing is made before the last answer.";

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
