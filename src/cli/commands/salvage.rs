//! `daymark salvage`

use std::io::Write;

use crate::cli::args::data::SalvageArgs;
use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::domain::entry::EntryKind;
use crate::domain::time::day::Day;
use crate::render;
use crate::report::salvage::{Salvage, Unread};
use crate::storage::{Journal, JournalPaths};

/// Copies what can be read of a damaged journal into a new one.
pub(crate) fn run(console: &mut Console, args: &SalvageArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let from = context.unlocked_place()?;
    let to = JournalPaths::new(args.dir.clone(), context.console.environment.key_dir()?);
    let (journal, found) = Journal::salvage(&from, &to, context.ids())?;
    context.console.saved.set();
    context.say_closed(&journal);
    let view = Salvage {
        schema: Salvage::SCHEMA,
        journal: to.dir().to_string_lossy().into_owned(),
        key: to.key_file().filter(|key| key.exists()).map(|key| key.to_string_lossy().into_owned()),
        entries: found.entries,
        without_words: unread(&found.without_words),
        lost: unread(&found.lost),
        torn: found.torn,
    };
    let (look, today) = (context.look(), context.today());
    context
        .console
        .answer(&view, |view, out| write!(out, "{}", render::salvage::text(view, &look, today)))
}

fn unread(entries: &[(Day, EntryKind)]) -> Vec<Unread> {
    entries.iter().map(|(day, kind)| Unread { day: *day, kind: *kind }).collect()
}
