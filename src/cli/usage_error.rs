//! Turns a clap parse error into an `Error` with a hint.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command};

use super::command;
use super::error::Error;

/// The `Error` for a clap parse error, with a fitting hint.
pub(crate) fn told(wrong: clap::Error, words: &[OsString]) -> Error {
    let words: Vec<&str> = words.iter().filter_map(|word| word.to_str()).collect();
    let hint = match wrong.get(ContextKind::InvalidArg) {
        Some(ContextValue::String(arg)) if wrong.kind() == ErrorKind::UnknownArgument => {
            flag_before(arg, &words).or_else(|| unquoted(arg, &words))
        }
        _ => None,
    };
    let error = not_known(&wrong).unwrap_or_else(|| Error::from(wrong));
    match hint {
        Some(hint) => error.hint(hint),
        None => error,
    }
}

/// For a word or a flag that is not known where it stands, and what is like it.
fn not_known(wrong: &clap::Error) -> Option<Error> {
    let given = |kind| match wrong.get(kind) {
        Some(ContextValue::String(given)) => Some(given.as_str()),
        _ => None,
    };
    match wrong.kind() {
        ErrorKind::UnknownArgument => {
            let word = given(ContextKind::InvalidArg)?;
            let error = Error::usage(if word.starts_with('-') {
                format!("there is no {word} here")
            } else {
                format!("\"{word}\" is not understood here")
            });
            Some(match given(ContextKind::SuggestedArg) {
                Some(near) => error.hint(format!("did you mean {near}?")),
                None => error,
            })
        }
        ErrorKind::InvalidSubcommand => {
            let word = given(ContextKind::InvalidSubcommand)?;
            let error = Error::usage(format!("there is no command \"{word}\""));
            if word == "help" {
                let hint = "in danger: daymark help-now; every command: daymark --help";
                return Some(error.hint(hint));
            }
            let near = match wrong.get(ContextKind::SuggestedSubcommand) {
                Some(ContextValue::Strings(all)) => all.as_slice(),
                Some(ContextValue::String(one)) => std::slice::from_ref(one),
                _ => &[],
            };
            // What somebody types after a return to use is no guess at what another word meant.
            let known = built();
            let near = near.iter().find(|name| is_named(&known, name));
            Some(match near {
                Some(near) => error.hint(format!("did you mean {near}?")),
                None => error,
            })
        }
        _ => None,
    }
}

/// Whether a command or a verb is called so, and not by an alias.
fn is_named(command: &Command, name: &str) -> bool {
    command
        .get_subcommands()
        .any(|verb| (verb.get_name() == name && !verb.is_hide_set()) || is_named(verb, name))
}

/// For the value of a flag that was taken for a flag itself, since it starts with a hyphen.
fn flag_before(start: &str, words: &[&str]) -> Option<String> {
    let hyphened = |word: &str| word.starts_with('-') && word.starts_with(start);
    let before = words.windows(2).find(|pair| hyphened(pair[1])).map(|pair| pair[0])?;
    let flag = before.strip_prefix("--").filter(|long| takes_a_value(&built(), long))?;
    Some(format!("a value that starts with - is joined to its flag: --{flag}=-…"))
}

fn takes_a_value(command: &Command, long: &str) -> bool {
    let named = |arg: &Arg| arg.get_long() == Some(long) && arg.get_action().takes_values();
    command.get_arguments().any(named)
        || command.get_subcommands().any(|verb| takes_a_value(verb, long))
}

fn built() -> Command {
    let mut command = command();
    command.build();
    command
}

/// For a note whose words were given one by one.
fn unquoted(arg: &str, words: &[&str]) -> Option<String> {
    let verb = words.iter().skip(1).find(|word| !word.starts_with('-'))?;
    let hint = "put the words in quotes: daymark note 'your words'";
    (*verb == "note" && !arg.starts_with('-')).then(|| hint.to_owned())
}
