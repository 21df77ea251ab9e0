//! `daymark export`

mod journal_copy;
mod tables;

use std::io::Write;
use std::path::Path;

use serde::Serialize;

use crate::cli::args::data::{DataFormat, ExportDataArgs, ExportVerb};
use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::output;
use crate::cli::progress::Progress;
use crate::cli::prompt::Question;
use crate::cli::sealing;
use crate::render::export::json::JournalFile;
use crate::render::export::json_lines::JsonLines;
use crate::render::{format, sanitize};
use crate::report::json_schema::schemas;
use crate::storage::{Access, Journal, MaybeSealed};
use journal_copy::{BookLook, Stop};

const NOTICE: &str =
    "This copy is not encrypted: whoever has it can read all of it, private entries too.";

/// What was written to a file.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Exported {
    schema: &'static str,
    file: String,
    entries: u64,
    sealed: bool,
}

/// Writes a copy of the journal.
pub(crate) fn run(console: &mut Console, verb: &ExportVerb) -> Result<(), Error> {
    let ExportVerb::Data(args) = verb;
    let mut args = args.clone();
    args.seal.seal_to.append(&mut args.to);
    let args = &args;
    let is_tables = args.format == DataFormat::Csv;
    if args.raw && !is_tables {
        return Err(Error::usage("--raw goes with --format csv").hint("leave it out"));
    }
    if args.include.is_some() && args.format != DataFormat::Fhir {
        let said = "--include goes with --format fhir: the other forms hold all of it";
        return Err(Error::usage(said).hint("leave it out"));
    }
    if is_tables && args.seal.is_wanted() {
        let hint =
            "seal another form, or the tables in an archive: tar -c tables | age --passphrase";
        return Err(Error::usage("csv is several files, and is not sealed").hint(hint));
    }
    if is_tables && args.output == Path::new("-") {
        let hint = "name a directory that is not there yet: --output tables";
        return Err(Error::usage("csv is several files, and needs --output").hint(hint));
    }
    let mut context = Context::new(console)?;
    let journal = context.journal(Access::Read)?;
    if is_tables {
        return tables::write(&mut context, &journal, args);
    }
    if args.output == Path::new("-") {
        return to_stdout(&mut context, &journal, args);
    }
    to_file(&mut context, &journal, args)
}

fn to_stdout(
    context: &mut Context<'_>,
    journal: &Journal,
    args: &ExportDataArgs,
) -> Result<(), Error> {
    let yes = args.yes;
    sealing::refuse_screen(&args.seal)?;
    notice(context, args);
    // In a pipe the program after it may be asking for a passphrase at this moment.
    if output::is_terminal() {
        ask(context, yes, "Show the whole journal on this screen?")?;
    }
    let item_9 = item_9(context, args)?;
    let seal = sealing::seal(context, &args.seal)?;
    let mut progress =
        Progress::new(context.console, journal.entries_at_most()?.into(), "Exporting");
    let form = Form { format: args.format, book: BookLook::of(context), item_9 };
    let to = MaybeSealed::begin(context.console.out.verbatim(), seal.as_ref());
    let to = to.map_err(Stop::from)?;
    let (to, _) = copy(journal, &form, to, || progress.step())?;
    to.finish().map_err(Stop::from)?;
    Ok(())
}

fn to_file(
    context: &mut Context<'_>,
    journal: &Journal,
    args: &ExportDataArgs,
) -> Result<(), Error> {
    let path = &args.output;
    let may_replace = args.yes || context.console.prompt.can_ask();
    let target = sealing::target(path, &args.seal, args.force, may_replace)?;
    notice(context, args);
    ask(context, args.yes, &target.question())?;
    let item_9 = item_9(context, args)?;
    let seal = sealing::seal(context, &args.seal)?;

    let mut progress =
        Progress::new(context.console, journal.entries_at_most()?.into(), "Exporting");
    let form = Form { format: args.format, book: BookLook::of(context), item_9 };
    let written = target.begin(context).map_err(Stop::from).and_then(|file| {
        let file = MaybeSealed::begin(file, seal.as_ref())?;
        let (file, entries) = copy(journal, &form, file, || progress.step())?;
        target.finish(file.finish()?).map_err(Stop::File)?;
        Ok(entries)
    });
    drop(progress);
    let entries = written.map_err(|stop| match stop {
        Stop::Journal(error) => error.into(),
        Stop::File(error) => target.unwritten(&error),
    })?;
    answer(context, args, entries)
}

/// Says where the copy is.
fn answer(context: &mut Context<'_>, args: &ExportDataArgs, entries: u64) -> Result<(), Error> {
    context.console.saved.set();
    let path = args.output.as_path();
    let (file, sealed) = (path.display().to_string(), args.seal.is_wanted());
    let exported = Exported { schema: "daymark.export.v1", file, entries, sealed };
    let unicode = context.console.environment.unicode;
    context.console.answer(&exported, |exported, out| {
        let (entries, file) = (exported.entries, sanitize::path(path, unicode));
        let entries = u32::try_from(entries).unwrap_or(u32::MAX);
        let entries = format::count(entries, "entry", "entries");
        writeln!(out, "The journal with its {entries} is in {file}.")
    })
}

/// The form of a copy that is one file.
struct Form {
    format: DataFormat,
    book: BookLook,
    item_9: bool,
}

/// Whether the answers to a questionnaire that asks of death are let out, which takes a yes of its own.
fn item_9(context: &mut Context<'_>, args: &ExportDataArgs) -> Result<bool, Error> {
    if args.format == DataFormat::Fhir && args.include.is_none() {
        context.console.say(
            "Of a PHQ-9 only the total is in it. To include its answers, with item 9: --include item9.",
        );
    }
    if args.include.is_none() || args.yes {
        return Ok(args.include.is_some());
    }
    if !context.console.prompt.can_ask() {
        let said = "item 9 is included only with your consent; nothing was written";
        return Err(Error::refused(said).hint("add --yes, or run this on a terminal"));
    }
    let text = "Include your answers to the PHQ-9, also those on thoughts of death?";
    let help = "Whoever reads the copy sees them. With n only the total is in it.";
    context.console.prompt.confirm(&Question { text, help, flag: "--yes" })
}

/// Writes a copy that is one file; gives back the writer and the number of entries.
fn copy<W: Write>(
    journal: &Journal,
    form: &Form,
    to: W,
    step: impl FnMut(),
) -> Result<(W, u64), Stop> {
    match form.format {
        DataFormat::Md => journal_copy::book(journal, &form.book, to, step),
        DataFormat::Fhir => journal_copy::fhir(journal, form.item_9, to, step),
        DataFormat::Jsonl => {
            let mut lines = JsonLines::begin(to)?;
            let entries = journal_copy::rows(journal, &mut lines, step)?;
            Ok((lines.finish(), entries))
        }
        DataFormat::Json | DataFormat::Csv => {
            let mut file = JournalFile::begin(to)?;
            let entries = journal_copy::rows(journal, &mut file, step)?;
            Ok((file.finish()?, entries))
        }
    }
}

fn notice(context: &mut Context<'_>, args: &ExportDataArgs) {
    let notice = if args.seal.is_wanted() { sealing::notice(&args.seal) } else { NOTICE };
    if args.yes { context.console.say(notice) } else { context.console.warn(notice) }
}

/// Asks whether to go on, where somebody can be asked.
fn ask(context: &mut Context<'_>, yes: bool, text: &str) -> Result<(), Error> {
    let help = "The copy holds everything that you wrote.";
    let question = Question { text, help, flag: "--yes" };
    if yes || !context.console.prompt.can_ask() || context.console.prompt.confirm(&question)? {
        return Ok(());
    }
    Err(Error::declined("Nothing was written."))
}

schemas! {
    "export": Exported = "daymark export data --output FILE --json",
}
