//! What a shell offers while a command is being typed.
//!
//! The script of `daymark completions` lets the shell run daymark with [`VARIABLE`](super::shell::VARIABLE) set, and with the
//! words after `--`. The answer is a candidate a line. A key that is pressed in passing must never
//! cost anything: nothing is written, waited for or asked, and what goes wrong is an empty answer.

mod request;
mod script;
mod shell_line;
mod source;
mod values;

use std::ffi::OsString;
use std::io::Write;
use std::path::Path;

use clap_complete::engine::{CompletionCandidate, complete};

use super::error::{Answered, Error};
use super::help;
use super::output::Out;
use super::settings::Environment;
use super::shell::Shell;
use crate::clock;
use crate::render::sanitize;
use crate::storage::{JournalPaths, keyring};
use request::Request;

pub(crate) use script::write as write_script;

/// The shell that asks what to offer, if one does.
///
/// The variable alone is not enough: a person who has set it for good still gets their answers.
pub(crate) fn asked_by(words: &[OsString], environment: &Environment) -> Option<Shell> {
    environment.completing.filter(|_| words.get(1).is_some_and(|word| word == "--"))
}

/// Writes what fits the words after `--`.
pub(crate) fn answer(
    shell: Shell,
    words: &[OsString],
    environment: &Environment,
) -> Result<(), Error> {
    let words = words.get(2..).unwrap_or_default();
    let Some(request) = Request::read(shell, words, environment.completing_index) else {
        return Ok(());
    };
    let place = place(&request, environment);
    let mut command = values::offered(help::command(), place);
    let at = request.words.len() - 1;
    let words = request.words.iter().map(OsString::from).collect();
    let found = complete(&mut command, words, at, Some(Path::new(".")))
        .map_err(|cause| Error::io("no suggestions could be found", &cause))?;
    let mut out = Out::direct(environment.unicode);
    let mut lines = out.verbatim();
    for candidate in wanted(&found, &request) {
        if let Some(line) = line(candidate, &request) {
            writeln!(lines, "{line}").answered()?;
        }
    }
    out.finish().answered()
}

/// Where the journal is that the words mean.
fn place(request: &Request, environment: &Environment) -> Option<JournalPaths> {
    let dir =
        environment.journal_dir(request.journal(environment.home.as_deref()).as_ref()).ok()?;
    let place = JournalPaths::new(dir, environment.key_dir().ok()?);
    let slots = place.is_locked().then(|| place.slots().ok()).flatten();
    let key = slots.and_then(|slots| keyring::recall(&slots, clock::uptime()));
    Some(key.map_or_else(|| place.clone(), |key| place.holding(key)))
}

/// The candidates to offer: no flag before a hyphen is typed where there is something else, and no
/// name that a command has in danger only.
fn wanted<'c>(
    found: &'c [CompletionCandidate],
    request: &Request,
) -> impl Iterator<Item = &'c CompletionCandidate> {
    let is =
        |one: &CompletionCandidate, what: &str| one.get_id().is_some_and(|id| id.starts_with(what));
    let others = found.iter().any(|one| !is(one, "arg::"));
    let no_flags = others && request.typed().is_empty();
    found.iter().filter(move |one| {
        !(no_flags && is(one, "arg::") || one.is_hide_set() && is(one, "command::"))
    })
}

/// A candidate as its shell takes it; `None` where it cannot be typed.
fn line(candidate: &CompletionCandidate, request: &Request) -> Option<String> {
    // A text with a control in it could do to the shell what it does to a terminal.
    let harmless = |text: &str| sanitize::line(text, true) == text;
    let value = candidate.get_value().to_str().filter(|value| harmless(value))?;
    let help = candidate.get_help().map(ToString::to_string).unwrap_or_default();
    let help = help.lines().next().filter(|help| harmless(help));
    Some(match (request.shell, help) {
        (Shell::Bash, _) => {
            shell_line::escaped(value.strip_prefix(request.kept.as_str())?, request.quote)?
        }
        (Shell::Zsh, help) => {
            let escaped = |text: &str| text.replace('\\', r"\\");
            let value = escaped(value).replace(':', r"\:");
            help.map_or(value.clone(), |help| format!("{value}:{}", escaped(help)))
        }
        (Shell::Elvish, _) | (Shell::Fish, None) => value.to_owned(),
        (Shell::Fish, Some(help)) => format!("{value}\t{help}"),
        (Shell::Powershell, help) => {
            let plain = |c: char| c.is_alphanumeric() || "_-./:=+~".contains(c);
            let typed = if value.chars().all(plain) {
                value.to_owned()
            } else {
                format!("'{}'", value.replace('\'', "''"))
            };
            help.map_or(typed.clone(), |help| format!("{typed}\t{help}"))
        }
    })
}
