//! `daymark destroy`

use std::io::Write;

use serde::Serialize;

use crate::cli::args::data::DestroyArgs;
use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::prompt::Question;
use crate::render::sanitize;
use crate::report::json_schema::schemas;
use crate::storage::{Error as StorageError, JournalPaths, keyring};

/// What was removed.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Destroyed {
    schema: &'static str,
    journal: String,
    key_kept: bool,
    removed: Vec<String>,
}

/// Removes the journal and its key for good.
pub(crate) fn run(console: &mut Console, args: &DestroyArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let place = context.console.place()?;
    if !place.has_journal() && place.key_file().is_none() {
        return Err(StorageError::NoJournal(place.dir().to_owned()).into());
    }
    // A backup that was restored beside the journal has the journal's own key.
    let usual = context.console.environment.journal_dir(None)?;
    let key_kept =
        place.shares_key_with(&JournalPaths::new(usual, context.console.environment.key_dir()?));
    if !args.yes {
        ask(&mut context, &place, key_kept)?;
    }
    let (key, sealed) = (place.key_file(), place.is_sealed());
    if let Ok(slots) = place.slots() {
        let _was_open = keyring::forget(&slots);
    }
    let removed = place.destroy(!key_kept)?;
    context.console.saved.set();
    let destroyed = Destroyed {
        schema: "daymark.destroy.v1",
        journal: place.dir().to_string_lossy().into_owned(),
        key_kept,
        removed: removed.iter().map(|path| path.to_string_lossy().into_owned()).collect(),
    };
    let key_gone = key.is_some_and(|key| removed.contains(&key));
    let (first, second) = match (key_kept, key_gone) {
        _ if sealed => ("The journal is gone, and its key with it.", SEALED),
        (true, _) => ("The journal is gone.", KEPT),
        (false, true) => ("The journal is gone, and its key with it.", SHUT),
        (false, false) => ("The journal is gone.", NOT_FOUND),
    };
    context.console.answer(&destroyed, |_, out| writeln!(out, "{first}\n{second}"))
}

const SHUT: &str = "Backups and other copies of it open only with a copy of the key.";
const SEALED: &str =
    "Backups of it still open with the passphrase or the recovery words they were made with.";
const NOT_FOUND: &str = "Its key was not there.";
const KEPT: &str = "Its key is kept: the journal in the usual place has the same.";

fn ask(context: &mut Context<'_>, place: &JournalPaths, key_kept: bool) -> Result<(), Error> {
    if !context.console.prompt.can_ask() {
        return Err(Error::refused("nothing was removed: it needs a yes")
            .hint("add --yes to remove it without being asked"));
    }
    let dir = sanitize::path(place.dir(), context.console.environment.unicode);
    context.console.prompt.tell(&format!("The journal in {dir}, with everything in it."))?;
    let text = if place.is_sealed() {
        "Only a backup can bring it back, with the passphrase or the recovery words it was made with."
    } else if key_kept {
        "Nothing can bring this copy back. Its key is kept, for the journal in the usual place."
    } else {
        "Nothing can bring it back; backups and other copies open only with a copy of the key."
    };
    let help =
        "Its key is removed first, then its files. To keep a copy you can read: export data.";
    if context
        .console
        .prompt
        .confirm_by_typing(&Question { text, help, flag: "--yes" }, "destroy")?
    {
        return Ok(());
    }
    Err(Error::declined("Nothing was removed."))
}

schemas! {
    "destroy": Destroyed = "daymark destroy --json",
}
