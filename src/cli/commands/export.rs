//! `daymark export`

use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;

use crate::cli::args::data::{DataFormat, ExportDataArgs, ExportVerb};
use crate::cli::context::{Console, Context};
use crate::cli::error::Error;
use crate::cli::output;
use crate::cli::output_file::Target;
use crate::cli::progress::Progress;
use crate::cli::prompt::Question;
use crate::domain::records::checklist::ChecklistItem;
use crate::domain::records::routine::Routine;
use crate::domain::time::day::Day;
use crate::render::journal_file::JournalFile;
use crate::render::sanitize;
use crate::report::journal_file::{AttemptRow, FocusRow, List};
use crate::storage::registry::{EachRecord, each_record};
use crate::storage::{self, Access, FileError, Journal, Table};

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
fn write<W: Write>(journal: &Journal, to: W, mut step: impl FnMut()) -> Result<(W, u64), Stop> {
    journal.snapshot(|journal| {
        let mut file = JournalFile::begin(to)?;
        let mut focuses = journal.focuses()?;
        focuses.sort_unstable_by_key(|focus| focus.id);
        for focus in &focuses {
            file.row(List::Focuses, &FocusRow::from(focus))?;
        }
        let attempts = focuses.iter().flat_map(|focus| {
            focus.attempts.iter().map(|attempt| AttemptRow::of(focus.id, attempt))
        });
        let mut attempts: Vec<_> = attempts.collect();
        attempts.sort_unstable_by_key(|attempt| attempt.id);
        for attempt in &attempts {
            file.row(List::Attempts, attempt)?;
        }
        each_record(&mut Rows { journal, file: &mut file })?;
        let mut entries = 0;
        journal.each_entry(|entry| -> Result<(), Stop> {
            entries += 1;
            step();
            Ok(file.row(List::Entries, &entry)?)
        })?;
        journal.each_tombstone(|tombstone| -> Result<(), Stop> {
            Ok(file.row(List::Tombstones, &tombstone)?)
        })?;
        Ok((file.finish()?, entries))
    })
}

/// Writes every record, and after each kind the lists that belong to it.
struct Rows<'e, W> {
    journal: &'e Journal,
    file: &'e mut JournalFile<W>,
}

impl<W: Write> EachRecord for Rows<'_, W> {
    type Error = Stop;

    fn visit<R: Table>(&mut self) -> Result<(), Stop> {
        let list = List::of::<R>();
        let mut records = self.journal.all::<R>()?;
        records.sort_unstable_by_key(|record| record.meta().id);
        for record in &records {
            self.file.row(list, record)?;
        }
        if list == List::of::<Routine>() {
            let every_day = (Day::first(), Day::last());
            self.journal.each_mark(every_day, |mark| -> Result<(), Stop> {
                Ok(self.file.row(List::RoutineMarks, &mark)?)
            })?;
        }
        if list == List::of::<ChecklistItem>() {
            for one in &self.journal.own_milestones()? {
                self.file.row(List::Milestones, one)?;
            }
        }
        Ok(())
    }
}
