//! `daymark milestones`

use std::io::Write;
use std::slice;

use crate::app::{self, focuses, milestones};
use crate::cli::args::milestones::{MilestonesArgs, MilestonesVerb};
use crate::cli::args::page::Shown;
use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::error::{Error, Kind};
use crate::cli::lookup;
use crate::cli::prompt::{Prompt, Question, in_turn};
use crate::domain::change::ChangeKind;
use crate::domain::records::focus::Focus;
use crate::domain::recovery::milestone::{OwnMilestone, Reckoning};
use crate::domain::text::Name;
use crate::render::{self, format};
use crate::report::milestones::OneMilestone;
use crate::report::saved::WriteOutcome;
use crate::storage::{Access, Journal};

/// Shows the milestones, or works on the person's own.
pub(crate) fn run(console: &mut Console, args: &MilestonesArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    match &args.verb {
        None => show(&mut context, args.focus.as_ref(), args.shown),
        Some(MilestonesVerb::List { focus, shown }) => show(&mut context, focus.as_ref(), *shown),
        Some(MilestonesVerb::Add { name, after, weeks_within, focus }) => {
            let after = after.map(Reckoning::Start).or(weeks_within.map(Reckoning::WeeksWithin));
            add(&mut context, (name.clone(), after), focus.as_ref())
        }
        Some(MilestonesVerb::Archive { name, focus, restore }) => {
            archive(&mut context, name.as_ref(), focus.as_ref(), *restore)
        }
    }
}

fn show(context: &mut Context<'_>, focus: Option<&Name>, shown: Shown) -> Result<(), Error> {
    let journal = context.journal(Access::Read)?;
    lookup::say_found(context, &journal, focus)?;
    let view =
        context.snapshot(&journal, |as_of| Ok::<_, Error>(milestones::view(as_of, focus)?))?;
    let look = context.look();
    context.console.answer(&view, |view, out| {
        let page = if shown.numbers {
            render::milestones::numbers(view, &look)
        } else {
            render::milestones::text(view, &look, &lookup::again("milestones", focus))
        };
        out.write_all(page.as_bytes())
    })
}

fn add(
    context: &mut Context<'_>,
    (name, after): (Option<Name>, Option<Reckoning>),
    focus: Option<&Name>,
) -> Result<(), Error> {
    let journal = context.journal(Access::Write)?;
    let focus = of(&journal, focus)?;
    let (name, after) = asked(context, &focus, name, after)?;
    if matches!(after, Reckoning::WeeksWithin(_)) && focus.measure.limits.is_empty() {
        return Err(no_limit(&focus));
    }
    let name = &name;
    let subject = format!("milestone {name}");
    let one = context.change(&journal, ChangeKind::Add, subject, |txn| {
        milestones::add(txn, &focus, name, after).map_err(|error| match error {
            app::Error::MilestonePutAway(away) => put_away(&away, &focus),
            error => error.into(),
        })
    })?;
    let one = looked_up(context, &journal, &focus, one)?;
    let view = OneMilestone::new(WriteOutcome::Created, &one, &focus, context.today());
    let (look, today, next) = (context.look(), context.today(), context.take_back(view.result));
    context.console.answer(&view, |view, out| {
        write!(out, "{}", render::milestones::added(view, &look, today, next.as_deref()))
    })
}

/// One that was written, with what it shows of the weeks within a limit.
fn looked_up(
    context: &Context<'_>,
    journal: &Journal,
    focus: &Focus,
    one: OwnMilestone,
) -> Result<OwnMilestone, Error> {
    let all = milestones::own(&context.as_of(journal)?, slice::from_ref(focus))?;
    Ok(all.into_iter().find(|other| other.id == one.id).unwrap_or(one))
}

/// The name and the time of a new one, which are asked where they are not given.
fn asked(
    context: &mut Context<'_>,
    focus: &Focus,
    mut name: Option<Name>,
    mut after: Option<Reckoning>,
) -> Result<(Name, Reckoning), Error> {
    let names = name.is_none().then_some(true);
    let questions: Vec<_> = names.into_iter().chain(after.is_none().then_some(false)).collect();
    in_turn(context, &questions, |context, is_name| {
        let prompt = &mut context.console.prompt;
        if *is_name {
            let help = "As you call it; 1 to 60 characters.";
            let text = "The name of the milestone";
            name = Some(prompt.need(&Question { text, help, flag: "NAME" })?);
        } else {
            after = Some(if counts_weeks(prompt, focus)? {
                let help = "Whole weeks, 1 to 1000, of which every day is known.";
                let text = "How many weeks within your limit";
                let question = Question { text, help, flag: "--weeks-within" };
                Reckoning::WeeksWithin(prompt.need_as(&question, weeks)?)
            } else {
                let help = "Days, weeks, months or years: 100d, 6w, 5m or 2y.";
                let text = "How long after the start, like 100d or 5m";
                Reckoning::Start(prompt.need(&Question { text, help, flag: "--after" })?)
            });
        }
        Ok(())
    })?;
    name.zip(after).ok_or_else(|| Error::usage("a milestone takes a name and --after"))
}

fn archive(
    context: &mut Context<'_>,
    name: Option<&Name>,
    focus: Option<&Name>,
    restore: bool,
) -> Result<(), Error> {
    let journal = context.journal(Access::Write)?;
    let focus = of(&journal, focus)?;
    let today = context.today();
    let own = journal.own_milestones()?;
    let found = if let Some(name) = name {
        milestones::named(&own, &focus, name)?.name.clone()
    } else {
        let own: Vec<_> = own.into_iter().filter(|one| one.focus == focus.id).collect();
        lookup::given_or_picked(context.console, &lookup::OWN_MILESTONE, &own, None, restore)?
    };
    let subject = format!("milestone {found}");
    let away_from = (!restore).then_some(today);
    let (result, one) = context.change(&journal, ChangeKind::Archive, subject, |txn| {
        Ok(milestones::archive(txn, &focus, &found, away_from)?)
    })?;
    let one = looked_up(context, &journal, &focus, one)?;
    let view = OneMilestone::new(result, &one, &focus, today);
    let look = context.look();
    context.console.answer(&view, |view, out| {
        write!(out, "{}", render::milestones::archived(view, &look, today))
    })
}

/// The focus of this name, or else the first that is kept.
fn of(journal: &Journal, name: Option<&Name>) -> Result<Focus, Error> {
    let focuses = journal.focuses()?;
    let focus = focuses::named_or_primary(&focuses, name)?;
    focus.cloned().ok_or_else(|| {
        Error::new(Kind::NotFound, "there is no focus that this could be for")
            .hint("add one with")
            .run("focus add")
    })
}

/// Whether a new one is to count weeks within the limit, where there is one.
fn counts_weeks(prompt: &mut Prompt, focus: &Focus) -> Result<bool, Error> {
    if focus.measure.limits.is_empty() {
        return Ok(false);
    }
    let options = ["time since the start", "weeks within my limit"];
    let question = Question {
        text: "What it counts",
        help: "Weeks within your limit add up: one over it, or one that is not known, takes none away.",
        flag: "--weeks-within",
    };
    Ok(prompt.pick(&question, &options, Some(0))? == Some(1))
}

/// A number of weeks, as it is typed.
fn weeks(text: &str) -> Result<u16, String> {
    let weeks =
        text.trim().parse().ok().filter(|weeks| (1..=Reckoning::MOST_WEEKS).contains(weeks));
    weeks.ok_or_else(|| format!("Please type a whole number from 1 to {}.", Reckoning::MOST_WEEKS))
}

/// What is said where weeks within a limit are to count, and there is none.
fn no_limit(focus: &Focus) -> Error {
    let name = format::quoted(focus.name.as_str());
    Error::refused(format!("{} has no limit that a week could be within", focus.name))
        .hint("set one with")
        .run(format!("focus edit {name} --limit 10/week"))
}

/// What is said where one of this name is put away.
fn put_away(name: &Name, focus: &Focus) -> Error {
    let [quoted, focus] = [name, &focus.name].map(|name| format::quoted(name.as_str()));
    Error::refused(format!("{name} is put away"))
        .hint("bring it back")
        .run(format!("milestones archive {quoted} --focus {focus} --restore"))
}
