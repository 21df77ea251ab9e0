//! `daymark passphrase`

use std::io::Write;
use std::path::PathBuf;

use secrecy::SecretString;

use crate::cli::args::keys::{ChangeArgs, NewPassphrase, PassphraseVerb};
use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::passphrase::{self, NewPassphraseSource};
use crate::cli::prompt::Question;
use crate::render;
use crate::report::passphrase::{Done, PassphraseSet};
use crate::storage::{
    Access, Error as StorageError, JournalPaths, RecoveryKey, Rekeyed, Slot, Slots, keyring,
};

/// Gives a journal a passphrase, another one, or none.
pub(crate) fn run(console: &mut Console, verb: &PassphraseVerb) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    match verb {
        PassphraseVerb::Add(args) => add(&mut context, args),
        PassphraseVerb::Change(args) => change(&mut context, args),
        PassphraseVerb::Remove { yes } => remove(&mut context, *yes),
    }
}

fn add(context: &mut Context<'_>, args: &NewPassphrase) -> Result<(), Error> {
    let new = NewPassphraseSource::of(context, args.new_passphrase_fd)?;
    let place = context.console.place()?;
    if place.has_journal() && place.is_sealed() {
        return Err(Error::refused("the journal has a passphrase already")
            .hint("to set another one")
            .run("passphrase change"));
    }
    // What does not open is not sealed: its key may be another one.
    drop(context.journal(Access::Read)?);
    let passphrase = new.passphrase(context)?;
    let recovery = RecoveryKey::generate()?;
    let done = place.seal(&passphrase, &recovery);
    // Words that are sealed by now are a way in, whatever came after.
    if done.is_ok() || place.has_slots() {
        tell(context, &place, Done::Added, Some(&recovery), None)?;
    }
    Ok(done?)
}

fn change(context: &mut Context<'_>, args: &ChangeArgs) -> Result<(), Error> {
    let new = NewPassphraseSource::of(context, args.new_passphrase_fd)?;
    let place = sealed(context)?;
    let slots = place.slots()?;
    let opened = if args.forgotten {
        slots.open(&passphrase::ask_for_recovery(context)?)?
    } else {
        passphrase::open(context, &slots)?
    };
    let place = place.holding(opened.keys.clone());
    context.console.opened = Some(place.clone());
    drop(context.journal(Access::Read)?);
    let passphrase = new.passphrase(context)?;
    if args.rekey {
        return rekey(context, &place, &slots, &passphrase);
    }
    // Words that open nothing are no way back.
    let lost = slots.get(Slot::Recovery).is_none() || opened.damaged.contains(&Slot::Recovery);
    let recovery = (args.new_recovery || lost).then(RecoveryKey::generate).transpose()?;
    let _was_open = keyring::forget(&slots);
    let done = place.reseal(&slots, &passphrase, recovery.as_ref());
    tell_changed(context, &place, &slots, recovery.as_ref(), done.is_ok())?;
    Ok(done?)
}

/// Gives the journal another data key as well, and new recovery words with it.
fn rekey(
    context: &mut Context<'_>,
    place: &JournalPaths,
    before: &Slots,
    passphrase: &SecretString,
) -> Result<(), Error> {
    let recovery = RecoveryKey::generate()?;
    let _was_open = keyring::forget(before);
    match place.rekey(passphrase, &recovery) {
        Ok(Rekeyed { place, left }) => {
            context.console.opened = Some(place.clone());
            tell(context, &place, Done::Changed, Some(&recovery), Some(left))
        }
        Err(error) => {
            tell_changed(context, place, before, Some(&recovery), false)?;
            Err(error.into())
        }
    }
}

/// Tells of another passphrase where it is set, or where new recovery words are sealed all the same: nobody
/// could know them otherwise.
fn tell_changed(
    context: &mut Context<'_>,
    place: &JournalPaths,
    before: &Slots,
    recovery: Option<&RecoveryKey>,
    is_done: bool,
) -> Result<(), Error> {
    let is_sealed = place.slots()?.get(Slot::Recovery) != before.get(Slot::Recovery);
    if is_done || is_sealed {
        tell(context, place, Done::Changed, recovery.filter(|_| is_sealed), None)?;
    }
    Ok(())
}

fn remove(context: &mut Context<'_>, yes: bool) -> Result<(), Error> {
    if !yes && !context.console.prompt.can_ask() {
        return Err(Error::refused("nothing was changed: it needs a yes")
            .hint("add --yes to remove the passphrase without being asked"));
    }
    let place = sealed(context)?;
    let slots = place.slots()?;
    let opened = passphrase::open(context, &slots)?;
    let place = place.holding(opened.keys);
    context.console.opened = Some(place.clone());
    drop(context.journal(Access::Read)?);
    let question = Question {
        text: "Whoever is logged in as you can then read the journal. Remove the passphrase",
        help: "The key is written to a file of your account. Backups made before keep the passphrase.",
        flag: "--yes",
    };
    if !yes && !context.console.prompt.confirm(&question)? {
        return Err(Error::declined("The passphrase stays."));
    }
    let _was_open = keyring::forget(&slots);
    place.unseal()?;
    tell(context, &place, Done::Removed, None, None)
}

/// The place of a journal that opens with a passphrase alone.
fn sealed(context: &Context<'_>) -> Result<JournalPaths, Error> {
    let place = context.console.place()?;
    if !place.has_journal() {
        return Err(StorageError::NoJournal(place.dir().to_owned()).into());
    }
    if !place.is_sealed() {
        return Err(Error::refused("the journal has no passphrase")
            .hint("to give it one")
            .run("passphrase add"));
    }
    Ok(place)
}

fn tell(
    context: &mut Context<'_>,
    place: &JournalPaths,
    done: Done,
    recovery: Option<&RecoveryKey>,
    old_backups: Option<Vec<PathBuf>>,
) -> Result<(), Error> {
    context.console.saved.set();
    let key = place.key_file().filter(|key| key.exists());
    let view = PassphraseSet {
        schema: PassphraseSet::SCHEMA,
        journal: place.dir().to_string_lossy().into_owned(),
        done,
        key: key.map(|key| key.to_string_lossy().into_owned()),
        recovery: recovery.map(passphrase::sheet),
        rekeyed: old_backups.is_some(),
        old_backups: old_backups
            .into_iter()
            .flatten()
            .map(|path| path.to_string_lossy().into_owned())
            .collect(),
    };
    let look = context.look();
    context
        .console
        .answer(&view, |view, out| write!(out, "{}", render::passphrase::text(view, &look)))
}
