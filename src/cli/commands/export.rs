//! `daymark export`

use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;

use crate::app::export::{self, RowSink};
use crate::cli::args::data::{DataFormat, ExportDataArgs, ExportVerb};
use crate::cli::context::{Console, Context};
use crate::cli::error::Error;
use crate::cli::output;
use crate::cli::output_file::Target;
use crate::cli::progress::Progress;
use crate::cli::prompt::Question;
use crate::render::journal_file::JournalFile;
use crate::render::sanitize;
use crate::report::journal_file::List;
use crate::storage::{self, Access, FileError, Journal};

const NOTICE: &str =
    "This copy is not encrypted: whoever has it can read all of it, private entries too.";

/// What was written to a file.
#[derive(Debug, Serialize)]
struct Exported {
    schema: &'static str,
    file: String,
    entries: u64,
}

/// Writes a copy of the journal.
pub(crate) fn run(console: &mut Console, verb: &ExportVerb) -> Result<(), Error> {
    let ExportVerb::Data(args) = verb;
    let DataFormat::Json = args.format;
    let mut context = Context::new(console)?;
    let journal = context.journal(Access::Read)?;
    if args.output == Path::new("-") {
        return to_stdout(&mut context, &journal, args.yes);
    }
    to_file(&mut context, &journal, args)
}

fn to_stdout(context: &mut Context<'_>, journal: &Journal, yes: bool) -> Result<(), Error> {
    notice(context, yes);
    // In a pipe the program after it may be asking for a passphrase at this moment.
    if output::is_terminal() {
        ask(context, yes, "Show the whole journal on this screen?")?;
    }
    let mut progress =
        Progress::new(context.console, journal.entries_at_most()?.into(), "Exporting");
    write(journal, context.console.out.verbatim(), || progress.step())?;
    Ok(())
}

fn to_file(
    context: &mut Context<'_>,
    journal: &Journal,
    args: &ExportDataArgs,
) -> Result<(), Error> {
    let path = &args.output;
    let target = Target::at(path, args.yes || context.console.prompt.can_ask(), "--yes")?;
    notice(context, args.yes);
    ask(context, args.yes, &target.question())?;

    let mut progress =
        Progress::new(context.console, journal.entries_at_most()?.into(), "Exporting");
    let written = target.begin(context).map_err(Stop::from).and_then(|file| {
        let (file, entries) = write(journal, file, || progress.step())?;
        target.finish(file).map_err(Stop::File)?;
        Ok(entries)
    });
    drop(progress);
    let entries = written.map_err(|stop| match stop {
        Stop::Journal(error) => error.into(),
        Stop::File(error) => target.unwritten(&error),
    })?;
    context.console.saved.set();
    let exported =
        Exported { schema: "daymark.export.v1", file: path.display().to_string(), entries };
    let unicode = context.console.environment.unicode;
    context.console.answer(&exported, |exported, out| {
        let (entries, file) = (exported.entries, sanitize::path(path, unicode));
        writeln!(out, "The journal with its {entries} entries is in {file}.")
    })
}

fn notice(context: &mut Context<'_>, yes: bool) {
    if yes { context.console.say(NOTICE) } else { context.console.warn(NOTICE) }
}

/// Asks whether to go on, where somebody can be asked.
fn ask(context: &mut Context<'_>, yes: bool, text: &str) -> Result<(), Error> {
    let help = "The copy holds everything that you wrote, in plain text.";
    let question = Question { text, help, flag: "--yes" };
    if yes || !context.console.prompt.can_ask() || context.console.prompt.confirm(&question)? {
        return Ok(());
    }
    Err(Error::declined("Nothing was written."))
}

/// Why an export failed.
enum Stop {
    Journal(storage::Error),
    File(FileError),
}

/// Of a copy to standard output.
impl From<Stop> for Error {
    fn from(stop: Stop) -> Self {
        match stop {
            Stop::Journal(error) => error.into(),
            Stop::File(error) => Self::unanswered(error.into_cause()),
        }
    }
}

impl From<storage::Error> for Stop {
    fn from(error: storage::Error) -> Self {
        Self::Journal(error)
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::File(error.into())
    }
}

/// Writes all of one state of the journal; gives back the writer and the number of entries.
fn write<W: Write>(journal: &Journal, to: W, step: impl FnMut()) -> Result<(W, u64), Stop> {
    let mut copy = Copy { file: JournalFile::begin(to)?, step };
    let entries = journal.snapshot(|journal| export::each_row(journal, &mut copy))?;
    Ok((copy.file.finish()?, entries))
}

/// A copy that is being written; each entry is a step.
struct Copy<W, S> {
    file: JournalFile<W>,
    step: S,
}

impl<W: Write, S: FnMut()> RowSink for Copy<W, S> {
    type Error = Stop;

    fn row(&mut self, list: List, row: &impl Serialize) -> Result<(), Stop> {
        if list == List::Entries {
            (self.step)();
        }
        Ok(self.file.row(list, row)?)
    }
}
