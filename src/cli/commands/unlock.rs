//! `daymark unlock` and `daymark lock`

use std::io::Write;

use serde::Serialize;

use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::passphrase;
use crate::clock;
use crate::report::json_schema::schemas;
use crate::storage::{Access, Error as StorageError, JournalPaths, keyring};

/// Whether the journal asks for a passphrase.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Lock {
    schema: &'static str,
    journal: String,
    /// Whether it is open to whoever is logged in.
    open: bool,
    /// The minutes for which it stays open without being used; absent where it is not to be closed.
    minutes: Option<u64>,
}

/// Keeps the journal open for a while.
pub(crate) fn unlock(console: &mut Console) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let place = there(&context)?;
    if !place.is_sealed() {
        return tell(&mut context, &place, true, None, NO_PASSPHRASE);
    }
    let slots = place.slots()?;
    let place = place.holding(passphrase::open(&mut context, &slots)?.keys);
    context.console.opened = Some(place.clone());
    // What does not open the journal is not kept.
    drop(context.journal(Access::Read)?);
    let kept = place.held().is_some_and(|key| keyring::remember(&slots, key, clock::uptime()));
    if !kept {
        return Err(Error::refused("this system cannot keep a key for a while, so the journal stays locked")
            .hint("the passphrase is asked for each time; a password manager can give it by the setting passphrase_command"));
    }
    context.console.saved.set();
    let lock = context.console.program().command("lock");
    let said = format!("{OPEN}\nTo close it: {lock}");
    tell(&mut context, &place, true, Some(keyring::UNUSED.as_secs() / 60), &said)
}

/// Closes the journal at once.
pub(crate) fn lock(console: &mut Console) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let place = there(&context)?;
    if !place.is_sealed() {
        return tell(&mut context, &place, true, None, NO_PASSPHRASE);
    }
    let was_open = keyring::forget(&place.slots()?);
    let said = if was_open { "The journal is locked." } else { "The journal was locked already." };
    tell(&mut context, &place, false, None, said)
}

const OPEN: &str =
    "The journal is open. It closes 10 minutes after you last used it, and after 12 hours at most.";
const NO_PASSPHRASE: &str =
    "The journal has no passphrase: whoever is logged in as you can read it.";

fn there(context: &Context<'_>) -> Result<JournalPaths, Error> {
    let place = context.console.place()?;
    if place.has_journal() {
        return Ok(place);
    }
    Err(StorageError::NoJournal(place.dir().to_owned()).into())
}

fn tell(
    context: &mut Context<'_>,
    place: &JournalPaths,
    open: bool,
    minutes: Option<u64>,
    said: &str,
) -> Result<(), Error> {
    let journal = place.dir().to_string_lossy().into_owned();
    let view = Lock { schema: "daymark.lock.v1", journal, open, minutes };
    context.console.answer(&view, |_, out| writeln!(out, "{said}"))
}

schemas! {
    "lock": Lock = "daymark unlock --json, daymark lock --json",
}
