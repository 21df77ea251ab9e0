//! `daymark import`

use std::io::Write;

use crate::cli::args::data::{ImportArgs, ImportSource};
use crate::cli::context::{Console, Context};
use crate::cli::error::Error;
use crate::cli::import::journal_file;
use crate::cli::import::merge::Merge;
use crate::cli::import::source::Source;
use crate::cli::progress::Progress;
use crate::cli::prompt::Question;
use crate::domain::change::{Change, Verb};
use crate::domain::horizon::Horizon;
use crate::render::{self, clean};
use crate::report::import::{Found, Import};
use crate::storage::{self, Access, Journal};

/// Reads a file into the journal.
pub(crate) fn run(console: &mut Console, args: &ImportArgs) -> Result<(), Error> {
    let ImportSource::Daymark = args.from;
    let mut context = Context::new(console)?;
    let journal = context.journal(Access::Write)?;
    let mut source = Source::open(&args.file)?;
    // What is slow to come, or no journal file, keeps nobody from writing meanwhile.
    journal_file::read(&mut source, &mut |_| Ok(()))?;
    source.rewind()?;
    let fits = |found: &Found| !args.strict || found.bad.is_empty();

    let (found, written) = pass(&context, &journal, &mut source, |found| args.yes && fits(found))?;
    for row in &found.bad {
        let reason = clean::line(&row.reason, context.environment.unicode);
        context.warn(format!("line {} is left out: {reason}", row.line));
    }
    let asks = !args.yes && fits(&found) && found.changes();
    let mut import = Import::new(source.name(), found, written);
    if !asks {
        tell(&mut context, &import)?;
        return if fits(&import.found) { Ok(()) } else { Err(refused(&import.found)) };
    }

    if !context.prompt.can_ask() {
        tell(&mut context, &import)?;
        return Err(Error::refused("nothing was written: it needs a yes")
            .hint("add --yes to write without being asked"));
    }
    let page = render::import::text(&import, context.environment.unicode);
    context.warn(page.trim_end());
    let text = "Write this to your journal?";
    let help = "Good rows are written in one step, which daymark undo takes back.";
    if !context.prompt.confirm(&Question { text, help, flag: "--yes" })? {
        return Err(Error::declined("Nothing was written."));
    }
    source.rewind()?;
    let (again, written) = pass(&context, &journal, &mut source, |again| *again == import.found)?;
    if again != import.found {
        return Err(Error::refused("the journal changed meanwhile; nothing was written")
            .hint("import it again to see what changes now"));
    }
    import.written = written;
    let written = render::import::written(&context.program(), context.global.quiet);
    context.answer(&import, |_, out| out.write_all(written.as_bytes()))
}

/// Takes the whole file in, and keeps that if `keep` says so of what it holds.
fn pass(
    context: &Context<'_>,
    journal: &Journal,
    source: &mut Source,
    keep: impl FnOnce(&Found) -> bool,
) -> Result<(Found, bool), Error> {
    let mut progress = Progress::new(context, source.length().unwrap_or(0), "Reading");
    let change = Change {
        at: context.now().into(),
        verb: Verb::Import,
        subject: "a copy of a journal".to_owned(),
    };
    let done = journal.change(&change, |changing| {
        let mut merge = Merge::new(changing, Horizon::new(context.now(), context.today()))?;
        let unread = journal_file::read(source, &mut |row| {
            progress.advance(row.text.len() as u64);
            merge.row(&row)
        })?;
        let (found, batch) = merge.finish(unread)?;
        if !keep(&found) {
            return Err(Stop::Looked(Box::new(found)));
        }
        batch.finish()?;
        Ok(found)
    });
    match done {
        Ok(found) => {
            let written = found.changes();
            Ok((found, written))
        }
        Err(Stop::Looked(found)) => Ok((*found, false)),
        Err(Stop::Error(error)) => Err(error),
    }
}

/// Why the journal stays as it was.
enum Stop {
    /// The file was only looked at.
    Looked(Box<Found>),
    Error(Error),
}

impl From<storage::Error> for Stop {
    fn from(error: storage::Error) -> Self {
        Self::Error(error.into())
    }
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

fn tell(context: &mut Context<'_>, import: &Import) -> Result<(), Error> {
    let (unicode, quiet) = (context.environment.unicode, context.global.quiet);
    let program = context.program();
    context.answer(import, |import, out| {
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
