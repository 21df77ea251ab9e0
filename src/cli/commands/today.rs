//! `daymark today`

use std::io::Write;

use crate::app::today;
use crate::cli::args::TodayArgs;
use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::render;
use crate::storage::Access;

/// Shows today.
pub(crate) fn run(console: &mut Console, args: &TodayArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let journal = context.journal(Access::Read)?;
    let start = context.settings.week_start;
    let view = context.snapshot(&journal, |seen| today::view(seen, start))?;
    let view = view.with_published(context.settings.published);
    let look = context.look();
    let page = if args.more { render::today::whole } else { render::today::text };
    context.console.answer(&view, |view, out| out.write_all(page(view, &look).as_bytes()))
}
