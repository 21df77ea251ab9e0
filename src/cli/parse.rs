//! Parses the command line into `Args`.

use std::ffi::OsString;

use clap::error::ErrorKind;
use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Command, CommandFactory, FromArgMatches, Subcommand};

use super::args::{Args, Top, UrgentVerb, Verb};
use super::global::Global;
use super::help;

/// Reads the words, the first of which is the name of the program.
///
/// # Errors
/// What clap says of them, or shows instead: help, or the version.
pub(crate) fn parse(words: &[OsString]) -> Result<Args, clap::Error> {
    let mut command = match with_the_verb(words) {
        Ok(Some(command)) => command,
        Ok(None) => help::command(),
        Err(version) => return Err(version),
    };
    let mut matches = command.try_get_matches_from_mut(words)?;
    verbs_come_first(&command, &matches)?;
    Ok(Args {
        global: Global::from_arg_matches_mut(&mut matches)?,
        verb: matches
            .subcommand_name()
            .is_some()
            .then(|| Verb::from_arg_matches_mut(&mut matches))
            .transpose()?,
    })
}

/// The command line with no verb but the one that the words name: each that is there costs time at
/// every start. `None` where they name none, or cannot be read before it.
fn with_the_verb(words: &[OsString]) -> Result<Option<Command>, clap::Error> {
    let top = Top::command().allow_external_subcommands(true);
    let verb = match top.try_get_matches_from(words) {
        Ok(matches) => matches.subcommand_name().map(str::to_owned),
        Err(version) if version.kind() == ErrorKind::DisplayVersion => return Err(version),
        Err(_) => None,
    };
    let verb = verb.and_then(|name| {
        named(&name, UrgentVerb::augment_subcommands)
            .or_else(|| named(&name, Verb::augment_subcommands))
    });
    Ok(verb.map(|verb| Top::command().subcommand(verb)))
}

/// The verb of this name among those that `augment` adds to a command.
fn named(name: &str, augment: fn(Command) -> Command) -> Option<Command> {
    let verbs = augment(Command::new(""));
    let verb = verbs.find_subcommand(name).cloned();
    // It is over soon: to take all verbs apart would cost as much as to parse the words.
    std::mem::forget(verbs);
    verb
}

/// Refuses what stands between a noun and its verb, where it would be taken for nothing.
///
/// clap has a setting for this, which refuses the global flags with the others.
fn verbs_come_first(command: &Command, matches: &ArgMatches) -> Result<(), clap::Error> {
    let global: Vec<_> =
        command.get_arguments().filter(|arg| arg.is_global_set()).map(Arg::get_id).collect();
    let own = |of: &ArgMatches, id: &clap::Id| {
        !global.contains(&id) && of.value_source(id.as_str()) == Some(ValueSource::CommandLine)
    };
    if let Some((noun, of_noun)) = matches.subcommand()
        && let Some((verb, _)) = of_noun.subcommand()
        && of_noun.ids().any(|id| own(of_noun, id))
    {
        return Err(clap::Error::raw(
            ErrorKind::ArgumentConflict,
            format!(
                "\"{verb}\" must come before its own words and flags\n\n\
                 begin with daymark {noun} {verb}, and write the rest after it"
            ),
        ));
    }
    Ok(())
}
