//! Which values each flag and argument takes, as far as they can be known.

use std::convert::Infallible;

use clap::Arg;

use crate::cli::settings::Key;
use crate::domain::code::Code;
use crate::domain::entry::EntryKind;
use crate::domain::entry::balance::Ready;
use crate::domain::entry::checkin::{SmallDone, Used};
use crate::domain::entry::coping::Coping;
use crate::domain::entry::craving::Acted;
use crate::domain::entry::dose::DoseOutcome;
use crate::domain::entry::field::Field;
use crate::domain::entry::situation::Situation;
use crate::domain::entry::stage::Stage;
use crate::domain::focus_kind::{FocusKind, UseGoal};
use crate::domain::phase::Phase;
use crate::domain::privacy::Part;
use crate::domain::record::{Input, NO, Record, YES};
use crate::domain::records::medication::Medication;
use crate::domain::records::own_scale::OwnScale;
use crate::domain::records::routine::starters::STARTERS;
use crate::domain::recovery::global_change::GlobalChange;
use crate::domain::recovery::region::Region;
use crate::domain::screening::{Form, Instrument};
use crate::storage::Table;
use crate::storage::registry::{EachRecord, each_record};

/// Where the completions of an argument come from.
#[derive(Debug, Clone)]
pub(super) enum Source {
    /// A fixed list.
    Words(Vec<String>),
    /// Ways of coping, each perhaps with how far it helped.
    Coping,
    /// Whether the person used, or used of one focus.
    Used,
    /// Focuses of the journal.
    Focuses,
    /// Routines of the journal.
    Routines,
    /// What the routines belong to.
    Categories,
    /// Milestones of the person's own.
    Milestones,
    /// Records of the kind that has this verb.
    Records(&'static str),
    /// Feelings used lately.
    Feelings,
    /// Tags used lately.
    Tags,
    /// Tags and feelings used lately.
    Labels,
    /// Any file.
    Files,
    /// Any directory.
    Directories,
    /// What clap knows by itself, or nobody: numbers, times, new names, words.
    Open,
}

/// The source of what an argument of a verb takes; `None` for one that is not known here.
pub(super) fn of(verb: &str, argument: &Arg) -> Option<Source> {
    if !argument.get_possible_values().is_empty() {
        return Some(Source::Open);
    }
    let id = argument.get_id().as_str();
    let named = by_name(verb, id).or_else(|| OfRecord::find(verb, id));
    named.or_else(|| by_value(argument.get_value_names()?.first()?))
}

/// The source of an argument of a verb that every noun has, from the fields of the noun.
struct OfRecord<'a> {
    verb: &'a str,
    argument: &'a str,
    found: Option<Source>,
}

impl<'a> OfRecord<'a> {
    fn find(verb: &'a str, argument: &'a str) -> Option<Source> {
        let mut of = Self { verb, argument, found: None };
        let Ok(()) = each_record(&mut of);
        of.found
    }
}

impl EachRecord for OfRecord<'_> {
    type Error = Infallible;

    fn visit<R: Table>(&mut self) -> Result<(), Infallible> {
        let Some((noun, verb)) = self.verb.rsplit_once(' ') else { return Ok(()) };
        if noun != R::NOUN.command {
            return Ok(());
        }
        let field = R::FIELDS.iter().find(|field| field.flag == self.argument);
        self.found = match (self.argument, field.map(|field| field.input)) {
            ("name" | "names", _) if verb != "add" => Some(Source::Records(R::NOUN.command)),
            ("name" | "new-name", _)
            | (
                _,
                Some(
                    Input::Line
                    | Input::Number
                    | Input::Decimal
                    | Input::Text
                    | Input::Moment
                    | Input::Schedule
                    | Input::DayTime
                    | Input::Within
                    | Input::After,
                ),
            ) => Some(Source::Open),
            (_, Some(Input::Focus)) => Some(Source::Focuses),
            (_, Some(Input::Flag)) => Some(words(&[YES, NO])),
            (_, Some(Input::Choice(list))) => {
                Some(Source::Words(list.codes().into_iter().map(str::to_owned).collect()))
            }
            (_, Some(Input::Day) | None) => None,
        };
        Ok(())
    }
}

/// By what stands for the value in the help.
fn by_value(name: &str) -> Option<Source> {
    Some(match name {
        "DAY" => words(&["today", "yesterday"]),
        "WEEK" => words(&["last"]),
        "LENGTH" => words(&["all"]),
        "TEXT" | "WORDS" | "WHEN" | "TIME" | "HOURS" | "N" | "0-10" => Source::Open,
        _ => return None,
    })
}

/// Fields other than scales that `edit` takes as words or figures of the person's own.
const OPEN_FIELDS: [Field; 7] = [
    Field::Before,
    Field::Sleep,
    Field::Intensity,
    Field::Minutes,
    Field::After,
    Field::Place,
    Field::Company,
];

fn is_open_field(name: &str) -> bool {
    let is_open = |field| matches!(field, Field::Rating(_)) || OPEN_FIELDS.contains(&field);
    Field::from_code(name).is_ok_and(is_open)
}

/// By the names of the verb and the argument.
#[expect(clippy::match_same_arms, reason = "a table reads by its nouns")]
fn by_name(verb: &str, argument: &str) -> Option<Source> {
    Some(match (verb, argument) {
        (_, "journal") | ("man" | "demo" | "salvage", "dir") => Source::Directories,
        ("import" | "backup" | "restore", "file") | ("merge", "other") | (_, "output") => {
            Source::Files
        }

        ("screen take" | "screen record" | "screen drop", "instrument") => {
            Source::Words(codes::<Instrument>())
        }
        ("screen take", "answers") | ("screen record", "total") => Source::Open,
        ("import", "map") | ("today", "format") => Source::Open,
        ("screen record", "form") => Source::Words(codes::<Form>()),
        ("beside", "include") => words(&["names"]),
        ("milestones add", "weeks_within") | ("goal step", "words") | ("med kit", "place") => {
            Source::Open
        }
        ("init", "focus") => Source::Open,
        ("focus add" | "milestones add", "name") => Source::Open,
        ("help-now add" | "help-now remove", "name" | "phone") => Source::Open,
        (
            _,
            "passphrase_fd" | "new_passphrase_fd" | "other_passphrase_fd" | "seal_passphrase_fd",
        ) => Source::Open,
        (_, "seal_to") | ("export data", "to") => Source::Open,
        ("focus edit", "name" | "unit" | "limit" | "usual" | "cost" | "hours") => Source::Open,
        (_, "amount") | ("used" | "edit", "cost") => Source::Open,
        ("checkin" | "edit", "scale") => Source::Records(OwnScale::NOUN.command),
        (_, "focus") | ("focus show" | "focus restart" | "focus archive", "name") => {
            Source::Focuses
        }
        (_, "did") => Source::Routines,
        ("checkin", "took" | "missed") => Source::Records(Medication::NOUN.command),
        (_, "category") => Source::Categories,
        ("milestones archive", "name") => Source::Milestones,

        ("plan copy-to-help", "names") => Source::Records("plan"),
        ("plan add" | "plan edit", "situation") => Source::Words(codes::<Situation>()),
        ("plan add" | "plan edit", "coping") => Source::Words(codes::<Coping>()),
        (_, "situation") => with("none", codes::<Situation>()),
        (_, "coping") => Source::Coping,
        ("init", "used") => Source::Words(codes::<Used>()),
        (_, "used") => Source::Used,
        (_, "feeling") => Source::Feelings,
        ("log", "tag") => Source::Labels,
        (_, "tag") => Source::Tags,
        (_, "acted") => Source::Words(codes::<Acted>()),
        ("ride", "helped") => words(&["yes", "partly", "no"]),
        (_, "safe" | "overdose") => words(&["yes", "no"]),
        (_, "ready") => Source::Words(codes::<Ready>()),
        (_, "stage") => Source::Words(codes::<Stage>()),
        (_, "phase") => Source::Words(codes::<Phase>()),
        (_, "clear") => Source::Words(codes::<Field>()),
        ("log", "kind") => Source::Words(codes::<EntryKind>()),
        (_, "kind") => Source::Words(codes::<FocusKind>()),
        (_, "goal") => Source::Words(codes::<UseGoal>()),
        (_, "region") => with("all", codes::<Region>()),
        (_, "include") => Source::Words(codes::<Part>()),
        (_, "overall") => Source::Words(codes::<GlobalChange>()),
        ("init", "routine") => Source::Words(STARTERS.iter().map(|one| one.name.into()).collect()),
        ("config get" | "config set", "key") => {
            Source::Words(Key::all().map(|key| key.name().into_owned()).collect())
        }
        ("show" | "edit", "id") | ("delete", "ids") | ("packet", "notes") => words(&["last"]),
        ("packet", "recipient") | ("undo", "steps") | ("config set", "value") | (_, "period") => {
            Source::Open
        }
        (_, "item") | ("life" | "edit", "area") => Source::Open,
        (_, "small_done" | "small-done") => Source::Words(codes::<SmallDone>()),
        ("edit", "outcome") => Source::Words(codes::<DoseOutcome>()),
        ("edit", field) if is_open_field(field) => Source::Open,
        _ => return None,
    })
}

fn codes<C: Code>() -> Vec<String> {
    C::codes().into_iter().map(str::to_owned).collect()
}

fn words(words: &[&str]) -> Source {
    Source::Words(words.iter().map(ToString::to_string).collect())
}

fn with(word: &str, mut words: Vec<String>) -> Source {
    words.push(word.to_owned());
    Source::Words(words)
}
