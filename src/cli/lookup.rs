//! Looks records up by name, with hints where that fails.

use super::console::Console;
use super::context::Context;
use super::entry_lookup;
use super::error::{Error, Kind};
use super::prompt::Question;
use crate::app::{self, focuses};
use crate::domain::name_match::{self, Named, NotFound};
use crate::domain::record::{Noun, Record};
use crate::domain::records::focus::{Focus, primary};
use crate::domain::records::routine::Routine;
use crate::domain::text::Name;
use crate::render::{format, sanitize};
use crate::storage::Reader;

/// As many names are told where one that was typed fits several.
const MOST_NAMED: usize = 5;

pub(crate) const FOCUS: Noun = Noun::plain("focus", "focuses");
pub(crate) const OWN_MILESTONE: Noun = Noun {
    command: "milestones",
    key: "milestone",
    keys: "milestones",
    list: "",
    ..Noun::plain("milestone of your own", "milestones of your own")
};

/// What shows a page of this focus again, after the name of the program.
pub(crate) fn again(verb: &str, focus: Option<&Name>) -> String {
    let focus = focus.map(|name| format!(" --focus {}", format::quoted(name.as_str())));
    format!("{verb}{}", focus.unwrap_or_default())
}

/// The record of this name, archived or not; else the only one kept that has a word which begins
/// so.
///
/// # Errors
/// One of kind `NotFound`, with the names that fit or the nearest one.
pub(crate) fn find<'r, R: Named>(
    noun: &Noun,
    records: impl IntoIterator<Item = &'r R, IntoIter: Clone>,
    name: &Name,
) -> Result<&'r R, Error> {
    let records = records.into_iter();
    name_match::find(records.clone(), name)
        .map_err(|unfound| not_found(noun, name, unfound, records.count() == 0))
}

/// The error for a name that finds no single record.
pub(crate) fn not_found(noun: &Noun, name: &Name, unfound: NotFound, none_kept: bool) -> Error {
    match unfound {
        NotFound::None(near) => none(noun, name, near.as_ref(), none_kept),
        NotFound::Several(names) => {
            let what = noun.one;
            let message = format!("more than one {what} has a word that begins with \"{name}\"");
            let mut fitting: Vec<String> = names
                .iter()
                .take(MOST_NAMED)
                .map(|name| format::quoted(name.as_str()).into_owned())
                .collect();
            fitting.extend((names.len() > MOST_NAMED).then(|| "others".to_owned()));
            Error::new(Kind::NotFound, message)
                .hint(format!("write one of: {}", fitting.join(", ")))
        }
    }
}

/// There is nothing that use could be reported of.
pub(crate) fn no_focus() -> Error {
    Error::refused("there is no active focus in the journal").hint("add one with").run("focus add")
}

/// Finds a record by its whole name only, as `--forever` and `focus restart` require.
///
/// # Errors
/// One of kind `NotFound` with the name that the one meant may have.
pub(crate) fn whole<'r, R: Named>(
    noun: &Noun,
    records: &'r [R],
    name: &Name,
) -> Result<&'r R, Error> {
    if let Some(record) = name_match::exact(records, name) {
        return Ok(record);
    }
    let meant = find(noun, records, name)?.name();
    Err(none(noun, name, None, false)
        .hint(format!("this takes the whole name: {}", format::quoted(meant.as_str()))))
}

impl From<app::Error> for Error {
    fn from(error: app::Error) -> Self {
        match error {
            app::Error::Storage(error) => error.into(),
            app::Error::BadName(bad) => bad.into(),
            app::Error::NoMilestone { name, why, none_kept } => {
                not_found(&OWN_MILESTONE, &name, why, none_kept)
            }
            app::Error::MilestonePutAway(_) => Self::refused(error),
            app::Error::RoutinePutAway(name) => put_away(&Routine::NOUN, &name),
            app::Error::EntryGone => entry_lookup::gone(),
            app::Error::NoFocus { name, why, none_kept } => {
                not_found(&FOCUS, &name, why, none_kept)
            }
        }
    }
}

/// A record that is put away, and so takes nothing more.
pub(crate) fn put_away(noun: &Noun, name: &Name) -> Error {
    let (verb, name) = (noun.command, format::quoted(name.as_str()));
    Error::refused(format!("the {} {name} is put away", noun.one))
        .hint("bring it back first")
        .run(format!("{verb} archive {name} --restore"))
}

fn none(noun: &Noun, name: &Name, near: Option<&Name>, none_kept: bool) -> Error {
    let what = noun.one;
    let error = Error::new(Kind::NotFound, format!("there is no {what} named \"{name}\""));
    match near {
        Some(near) => error.hint(format!("did you mean \"{near}\"?")),
        None if none_kept => error.hint("add one with").run(noun.add_command()),
        None => error.hint("see all of them with").run(noun.list_command()),
    }
}

/// The focus that a name finds.
pub(crate) fn focus<'f>(focuses: &'f [Focus], name: &Name) -> Result<&'f Focus, Error> {
    Ok(focuses::named(focuses, name)?)
}

/// Says which focus a part of its name has found, before a page that does not name it.
///
/// # Errors
/// Those of [`focus`], or what the database reports.
pub(crate) fn say_found(
    context: &mut Context<'_>,
    journal: &Reader,
    name: Option<&Name>,
) -> Result<(), Error> {
    let Some(name) = name else { return Ok(()) };
    let focuses = journal.focuses()?;
    let found = &focus(&focuses, name)?.name;
    if found.folded() != name.folded() {
        context.console.say(format!("The focus is {found}."));
    }
    Ok(())
}

/// The focus of the given name, else the primary focus.
///
/// # Errors
/// As [`focus`]; one of kind `Refused` where there is no focus that is not archived.
pub(crate) fn one<'f>(focuses: &'f [Focus], name: Option<&Name>) -> Result<&'f Focus, Error> {
    match name {
        Some(name) => focus(focuses, name),
        None => primary(focuses).ok_or_else(no_focus),
    }
}

/// The routine that a name finds.
pub(crate) fn routine<'r>(routines: &'r [Routine], name: &Name) -> Result<&'r Routine, Error> {
    find(&Routine::NOUN, routines, name)
}

/// The whole name of the record that the given one finds, or that the person picks among those
/// archived or not.
///
/// # Errors
/// Those of [`find`]; a usage error where nobody can be asked; one of kind `NotFound` where there
/// is nothing to pick.
pub(crate) fn given_or_picked<R: Named>(
    console: &mut Console,
    noun: &Noun,
    records: &[R],
    given: Option<&Name>,
    archived: bool,
) -> Result<Name, Error> {
    if let Some(name) = given {
        return Ok(find(noun, records, name)?.name().clone());
    }
    let known = records.iter().filter(|record| record.is_archived() == archived);
    let known: Vec<&Name> = known.map(Named::name).collect();
    let options = options(console, known.iter().copied());
    let picked = pick(console, noun, &options, records.is_empty())?;
    known.get(picked).map(|name| (*name).clone()).ok_or_else(none_picked)
}

/// The place of the one that the person picks; `none_kept` says whether nothing of the kind is there at all.
///
/// # Errors
/// As [`given_or_picked`].
pub(crate) fn pick(
    console: &mut Console,
    noun: &Noun,
    options: &[String],
    none_kept: bool,
) -> Result<usize, Error> {
    if none_kept && options.is_empty() {
        let message = format!("there is no {} yet", noun.one);
        return Err(Error::new(Kind::NotFound, message)
            .hint("add one with")
            .run(noun.add_command()));
    }
    some(noun, options)?;
    let options: Vec<&str> = options.iter().map(String::as_str).collect();
    let text = format!("Which {}", noun.one);
    let question = Question { text: &text, help: "Choose one; Ctrl-C ends.", flag: "NAME" };
    // The only one there is needs but Enter.
    console.prompt.need_pick(&question, &options, (options.len() == 1).then_some(0))
}

/// The names that the person picks among `known`, at least one.
///
/// # Errors
/// As [`given_or_picked`]; one of kind `Declined` where none is picked.
pub(crate) fn picked(
    console: &mut Console,
    noun: &Noun,
    known: &[Name],
) -> Result<Vec<Name>, Error> {
    let options = options(console, known);
    some(noun, &options)?;
    let options: Vec<&str> = options.iter().map(String::as_str).collect();
    let text = format!("Which {}", noun.many);
    let question = Question { text: &text, help: "Choose any; Ctrl-C ends.", flag: "NAME" };
    console.prompt.must_ask(&question)?;
    let picked = console.prompt.pick_many(&question, &options, "none of them", None)?;
    let picked: Vec<Name> =
        picked.unwrap_or_default().into_iter().filter_map(|at| known.get(at).cloned()).collect();
    if picked.is_empty() {
        return Err(Error::declined("Nothing was chosen, and nothing was written."));
    }
    Ok(picked)
}

/// The names as they can be shown.
fn options<'k>(console: &Console, known: impl IntoIterator<Item = &'k Name>) -> Vec<String> {
    let unicode = console.environment.unicode;
    let shown = |name: &Name| sanitize::line(name.as_str(), unicode).into_owned();
    known.into_iter().map(shown).collect()
}

/// Sees that there is something to choose from.
fn some(noun: &Noun, options: &[String]) -> Result<(), Error> {
    if options.is_empty() {
        let message = format!("there is no {} that this could be for", noun.one);
        return Err(Error::new(Kind::NotFound, message)
            .hint("see what there is with")
            .run(noun.list_command()));
    }
    Ok(())
}

fn none_picked() -> Error {
    Error::new(Kind::Cancelled, "nothing was chosen, and nothing was written")
}
