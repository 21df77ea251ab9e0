//! Looks an entry up by `last`, its id, or the start of its id.

use super::context::Context;
use super::error::{Error, Kind};
use super::prompt::Question;
use crate::domain::entry::{EntryKind, Tombstone};
use crate::domain::id::Id;
use crate::domain::time::day::Day;
use crate::render::{self, format};
use crate::storage::Reader;

/// As many of the latest entries are offered where none is named.
const OFFERED: u32 = 9;
/// As many candidates as are named where one start fits several entries.
const MOST_NAMED: usize = 5;

/// The entry that an id names, or the tombstone of a deleted one.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Named {
    /// An entry of the journal.
    Entry(Id),
    /// One that was deleted.
    Deleted(Tombstone),
}

impl Named {
    fn id(self) -> Id {
        match self {
            Self::Entry(id) => id,
            Self::Deleted(tombstone) => tombstone.id,
        }
    }

    /// The id to name it by, and what it is: "c1a01 (check-in of 2026-11-20)".
    fn described(self, journal: &Reader, or_deleted: bool) -> Result<String, Error> {
        let Self::Entry(id) = self else { return Ok(format!("{} (deleted)", self.id())) };
        let entry = journal.entry(id)?.ok_or_else(gone)?;
        // Short ids tell entries apart from each other, not from deleted ones.
        let name = if or_deleted { id.to_string() } else { journal.short_id(id)? };
        Ok(format!("{name} ({})", subject(entry.kind(), entry.day)))
    }
}

/// The entry that is named, or that the person picks among the latest.
///
/// # Errors
/// Those of [`entry`]; a usage error where none is named and nobody can be asked.
pub(crate) fn given_or_picked(
    context: &mut Context<'_>,
    journal: &Reader,
    given: Option<&str>,
) -> Result<Id, Error> {
    if let Some(text) = given {
        return entry(journal, text);
    }
    let help = "These are the latest. For an older one give its id, which daymark log shows.";
    let question = Question { text: "Which entry", help, flag: "ID" };
    context.console.prompt.must_ask(&question)?;
    let ids = journal.newest_entries(OFFERED)?;
    let focuses = journal.focuses()?;
    let (look, today) = (context.look(), context.today());
    let option = |id: &Id| {
        let entry = journal.entry(*id)?.ok_or_else(gone)?;
        Ok(render::entry::option(&context.view(&entry, "", &focuses), &look, today))
    };
    let options = ids.iter().map(option).collect::<Result<Vec<_>, Error>>()?;
    if options.is_empty() {
        return Err(none_yet());
    }
    let options: Vec<_> = options.iter().map(String::as_str).collect();
    let only = (options.len() == 1).then_some(0);
    let picked = context.console.prompt.need_pick(&question, &options, only)?;
    ids.get(picked).copied().ok_or_else(gone)
}

/// The entry that `last`, an id, or a start of it of at least 4 characters names.
///
/// # Errors
/// One of kind `NotFound` where there is none, or where there are several; it names them.
pub(crate) fn entry(journal: &Reader, text: &str) -> Result<Id, Error> {
    only(journal, text, false).map(Named::id)
}

/// As [`entry`], among the entries that were deleted too.
///
/// # Errors
/// Those of [`entry`].
pub(crate) fn entry_or_deleted(journal: &Reader, text: &str) -> Result<Named, Error> {
    only(journal, text, true)
}

fn only(journal: &Reader, text: &str, or_deleted: bool) -> Result<Named, Error> {
    if text.eq_ignore_ascii_case("last") {
        return journal.newest_entries(1)?.first().copied().map(Named::Entry).ok_or_else(none_yet);
    }
    let Some((first, last)) = Id::starting_with(text) else {
        return Err(unknown(text)
            .hint("an id is at least 4 of the digits 0 to 9 and a to f; see")
            .run("log"));
    };
    let most = u32::try_from(MOST_NAMED + 1).unwrap_or(u32::MAX);
    let mut found: Vec<_> =
        journal.entries_between(first, last, most)?.into_iter().map(Named::Entry).collect();
    if or_deleted {
        let deleted = journal.tombstones_between(first, last, most)?;
        found.extend(deleted.into_iter().map(Named::Deleted));
    }
    match found[..] {
        [] => Err(unknown(text).hint("see the ids with").run("log")),
        [only] => Ok(only),
        ref several => {
            let named =
                several.iter().take(MOST_NAMED).map(|one| one.described(journal, or_deleted));
            let mut named = named.collect::<Result<Vec<_>, _>>()?;
            named.extend((several.len() > MOST_NAMED).then(|| "others".to_owned()));
            let message = format!("more than one entry starts with \"{text}\"");
            let hint = format!("write one of: {}", named.join(", "));
            Err(Error::new(Kind::NotFound, message).hint(hint))
        }
    }
}

/// What is said of an entry where a change is named: "check-in of 2026-11-20".
pub(crate) fn subject(kind: EntryKind, day: Day) -> String {
    format!("{} of {day}", format::kind(kind))
}

fn none_yet() -> Error {
    Error::new(Kind::NotFound, "there is no entry yet")
}

/// An entry that was there a moment ago is there no more.
pub(crate) fn gone() -> Error {
    Error::new(Kind::NotFound, "the entry was deleted in the meantime")
}

fn unknown(text: &str) -> Error {
    let start: String = text.chars().take(40).collect();
    let more = if start.len() < text.len() { "…" } else { "" };
    Error::new(Kind::NotFound, format!("there is no entry \"{start}{more}\""))
}
