//! `daymark merge`

use std::fs;
use std::io::Write;

use crate::app::import::{self, ImportFile, Overview};
use crate::cli::args::data::MergeArgs;
use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::import_messages::{confirm_changes, horizon, shown, told, warn_of_bad};
use crate::cli::import_source::Source;
use crate::cli::passphrase;
use crate::cli::progress::Progress;
use crate::render;
use crate::report::import::Found;
use crate::report::merge::Merge;
use crate::storage::{Access, Journal, JournalPaths, Order};

/// Another copy of the journal.
enum Other {
    /// What `export data` wrote.
    File(Source),
    /// A journal of its own.
    Journal { name: String, journal: Journal },
}

/// Brings another copy and the journal together.
pub(crate) fn run(console: &mut Console, args: &MergeArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let journal = context.journal(Access::Write)?;
    let mut other = Other::open(&mut context, args)?;
    let (overview, (found, order)) = look(&context, &journal, &mut other)?;
    let mut merge = Merge::new(other.name(), shown(&found), false);
    warn_of_bad(&mut context, &merge.found);
    let changes = found.changes();
    if changes && !args.yes {
        ask(&mut context, &merge)?;
    }
    if changes {
        write(&context, &journal, &mut other, &overview, (&found, order))?;
        merge.written = true;
    }
    let asked = changes && !args.yes;
    let (program, today) = (context.console.program(), context.today());
    let (unicode, quiet) = (context.console.environment.unicode, context.console.global.quiet);
    context.console.answer(&merge, |merge, out| {
        if !asked {
            out.write_all(render::merge::text(merge, today, unicode).as_bytes())?;
        }
        let written = merge.written.then(|| render::import::written(&program, quiet));
        out.write_all(written.unwrap_or_default().as_bytes())
    })
}

/// Shows what would change, and asks whether it should.
fn ask(context: &mut Context<'_>, merge: &Merge) -> Result<(), Error> {
    let page = render::merge::text(merge, context.today(), context.console.environment.unicode);
    let text = "Bring both together in your journal?";
    let help = "It is one step, which daymark undo takes back. The other copy stays as it is.";
    confirm_changes(context, &page, (text, help), |context| {
        context.console.answer(merge, |_, out| out.write_all(page.as_bytes()))
    })
}

/// Reads the whole copy twice: for an overview, and to hold it against the journal.
fn look(
    context: &Context<'_>,
    journal: &Journal,
    other: &mut Other,
) -> Result<(Overview, (Found, Order)), Error> {
    let name = other.name().to_owned();
    let overview = import::overview(other.file()).map_err(|error| told(error, &name))?;
    other.rewind()?;
    let mut progress = Progress::new(context.console, other.length()?, "Reading");
    let read = |bytes| progress.advance(bytes);
    let looked = import::look(journal, horizon(context), other.file(), Some(&overview), read)
        .map_err(|error| told(error, &name))?;
    Ok((overview, looked))
}

/// Takes the copy in, if it still changes what it did when it was looked at.
fn write(
    context: &Context<'_>,
    journal: &Journal,
    other: &mut Other,
    overview: &Overview,
    looked: (&Found, Order),
) -> Result<(), Error> {
    other.rewind()?;
    let name = other.name().to_owned();
    let mut progress = Progress::new(context.console, other.length()?, "Writing");
    let read = |bytes| progress.advance(bytes);
    import::write(journal, horizon(context), other.file(), Some(overview), looked, read)
        .map_err(|error| told(error, &name))
}

impl Other {
    fn open(context: &mut Context<'_>, args: &MergeArgs) -> Result<Self, Error> {
        if !args.other.is_dir() {
            if args.other_passphrase_fd.is_some() {
                return Err(Error::usage("--other-passphrase-fd goes with a journal, not a file")
                    .hint("leave it out"));
            }
            return Ok(Self::File(Source::open(&args.other)?));
        }
        let place = JournalPaths::new(args.other.clone(), context.console.environment.key_dir()?);
        let own = context.console.place()?;
        if fs::canonicalize(place.dir()).ok() == fs::canonicalize(own.dir()).ok() {
            return Err(Error::refused("that is this journal itself; nothing was written")
                .hint("name another journal, or what export data wrote"));
        }
        let place = if place.is_locked() {
            let keys = passphrase::of_other(context, &place.slots()?, args.other_passphrase_fd)?;
            place.holding(keys)
        } else {
            place
        };
        let name = args.other.display().to_string();
        let journal = Journal::open(&place, Access::Read, context.ids())?;
        Ok(Self::Journal { name, journal })
    }

    fn name(&self) -> &str {
        match self {
            Self::File(source) => source.name(),
            Self::Journal { name, .. } => name,
        }
    }

    fn file(&mut self) -> ImportFile<'_, &mut Source> {
        match self {
            Self::File(source) => ImportFile::Daymark(source),
            Self::Journal { journal, .. } => ImportFile::Journal(journal),
        }
    }

    /// How many bytes it has, about.
    fn length(&self) -> Result<u64, Error> {
        /// An entry of a few words.
        const ENTRY: u64 = 500;
        Ok(match self {
            Self::File(source) => source.length().unwrap_or(0),
            Self::Journal { journal, .. } => u64::from(journal.entries_at_most()?) * ENTRY,
        })
    }

    fn rewind(&mut self) -> Result<(), Error> {
        match self {
            Self::File(source) => source.rewind(),
            Self::Journal { .. } => Ok(()),
        }
    }
}
