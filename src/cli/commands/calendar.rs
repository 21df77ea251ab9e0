//! `daymark calendar`

use std::io::Write;
use std::path::Path;

use crate::app::calendar;
use crate::cli::args::calendar::CalendarArgs;
use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::output_file::Target;
use crate::render::format::count;
use crate::render::{ics, sanitize};
use crate::storage::{Access, FileError};

/// Writes what lies ahead as a calendar.
pub(crate) fn run(console: &mut Console, args: &CalendarArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let to_stdout = args.output == Path::new("-");
    let target = (!to_stdout).then(|| Target::at(&args.output, args.force, "--force"));
    let target = target.transpose()?;
    let journal = context.journal(Access::Read)?;
    let mut view = context.snapshot(&journal, |as_of| Ok::<_, Error>(calendar::view(as_of)?))?;
    let text = ics::text(&view, context.now());
    let Some(target) = target else {
        // Its lines end as RFC 5545 asks, and it has no words of anybody.
        return context.console.answer(&view, |_, out| out.verbatim().write_all(text.as_bytes()));
    };
    target
        .begin(&context)
        .and_then(|mut file| {
            file.write_all(text.as_bytes())?;
            Ok(file)
        })
        .map_err(FileError::from)
        .and_then(|file| target.finish(file))
        .map_err(|error| target.unwritten(&error))?;
    context.console.saved.set();
    view.file = Some(args.output.display().to_string());
    let file = sanitize::path(&args.output, context.console.environment.unicode);
    let dates = u32::try_from(view.events.len()).unwrap_or(u32::MAX);
    context.console.answer(&view, |_, out| {
        writeln!(out, "{} in {file}.", count(dates, "date is", "dates are"))
    })
}
