//! `daymark import`

use std::io::Write;

use crate::cli::args::data::{ImportArgs, ImportSource};
use crate::cli::context::{Console, Context};
use crate::cli::error::Error;
use crate::cli::import::journal_file;
use crate::cli::import::merge::Importer;
use crate::cli::import::source::Source;
use crate::cli::progress::Progress;
use crate::cli::prompt::Question;
use crate::domain::change::{Change, ChangeKind};
use crate::domain::time::horizon::Horizon;
use crate::render::{self, sanitize};
use crate::report::import::{Found, Import};
use crate::storage::{Access, Journal, Order};

/// Reads a file into the journal.
pub(crate) fn run(console: &mut Console, args: &ImportArgs) -> Result<(), Error> {
    let ImportSource::Daymark = args.from;
    let mut context = Context::new(console)?;
    let journal = context.journal(Access::Write)?;
    let mut source = Source::open(&args.file)?;
    let fits = |found: &Found| !args.strict || found.bad.is_empty();

    let (found, order) = look(&context, &journal, &mut source)?;
    for row in &found.bad {
        let reason = sanitize::line(&row.reason, context.console.environment.unicode);
        context.console.warn(format!("line {} is left out: {reason}", row.line));
    }
    let changes = fits(&found) && found.changes();
    let mut import = Import::new(source.name(), found, false);
    if changes && !args.yes {
        ask(&mut context, &import)?;
    }
    if changes {
        write(&context, &journal, &mut source, &import.found, order)?;
        import.written = true;
    }
    if changes && !args.yes {
        let written =
            render::import::written(&context.console.program(), context.console.global.quiet);
        return context.console.answer(&import, |_, out| out.write_all(written.as_bytes()));
    }
    tell(&mut context, &import)?;
    if fits(&import.found) { Ok(()) } else { Err(refused(&import.found)) }
}

/// Shows what a file would change, and asks whether it should.
fn ask(context: &mut Context<'_>, import: &Import) -> Result<(), Error> {
    if !context.console.prompt.can_ask() {
        tell(context, import)?;
        return Err(Error::refused("nothing was written: it needs a yes")
            .hint("add --yes to write without being asked"));
    }
    let page = render::import::text(import, context.console.environment.unicode);
    context.console.warn(page.trim_end());
    let text = "Write this to your journal?";
    let help = "Good rows are written in one step, which daymark undo takes back.";
    if context.console.prompt.confirm(&Question { text, help, flag: "--yes" })? {
        Ok(())
    } else {
        Err(Error::declined("Nothing was written."))
    }
}

/// Reads the whole file and holds it against the journal, while others may read and write.
fn look(
    context: &Context<'_>,
    journal: &Journal,
    source: &mut Source,
) -> Result<(Found, Order), Error> {
    let mut progress = Progress::new(context.console, source.length().unwrap_or(0), "Reading");
    let mut reads = journal.long_read();
    let mut merge = Importer::look(journal, horizon(context))?;
    let unread = journal_file::read(source, &mut |row| {
        progress.advance(row.text.len() as u64);
        reads.step()?;
        merge.row(&row)
    })?;
    merge.finish(unread)
}

/// Takes the whole file in, if it still changes what it did when it was looked at.
fn write(
    context: &Context<'_>,
    journal: &Journal,
    source: &mut Source,
    looked: &Found,
    order: Order,
) -> Result<(), Error> {
    source.rewind()?;
    let mut progress = Progress::new(context.console, source.length().unwrap_or(0), "Writing");
    let change = Change {
        at: context.now().into(),
        verb: ChangeKind::Import,
        subject: "a copy of a journal".to_owned(),
    };
    journal.change(&change, |txn| {
        let mut merge = Importer::write(txn, horizon(context), order)?;
        let unread = journal_file::read(source, &mut |row| {
            progress.advance(row.text.len() as u64);
            merge.row(&row)
        })?;
        let (found, _) = merge.finish(unread)?;
        if found == *looked {
            return Ok(());
        }
        Err(Error::refused("the journal changed meanwhile; nothing was written")
            .hint("import it again to see what changes now"))
    })
}

fn horizon(context: &Context<'_>) -> Horizon {
    Horizon::new(context.now(), context.today())
}

fn tell(context: &mut Context<'_>, import: &Import) -> Result<(), Error> {
    let (unicode, quiet) = (context.console.environment.unicode, context.console.global.quiet);
    let program = context.console.program();
    context.console.answer(import, |import, out| {
        out.write_all(render::import::text(import, unicode).as_bytes())?;
        let written = import.written.then(|| render::import::written(&program, quiet));
        out.write_all(written.unwrap_or_default().as_bytes())
    })
}

fn refused(found: &Found) -> Error {
    let bad = found.bad.len();
    let rows = if bad == 1 { "1 row".to_owned() } else { format!("{bad} rows") };
    Error::refused(format!("{rows} cannot be taken in; with --strict nothing was written"))
        .hint("without --strict the other rows are written")
}
