//! Passphrases: where they come from, and the journal that they open.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};

use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

use super::context::Context;
use super::error::{Error, Kind};
use super::prompt::{Asks, Prompt, Question, Takes, in_turn};
use crate::clock;
use crate::report::recovery::RecoverySheet;
use crate::storage::{
    Error as Trouble, Keeping, KeyPlace, Opened, RecoveryKey, Slot, SlotKeys, Slots, keyring,
};

/// No passphrase is longer, in bytes.
const LONGEST: u64 = 4096;

/// The fewest characters of one, as OWASP ASVS 5 has it.
const FEWEST: usize = 8;

/// How often it is asked for before it is enough.
const TRIES: u32 = 3;

const OPENS: Question<'_> = Question {
    text: "Passphrase",
    help: "The one of this journal. It does not show as you type. The 24 recovery words open it too.",
    flag: "--passphrase-fd",
};

const OTHER: Question<'_> =
    Question { text: "Passphrase of the other journal", flag: "--other-passphrase-fd", ..OPENS };

const CHOSEN: Question<'_> = Question {
    text: "New passphrase",
    help: "At least 8 characters; four or five words that do not belong together are good. It does not show as you type.",
    flag: "--new-passphrase-fd",
};

const SEALS: Question<'_> =
    Question { text: "A passphrase for the file", flag: "--seal-passphrase-fd", ..CHOSEN };

const RECOVERY: Question<'_> = Question {
    text: "Recovery words",
    help: "The 24 words that were shown when the passphrase was set, in their order, or the line under them.",
    flag: "--passphrase-fd",
};

const PROTECT: Question<'_> = Question {
    text: "A passphrase to lock it with, or - for none",
    help: "With one, nobody else who uses this login can read the journal. At least 8 characters; four or five words \
        that do not belong together are good. It does not show as you type, and is asked for each time; daymark unlock \
        keeps the journal open for 10 minutes. You also get recovery words to write down, in case you forget it. \
        Without one, whoever is logged in as you can read the journal; daymark passphrase add sets one later.",
    flag: "--no-passphrase",
};

/// How the key of a new journal is to be kept.
#[derive(Debug)]
pub(crate) enum Protection {
    /// In a file of the account.
    KeyFile,
    /// Sealed to this passphrase.
    Passphrase(SecretString),
    /// As the person says when asked; none until then.
    Asked(Option<SecretString>),
}

impl Protection {
    /// What flags and settings say of it.
    ///
    /// # Errors
    /// A usage error where they say nothing and nobody can be asked.
    pub(crate) fn of(context: &Context<'_>, no_passphrase: bool) -> Result<Self, Error> {
        if no_passphrase {
            if context.console.global.passphrase_fd.is_some() {
                return Err(Error::usage("--no-passphrase and --passphrase-fd exclude each other"));
            }
            return Ok(Self::KeyFile);
        }
        if let Some(passphrase) = given(context)? {
            return Ok(Self::Passphrase(strong(passphrase)?));
        }
        if context.console.prompt.can_ask() {
            return Ok(Self::Asked(None));
        }
        Err(Error::usage("it is not said whether the journal is to have a passphrase")
            .hint("give --passphrase-fd N, which reads it from that file descriptor, or set passphrase_command; or, for a journal that whoever is logged in as you can read, --no-passphrase"))
    }

    /// Asks for the passphrase where nothing has said yet whether there is to be one.
    ///
    /// # Errors
    /// When the person ends it.
    pub(crate) fn ask(&mut self, context: &mut Context<'_>) -> Result<(), Error> {
        if let Self::Asked(answer) = self {
            *answer = chosen(context, &PROTECT, one_or_none)?;
        }
        Ok(())
    }

    /// The key of the new journal, and the recovery key that opens it besides a passphrase.
    ///
    /// # Errors
    /// When a key cannot be made.
    pub(crate) fn keeping(self) -> Result<(Keeping, Option<RecoveryKey>), Error> {
        let passphrase = match self {
            Self::Passphrase(passphrase) => Some(passphrase),
            Self::Asked(answer) => answer,
            Self::KeyFile => None,
        };
        let Some(passphrase) = passphrase else {
            return Ok((Keeping::in_file(KeyPlace::Apart)?, None));
        };
        let recovery = RecoveryKey::generate()?;
        Ok((Keeping::sealed(&passphrase, &recovery)?, Some(recovery)))
    }
}

/// Asks for a passphrase until there is one, or the person says that there is to be none: to leave the journal
/// open to whoever is logged in is a choice, and no slip of Enter.
fn one_or_none(
    prompt: &mut Prompt,
    question: &Question<'_>,
) -> Result<Option<SecretString>, Error> {
    loop {
        match prompt.secret(question)? {
            Some(answer) if answer.expose_secret() == "-" => return Ok(None),
            Some(answer) => return Ok(Some(answer)),
            None => prompt.tell(
                "Without one, whoever is logged in as you can read it. For none, answer -.",
            )?,
        }
    }
}

/// A recovery key as it is shown.
pub(crate) fn sheet(recovery: &RecoveryKey) -> RecoverySheet {
    RecoverySheet {
        words: recovery.words().expose_secret().to_owned(),
        line: recovery.line().expose_secret().to_owned(),
    }
}

/// Asks for a new passphrase, twice.
pub(crate) fn choose(context: &mut Context<'_>) -> Result<SecretString, Error> {
    typed(context, &CHOSEN)
}

fn typed(context: &mut Context<'_>, question: &Question<'_>) -> Result<SecretString, Error> {
    let need =
        |prompt: &mut Prompt, question: &Question<'_>| prompt.need_secret(question).map(Some);
    chosen(context, question, need)?.ok_or_else(|| Error::usage("there is no new passphrase"))
}

/// Asks for a new passphrase until it is strong and was typed twice, or none is wanted.
fn chosen(
    context: &mut Context<'_>,
    question: &Question<'_>,
    first: impl Fn(&mut Prompt, &Question<'_>) -> Result<Option<SecretString>, Error>,
) -> Result<Option<SecretString>, Error> {
    let mut chosen = None;
    in_turn(context, &[()], |context, ()| {
        loop {
            chosen = first(context.prompt(), question)?;
            let Some(passphrase) = &chosen else { return Ok(()) };
            if let Err(weak) = strong(passphrase.clone()) {
                context.prompt().tell(&format!("{}.", weak.message))?;
                continue;
            }
            let again = Question { text: "The same once more", ..CHOSEN };
            let same = context.prompt().need_secret(&again)?;
            if same.expose_secret() == passphrase.expose_secret() {
                return Ok(());
            }
            context.prompt().tell("The two are not the same. From the start:")?;
        }
    })?;
    Ok(chosen)
}

/// The passphrase that a sealed file is to have: from a file descriptor, or typed twice.
///
/// # Errors
/// A usage error where nobody can be asked, and one where it is too short.
pub(crate) fn for_file(
    context: &mut Context<'_>,
    descriptor: Option<u32>,
) -> Result<SecretString, Error> {
    if let Some(number) = descriptor {
        return strong(from_descriptor(SEALS.flag, number)?);
    }
    context.console.prompt.must_ask(&SEALS)?;
    typed(context, &SEALS)
}

/// Gives back a passphrase that is long enough to be one.
pub(crate) fn strong(passphrase: SecretString) -> Result<SecretString, Error> {
    if passphrase.expose_secret().chars().count() < FEWEST {
        return Err(Error::refused("a passphrase has at least 8 characters")
            .hint("four or five words that do not belong together are good"));
    }
    Ok(passphrase)
}

/// Where a new passphrase comes from.
#[derive(Debug)]
pub(crate) enum New {
    /// This one, from a file descriptor.
    Given(SecretString),
    /// The person, who is asked.
    Asked,
}

impl New {
    /// What `--new-passphrase-fd` says of it.
    ///
    /// # Errors
    /// A usage error where it says nothing and nobody can be asked.
    pub(crate) fn of(context: &Context<'_>, number: Option<u32>) -> Result<Self, Error> {
        let flag = CHOSEN.flag;
        match number {
            Some(number) if context.console.global.passphrase_fd == Some(number) => Err(
                Error::usage("the old and the new passphrase cannot come from the same descriptor")
                    .hint(format!("open two: --passphrase-fd 3 {flag} 4 3< OLD 4< NEW")),
            ),
            Some(number) => Ok(Self::Given(strong(from_descriptor(flag, number)?)?)),
            None => context.console.prompt.must_ask(&CHOSEN).map(|()| Self::Asked),
        }
    }

    /// The passphrase; the person is asked now.
    ///
    /// # Errors
    /// When they end it.
    pub(crate) fn passphrase(self, context: &mut Context<'_>) -> Result<SecretString, Error> {
        match self {
            Self::Given(passphrase) => Ok(passphrase),
            Self::Asked => choose(context),
        }
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
        known.ok_or("These are not recovery words: there are 24, or the line that begins with AGE-SECRET-KEY-1. Look for one that is mistyped.")
    };
    loop {
        match context.console.prompt.ask_for(&RECOVERY, Takes::Text, read)? {
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
///
/// # Errors
/// Those of [`unlock`].
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
///
/// # Errors
/// Those of [`unlock`].
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
            Slot::Passphrase => "the passphrase opens nothing any more",
            Slot::Recovery => "the recovery words open nothing any more",
        };
        let mended = context.console.program().command("passphrase change");
        context.console.warn(format!("{} is damaged: {what}. To mend it: {mended}", slot.file()));
    }
}

/// The passphrase that a script gives: by `--passphrase-fd`, else by the setting `passphrase_command`.
fn given(context: &Context<'_>) -> Result<Option<SecretString>, Error> {
    if let Some(number) = context.console.global.passphrase_fd {
        return from_descriptor("--passphrase-fd", number).map(Some);
    }
    context.settings.passphrase_command.as_deref().map(from_command).transpose()
}

/// Reads one line from a file descriptor that was opened by whoever started the program.
pub(crate) fn from_descriptor(flag: &str, number: u32) -> Result<SecretString, Error> {
    let said = format!("{flag} {number} cannot be read; nothing was written");
    let unread = |cause: std::io::Error| {
        Error::usage(&said).cause(cause).hint(format!("open it, as in: {flag} 3 3< FILE"))
    };
    let file = File::open(format!("/dev/fd/{number}")).map_err(unread)?;
    first_line(file).map_err(unread)
}

fn from_command(command: &str) -> Result<SecretString, Error> {
    let silent = |cause: String| {
        Error::new(Kind::Locked, "passphrase_command gave no passphrase; nothing was written")
            .cause(cause)
            .hint("try the command by itself, or change it with")
            .run("config edit")
    };
    let mut shell = Command::new("sh")
        .args(["-c", command])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|cause| silent(cause.to_string()))?;
    let line = shell.stdout.take().map(first_line).transpose();
    let status = shell.wait().map_err(|cause| silent(cause.to_string()))?;
    match line {
        Ok(Some(line)) if status.success() && !line.expose_secret().is_empty() => Ok(line),
        Err(cause) => Err(silent(cause.to_string())),
        Ok(_) if status.success() => Err(silent("it printed nothing".to_owned())),
        Ok(_) => Err(silent(format!("it ended with {status}"))),
    }
}

/// The first line of what can be read, without its end.
fn first_line(from: impl Read) -> std::io::Result<SecretString> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(usize::try_from(LONGEST).unwrap_or(0)));
    let mut from = BufReader::new(from.take(LONGEST));
    from.read_until(b'\n', &mut bytes)?;
    let line = std::str::from_utf8(&bytes)
        .map_err(|_| std::io::Error::other("it is not text in UTF-8"))?;
    Ok(SecretString::from(line.trim_end_matches(['\n', '\r'])))
}
