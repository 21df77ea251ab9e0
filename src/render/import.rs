//! What a file holds that is read into the journal.

use std::fmt::Write;

use super::clean;
use super::program::Program;
use super::words::{count, list};
use crate::report::import::{Fates, Found, Import};

/// Says that it was written, and unless `quiet` how to take that back.
#[must_use]
pub fn written(program: &Program, quiet: bool) -> String {
    let undo = format!("To undo: {}\n", program.command("undo"));
    let next = if quiet { "" } else { &undo };
    format!("It is written to your journal.\n{next}")
}

/// The page, one fact a line.
#[must_use]
pub fn text(import: &Import, unicode: bool) -> String {
    let Import { file, found, .. } = import;
    let mut page = format!("In {}:\n", clean::line(file, unicode));
    let deleted = (found.deleted > 0).then(|| count(found.deleted, "entry", "entries"));
    let ahead = (found.ahead > 0).then(|| count(found.ahead, "entry", "entries"));
    let bad = u32::try_from(found.bad.len()).unwrap_or(u32::MAX);
    let bad = (bad > 0).then(|| count(bad, "row", "rows"));
    let unread: Vec<_> = found.unread.iter().map(|key| clean::line(key, unicode)).collect();
    let facts = [
        ("New", records(found, |fates| fates.new)),
        ("Changed there since", records(found, |fates| fates.changed)),
        ("The same here", records(found, |fates| fates.same)),
        ("Changed or deleted here since, and kept", records(found, |fates| fates.kept)),
        ("Deleted there, and now here", deleted),
        ("Ahead of the clock, and in no figure until their day", ahead),
        ("Left out", bad),
        ("Not known to this daymark, and not read", (!unread.is_empty()).then(|| list(&unread))),
    ];
    for (name, fact) in facts {
        if let Some(fact) = fact {
            // Writing to a String cannot go wrong.
            let _ = writeln!(page, "  {name}: {fact}");
        }
    }
    if !found.changes() {
        page.push_str("There is nothing to write.\n");
    }
    page
}

/// How many of each list have one fate, in words.
fn records(found: &Found, of: fn(&Fates) -> u32) -> Option<String> {
    let some = found.lists.iter().filter(|(_, fates)| of(fates) > 0);
    let words: Vec<_> = some
        .map(|(list, fates)| {
            let (one, many) = list.nouns();
            count(of(fates), one, many)
        })
        .collect();
    (!words.is_empty()).then(|| list(&words))
}
