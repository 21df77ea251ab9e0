//! `daymark today`

use std::io::Write;

use crate::app::{status_line, today};
use crate::cli::args::today::TodayArgs;
use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::error::{Answered, Error};
use crate::cli::output::Mode;
use crate::render;
use crate::report::status_line::{BadFormat, StatusFormat};
use crate::storage::Access;

/// Shows today.
pub(crate) fn run(console: &mut Console, args: &TodayArgs) -> Result<(), Error> {
    if let Some(format) = &args.format {
        return show_status_line(console, format);
    }
    let mut context = Context::new(console)?;
    let journal = context.journal(Access::Read)?;
    let start = context.settings.week_start;
    let view = context.snapshot(&journal, |as_of| today::view(as_of, start))?;
    let view = view.with_published(context.settings.published).with_night(context.night_until());
    let look = context.look();
    let page = if args.more { render::today::whole } else { render::today::text };
    context.console.answer(&view, |view, out| out.write_all(page(view, &look).as_bytes()))
}

/// Shows one line of it, as the format has it. It asks nothing: a shell prompt is no place for that.
fn show_status_line(console: &mut Console, format: &str) -> Result<(), Error> {
    let format: StatusFormat = format.parse().map_err(bad_format)?;
    if console.mode() == Mode::Json {
        return Err(Error::usage("--format and --json are two forms of one answer")
            .hint("leave out one of them"));
    }
    console.ask_nothing();
    let context = &mut Context::new(console)?;
    let journal = context.journal(Access::Read)?;
    let (start, fields) = (context.settings.week_start, format.fields());
    let values = context.snapshot(&journal, |as_of| status_line::values(as_of, start, &fields))?;
    let look = context.look();
    let line = look.line(&format.line(&values)).into_owned();
    writeln!(context.console.out, "{line}").answered()
}

fn bad_format(bad: BadFormat) -> Error {
    match bad {
        BadFormat::Unknown(unknown) => {
            Error::usage(unknown.message()).hint(format!("known: {}", unknown.known.join(", ")))
        }
        BadFormat::LoneBrace => Error::usage(bad.to_string()),
    }
}
