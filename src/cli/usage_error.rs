//! Turns a clap parse error into an `Error` with a hint.

use std::error::Error as _;
use std::ffi::OsString;
use std::num::ParseIntError;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command};

use super::command;
use super::error::Error;
use crate::render::format;

/// The `Error` for a clap parse error, with a fitting hint.
pub(crate) fn told(wrong: clap::Error, words: &[OsString]) -> Error {
    let words: Vec<&str> = words.iter().filter_map(|word| word.to_str()).collect();
    let hint = match wrong.get(ContextKind::InvalidArg) {
        Some(ContextValue::String(arg)) if wrong.kind() == ErrorKind::UnknownArgument => {
            flag_before(arg, &words).or_else(|| unquoted(arg, &words))
        }
        _ => None,
    };
    let error = plainly(&wrong).unwrap_or_else(|| Error::from(wrong));
    match hint {
        Some(hint) => error.hint(hint),
        None => error,
    }
}

/// What clap says of the usual mistakes, in plain words; none of the others.
fn plainly(wrong: &clap::Error) -> Option<Error> {
    match wrong.kind() {
        ErrorKind::UnknownArgument => {
            let word = text(wrong, ContextKind::InvalidArg)?;
            let error = Error::usage(if word.starts_with('-') {
                format!("there is no {word} here")
            } else {
                format!("\"{word}\" is not understood here")
            });
            Some(guessing(error, text(wrong, ContextKind::SuggestedArg)))
        }
        ErrorKind::InvalidSubcommand => {
            let word = text(wrong, ContextKind::InvalidSubcommand)?;
            let error = Error::usage(format!("there is no command \"{word}\""));
            if word == "help" {
                let hint = "in danger: daymark help-now; every command: daymark --help";
                return Some(error.hint(hint));
            }
            let known = built();
            if let Some(whole) = under_a_noun(&known, word) {
                return Some(error.hint("did you mean").run(whole));
            }
            // What somebody types after a return to use is no guess at what another word meant.
            // clap puts the nearest last.
            let near = texts(wrong, ContextKind::SuggestedSubcommand).iter().rev();
            Some(guessing(error, near.map(String::as_str).find(|name| is_named(&known, name))))
        }
        ErrorKind::ArgumentConflict => {
            let (one, other) = (text(wrong, ContextKind::InvalidArg)?, ContextKind::PriorArg);
            let (one, other) = (name(one), name(texts(wrong, other).first()?));
            Some(Error::usage(if one == other {
                format!("{one} is given twice")
            } else {
                format!("{one} and {other} do not go together")
            }))
        }
        ErrorKind::MissingRequiredArgument => {
            let missing = texts(wrong, ContextKind::InvalidArg).iter();
            let missing: Vec<_> = missing.map(|arg| name(arg)).collect();
            let are = if missing.len() == 1 { "is" } else { "are" };
            let error = Error::usage(format!("{} {are} missing", format::list(&missing)));
            let usage = wrong.get(ContextKind::Usage).map(ToString::to_string);
            Some(match usage.as_deref().and_then(|usage| usage.strip_prefix("Usage: ")) {
                Some(usage) => error.hint(format!("usage: {usage}")),
                None => error,
            })
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let (arg, value) =
                (text(wrong, ContextKind::InvalidArg)?, text(wrong, ContextKind::InvalidValue)?);
            let takes = texts(wrong, ContextKind::ValidValue);
            let why = match wrong.source() {
                Some(why) if why.is::<ParseIntError>() => {
                    format!("\"{value}\" does not fit; it takes whole numbers")
                }
                Some(why) => {
                    // clap writes a range as Rust does.
                    let why = why
                        .to_string()
                        .replace("is not in ", "is not from ")
                        .replace("..=", " to ");
                    let names_it = why.contains(value) || why.contains('"');
                    if names_it {
                        why
                    } else if why.contains("does not fit") {
                        format!("\"{value}\": {why}")
                    } else {
                        format!("\"{value}\" does not fit: {why}")
                    }
                }
                None if takes.is_empty() => return None,
                None => format!("\"{value}\" does not fit; it takes {}", takes.join(", ")),
            };
            let flag = Some(name(arg)).filter(|name| name.starts_with('-'));
            let error = Error::usage(match flag {
                Some(flag) => format!("{flag}: {why}"),
                None => why,
            });
            Some(guessing(error, text(wrong, ContextKind::SuggestedValue)))
        }
        _ => None,
    }
}

/// The same error, with what was probably meant.
fn guessing(error: Error, near: Option<&str>) -> Error {
    match near {
        Some(near) => error.hint(format!("did you mean {near}?")),
        None => error,
    }
}

fn text(wrong: &clap::Error, of: ContextKind) -> Option<&str> {
    texts(wrong, of).first().map(String::as_str)
}

fn texts(wrong: &clap::Error, of: ContextKind) -> &[String] {
    match wrong.get(of) {
        Some(ContextValue::Strings(all)) => all,
        Some(ContextValue::String(one)) => std::slice::from_ref(one),
        _ => &[],
    }
}

/// A flag without what it takes; of `[TEXT]` the word.
fn name(arg: &str) -> &str {
    arg.split(' ').next().unwrap_or(arg).trim_matches(['[', ']', '<', '>', '.'])
}

/// Whether a command or a verb is called so, and not by an alias.
fn is_named(command: &Command, name: &str) -> bool {
    command
        .get_subcommands()
        .any(|verb| (verb.get_name() == name && !verb.is_hide_set()) || is_named(verb, name))
}

/// The whole command where a word is a verb of one noun alone: "med kit" for "kit".
fn under_a_noun(known: &Command, word: &str) -> Option<String> {
    let has = |noun: &&Command| {
        noun.get_subcommands().any(|verb| verb.get_name() == word && !verb.is_hide_set())
    };
    let mut nouns = known.get_subcommands().filter(has);
    let noun = nouns.next()?;
    nouns.next().is_none().then(|| format!("{} {word}", noun.get_name()))
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
