//! A new passphrase: typed twice, or on a file descriptor.

use secrecy::{ExposeSecret, SecretString};

use super::source::{from_descriptor, given};
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::prompt::{Asks, Prompt, Question, in_turn};
use crate::storage::{KeyPlace, KeyProtection, RecoveryKey};

/// The fewest characters of one, as OWASP ASVS 5 has it.
const FEWEST: usize = 8;

const CHOSEN: Question<'_> = Question {
    text: "New passphrase",
    help: "At least 8 characters; four or five words that do not belong together are good. It does not show as you type.",
    flag: "--new-passphrase-fd",
};

const SEALS: Question<'_> =
    Question { text: "A passphrase for the file", flag: "--seal-passphrase-fd", ..CHOSEN };

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
pub(crate) enum KeyProtectionChoice {
    /// In a file of the account.
    KeyFile,
    /// Sealed to this passphrase.
    Passphrase(SecretString),
    /// As the person says when asked; none until then.
    Asked(Option<SecretString>),
}

impl KeyProtectionChoice {
    /// What flags and settings say of it.
    ///
    /// # Errors
    /// A usage error where they say nothing and nobody can be asked.
    pub(crate) fn of(context: &Context<'_>, no_passphrase: bool) -> Result<Self, Error> {
        if no_passphrase {
            if context.console.global.passphrase_fd.is_some() {
                return Err(Error::usage("--no-passphrase and --passphrase-fd do not go together"));
            }
            return Ok(Self::KeyFile);
        }
        if let Some(passphrase) = given(context)? {
            return Ok(Self::Passphrase(strong(passphrase)?));
        }
        if context.console.prompt.can_ask() {
            return Ok(Self::Asked(None));
        }
        Err(Error::usage("a new journal needs a passphrase, or --no-passphrase")
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
    pub(crate) fn keeping(self) -> Result<(KeyProtection, Option<RecoveryKey>), Error> {
        let passphrase = match self {
            Self::Passphrase(passphrase) => Some(passphrase),
            Self::Asked(answer) => answer,
            Self::KeyFile => None,
        };
        let Some(passphrase) = passphrase else {
            return Ok((KeyProtection::in_file(KeyPlace::Apart)?, None));
        };
        let recovery = RecoveryKey::generate()?;
        Ok((KeyProtection::sealed(&passphrase, &recovery)?, Some(recovery)))
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

/// Asks for a new passphrase, twice.
fn choose(context: &mut Context<'_>) -> Result<SecretString, Error> {
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
fn strong(passphrase: SecretString) -> Result<SecretString, Error> {
    if passphrase.expose_secret().chars().count() < FEWEST {
        return Err(Error::refused("a passphrase has at least 8 characters")
            .hint("four or five words that do not belong together are good"));
    }
    Ok(passphrase)
}

/// Where a new passphrase comes from.
#[derive(Debug)]
pub(crate) enum NewPassphraseSource {
    /// This one, from a file descriptor.
    Given(SecretString),
    /// The person, who is asked.
    Asked,
}

impl NewPassphraseSource {
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
