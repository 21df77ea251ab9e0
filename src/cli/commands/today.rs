//! `daymark today`, and `daymark` alone.

use std::io::Write;

use serde::Serialize;

use super::init;
use crate::app::today;
use crate::cli::args::TodayArgs;
use crate::cli::context::{Console, Context};
use crate::cli::error::{Error, Kind};
use crate::render;
use crate::storage::Access;

/// Shows today.
pub(crate) fn run(console: &mut Console, args: &TodayArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let journal = context.journal(Access::Read)?;
    let start = context.settings.week_start;
    let view = context.snapshot(&journal, |seen| today::view(seen, start))?;
    let look = context.look();
    let page = if args.more { render::today::whole } else { render::today::text };
    context.console.answer(&view, |view, out| out.write_all(page(view, &look).as_bytes()))
}

/// Shows today or, without a journal, offers to begin one, or says how to.
pub(crate) fn run_or_welcome(console: &mut Console) -> Result<(), Error> {
    match run(console, &TodayArgs::default()) {
        Err(error) if error.kind == Kind::NoJournal && init::offer(console)? => Ok(()),
        Err(error) if error.kind == Kind::NoJournal => {
            let program = console.program();
            console.answer(&Welcome::NEW, |_, out| {
                writeln!(
                    out,
                    "There is no journal yet; it will be one file on this machine, and yours."
                )?;
                writeln!(out, "Begin it with: {}", program.command("init"))
            })
        }
        result => result,
    }
}

/// The answer of `daymark` where there is no journal.
#[derive(Serialize)]
struct Welcome {
    schema: &'static str,
    journal: bool,
    next: &'static str,
}

impl Welcome {
    const NEW: Self = Self { schema: "daymark.welcome.v1", journal: false, next: "init" };
}
