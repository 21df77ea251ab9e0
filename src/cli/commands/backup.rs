//! `daymark backup`

use std::io::Write;

use crate::cli::args::data::BackupArgs;
use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::error::{Error, Kind};
use crate::cli::output_file::Target;
use crate::render;
use crate::report::backup::Backup;
use crate::storage::{Access, BackupError, Error as StorageError, Slot};

/// Writes a backup of the journal, and reads it back.
pub(crate) fn run(console: &mut Console, args: &BackupArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let journal = context.journal(Access::Read)?;
    let place = context.console.place()?;
    if place.holds(&args.file) {
        let said = format!("{} is part of the journal, and was kept", args.file.display());
        return Err(Error::refused(said).hint("name another file"));
    }
    let target = Target::at(&args.file, args.force, "--force")?;
    let file = target.begin(&context).map_err(|error| target.unwritten(&error.into()))?;
    let (file, done) = journal.back_up(&place, file).map_err(|error| match error {
        BackupError::Journal(StorageError::Damaged(_)) => {
            let said = "the journal is damaged, and was not backed up";
            Error::new(Kind::Damaged, said)
                .hint("nothing was changed; see what is damaged with")
                .run("verify")
        }
        BackupError::Journal(error) => error.into(),
        BackupError::File(error) => target.unwritten(&error.into()),
    })?;
    target.finish(file).map_err(|error| target.unwritten(&error))?;
    context.console.saved.set();
    place.note_backup(context.today());
    let opens_with = match done.needs {
        Some(_) => vec!["key_file"],
        None => done.slots.iter().map(|slot| opener(*slot)).collect(),
    };
    let keep_with = done.needs.iter().map(|key| key.to_string_lossy().into_owned());
    let view = Backup {
        schema: Backup::SCHEMA,
        file: args.file.to_string_lossy().into_owned(),
        bytes: done.bytes,
        entries: done.entries,
        keep_with: keep_with.collect(),
        opens_with,
    };
    let look = context.look();
    context
        .console
        .answer(&view, |view, out| write!(out, "{}", render::backup::written(view, &look)))
}

fn opener(slot: Slot) -> &'static str {
    match slot {
        Slot::Passphrase => "passphrase",
        Slot::Recovery => "recovery_key",
    }
}
