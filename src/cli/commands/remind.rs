//! `daymark remind`

use std::io::Write;

use crate::app::reminder;
use crate::cli::args::remind::{InstallArgs, RemindArgs, RemindRemoveArgs, RemindVerb};
use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::prompt::Question;
use crate::cli::timer::{self, DailyCommand, Timer};
use crate::render::{self, sanitize};
use crate::report::reminder::{Reminder, ReminderSet};
use crate::storage::{Access, Journal};

/// Sets, shows or takes away the daily reminder, or says what it says.
pub(crate) fn run(console: &mut Console, args: &RemindArgs) -> Result<(), Error> {
    match &args.verb {
        Some(RemindVerb::Install(args)) => install(console, args),
        Some(RemindVerb::Remove(args)) => remove(console, args),
        Some(RemindVerb::Show) | None => show(console),
        Some(RemindVerb::Say) => say(console),
    }
}

fn install(console: &mut Console, args: &InstallArgs) -> Result<(), Error> {
    let timer = timer::chosen(console, args.with)?;
    let command = DailyCommand::of(console)?;
    let preview = timer.preview(&command, args.at);
    let what = format!(
        "This sets a reminder with {}, each day at {}.",
        timer.name(),
        args.at.format("%H:%M")
    );
    confirm(console, args.yes, &[&what, &preview], "Write this?")?;
    timer.install(&command, args.at)?;
    for other in timer::all(console)? {
        if other.name() != timer.name() && other.at()?.is_some() {
            other.remove()?;
        }
    }
    if console.place().is_ok_and(|place| place.is_locked()) {
        console.say("Your journal has a passphrase: a reminder cannot see whether the day has a check-in, and comes every day.");
    }
    if let Some(note) = timer.note() {
        console.say(note);
    }
    answer(console, timer.as_ref(), "set")
}

fn remove(console: &mut Console, args: &RemindRemoveArgs) -> Result<(), Error> {
    let mut found = Vec::new();
    for timer in timer::all(console)? {
        if timer.at()?.is_some() {
            found.push(timer);
        }
    }
    if found.is_empty() {
        return show(console);
    }
    let names: Vec<_> = found.iter().map(|timer| timer.name()).collect();
    let what = format!("This takes away the reminder of {}.", render::format::list(&names));
    confirm(console, args.yes, &[&what], "Take it away?")?;
    found.iter().try_for_each(|timer| timer.remove())?;
    let removed = ReminderSet::new(None);
    console.answer(&removed, |_, out| writeln!(out, "The reminder is gone."))
}

fn show(console: &mut Console) -> Result<(), Error> {
    for timer in timer::all(console)? {
        if timer.at()?.is_some() {
            return answer(console, timer.as_ref(), "there");
        }
    }
    let install = console.program().command("remind install");
    console.answer(&ReminderSet::new(None), |_, out| {
        writeln!(out, "There is no reminder. To set one: {install}")
    })
}

fn answer(console: &mut Console, timer: &dyn Timer, is: &str) -> Result<(), Error> {
    let set = ReminderSet::new(timer.at()?.map(|at| (timer.name(), at)));
    let program = console.program();
    console.answer(&set, |set, out| {
        let at = set.at.as_deref().unwrap_or("a time of your own");
        writeln!(out, "The reminder is {is}: each day at {at}, with {}.", timer.name())?;
        writeln!(out, "To take it away: {}", program.command("remind remove"))
    })
}

/// Says what the timer is to show. A journal that asks for a passphrase is left alone.
fn say(console: &mut Console) -> Result<(), Error> {
    let is_locked = console.place()?.is_locked();
    let mut context = Context::new(console)?;
    let view = if is_locked {
        Reminder::locked()
    } else {
        let journal: Journal = context.journal(Access::Read)?;
        context.snapshot(&journal, |as_of| Ok::<_, Error>(reminder::view(as_of)?))?
    };
    context
        .console
        .answer(&view, |view, out| out.write_all(render::reminder::text(view).as_bytes()))
}

/// Shows what is about to be written, and asks.
fn confirm(console: &mut Console, yes: bool, lines: &[&str], text: &str) -> Result<(), Error> {
    let unicode = console.environment.unicode;
    for line in lines {
        let line = sanitize::block(line.trim_end(), unicode).into_owned();
        if yes { console.say(line) } else { console.warn(line) }
    }
    if yes {
        return Ok(());
    }
    let help =
        "It is what you see above, and nothing else. daymark remind remove takes it away again.";
    let question = Question { text, help, flag: "--yes" };
    console.prompt.must_ask(&question)?;
    if console.prompt.confirm(&question)? {
        Ok(())
    } else {
        Err(Error::declined("Nothing was written."))
    }
}
