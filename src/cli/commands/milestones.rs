//! `daymark milestones`

use std::io::Write;

use crate::app::{self, focuses, milestones};
use crate::cli::args::milestones::{MilestonesArgs, MilestonesVerb};
use crate::cli::args::page::Shown;
use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::error::{Error, Kind};
use crate::cli::lookup;
use crate::cli::prompt::{Question, in_turn};
use crate::domain::change::ChangeKind;
use crate::domain::records::focus::Focus;
use crate::domain::text::Name;
use crate::domain::time::start_offset::StartOffset;
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
        Some(MilestonesVerb::Add { name, after, focus }) => {
            add(&mut context, (name.clone(), *after), focus.as_ref())
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
    (name, after): (Option<Name>, Option<StartOffset>),
    focus: Option<&Name>,
) -> Result<(), Error> {
    let journal = context.journal(Access::Write)?;
    let focus = of(&journal, focus)?;
    let (name, after) = asked(context, name, after)?;
    let name = &name;
    let subject = format!("milestone {name}");
    let one = context.change(&journal, ChangeKind::Add, subject, |txn| {
        milestones::add(txn, &focus, name, after).map_err(|error| match error {
            app::Error::MilestonePutAway(away) => put_away(&away, &focus),
            error => error.into(),
        })
    })?;
    let view = OneMilestone::new(WriteOutcome::Created, &one, &focus, context.today());
    let (look, today, next) = (context.look(), context.today(), context.take_back(view.result));
    context.console.answer(&view, |view, out| {
        write!(out, "{}", render::milestones::added(view, &look, today, next.as_deref()))
    })
}

/// The name and the time of a new one, which are asked where they are not given.
fn asked(
    context: &mut Context<'_>,
    mut name: Option<Name>,
    mut after: Option<StartOffset>,
) -> Result<(Name, StartOffset), Error> {
    let names = name.is_none().then_some(true);
    let questions: Vec<_> = names.into_iter().chain(after.is_none().then_some(false)).collect();
    in_turn(context, &questions, |context, is_name| {
        let prompt = &mut context.console.prompt;
        if *is_name {
            let help = "As you call it; 1 to 60 characters.";
            let text = "The name of the milestone";
            name = Some(prompt.need(&Question { text, help, flag: "NAME" })?);
        } else {
            let help = "Days, weeks, months or years: 100d, 6w, 5m or 2y.";
            let text = "How long after the start, like 100d or 5m";
            after = Some(prompt.need(&Question { text, help, flag: "--after" })?);
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

/// What is said where one of this name is put away.
fn put_away(name: &Name, focus: &Focus) -> Error {
    let [quoted, focus] = [name, &focus.name].map(|name| format::quoted(name.as_str()));
    Error::refused(format!("{name} is put away"))
        .hint("bring it back")
        .run(format!("milestones archive {quoted} --focus {focus} --restore"))
}
