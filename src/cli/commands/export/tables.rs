//! A copy as tables: a directory of files, whole or not at all.

use std::fs;
use std::io;
use std::path::Path;

use super::journal_copy::{self, Stop};
use super::{answer, ask, notice};
use crate::cli::args::data::ExportDataArgs;
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::progress::Progress;
use crate::render::export::csv::{Cells, CsvTables};
use crate::storage::{self, AtomicDir, Journal};

/// Writes the tables to a directory that is not there, is empty, or holds those of an earlier copy.
pub(super) fn write(
    context: &mut Context<'_>,
    journal: &Journal,
    args: &ExportDataArgs,
) -> Result<(), Error> {
    let path = args.output.as_path();
    let taken = is_taken(path)?;
    if taken && !args.yes && !context.console.prompt.can_ask() {
        return Err(kept(path));
    }
    notice(context, args);
    let what = if taken { "Write over the tables in" } else { "Write the tables to" };
    ask(context, args.yes, &format!("{what} {}?", path.display()))?;

    context.sweep();
    storage::sweep(path.parent().unwrap_or(Path::new("")));
    let notes = context.console.journal_dir().ok();
    let cells = if args.raw { Cells::Raw } else { Cells::Harmless };
    let mut progress =
        Progress::new(context.console, journal.entries_at_most()?.into(), "Exporting");
    let written = AtomicDir::begin(path, notes.as_deref()).map_err(Stop::from).and_then(|dir| {
        let mut tables = CsvTables::begin(|name: &str| dir.file(name), cells);
        let entries = journal_copy::rows(journal, &mut tables, || progress.step())?;
        let files = tables.finish()?;
        dir.finish(files, taken).map_err(Stop::File)?;
        Ok(entries)
    });
    drop(progress);
    let entries = written.map_err(|stop| match stop {
        Stop::Journal(error) => error.into(),
        Stop::File(error) => Error::file(path.display(), "written", &error),
    })?;
    answer(context, args, entries)
}

/// Whether tables of an earlier copy are there.
///
/// # Errors
/// Where something else is.
fn is_taken(path: &Path) -> Result<bool, Error> {
    let is_dir = match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        found => found.is_ok_and(|found| found.is_dir()),
    };
    let looked_into = is_dir.then(|| storage::holds_only(path, "csv"));
    if let Some(Ok(true)) = looked_into {
        return Ok(fs::read_dir(path).is_ok_and(|mut inside| inside.next().is_some()));
    }
    let said = format!("{} is there and is no directory of tables; it was kept", path.display());
    Err(Error::refused(said).hint("name a directory that is not there yet"))
}

fn kept(path: &Path) -> Error {
    Error::refused(format!("{} is already there, and was kept", path.display()))
        .hint("name another directory, or write over the tables with --yes")
}
