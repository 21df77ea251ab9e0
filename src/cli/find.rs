//! Entries by what people call them: `last`, an id, or the start of one.

use super::error::{Error, Kind};
use crate::domain::day::Day;
use crate::domain::entry::EntryKind;
use crate::domain::id::Id;
use crate::render::words;
use crate::storage::Journal;

/// As many candidates as are named where one start fits several entries.
const MOST_NAMED: u32 = 5;

/// The entry that `last`, an id, or a start of it of at least 4 characters names.
///
/// # Errors
/// One of kind `NotFound` where there is none, or where there are several; it names them.
pub(crate) fn entry(journal: &Journal, text: &str) -> Result<Id, Error> {
    if text.eq_ignore_ascii_case("last") {
        let newest = journal.newest_entry()?;
        return newest.ok_or_else(|| Error::new(Kind::NotFound, "there is no entry yet"));
    }
    let Some((first, last)) = Id::starting_with(text) else {
        return Err(unknown(text)
            .hint("an id is at least 4 of the digits 0 to 9 and a to f; see: daymark log"));
    };
    match journal.entries_between(first, last, MOST_NAMED + 1)?[..] {
        [] => Err(unknown(text).hint("see the ids with: daymark log")),
        [only] => Ok(only),
        ref several => Err(ambiguous(journal, text, several)?),
    }
}

/// What is said of an entry where a change is named: "check-in of 2026-11-20".
pub(crate) fn subject(kind: EntryKind, day: Day) -> String {
    format!("{} of {day}", words::kind(kind))
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

fn ambiguous(journal: &Journal, text: &str, several: &[Id]) -> Result<Error, Error> {
    let mut named = Vec::new();
    for id in several {
        let entry = journal.entry(*id)?.ok_or_else(gone)?;
        let short = journal.short_id(*id)?;
        named.push(format!("{short} ({})", subject(entry.kind(), entry.day)));
    }
    if several.len() > MOST_NAMED as usize {
        named.pop();
        named.push("others".to_owned());
    }
    let message = format!("more than one entry starts with \"{text}\"");
    Ok(Error::new(Kind::NotFound, message).hint(format!("write one of: {}", named.join(", "))))
}
