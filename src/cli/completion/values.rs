//! The values that are offered for each flag and argument.

use std::ffi::OsStr;
use std::sync::Arc;

use clap::{Arg, Command};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate, PathCompleter};

use super::source::{self, Source};
use crate::domain::code::Code;
use crate::domain::entry::checkin::Used;
use crate::domain::entry::coping::{Coping, Helped};
use crate::domain::name_match::Named;
use crate::domain::text::folded;
use crate::storage::registry::{EachRecord, each_record};
use crate::storage::{self, Journal, JournalPaths, Reader, Table};

/// The command line in which every argument knows what it takes, with the names of the journal of a
/// place.
pub(super) fn offered(mut command: Command, place: Option<JournalPaths>) -> Command {
    command.build();
    verb(command, "", &Names(Arc::new(place)))
}

fn verb(command: Command, path: &str, names: &Names) -> Command {
    command.mut_args(|arg| argument(arg, path, names)).mut_subcommands(|one| {
        let path = format!("{path} {}", one.get_name());
        verb(one, path.trim_start(), names)
    })
}

fn argument(arg: Arg, path: &str, names: &Names) -> Arg {
    let takes_values = arg.get_action().takes_values();
    match source::of(path, &arg).filter(|_| takes_values) {
        None | Some(Source::Open) => arg,
        Some(Source::Files) => arg.add(ArgValueCompleter::new(PathCompleter::file())),
        Some(Source::Directories) => arg.add(ArgValueCompleter::new(PathCompleter::dir())),
        Some(source) => {
            let names = names.clone();
            arg.add(ArgValueCompleter::new(move |typed: &OsStr| {
                typed.to_str().map_or_else(Vec::new, |typed| fitting(&source, typed, &names))
            }))
        }
    }
}

/// What fits the last part of a list with commas between.
fn fitting(source: &Source, typed: &str, names: &Names) -> Vec<CompletionCandidate> {
    let (before, part) = typed.rfind(',').map_or(("", typed), |at| typed.split_at(at + 1));
    let sought = folded(part);
    let mut values = values(source, part, names);
    values.retain(|value| folded(value).starts_with(&sought));
    values.into_iter().map(|value| CompletionCandidate::new(format!("{before}{value}"))).collect()
}

/// What a source has for a part that is being typed, in the order of its list.
fn values(source: &Source, part: &str, names: &Names) -> Vec<String> {
    match source {
        Source::Words(words) => words.clone(),
        Source::Coping => match part.split_once(':') {
            None => codes::<Coping>("", ""),
            Some((way, _)) => codes::<Helped>(way, ":"),
        },
        // Each focus three times over would hide the short answers.
        Source::Used if part.is_empty() => codes::<Used>("", ""),
        Source::Used => {
            let focuses = values(&Source::Focuses, part, names);
            let of_each = focuses.iter().flat_map(|focus| codes::<Used>(focus, "="));
            codes::<Used>("", "").into_iter().chain(of_each).collect()
        }
        Source::Focuses => names.kept(Reader::focuses),
        Source::Routines => names.kept(Reader::routines),
        Source::Milestones => names.kept(Reader::own_milestones),
        Source::Records(verb) => names.read(|journal| {
            let mut of_noun = OfNoun { verb, journal, names: Vec::new() };
            each_record(&mut of_noun)?;
            Ok(of_noun.names)
        }),
        Source::Categories => names.read(|journal| {
            let mut categories: Vec<String> = journal
                .routines()?
                .into_iter()
                .filter(|routine| !routine.is_archived())
                .filter_map(|routine| Some(routine.category?.into()))
                .collect();
            categories.sort();
            categories.dedup();
            Ok(categories)
        }),
        Source::Feelings => names.read(|journal| Ok(texts(journal.recent_labels()?.feelings))),
        Source::Tags => names.read(|journal| Ok(texts(journal.recent_labels()?.tags))),
        Source::Labels => names.read(|journal| {
            let labels = journal.recent_labels()?;
            let mut both = texts(labels.tags);
            both.extend(texts(labels.feelings));
            both.sort();
            both.dedup();
            Ok(both)
        }),
        Source::Files | Source::Directories | Source::Open => Vec::new(),
    }
}

/// Every code of a list, behind a word and a sign.
fn codes<C: Code>(word: &str, sign: &str) -> Vec<String> {
    C::ALL.iter().map(|code| format!("{word}{sign}{}", code.code())).collect()
}

fn texts(labels: Vec<impl Into<String>>) -> Vec<String> {
    labels.into_iter().map(Into::into).collect()
}

/// The names of the records that are not put away.
fn kept(records: &[impl Named]) -> Vec<String> {
    let kept = records.iter().filter(|record| !record.is_archived());
    kept.map(|record| record.name().to_string()).collect()
}

/// The names of the records of the noun that has a verb.
struct OfNoun<'j> {
    verb: &'static str,
    journal: &'j Reader,
    names: Vec<String>,
}

impl EachRecord for OfNoun<'_> {
    type Error = storage::Error;

    fn visit<R: Table>(&mut self) -> storage::Result<()> {
        if R::NOUN.command == self.verb {
            let mut records = self.journal.all::<R>()?;
            records.retain(|one| !one.is_private());
            self.names = if records.is_empty() {
                R::STARTERS.iter().map(|name| (*name).to_owned()).collect()
            } else {
                kept(&records)
            };
        }
        Ok(())
    }
}

/// The names that a journal holds.
#[derive(Clone)]
struct Names(Arc<Option<JournalPaths>>);

impl Names {
    /// What `read` finds in the journal; nothing where it cannot be read at once.
    fn read(&self, read: impl Fn(&Reader) -> storage::Result<Vec<String>>) -> Vec<String> {
        let journal =
            self.0.as_ref().as_ref().and_then(|place| Journal::peek(place).ok().flatten());
        journal.and_then(|journal| read(&journal).ok()).unwrap_or_default()
    }

    fn kept<R: Named>(&self, records: impl Fn(&Reader) -> storage::Result<Vec<R>>) -> Vec<String> {
        self.read(|journal| Ok(kept(&records(journal)?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_decided_of_every_argument_what_is_offered() {
        fn undecided(command: &Command, path: &str, found: &mut Vec<String>) {
            for arg in command.get_arguments().filter(|arg| arg.get_action().takes_values()) {
                if source::of(path, arg).is_none() {
                    found.push(format!("{path}: {}", arg.get_id()));
                }
            }
            for verb in command.get_subcommands() {
                undecided(verb, format!("{path} {}", verb.get_name()).trim_start(), found);
            }
        }
        let mut command = crate::cli::command();
        command.build();
        let mut found = Vec::new();
        undecided(&command, "", &mut found);
        assert!(found.is_empty(), "{}", found.join("\n"));
    }
}
