//! The subcommands that every noun has, built from its fields.

use std::marker::PhantomData;

use clap::{Arg, ArgAction, ArgMatches, Command, FromArgMatches, Subcommand, value_parser};

use super::RecordCommand;
use super::patch::{FieldValue, RecordPatch};
use crate::domain::code::with_article;
use crate::domain::record::{FieldSpec, Input, Record, YES};
use crate::domain::text::Name;

/// The subcommands of a noun.
#[derive(Debug)]
pub(crate) enum RecordVerb<R: RecordCommand> {
    /// Add one.
    Add {
        /// Its name; asked when absent.
        name: Option<Name>,
        /// What is said of its fields.
        fields: RecordPatch<R>,
    },
    /// List them.
    List {
        /// With those put away.
        all: bool,
    },
    /// Show everything of one.
    Show {
        /// Its name, or a part of it; picked when absent.
        name: Option<Name>,
    },
    /// Change fields of one.
    Edit {
        /// Its name, or a part of it; picked when absent.
        name: Option<Name>,
        /// Its new name.
        new_name: Option<Name>,
        /// What is said of its fields.
        fields: RecordPatch<R>,
    },
    /// Put one away, or bring it back.
    Archive {
        /// Its name, or a part of it; picked when absent.
        name: Option<Name>,
        /// Bring it back.
        restore: bool,
    },
    /// Delete one.
    Delete {
        /// Its name, or a part of it; picked when absent.
        name: Option<Name>,
        /// Beyond recall.
        forever: bool,
        /// Without being asked.
        yes: bool,
    },
    /// A verb of its own.
    Own(R::Verb),
}

impl<R: RecordCommand> Subcommand for RecordVerb<R> {
    fn augment_subcommands(command: Command) -> Command {
        let noun = R::NOUN;
        let (one, many) = (noun.one, noun.many);
        let a_noun = with_article(one);
        let verb = |name: &'static str, about: String| Command::new(name).about(about);
        let leads = |field: &&FieldSpec<R>| R::LED_BY == Some(field.flag);
        let add = verb("add", format!("Add {a_noun}"))
            .args(R::FIELDS.iter().filter(leads).map(argument))
            .arg(match R::WORDS {
                Some(_) => Arg::new("words-of-it")
                    .value_name("WORDS")
                    .help(format!("The {one}, in your words; asked when not given")),
                None => name_arg("NAME", &format!("The name of the {one}; asked when not given")),
            })
            .args(R::FIELDS.iter().filter(|field| !leads(field)).map(flag));
        let list = verb("list", format!("List the {many}")).arg(
            Arg::new("all").long("all").action(ArgAction::SetTrue).help("With those put away"),
        );
        let show = verb("show", format!("Show all of {a_noun}")).arg(find_arg(one));
        let clear = Arg::new("clear")
            .long("clear")
            .value_name("FIELDS")
            .value_delimiter(',')
            .action(ArgAction::Append)
            .value_parser(R::FIELDS.iter().map(|field| field.flag).collect::<Vec<_>>())
            .hide_possible_values(true)
            .help("Clear these fields");
        let edit = verb("edit", format!("Change {a_noun}"))
            .arg(find_arg(one))
            .arg(
                Arg::new("new-name")
                    .long("name")
                    .value_name("NAME")
                    .value_parser(value_parser!(Name))
                    .help("Its new name"),
            )
            .args(R::FIELDS.iter().map(flag))
            .arg(clear);
        let archive =
            verb("archive", format!("Put {a_noun} away, or bring it back")).arg(find_arg(one)).arg(
                Arg::new("restore")
                    .long("restore")
                    .action(ArgAction::SetTrue)
                    .help("Bring it back"),
            );
        let delete = verb("delete", format!("Delete {a_noun}"))
            .arg(find_arg(one))
            .arg(
                Arg::new("forever")
                    .long("forever")
                    .action(ArgAction::SetTrue)
                    .help("Delete it for good; this takes the whole name"),
            )
            .arg(
                Arg::new("yes")
                    .long("yes")
                    .short('y')
                    .action(ArgAction::SetTrue)
                    .help("Delete it without being asked"),
            );
        let verbs = [add, list, show, edit, archive, delete];
        let verbs = verbs.into_iter().filter(|verb| !R::WITHOUT.contains(&verb.get_name()));
        let verbs = verbs.map(|verb| verb.after_help(R::EXAMPLES));
        let own = R::Verb::augment_subcommands(Command::new(""));
        let own = own.get_subcommands().cloned();
        command.subcommands(verbs).subcommands(own).after_help(R::EXAMPLES)
    }

    fn augment_subcommands_for_update(command: Command) -> Command {
        Self::augment_subcommands(command)
    }

    fn has_subcommand(name: &str) -> bool {
        ["add", "list", "show", "edit", "archive", "delete"].contains(&name)
            || R::Verb::has_subcommand(name)
    }
}

impl<R: RecordCommand> FromArgMatches for RecordVerb<R> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        Self::from_arg_matches_mut(&mut matches.clone())
    }

    fn from_arg_matches_mut(matches: &mut ArgMatches) -> Result<Self, clap::Error> {
        let Some((verb, of)) = matches.subcommand() else {
            return Ok(Self::Own(R::Verb::from_arg_matches_mut(matches)?));
        };
        let name = || of.get_one::<Name>("name").cloned();
        Ok(match verb {
            own if R::WITHOUT.contains(&own) => Self::Own(R::Verb::from_arg_matches_mut(matches)?),
            "add" if R::WORDS.is_some() => {
                let mut fields: RecordPatch<R> = patch(of);
                let at = R::FIELDS.iter().position(|field| Some(field.flag) == R::WORDS);
                let words = of.get_one::<String>("words-of-it").cloned();
                fields.given.extend(at.zip(words.map(FieldValue::Words)));
                Self::Add { name: None, fields }
            }
            "add" => Self::Add { name: name(), fields: patch(of) },
            "list" => Self::List { all: of.get_flag("all") },
            "show" => Self::Show { name: name() },
            "edit" => Self::Edit {
                name: name(),
                new_name: of.get_one::<Name>("new-name").cloned(),
                fields: patch(of),
            },
            "archive" => Self::Archive { name: name(), restore: of.get_flag("restore") },
            "delete" => Self::Delete {
                name: name(),
                forever: of.get_flag("forever"),
                yes: of.get_flag("yes"),
            },
            _ => Self::Own(R::Verb::from_arg_matches_mut(matches)?),
        })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

fn name_arg(value_name: &'static str, help: &str) -> Arg {
    Arg::new("name").value_name(value_name).value_parser(value_parser!(Name)).help(help.to_owned())
}

fn find_arg(one: &str) -> Arg {
    let help = format!("The name of the {one}, or how a word of it starts; asked when not given");
    name_arg("NAME", &help)
}

fn flag<R>(field: &FieldSpec<R>) -> Arg {
    argument(field).long(field.flag)
}

/// The argument of a field, by its place and not by a flag.
fn argument<R>(field: &FieldSpec<R>) -> Arg {
    let arg = Arg::new(field.flag).value_name(field.value_name);
    match field.input {
        Input::Choice(list) => arg.help(format!("{}: {}", field.help, list.codes().join(", "))),
        Input::Text => arg.num_args(0..=1).help(format!(
            "{}; - reads it from standard input, and without words your editor opens",
            field.help
        )),
        Input::Flag => {
            arg.num_args(0..=1).require_equals(true).default_missing_value(YES).help(field.help)
        }
        Input::Day | Input::Moment => arg.allow_hyphen_values(true).help(field.help),
        Input::Line
        | Input::Focus
        | Input::Number
        | Input::Decimal
        | Input::Schedule
        | Input::DayTime
        | Input::Within
        | Input::After => arg.help(field.help),
    }
}

/// What the flags say of each field.
fn patch<R: Record>(matches: &ArgMatches) -> RecordPatch<R> {
    let cleared: Vec<&String> =
        matches.try_get_many("clear").ok().flatten().into_iter().flatten().collect();
    let mut given = Vec::new();
    for (at, field) in R::FIELDS.iter().enumerate() {
        if let Some(mut values) = matches.get_many::<String>(field.flag) {
            given.push((
                at,
                values.next().map_or(FieldValue::InEditor, |one| FieldValue::Words(one.clone())),
            ));
        } else if matches.contains_id(field.flag) && matches!(field.input, Input::Text) {
            given.push((at, FieldValue::InEditor));
        }
        if cleared.iter().any(|flag| *flag == field.flag) {
            given.push((at, FieldValue::Cleared));
        }
    }
    RecordPatch { given, of: PhantomData }
}
