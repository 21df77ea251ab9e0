//! Passphrases: where they come from, and the journal that they open.

mod chosen;
mod source;

use secrecy::{ExposeSecret, SecretString};

use super::context::Context;
use super::error::Error;
use super::prompt::{AnswerShape, Question};
use crate::clock;
use crate::report::recovery_key::RecoverySheet;
use crate::storage::{Error as Trouble, Opened, RecoveryKey, Slot, SlotKeys, Slots, keyring};

pub(crate) use chosen::{KeyProtectionChoice, NewPassphraseSource, for_file};
pub(crate) use source::from_descriptor;
use source::given;

/// How often it is asked for before it is enough.
const TRIES: u32 = 3;

const OPENS: Question<'_> = Question {
    text: "Passphrase",
    help: "The one of this journal. It does not show as you type. The 24 recovery words open it too.",
    flag: "--passphrase-fd",
};

const OTHER: Question<'_> =
    Question { text: "Passphrase of the other journal", flag: "--other-passphrase-fd", ..OPENS };

const RECOVERY: Question<'_> = Question {
    text: "Recovery words",
    help: "The 24 words that were shown when the passphrase was set, in their order, or the line under them.",
    flag: "--passphrase-fd",
};

/// A recovery key as it is shown.
pub(crate) fn sheet(recovery: &RecoveryKey) -> RecoverySheet {
    RecoverySheet {
        words: recovery.words().expose_secret().to_owned(),
        line: recovery.line().expose_secret().to_owned(),
    }
}

/// Asks for the recovery words, which show as they are typed.
///
/// # Errors
/// A usage error where nobody can be asked.
pub(crate) fn ask_for_recovery(context: &mut Context<'_>) -> Result<SecretString, Error> {
    context.console.prompt.must_ask(&RECOVERY)?;
    let read = |answer: &str| {
        let known = RecoveryKey::parse(answer).map(|_| SecretString::from(answer));
        known.ok_or("These are not the recovery words. There are 24, or one line that begins with AGE-SECRET-KEY-1. Look for a typing mistake.")
    };
    loop {
        match context.console.prompt.ask_for(&RECOVERY, AnswerShape::Text, read)? {
            Some(secret) => return Ok(secret),
            None => context.console.prompt.tell("They are needed; Ctrl-C ends.")?,
        }
    }
}

/// Gets the key of a journal from its slots, or from where `unlock` has put it.
///
/// # Errors
/// One of kind `Locked` where there is no passphrase, or not the right one.
pub(crate) fn unlock(context: &mut Context<'_>, slots: &Slots) -> Result<SlotKeys, Error> {
    if let Some(key) = keyring::recall(slots, clock::uptime()) {
        return Ok(key.into());
    }
    open(context, slots).map(|opened| opened.keys)
}

/// Gets the key of another journal from its slots: by the passphrase from a file descriptor, or the one that the
/// person types.
pub(crate) fn of_other(
    context: &mut Context<'_>,
    slots: &Slots,
    descriptor: Option<u32>,
) -> Result<SlotKeys, Error> {
    if let Some(key) = keyring::recall(slots, clock::uptime()) {
        return Ok(key.into());
    }
    if let Some(number) = descriptor {
        return Ok(slots.open(&from_descriptor(OTHER.flag, number)?)?.keys);
    }
    context.console.prompt.must_ask(&OTHER)?;
    Ok(ask(context, slots, &OTHER)?.keys)
}

/// As [`unlock`], from the slots alone, with what opened it.
pub(crate) fn open(context: &mut Context<'_>, slots: &Slots) -> Result<Opened, Error> {
    let opened = match given(context)? {
        Some(secret) => slots.open(&secret)?,
        None if context.console.prompt.can_ask() => ask(context, slots, &OPENS)?,
        None => return Err(Trouble::Locked.into()),
    };
    tell_of_damage(context, &opened);
    Ok(opened)
}

fn ask(context: &mut Context<'_>, slots: &Slots, question: &Question<'_>) -> Result<Opened, Error> {
    let mut tries = 1;
    loop {
        let secret = context.console.prompt.need_secret(question)?;
        match slots.open(&secret) {
            Err(Trouble::WrongPassphrase) if tries < TRIES => {
                context.console.prompt.tell("That does not open the journal.")?;
                tries += 1;
            }
            opened => return Ok(opened?),
        }
    }
}

/// Says which slots give nothing any more, though another did.
fn tell_of_damage(context: &mut Context<'_>, opened: &Opened) {
    for slot in &opened.damaged {
        let what = match slot {
            Slot::Passphrase => "the passphrase no longer opens this journal",
            Slot::Recovery => "the recovery words no longer open this journal",
        };
        let mended = context.console.program().command("passphrase change");
        context.console.warn(format!("{} is damaged: {what}. To mend it: {mended}", slot.file()));
    }
}
