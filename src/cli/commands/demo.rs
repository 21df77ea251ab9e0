//! `daymark demo`

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::app::{demo, today, week};
use crate::cli::args::data::DemoArgs;
use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::error::{Answered, Error};
use crate::cli::output::Mode;
use crate::cli::private_dir;
use crate::cli::progress::Progress;
use crate::domain::time::day::{Day, Week};
use crate::render::format::quoted;
use crate::render::{self, sanitize};
use crate::report::json_schema::schemas;
use crate::storage::{Access, Journal, JournalPaths, KeyPlace, KeyProtection};

/// The days that it covers, unless a number of years is asked for.
const DAYS: u32 = 120;

/// What was written.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Written {
    schema: &'static str,
    journal: String,
    from: Day,
    to: Day,
    entries: u64,
}

/// Writes a sample journal, and shows today and a week of it.
pub(crate) fn run(console: &mut Console, args: &DemoArgs) -> Result<(), Error> {
    if console.global.journal.is_some() {
        return Err(Error::usage("demo makes a journal of its own, and takes no --journal")
            .hint("to choose its place")
            .run("demo DIR"));
    }
    let mut context = Context::new(console)?;
    let dir = match &args.dir {
        Some(dir) => dir.clone(),
        None => temporary(&context.console.environment.temporary_dir)?,
    };
    // 365.25 days a year, cut.
    let days = args.years.map_or(DAYS, |years| years * 1461 / 4);
    let written = write(&mut context, &dir, days)?;
    if context.console.mode() == Mode::Json {
        return context.console.answer(&written, |_, _| Ok(()));
    }

    let place = sanitize::path(&dir, context.console.environment.unicode);
    let covers = match args.years {
        None => format!("{days} days"),
        Some(1) => "1 year".to_owned(),
        Some(years) => format!("{years} years"),
    };
    let between = if context.console.global.plain { "\n" } else { " " };
    writeln!(
        context.console.out,
        "A sample journal of {covers} is in {place}.{between}All of it is invented."
    )
    .answered()?;
    if !context.console.global.plain {
        writeln!(context.console.out).answered()?;
    }
    console.global.journal = Some(dir);
    show(console, written.to)?;
    let place = quoted(&place);
    writeln!(console.out, "\nTo look around: daymark --journal {place} log").answered()?;
    writeln!(console.out, "To delete it: rm -r {place}").answered()
}

/// Makes the journal in a directory that is new or empty, its key beside it.
fn write(context: &mut Context<'_>, dir: &Path, days: u32) -> Result<Written, Error> {
    let place = JournalPaths::new(dir.to_owned(), dir.to_owned());
    if !place.has_journal() && fs::read_dir(dir).is_ok_and(|mut inside| inside.next().is_some()) {
        return Err(Error::refused(format!("{} is not empty", dir.display()))
            .hint("name a new directory, or none")
            .run("demo"));
    }
    let protection = KeyProtection::in_file(KeyPlace::Beside)?;
    let (journal, entries) = Journal::create_with(&place, &protection, context.ids(), |journal| {
        let mut progress = Progress::new(context.console, days.into(), "Writing a sample journal");
        let when = (context.now(), context.today(), context.clock());
        Ok::<_, Error>(demo::fill(journal, when, days, || progress.step())?)
    })?;
    context.console.saved.set();
    context.say_closed(&journal);
    let to = context.today().plus(-1);
    Ok(Written {
        schema: "daymark.demo.v1",
        journal: dir.to_string_lossy().into_owned(),
        from: to.plus(1 - i32::try_from(days).unwrap_or(0)),
        to,
        entries,
    })
}

/// Shows today and the last week of the journal.
fn show(console: &mut Console, last: Day) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let start = context.settings.week_start;
    let journal = context.journal(Access::Read)?;
    let (today, week) = context.snapshot(&journal, |as_of| {
        let today = today::view(as_of, start)?;
        Ok::<_, Error>((today, week::view(as_of, Week::of(last, start))?))
    })?;
    let look = context.look();
    context.console.out.write_all(render::today::text(&today, &look).as_bytes()).answered()?;
    writeln!(context.console.out).answered()?;
    let look = context.look_on_paper(false);
    let this = if week.is_current() { "week".to_owned() } else { format!("week {}", week.week) };
    context.console.out.write_all(render::week::text(&week, &look, &this).as_bytes()).answered()
}

/// Makes a new directory among the temporary ones that only its owner can enter.
fn temporary(parent: &Path) -> Result<PathBuf, Error> {
    private_dir::make(parent, "daymark-demo-").map_err(|cause| {
        Error::io(format!("no directory could be made in {}", parent.display()), &cause)
            .hint("name a directory for it")
            .run("demo DIR")
    })
}

schemas! {
    "demo": Written = "daymark demo --json",
}
