//! `daymark import`

mod questions;

use std::io::{Read, Write};

use crate::app::import::foreign::content::{Content, MOST_BYTES};
use crate::app::import::foreign::{self, ForeignContext, ForeignFile, Form};
use crate::app::import::{self, ImportError, ImportFile};
use crate::cli::args::data::{ImportArgs, ImportSource};
use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::import_folder;
use crate::cli::import_messages::{confirm_changes, horizon, shown, told, warn_of_bad};
use crate::cli::import_source::Source;
use crate::cli::progress::Progress;
use crate::render::format::quoted;
use crate::render::{self, sanitize};
use crate::report::import::{Found, Import};
use crate::storage::{Access, Journal, Order};

/// Reads a file into the journal.
pub(crate) fn run(console: &mut Console, args: &ImportArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let journal = context.journal(Access::Write)?;
    let mut source = Source::open(&args.file)?;
    let fits = |found: &Found| !args.strict || found.bad.is_empty();

    let mut unknown_moods = Vec::new();
    let foreign = match form(args.from) {
        Some(form) => {
            let (file, unknown) = foreign_file(&mut context, &journal, &mut source, (form, args))?;
            unknown_moods = unknown;
            Some(file)
        }
        None if args.map.is_empty() && args.dates.is_none() => None,
        None => {
            let said = "--map and --dates go with files of other programs";
            return Err(Error::usage(said).hint("leave them out"));
        }
    };
    let (found, order) = look(&context, &journal, &mut source, foreign.as_ref())?;
    let mut import = Import::new(source.name(), shown(&found), false);
    warn_of_bad(&mut context, &import.found);
    let changes = fits(&found) && found.changes() && !args.dry_run;
    if changes && !args.yes {
        ask(&mut context, &import)?;
    }
    if changes {
        write(&context, &journal, &mut source, foreign.as_ref(), (&found, order))?;
        import.written = true;
    }
    if changes && !args.yes {
        let written =
            render::import::written(&context.console.program(), context.console.global.quiet);
        context.console.answer(&import, |_, out| out.write_all(written.as_bytes()))?;
    } else {
        tell(&mut context, &import)?;
    }
    hint_at_moods(&mut context, &unknown_moods, import.written);
    if fits(&import.found) { Ok(()) } else { Err(refused(&import.found)) }
}

/// Shows what a file would change, and asks whether it should.
fn ask(context: &mut Context<'_>, import: &Import) -> Result<(), Error> {
    let page =
        render::import::text(&import.file, &import.found, context.console.environment.unicode);
    let text = "Write this to your journal?";
    let help = "Good rows are written in one step, which daymark undo takes back.";
    confirm_changes(context, &page, (text, help), |context| tell(context, import))
}

/// Reads the whole file and holds it against the journal, while others may read and write.
fn look(
    context: &Context<'_>,
    journal: &Journal,
    source: &mut Source,
    foreign: Option<&ForeignFile>,
) -> Result<(Found, Order), Error> {
    let name = source.name().to_owned();
    let mut progress = Progress::new(context.console, source.length().unwrap_or(0), "Reading");
    let file = foreign.map_or(ImportFile::Daymark(source), ImportFile::Foreign);
    import::look(journal, horizon(context), file, None, |bytes| progress.advance(bytes))
        .map_err(|error| told(error, &name))
}

/// Takes the whole file in, if it still changes what it did when it was looked at.
fn write(
    context: &Context<'_>,
    journal: &Journal,
    source: &mut Source,
    foreign: Option<&ForeignFile>,
    looked: (&Found, Order),
) -> Result<(), Error> {
    if foreign.is_none() {
        source.rewind()?;
    }
    let name = source.name().to_owned();
    let mut progress = Progress::new(context.console, source.length().unwrap_or(0), "Writing");
    let file = foreign.map_or(ImportFile::Daymark(source), ImportFile::Foreign);
    import::write(journal, horizon(context), file, None, looked, |bytes| progress.advance(bytes))
        .map_err(|error| told(error, &name))
}

/// The form of another program's file.
fn form(source: ImportSource) -> Option<Form> {
    match source {
        ImportSource::Daymark => None,
        ImportSource::Csv => Some(Form::Csv),
        ImportSource::Daylio => Some(Form::Daylio),
        ImportSource::Harsh => Some(Form::Harsh),
        ImportSource::Jrnl => Some(Form::Jrnl),
        ImportSource::Loop => Some(Form::Loop),
    }
}

/// All that a file or a folder of another program holds.
fn content(source: &mut Source, form: Form) -> Result<Content, ImportError> {
    if let Some(folder) = source.folder() {
        return import_folder::tables(folder).map(Content::Tables);
    }
    let mut bytes = Vec::new();
    source.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(ImportError::Unreadable)?;
    if bytes.len() as u64 > MOST_BYTES {
        Err(ImportError::TooLarge)
    } else {
        Content::of(form, bytes)
    }
}

/// Says how the rows of moods that nobody knows can be taken in too.
fn hint_at_moods(context: &mut Context<'_>, moods: &[String], written: bool) {
    // These stand for something else in the value of the flag.
    let fits = |mood: &&String| !mood.contains([',', '=']);
    let map: Vec<_> = moods.iter().filter(fits).map(|mood| format!("{mood}=5")).collect();
    // On a terminal each was asked, and left out on purpose.
    if map.is_empty() || context.console.prompt.can_ask() {
        return;
    }
    let map = sanitize::line(&map.join(","), context.console.environment.unicode).into_owned();
    let first = if written { "undo this import, and " } else { "" };
    context.console.warn(format!(
        "To take in the moods that are not known, {first}say what each is from 0 to 10: --map {}",
        quoted(&map)
    ));
}

/// Reads a file of another program, which is held in memory, and which of its moods are not known.
fn foreign_file(
    context: &mut Context<'_>,
    journal: &Journal,
    source: &mut Source,
    (form, args): (Form, &ImportArgs),
) -> Result<(ForeignFile, Vec<String>), Error> {
    let name = source.name().to_owned();
    let file = content(source, form).map_err(|error| told(error, &name))?;
    let dates = questions::date_order(context, form, &file, args)?;
    let map = questions::names(context, form, &file, args)?;
    let reads = ForeignContext {
        now: context.now(),
        day_end: context.settings.day_end,
        zone: context.clock(),
        routines: &journal.routines()?,
        map: &map,
        dates,
    };
    let unknown = foreign::unknown_moods(form, &file, &map);
    let read = ForeignFile::read(form, &file, &reads).map_err(|error| told(error, &name))?;
    Ok((read, unknown))
}

fn tell(context: &mut Context<'_>, import: &Import) -> Result<(), Error> {
    let (unicode, quiet) = (context.console.environment.unicode, context.console.global.quiet);
    let program = context.console.program();
    context.console.answer(import, |import, out| {
        out.write_all(render::import::text(&import.file, &import.found, unicode).as_bytes())?;
        let written = import.written.then(|| render::import::written(&program, quiet));
        out.write_all(written.unwrap_or_default().as_bytes())
    })
}

fn refused(found: &Found) -> Error {
    let bad = found.bad.len();
    let rows = if bad == 1 { "1 row".to_owned() } else { format!("{bad} rows") };
    Error::refused(format!("{rows} cannot be read; with --strict nothing was written"))
        .hint("without --strict the other rows are written")
}
