//! A check-in for each day of a stretch.

use std::io::Write;

use crate::app::stretch;
use crate::cli::args::entry::CheckInArgs;
use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::safety;
use crate::domain::change::ChangeKind;
use crate::domain::entry::checkin::Used;
use crate::domain::entry::{Body, Entry};
use crate::domain::records::focus::Focus;
use crate::domain::time::window::Window;
use crate::render;
use crate::report::stretch::StretchSaved;
use crate::storage::Access;

/// Saves what was answered for each day from `from` on that has no check-in.
pub(super) fn run(console: &mut Console, args: &CheckInArgs, from: &str) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let (now, clock) = (context.now(), context.today());
    let to = args.to.as_deref().unwrap_or("yesterday");
    let (Some(from), to) = context.span_args(Some(from), Some(to), clock)? else {
        return Err(Error::usage("--from is missing"));
    };
    let days = Window::new(from, to).ok_or_else(|| Error::usage("--to is before --from"))?;
    let given = super::given(args);
    let mut told = super::blank(&context, from);
    given.check(told.clone())?;

    let journal = context.journal(Access::Write)?;
    let focuses = journal.focuses()?;
    given.put_into(&mut told, &focuses).map_err(Error::nothing_saved)?;
    told.private = args.words.private;
    let used = focuses.iter().filter(|focus| is_used(&told, focus));
    let card = safety::say_use_card(&mut context, &journal, used, days.from());
    let subject = format!("check-ins of {from} to {to}");
    let saved = context.change(&journal, ChangeKind::Add, subject, |txn| {
        Ok(stretch::save(txn, &told, days, &focuses, (now, clock))?)
    })?;
    let view = StretchSaved::new(&told, days, &focuses, saved, card);
    let (look, quiet) = (context.look(), context.console.global.quiet);
    context.console.answer(&view, |view, out| {
        write!(out, "{}", render::stretch::text(view, &look, clock, quiet))
    })
}

/// Whether a check-in says that this was used.
fn is_used(told: &Entry, focus: &Focus) -> bool {
    matches!(&told.body, Body::CheckIn(told) if told.used(focus.id) == Some(Used::Yes))
}
