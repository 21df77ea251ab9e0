//! `daymark restore`

use std::io::Write;

use crate::cli::args::data::RestoreArgs;
use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::passphrase;
use crate::render;
use crate::report::backup::Restoration;
use crate::storage::{Journal, Slots};

/// Brings a journal back from a backup.
pub(crate) fn run(console: &mut Console, args: &RestoreArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let place = context.console.place()?;
    let ids = context.ids();
    let mut unlock = |slots: &Slots| passphrase::unlock(&mut context, slots);
    let restored = Journal::restore(&place, &args.file, ids, &mut unlock)?;
    context.console.opened = Some(restored.place.clone());
    // That it may be older than what was here is what was asked for.
    let (journal, _) = restored.journal.watched(&restored.place)?;
    context.console.saved.set();
    context.say_closed(&journal);
    let view = Restoration {
        schema: Restoration::SCHEMA,
        file: args.file.to_string_lossy().into_owned(),
        journal: place.dir().to_string_lossy().into_owned(),
        entries: restored.entries,
    };
    let look = context.look();
    context
        .console
        .answer(&view, |view, out| write!(out, "{}", render::backup::restored(view, &look)))
}
