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
    let error = Error::from(wrong);
    match hint {
        Some(hint) => error.hint(hint),
        None => error,
    }
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
