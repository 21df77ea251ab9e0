//! `daymark streak`

use std::io::Write;

use crate::app::streak;
use crate::cli::args::streak::StreakArgs;
use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::lookup;
use crate::render;
use crate::storage::Access;

/// Shows time since last use, days in recovery, and every run.
pub(crate) fn run(console: &mut Console, args: &StreakArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let journal = context.journal(Access::Read)?;
    lookup::say_found(&mut context, &journal, args.focus.as_ref())?;
    let start = context.settings.week_start;
    let view = context.snapshot(&journal, |as_of| {
        Ok::<_, Error>(streak::view(as_of, args.focus.as_ref(), start)?)
    })?;
    let look = context.look();
    context.console.answer(&view, |view, out| {
        let page = if args.shown.numbers {
            render::streak::numbers(view, &look, start)
        } else {
            render::streak::text(view, &look, start, &lookup::again("streak", args.focus.as_ref()))
        };
        out.write_all(page.as_bytes())
    })
}
